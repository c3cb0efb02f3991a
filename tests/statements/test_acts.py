"""Plain acts are no statements: every act by its own examples, and in a read article."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from nolle.statements import read_statements
from nolle.statements.acts import Act, acts
from nolle.statements.article import Article, Paragraph
from nolle.statements.parsing import parser

TABLE = tomllib.loads(files("nolle.statements").joinpath("acts.toml").read_text("utf-8"))["act"]
ACTS = {act.name: act for act in acts()}


def holds(act: Act, cue: str, content: str) -> bool:
    return act.holds("" if act.by_nobody else "the court", cue, content)


@pytest.mark.parametrize(("name", "cue", "content"), [(one["name"], *words) for one in TABLE for words in one["match"]])
def test_an_act_is_seen(name: str, cue: str, content: str) -> None:
    assert holds(ACTS[name], cue, content)


@pytest.mark.parametrize(("name", "cue", "content"), [(one["name"], *words) for one in TABLE for words in one["miss"]])
def test_what_is_said_is_no_act(name: str, cue: str, content: str) -> None:
    assert not holds(ACTS[name], cue, content)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A former clerk pleaded guilty to taking cash. Her lawyer said she would appeal.", ["promise"]),
        ("A judge dismissed a forgery case against an aide. The aide pleaded not guilty.", ["denial"]),
    ],
)
def test_an_article_gives_what_was_said_without_the_acts(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in read_statements(Article((Paragraph("body", 0, parser().nlp(text)),)))] == kinds

"""A baseline in a casebook: kept like any page, quoted beside the cases of its courts, remade from what is kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner

from nolle import pipeline
from nolle.casebook import Casebook, open_casebook
from nolle.cli import nolle
from nolle.model import Finding

SAMPLES = Path(str(files("nolle") / "demo" / "dockets"))
NYSD, TXSD = (str(SAMPLES / name) for name in ("nysd-1-24-cr-90017.html", "txsd-4-24-cr-90070.html"))
CASE, WHO = "nysd/1:24-cr-90017", "Corwin Thistlewood"
PAGE = """Nolle-baseline: 1
Source: an invented count
File: cr96on.txt, 1,234 bytes, sha256 00ff
Broad: Dismissed, nolle prosequi, dismissed without prejudice.
Limit: Clerks code the dispositions.

nysd, fiscal 2024, all offenses: the cases of 40 of 2,000 defendants ended in dismissal by the broad measure (2.00%, 95% interval 1.47% to 2.71%), 4 of them by nolle prosequi. Whether that stands out cannot be told.
nysd, fiscal 2025, all offenses: the cases of 44 of 2,000 defendants ended in dismissal by the broad measure (2.20%, 95% interval 1.64% to 2.94%), 4 of them by nolle prosequi. That does not stand out: other districts let expect 2.10%.
"""
ROW = PAGE.splitlines()[-1]


def write(folder: Path, text: str = PAGE, name: str = "districts.txt", when: int = 1_700_000_000) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    os.utime(path, (when, when))
    return str(path)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    with open_casebook(tmp_path / "book", create=True) as book:
        list(pipeline.add(book, [NYSD, TXSD]))
        yield book


def outliers(book: Casebook) -> list[Finding]:
    return [finding for finding in pipeline.findings(book) if finding.kind == "outlier"]


def test_a_baseline_that_comes_is_set_beside_the_cases_of_its_courts_and_no_others(book: Casebook, tmp_path: Path) -> None:
    assert outliers(book) == []
    (added,) = pipeline.add(book, [write(tmp_path)])
    assert (added.kind, added.courts, added.cases, added.notes, added.refused) == ("baseline", 1, (), (), None)
    (found,) = outliers(book)
    assert (found.case, found.defendant, found.evidence[1].quote) == (CASE, WHO, ROW)
    assert found.summary.endswith("by the baseline of fiscal 2025, dismissals are rare in nysd")
    quoted = {words.quote for words in found.evidence if words.capture == added.digest}
    assert quoted == {line for line in PAGE.splitlines()[1:] if line and "2024" not in line}, "the row, and all that is said with it"
    assert pipeline.text(book, str(added.digest)) == PAGE
    assert (book.ledger.cases(), book.ledger.articles(), book.ledger.stale()) == (["nysd/1:24-cr-90017", "txsd/4:24-cr-90070"], [], [])


def test_it_is_kept_verified_and_remade_the_same_and_an_edit_shows(book: Casebook, tmp_path: Path) -> None:
    (added,) = pipeline.add(book, [write(tmp_path)])
    Path(tmp_path / "districts.txt").unlink()
    before = outliers(book)
    assert pipeline.verify(book) == []
    assert pipeline.rebuild(book, check=True) == [] == pipeline.rebuild(book, check=False)
    assert outliers(book) == before != []
    path = book.captures.path(str(added.digest))
    path.chmod(0o644)
    path.write_text(PAGE.replace("44 of", "14 of"), encoding="utf-8")
    assert any(str(added.digest) in str(damage) for damage in pipeline.verify(book))


def test_the_order_in_which_they_come_makes_no_difference(book: Casebook, tmp_path: Path) -> None:
    page = write(tmp_path)
    list(pipeline.add(book, [page]))
    with open_casebook(tmp_path / "other", create=True) as other:
        for path in (page, TXSD, NYSD):
            list(pipeline.add(other, [path]))
        assert other.ledger.derived_hashes() == book.ledger.derived_hashes()


def test_a_newer_baseline_takes_the_place_of_the_older_which_is_kept(book: Casebook, tmp_path: Path) -> None:
    newer = PAGE.replace("44 of 2,000", "48 of 2,100").replace("2.20%", "2.29%")
    (late,) = pipeline.add(book, [write(tmp_path, newer, "newer.txt", 1_800_000_000 - 50_000_000)])
    (old,) = pipeline.add(book, [write(tmp_path)])
    (found,) = outliers(book)
    assert "48 of 2,100" in found.evidence[1].quote and found.evidence[1].capture == late.digest
    assert old.digest not in {words.capture for words in found.evidence}
    assert old.new and pipeline.verify(book) == [] == pipeline.rebuild(book, check=True)


@pytest.mark.parametrize("what", ["case held", "defendant forgotten"])
def test_a_case_that_is_held_or_a_defendant_who_is_forgotten_is_not_told(book: Casebook, tmp_path: Path, what: str) -> None:
    list(pipeline.add(book, [write(tmp_path)]))
    assert outliers(book)
    if what == "case held":
        pipeline.hold(book, CASE, "hide", by="wren", why="counsel asked")
    else:
        pipeline.forget(book, CASE, WHO, by="wren", why="a court's order")
    assert outliers(book) == []


def test_the_commands_show_it(book: Casebook, tmp_path: Path) -> None:
    said = CliRunner().invoke(nolle, ["--casebook", str(book.folder), "add", write(tmp_path)])
    assert (said.exit_code, "baseline · 1 court" in said.output) == (0, True)
    shown = CliRunner().invoke(nolle, ["--casebook", str(book.folder), "drops"])
    words = " ".join(shown.output.split())
    assert "Beside what is usual · 1 finding in 1 case" in words and "the cases of 44 of 2,000 defendants" in words
    assert words.count("Limit: Clerks code the dispositions.") == words.count("Source: an invented count") == 1
    exported = CliRunner().invoke(nolle, ["--casebook", str(book.folder), "export", "captures"])
    assert '"kind":"baseline"' in exported.output.replace(": ", ":")

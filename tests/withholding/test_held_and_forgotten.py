"""What a person decides about held cases and forgotten people, and that neither comes back by itself."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nolle import pipeline
from nolle.casebook import Casebook, open_casebook
from nolle.cli import nolle
from nolle.errors import BadUsage
from nolle.withholding import WITHHELD, Door, tombstone, withheld

SAMPLES = Path(str(files("nolle") / "demo" / "dockets"))
SHEET, OTHER = SAMPLES / "nysd-1-24-cr-90017.html", SAMPLES / "azd-4-23-cr-90115.html"
CASE, TWO = "nysd/1:24-cr-90017", "azd/4:23-cr-90115"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    with open_casebook(tmp_path / "book", create=True) as book:
        list(pipeline.add(book, [str(SHEET), str(OTHER)]))
        yield book


def later(folder: Path, before: bytes = b"USA v. Thistlewood et al", after: bytes = b"USA v. EXPUNGED") -> str:
    page = folder / "thistlewood.html"
    data = SHEET.read_bytes()
    assert before in data
    page.write_bytes(data.replace(before, after))
    return str(page)


def cases(book: Casebook) -> list[str]:
    return [record.case for record in pipeline.records(book)]


def people(book: Casebook) -> set[str]:
    return {charge.defendant for record in pipeline.records(book, TWO) for charge in record.charges}


def test_a_case_drops_out_once_a_later_page_took_its_name_away(book: Casebook, tmp_path: Path) -> None:
    assert cases(book) == [TWO, CASE]
    (added,) = pipeline.add(book, [later(tmp_path)])
    assert (added.source, added.notes, added.cases) == (WITHHELD, (), (CASE,))
    assert cases(book) == [TWO] and {fact.about for fact, _ in pipeline.entries(book)} == {TWO}
    assert [(one.case, one.shown, one.why[:17]) for one in pipeline.held(book)] == [(CASE, False, "the word EXPUNGED")]
    assert pipeline.verify(book) == [] == pipeline.rebuild(book, check=True)


def test_an_older_page_does_not_bring_it_back_and_a_person_does(book: Casebook, tmp_path: Path) -> None:
    list(pipeline.add(book, [later(tmp_path)]))
    (again,) = pipeline.add(book, [str(SHEET)])
    (older,) = pipeline.add(book, [str(SAMPLES / "nysd-1-24-cr-90017-earlier.html")])
    assert again.source == older.source == WITHHELD and cases(book) == [TWO]
    pipeline.hold(book, CASE, "show", by="wren", why="the clerk confirmed a mistake")
    assert cases(book) == [TWO, CASE] and pipeline.held(book)[0].shown
    pipeline.hold(book, CASE, "hide", by="wren", why="it was none")
    assert cases(book) == [TWO]
    assert [one.verdict for one in book.ledger.judgements("held")] == ["show", "hide"]


def test_a_case_that_was_held_before_anything_is_derived_is_withheld(book: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a run that was killed, or where nothing may be written."""
    monkeypatch.setattr(pipeline, "refresh", lambda book: None)
    list(pipeline.add(book, [later(tmp_path)]))
    assert CASE in book.ledger.stale() and book.ledger.held() == {}
    assert cases(book) == [TWO]


def test_any_case_can_be_hidden_and_only_a_held_one_shown(book: Casebook) -> None:
    with pytest.raises(BadUsage, match="not held"):
        pipeline.hold(book, CASE, "show", by="wren", why="no reason")
    pipeline.hold(book, CASE, "hide", by="wren", why="counsel asked")
    assert cases(book) == [TWO]
    with pytest.raises(BadUsage, match="held or forgotten"):
        pipeline.check_shown(book, CASE)


@pytest.mark.parametrize("wanted", ["1", "#1", "Cosima Lunt-Alvarado", "COSIMA LUNT ALVARADO"])
def test_a_forgotten_defendant_is_gone_and_the_others_stay(book: Casebook, wanted: str) -> None:
    said = pipeline.forget(book, TWO, wanted, by="wren", why="order shown to the desk")
    assert said.key == tombstone(TWO, "1") and "unt" not in said.key + said.why
    assert people(book) == {"Fenwick Drummond-Oyola"}
    (record,) = pipeline.records(book, TWO)
    assert record.case_name == "USA v. [withheld] et al" and sum(record.tally.values()) == 1
    assert not any("Lunt" in str(finding) for finding in pipeline.findings(book))


def test_it_stays_forgotten_when_its_page_is_added_again_and_comes_back_when_withdrawn(book: Casebook, tmp_path: Path) -> None:
    said = pipeline.forget(book, TWO, "1", by="wren", why="order shown to the desk")
    copy = tmp_path / "Lunt-Alvarado.html"
    copy.write_bytes(OTHER.read_bytes() + b"<!-- saved again -->")
    (added,) = pipeline.add(book, [str(copy)])
    assert added.new and added.source == WITHHELD and people(book) == {"Fenwick Drummond-Oyola"}
    pipeline.rebuild(book, check=False)
    assert people(book) == {"Fenwick Drummond-Oyola"}
    pipeline.remember(book, said.id[:10], by="wren", why="a slip")
    assert len(people(book)) == 2 and [stone.stands for stone in pipeline.tombstones(book)] == [False]
    with pytest.raises(BadUsage, match="no tombstone"):
        pipeline.remember(book, said.id[:10], by="wren", why="again")


def test_a_case_of_which_everybody_is_forgotten_is_forgotten(book: Casebook) -> None:
    for number in ("1", "2"):
        pipeline.forget(book, TWO, number, by="wren", why="on request")
    assert cases(book) == [CASE] and pipeline.withheld_told(book) == (0, 1, 0)


def test_what_was_forgotten_before_it_came_never_shows(tmp_path: Path) -> None:
    with open_casebook(tmp_path / "book", create=True) as book:
        pipeline.forget(book, CASE, "", by="wren", why="on request")
        pipeline.forget(book, TWO, "1", by="wren", why="on request")
        added = list(pipeline.add(book, [str(SHEET), str(OTHER)]))
        assert [one.source for one in added] == [WITHHELD, str(OTHER)] and cases(book) == [TWO]
        assert people(book) == {"Fenwick Drummond-Oyola"}
        assert Door(book).now.told == withheld(book).told == (0, 1, 1)


# --- the commands


def run(folder: Path, *args: str, user: str = "wren") -> Result:
    return CliRunner().invoke(nolle, ["--casebook", str(folder), *args], env={"USER": user, "USERNAME": ""})


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("held", "hide", CASE), "say why"),
        (("forget", CASE), "say why"),
        (("forget", CASE, "--reason", "Thistlewood asked"), "keeps no name"),
        (("forget", f"{CASE}/9", "--reason", "x"), "no defendant is"),
        (("forget", "nysd/9:99-cr-1", "--reason", "x"), "no such case"),
        (("forget", "--reason", "x"), "give one of these"),
        (("forget", "--withdraw", "abcd", "--reason", "x"), "no tombstone"),
    ],
)
def test_what_cannot_be_decided_is_wrong_usage(book: Casebook, args: tuple[str, ...], says: str) -> None:
    result = run(book.folder, *args)
    assert result.exit_code == 2 and says in result.output
    assert book.ledger.judgements() == []


def test_nobody_decides_without_a_name(book: Casebook) -> None:
    assert "who decides" in run(book.folder, "held", "hide", CASE, "--why", "x", user="").output


@pytest.mark.parametrize("spelled", [f"{CASE}/2", "24cr90017/2", "1:24-cr-90017-2", "nysd/1:24-cr-90017-ABC-2", "24-cr-90017/Anneliese Korbut-Reyes"])
def test_a_defendant_is_meant_as_cases_are_spelled_elsewhere(book: Casebook, spelled: str) -> None:
    result = run(book.folder, "forget", spelled, "--reason", "on request")
    assert result.exit_code == 0 and [one.key for one in book.ledger.judgements()] == [tombstone(CASE, "2")]
    listed = run(book.folder, "forget", "--list").output
    assert "on request" in listed and "stands" in listed and "90017" not in listed
    assert run(book.folder, "forget", "--withdraw", result.output[:10], "--reason", "a slip").exit_code == 0
    assert "withdrawn" in run(book.folder, "forget", "--list").output


def test_held_lists_number_reason_and_day(book: Casebook) -> None:
    assert run(book.folder, "held").output == "No case is held.\n"
    assert run(book.folder, "held", "hide", "24cr90017", "--why", "on request").exit_code == 0
    listed = run(book.folder, "held").output
    assert CASE in listed and "wren" in listed and "Thistlewood" not in listed

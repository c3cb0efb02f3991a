"""The whole way, from sample pages to the fate of charges, on a casebook in a temporary folder."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from nolle import pipeline
from nolle.casebook import Casebook, open_casebook
from nolle.model import CaseRecord
from nolle.withholding import WITHHELD

SAMPLES = Path(str(files("nolle") / "demo" / "dockets"))
EXPECTED = Path(__file__).parent / "demo"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    """The sample pages, added."""
    with open_casebook(tmp_path_factory.mktemp("demo"), create=True) as book:
        assert [a.refused for a in pipeline.add(book, [str(SAMPLES)]) if a.refused] == []
        yield book


def _expected(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (EXPECTED / name).read_text(encoding="utf-8").splitlines()]


def _row_of(records: list[CaseRecord], row: dict[str, object]) -> dict[str, object]:
    """What we say of a printed row: one value where all its counts ended alike."""
    found = [
        c
        for record in records
        for c in record.charges
        if record.case == row["case"]
        and c.defendant == row["defendant"]
        and (row["defendant_number"] in (None, c.defendant_number))
        and (c.label == row["count_label"] or set(c.counts) & set(row["counts"]))  # type: ignore[call-overload]
        and (c.section or row["section"]) == row["section"]
    ]
    said = {(c.disposition.outcome, c.disposition.by, c.disposition.with_prejudice, c.disposition.context, str(c.disposition.happened)) for c in found}
    assert len(said) == 1, (row, said)
    outcome, by, with_prejudice, context, happened = said.pop()
    return {"outcome": outcome, "by": by, "with_prejudice": with_prejudice, "context": context, "happened": None if happened == "None" else happened}


@pytest.mark.parametrize("row", _expected("expected_charges.jsonl"), ids=lambda r: f"{r['case']} {r['defendant']} {r['count_label']}")
def test_every_sample_charge_ends_as_its_trap_says(demo: Casebook, row: dict[str, object]) -> None:
    got = _row_of(list(pipeline.records(demo)), row)
    assert got["outcome"] in (row["outcome"], *row.get("acceptable_outcomes", ())), row["why"]  # type: ignore[misc]
    if row["outcome"] == "dismissed":
        assert {k: got[k] for k in ("by", "with_prejudice", "context")} == {k: row[k] for k in ("by", "with_prejudice", "context")}, row["why"]
    if row["happened"]:
        assert got["happened"] in (row["happened"], *row.get("acceptable_dates", ())), row["why"]  # type: ignore[misc]


def test_the_findings_are_exactly_those_that_the_samples_hold(demo: Casebook) -> None:
    def key(kind: object, case: object, defendant: object, counts: object, happened: object) -> tuple[object, ...]:
        return (kind, case, str(defendant), tuple(counts), str(happened))  # type: ignore[arg-type]

    got = sorted(key(f.kind, f.case, f.defendant, f.counts, f.happened) for f in pipeline.findings(demo))
    assert got == sorted(key(r["kind"], r["case"], r["defendant"], r["counts"], r["happened"]) for r in _expected("expected_findings.jsonl"))


def test_no_charge_is_invented(demo: Casebook) -> None:
    expected = {(row["case"], row["defendant"]) for row in _expected("expected_charges.jsonl")}
    sheets = {case for case, _ in expected} - {"ned/8:23-cr-90045"}  # one is no sheet, and shows orders about others too
    got = {(r.case, c.defendant) for r in pipeline.records(demo) for c in r.charges if r.case in sheets}
    assert got == {(case, defendant) for case, defendant in expected if case in sheets}


def test_every_assertion_rests_on_words(demo: Casebook) -> None:
    for record in pipeline.records(demo):
        for charge in record.charges:
            assert charge.disposition.evidence, (record.case, charge.label)
    assert all(finding.evidence for finding in pipeline.findings(demo))


def test_the_casebook_verifies_and_rebuilds_identically(demo: Casebook) -> None:
    assert pipeline.verify(demo) == []
    assert pipeline.rebuild(demo, check=True) == []
    assert pipeline.rebuild(demo, check=False) == []


def test_adding_the_same_bytes_again_changes_nothing(demo: Casebook) -> None:
    before = demo.ledger.derived_hashes()
    assert not any(added.new for added in pipeline.add(demo, [str(SAMPLES)]))
    assert demo.ledger.derived_hashes() == before


def test_any_order_of_the_same_pages_gives_the_same_histories(demo: Casebook, tmp_path: Path) -> None:
    pages = sorted(SAMPLES.iterdir())
    random.Random(7).shuffle(pages)
    with open_casebook(tmp_path, create=True) as book:
        for page in pages:
            list(pipeline.add(book, [str(page)]))
        assert book.ledger.derived_hashes() == demo.ledger.derived_hashes()


def test_no_secret_reaches_anything_that_is_shown(demo: Casebook) -> None:
    shown = "".join(pipeline.text(demo, kept.capture.digest) for kept in pipeline.captures(demo) if kept.capture.source != WITHHELD)
    shown += "".join(str(record) for record in pipeline.records(demo)) + "".join(str(entry) for entry in pipeline.entries(demo))
    assert "sample.login" not in shown
    assert "@example" not in shown
    assert "magic_num=1" not in shown and "magic_num=9" not in shown


def test_a_refused_file_is_kept_with_its_reason_and_the_rest_goes_on(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a-empty.html").write_bytes(b"")
    (pages / "b-picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(60))
    shutil.copy(next(SAMPLES.glob("txsd*.html")), pages / "c-sheet.html")
    with open_casebook(tmp_path / "book", create=True) as book:
        added = {Path(a.source).name: a for a in pipeline.add(book, [str(pages)])}
        assert added["a-empty.html"].refused and added["b-picture.png"].refused
        assert added["c-sheet.html"].refused is None and added["c-sheet.html"].charges
        kept = list(pipeline.captures(book))
        assert len(kept) == 3 and sum(k.refused is not None for k in kept) == 2
        assert pipeline.verify(book) == []


def _courtlistener_entries(docket: int) -> bytes:
    """A page of docket entries as CourtListener's API gives it: it names its docket by id alone."""
    order = {
        "id": 1,
        "docket": f"https://www.courtlistener.com/api/rest/v4/dockets/{docket}/",
        "date_filed": "2025-02-03",
        "entry_number": 9,
        "recap_sequence_number": "2025-02-03.001",
        "description": "ORDER granting the government's motion to dismiss Count 1 without prejudice as to Zephyrine Calloway-Adair.",
        "recap_documents": [],
    }
    return json.dumps({"count": 1, "next": None, "previous": None, "results": [order]}).encode()


def test_entries_that_name_their_docket_by_id_alone_find_its_own_page_in_any_order(tmp_path: Path) -> None:
    sheet = next(SAMPLES.glob("flsd*.json"))
    docket = json.loads(sheet.read_bytes())["id"]
    entries = tmp_path / "entries.json"
    entries.write_bytes(_courtlistener_entries(docket))
    hashes = []
    for order in ([sheet, entries], [entries, sheet]):
        with open_casebook(tmp_path / str(len(hashes)), create=True) as book:
            for path in order:
                list(pipeline.add(book, [str(path)]))
            (record,) = pipeline.records(book)
            assert [c.disposition.by for c in record.charges if c.defendant.startswith("Zephyrine") and c.label == "1"] == ["government"]
            hashes.append(book.ledger.derived_hashes())
            assert pipeline.verify(book) == [] and pipeline.rebuild(book, check=True) == []
    assert hashes[0] == hashes[1]


def _later_without_entry_14(folder: Path) -> list[Path]:
    """A full sheet, and the same sheet of six weeks later, on which an entry's row is gone and another's link is lost."""
    first, later = SAMPLES / "nysd-1-24-cr-90017.html", folder / "later.html"
    page = first.read_text(encoding="utf-8").replace("05/06/2025 09:14:31", "06/20/2025 10:00:00")
    page, rows = re.subn(r"<tr><td width='94' valign=top nowrap>[^<]*</td><td [^>]*><a [^>]*>14</a>.*?</tr>", "", page)
    page, links = re.subn(r"<a [^>]*>(16)</a>", r"\1", page)
    assert rows == 1 and links >= 1
    later.write_text(page, encoding="utf-8")
    return [first, later]


def test_an_entry_that_a_later_sheet_lacks_is_found_in_any_order(tmp_path: Path) -> None:
    hashes = []
    for order in (1, -1):
        with open_casebook(tmp_path / f"book{order}", create=True) as book:
            for path in _later_without_entry_14(tmp_path)[::order]:
                list(pipeline.add(book, [str(path)]))
            (record,) = pipeline.records(book)
            assert [(c.kind, c.entry, c.sure) for c in record.changes] == [("link_lost", "16", True), ("entry_absent", "14", True)]
            (found,) = (finding for finding in pipeline.findings(book) if finding.kind != "dropped_charges")
            assert found.kind == "vanished" and found.summary.startswith("Entry 14 stood on the capture of 2025-05-06 and is absent from that of 2025-06-20")
            assert {words.capture for words in found.evidence} == {kept.capture.digest for kept in pipeline.captures(book)}
            assert pipeline.verify(book) == [] and pipeline.rebuild(book, check=True) == []
            hashes.append(book.ledger.derived_hashes())
    assert hashes[0] == hashes[1]


def test_what_entries_say_is_kept_once_for_each_wording(tmp_path: Path) -> None:
    with open_casebook(tmp_path / "book", create=True) as book:
        list(pipeline.add(book, [str(path) for path in _later_without_entry_14(tmp_path)]))
        (case,) = book.ledger.cases()
        entries = list(pipeline.entries(book))
        assert len(book.ledger.labels(case)) == len({fact.evidence[0].quote for fact, _ in entries}) < len(entries)
        assert any(reading.events for _, reading in entries)


def test_looking_never_waits_for_a_writer(tmp_path: Path) -> None:
    with open_casebook(tmp_path, create=True, patience=0.1) as book:
        list(pipeline.add(book, [str(next(SAMPLES.glob("txsd*.html")))]))
    with open_casebook(tmp_path) as writer, writer.ledger.writing(), open_casebook(tmp_path, patience=0.1) as reader:
        assert [record.case for record in pipeline.records(reader)] == ["txsd/4:24-cr-90070"]
        assert list(pipeline.findings(reader))


def test_a_court_once_given_is_remembered(tmp_path: Path) -> None:
    page = next(SAMPLES.glob("txsd*.html"))
    with open_casebook(tmp_path, create=True) as book:
        list(pipeline.add(book, [str(page)], court="txsd"))
        assert not any(added.new for added in pipeline.add(book, [str(page)]))

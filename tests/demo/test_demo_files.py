"""The bundled sample dockets are whole, invented throughout, and carry the traps that their README lists."""

import html
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

DEMO = Path(__file__).resolve().parents[2] / "src" / "nolle" / "demo"
DOCKETS = DEMO / "dockets"
FILES = sorted(DOCKETS.iterdir())
README = (DEMO / "README.md").read_text(encoding="utf-8")
TRAPS = re.findall(r"^\| ([a-z0-9-]+) \| `([^`]+)` \| `([^`]+)` \|", README, re.M)
COUNTS_TABLE = {"azd", "caed", "casd", "dcd", "flsd", "gand", "moed", "ncwd", "ned", "nyed", "nysd", "pamd", "txsd"}


def lines(name: str) -> list[dict[str, Any]]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


CHARGES = lines("expected_charges.jsonl")
FINDINGS = lines("expected_findings.jsonl")


def shown(path: Path) -> str:
    """What a person reads on the page: no tags, no entities, single spaces."""
    text = re.sub(r"<!--.*?-->|<script.*?</script>", " ", path.read_text(encoding="utf-8"), flags=re.S | re.I)
    if path.suffix != ".json":
        text = re.sub(r"</?[a-zA-Z][^>]*>", lambda tag: " " if re.match(r"</?(br|td|tr|table|hr|th|p|div|docketText)\b", tag[0], re.I) else "", text)
    return " ".join(html.unescape(text).replace("\xa0", " ").split())


def case_of(path: Path) -> str:
    court, office, year, kind, serial = path.stem.split("-")[:5]
    return f"{court}/{office}:{year}-{kind}-{serial}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_sample_is_neither_empty_nor_unlisted(path: Path) -> None:
    assert len(path.read_bytes()) > 2000
    assert f"| `{path.name}` |" in README


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_sample_names_no_real_case_mailbox_telephone_or_login(path: Path) -> None:
    text = html.unescape(path.read_text(encoding="utf-8"))
    numbers = re.findall(r"\d{2}-?(?:cr|mj|cv|~gr)-?(\d+)", text)
    assert numbers
    assert all(len(number) == 5 and int(number) >= 90000 for number in numbers)
    assert set(re.findall(r"@([\w.-]+)", text)) <= {"example.org", "example.gov"}
    assert not re.findall(r"\(?\b\d{3}\)?[ -]?(?!555-01)\d{3}-\d{4}\b", text)
    assert set(re.findall(r"PACER Login:.*?<FONT[^>]*> *(\S+) *</FONT>", text, re.I | re.S)) <= {"sample.login:0000000:0"}


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".html"], ids=lambda path: path.name)
def test_a_page_says_in_its_source_that_it_is_invented_and_carries_a_receipt(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "<!-- Sample page. Every person, lawyer, judge, clerk and case in it is invented. -->" in text
    assert "sample.login:0000000:0" in text


def test_the_notice_holds_a_one_time_link_that_must_not_leave_the_capture() -> None:
    assert "magic_num=90000001" in (DOCKETS / "gand-1-24-cr-90033-nef.eml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("trap", "name", "words"), TRAPS, ids=[trap for trap, _, _ in TRAPS])
def test_the_words_of_a_listed_trap_stand_in_its_file(trap: str, name: str, words: str) -> None:
    assert words in shown(DOCKETS / name)


def test_every_trap_is_listed_once_and_every_file_carries_one() -> None:
    names = [trap for trap, _, _ in TRAPS]
    assert len(names) == len(set(names)) >= 70
    assert {name for _, name, _ in TRAPS} == {path.name for path in FILES}


def test_expected_rows_speak_of_bundled_cases_and_of_words_on_their_pages() -> None:
    pages: dict[str, str] = {}
    for path in FILES:
        if path.name != "nysd-recent-entries.xml":
            pages[case_of(path)] = pages.get(case_of(path), "") + shown(path)
    assert {row["court"] for row in CHARGES if row["section"]} == COUNTS_TABLE
    for row in CHARGES:
        assert row["case"] == f"{row['court']}/{row['docket_number']}"
        assert row["defendant"] in pages[row["case"]]
        assert not row["section"] or row["count_label"] == "complaint" or f"({row['count_label']})" in pages[row["case"]]


def test_only_dismissals_have_terms_and_every_ending_has_a_date() -> None:
    for row in CHARGES:
        dismissed = row["outcome"] == "dismissed"
        assert (row["context"] in {"plea_bargain", "superseded", "standalone"}) == dismissed
        assert (row["by"] is not None) == (dismissed or row["outcome"] == "acquitted")
        assert dismissed or row["with_prejudice"] is None
        assert (row["happened"] is None) == (row["outcome"] == "pending")
        assert row["happened"] is None or date(2022, 1, 1) <= date.fromisoformat(row["happened"]) <= date(2025, 12, 31)


def test_the_expected_drops_are_the_government_dismissals_outside_plea_bargain_and_superseding() -> None:
    expected: dict[tuple[str, int | None, str], list[str]] = {}
    for row in CHARGES:
        if row["outcome"] == "dismissed" and row["by"] == "government" and row["context"] == "standalone":
            expected.setdefault((row["case"], row["defendant_number"], row["happened"]), []).extend(row["counts"])
    assert expected == {(row["case"], row["defendant_number"], row["happened"]): row["counts"] for row in FINDINGS if row["kind"] == "dropped_charges"}

"""The bundled sample articles are invented throughout, agree with the docket they are about, and say what the demo shows."""

import html
import json
import re
from pathlib import Path

import pytest

from nolle.outputs import dumps, statement_row
from nolle.quoting import quotes

DEMO = Path(__file__).resolve().parents[2] / "src" / "nolle" / "demo"
FILES = sorted((DEMO / "articles").iterdir())
README = (DEMO / "README.md").read_text(encoding="utf-8")
DOCKET = DEMO / "dockets" / "nysd-1-24-cr-90017.html"
EXPECTED = [json.loads(line) for line in (Path(__file__).parent / "expected_statements.jsonl").read_text(encoding="utf-8").splitlines()]
OF_THE_CASE = ("Corwin Thistlewood", "Anneliese Korbut-Reyes", "Piers Okonjo-Hale", "Abel Quintrell", "Odalys P. Vandermeer", "Imogen Darrow", "Lucan Pemberley")


def words(path: Path) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8"))).split())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_article_is_listed_says_in_its_source_that_it_is_invented_and_names_no_real_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert f"| `{path.name}` |" in README
    assert re.search(r"Sample (?:page|release)\. Every person, lawyer, judge(?:, outlet)? and case in it is invented\.", text)
    assert {host.rpartition(".example.")[2] for host in re.findall(r"https://([\w.-]+)", text)} <= {"org", "gov", "https://schema.org", "schema.org"}
    assert set(re.findall(r"@([\w-]+\.[\w.-]+)", text)) <= {"example.org", "example.gov"}
    assert not re.findall(r"\(?\b\d{3}\)?[ -]?(?!555-01)\d{3}-\d{4}\b", text)
    assert all(int(number) >= 90000 for number in re.findall(r"\d\d Cr\. (\d+)", text))


def test_everybody_of_the_case_is_named_as_on_the_docket() -> None:
    docket, told = words(DOCKET), " ".join(words(path) for path in FILES)
    assert [name for name in OF_THE_CASE if name not in docket or name not in told] == []


@pytest.fixture(scope="module")
def found() -> list[dict[str, object]]:
    rows = []
    for quoted in quotes([str(path) for path in FILES]):
        assert quoted.refused is None
        rows += [json.loads(dumps(statement_row(one, Path(quoted.source).name, quoted.published, quoted.chains[one.id]))) for one in quoted.statements]
    return rows


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda row: f"{row['doc']}-{row['kind']}-{row['speaker'] or 'nobody'}"[:60])
def test_what_a_reader_would_mark_is_found(expected: dict[str, object], found: list[dict[str, object]]) -> None:
    told = [{**row, "content": [piece["text"] for piece in row["content"]]} for row in found]  # type: ignore[attr-defined]
    assert expected in [{name: row[name] for name in expected} for row in told]


def test_the_weekly_stands_at_the_end_of_a_chain_of_two_outlets(found: list[dict[str, object]]) -> None:
    assert ["Hudson Docket Weekly", "The Battery Courier"] in [row["chain"] for row in found]

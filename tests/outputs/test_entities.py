"""FollowTheMoney entities: cases, parties and articles; nobody is joined by name."""

from __future__ import annotations

from datetime import date

from nolle.articles import article_id
from nolle.model import ArticleSaid, CaseRecord, ChargeHistory, Disposition, Evidence, Fact
from nolle.outputs import article_entity, case_entities

DIGEST = "ab" * 32


def record(case: str) -> CaseRecord:
    court, number = case.split("/")
    end = Disposition("dismissed", "government", False, "standalone", date(2020, 3, 4))
    charge = ChargeHistory(case, court, number, "USA v. Tennant", "Marisol Tennant", 2, ("Mari",), "1", ("1",), "18:1343 WIRE FRAUD", None, end)
    return CaseRecord(case, court, number, "USA v. Tennant", date(2019, 1, 2), None, (charge,), tally={"dropped": 1})


def test_a_case_its_defendant_and_the_part_are_three_entities_that_name_each_other() -> None:
    case, person, party = case_entities(record("nyed/2:20-cr-90999"))
    assert [entity["schema"] for entity in (case, person, party)] == ["CourtCase", "Person", "CourtCaseParty"]
    assert case["properties"] == {
        "caseNumber": ["2:20-cr-90999"], "court": ["nyed"], "fileDate": ["2019-01-02"], "name": ["USA v. Tennant"], "notes": ["1 dropped"],
    }  # fmt: skip
    told = "count 1: 18:1343 WIRE FRAUD: dismissed on the government's motion, without prejudice, 2020-03-04"
    assert party["properties"] == {"case": [case["id"]], "description": [told], "party": [person["id"]], "role": ["defendant"]}


def test_one_name_in_two_cases_is_two_people() -> None:
    people = [entity["id"] for case in ("nyed/2:20-cr-90999", "nysd/1:24-cr-90017") for entity in case_entities(record(case)) if entity["schema"] == "Person"]
    assert len(set(people)) == 2


def test_an_article_gives_what_its_page_gives() -> None:
    said = ArticleSaid(("headline", "body"), "Harbor Ledger", "2025-03-04T10:00:00Z", None, "https://ledger.example/ferry", "en")
    words = (Evidence(DIGEST, 0, 13, "Ferry case ends"), Evidence(DIGEST, 14, 20, "It did."))
    entity = article_entity(Fact("f", article_id(DIGEST, 1), said, words, "news_page", 1))
    assert entity["properties"] == {
        "language": ["en"], "publishedAt": ["2025-03-04"], "publisher": ["Harbor Ledger"], "sourceUrl": ["https://ledger.example/ferry"], "title": ["Ferry case ends"],
    }  # fmt: skip

"""FollowTheMoney entities: cases, parties, people and articles, for Aleph and its kin. Charges have no schema there and stand in ``notes``.

A person is one person in one case: nobody is joined across cases, or with anybody in an article, by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from nolle.articles import is_article
from nolle.codec import sha256_hex
from nolle.model import ArticleSaid, CaseRecord, ChargeHistory, Fact
from nolle.outputs._rows import Row
from nolle.phrases import count, ending


def case_entities(record: CaseRecord) -> Iterator[Row]:
    """A CourtCase, and a Person and a CourtCaseParty for each defendant, with what became of the counts in ``notes``."""
    court_case = _id("case", record.case)
    dates = {"fileDate": [record.filed], "closeDate": [record.terminated]}
    tally = [f"{number} {name}" for name, number in record.tally.items()]
    yield _entity(court_case, "CourtCase", name=[record.case_name], caseNumber=[record.docket_number], court=[record.court], **dates, notes=tally)
    for (number, name), group in groupby(record.charges, key=lambda charge: (charge.defendant_number, charge.defendant)):
        charges = list(group)
        person = _id("person", record.case, str(number or name))
        yield _entity(person, "Person", name=[name], alias=charges[0].aliases)
        party = _id("party", record.case, str(number or name))
        yield _entity(party, "CourtCaseParty", party=[person], case=[court_case], role=["defendant"], description=[_told(charge) for charge in charges])


def article_entity(fact: Fact) -> Row:
    """An Article: headline, outlet, day and address as its page gives them."""
    said = fact.said
    assert isinstance(said, ArticleSaid) and is_article(fact.about)
    title = [words.quote for part, words in zip(said.parts, fact.evidence, strict=True) if part == "headline"][:1]
    days = {"publishedAt": [_day(said.published)], "modifiedAt": [_day(said.updated)]}
    page = {"publisher": [said.outlet], "sourceUrl": [said.address], "language": [said.language]}
    return _entity(_id("article", fact.about), "Article", title=title, **days, **page)


def _told(charge: ChargeHistory) -> str:
    """A charge in a sentence: what, and what became of it when."""
    end = charge.disposition
    when = f", {end.happened.isoformat()}" if end.happened else ""
    return f"{count(charge.label)}: {charge.offense or 'offense not shown'}: {ending(end)}{when}"


def _entity(identity: str, schema: str, **properties: Iterable[object]) -> Row:
    told: dict[str, Sequence[str]] = {name: [str(value) for value in values if value is not None] for name, values in properties.items()}
    return {"id": identity, "schema": schema, "properties": {name: values for name, values in sorted(told.items()) if values}}


def _id(*parts: str) -> str:
    return f"nolle-{sha256_hex('/'.join(parts))[:32]}"


def _day(printed: str | None) -> str | None:
    return printed[:10] if printed else None

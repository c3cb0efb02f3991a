"""Invented pages and what they say, for the tests of everything that keeps.

A page is plain text: a first line "CASE court number", then one entry a line. ``read`` is its reader; its canonical text is the
decoded text itself. A news page has the first line "NEWS", then the headline, then a paragraph a line.
"""

from __future__ import annotations

import hashlib

from nolle.articles import article_id
from nolle.codec import fact_id, sha256_hex
from nolle.errors import UnknownFormat
from nolle.ledgers import ReadingRow
from nolle.model import (
    ArticleRecord,
    ArticleSaid,
    Capture,
    CaseRecord,
    CaseSaid,
    ChargeHistory,
    Disposition,
    EntrySaid,
    Event,
    Evidence,
    Fact,
    Figure,
    Finding,
    OutcomeSaid,
    Quote,
    Reading,
    Report,
    Signal,
    Statement,
)  # fmt: skip

CASE = "xxd/1:21-cr-00001"
OTHER = "xxd/1:21-cr-00002"
ORDER = "ORDER granting 6 Motion to Dismiss as to Wilma Ferncastle (2). Count 3 dismissed."


def page(*entries: str, case: str = CASE) -> bytes:
    """The bytes of a page about one case."""
    return "\n".join([f"CASE {case}", *entries]).encode()


def capture(data: bytes, retrieved: str = "2021-06-01T00:00:00+00:00", source: str = "pages/ferncastle.txt") -> Capture:
    return Capture(hashlib.sha256(data).hexdigest(), len(data), "text/plain", source, retrieved, "given")


def read(data: bytes, source: str = "", court: str | None = None, charset: str | None = None) -> Report:
    """The page's reader. Raises UnknownFormat for what is no such page."""
    if not data.startswith((b"CASE ", b"NEWS\n")):
        raise UnknownFormat(f"{source}: no page of ours")
    return Report("invented page", "invented", 1, data.decode())


def reading(data: bytes, version: int = 1, court: str | None = None) -> ReadingRow:
    text = sha256_hex(data.decode())
    return ReadingRow(capture(data).digest, "invented page", "invented", version, text, court, None, ("one note", "two notes"))


def facts(data: bytes, version: int = 1) -> list[Fact]:
    """What a page says: about the case, then one fact an entry."""
    text = data.decode()
    head, *lines = text.split("\n")
    case = head.removeprefix("CASE ")
    court, number = case.split("/")
    said: list[tuple[CaseSaid | EntrySaid, int, int]] = [(_case(court, number), 5, len(head))]
    start = len(head) + 1
    for row, line in enumerate(lines):
        said.append((EntrySaid(str(row + 1), None, None, line, None, None, row), start, start + len(line)))
        start += len(line) + 1
    digest = capture(data).digest
    rests_on = [Evidence(digest, start, end, text[start:end]) for _, start, end in said]
    return [Fact(fact_id(case, what, (words,)), case, what, (words,), "invented", version) for (what, _, _), words in zip(said, rests_on, strict=True)]


def _case(court: str, number: str) -> CaseSaid:
    return CaseSaid(
        court=court,
        docket_number=number,
        case_name=None,
        filed=None,
        terminated=None,
        view=None,
        flags=(),
        magistrate_numbers=(),
        parties_shown=True,
        entries_shown="full",
        page="page",
    )


def derived(of: list[Fact]) -> tuple[CaseRecord, dict[str, Reading], list[Finding]]:
    """A record, readings and a finding that rest on these facts."""
    case = of[0].about
    court, number = case.split("/")
    words = of[-1].evidence
    ended = Disposition("dismissed", by="government", context="standalone", grade="A", reason="as the order says", evidence=words)
    event = Event("order_dismissing", None, None, words)
    charge = ChargeHistory(
        case=case,
        court=court,
        docket_number=number,
        case_name=None,
        defendant="Wilma Ferncastle",
        defendant_number=2,
        aliases=(),
        label="3",
        counts=("3",),
        offense="18:1343 FRAUD BY WIRE",
        statute=None,
        disposition=ended,
        section="pending",
        events=(event,),
    )
    record = CaseRecord(
        case=case,
        court=court,
        docket_number=number,
        case_name=None,
        filed=None,
        terminated=None,
        charges=(charge,),
        unread=("one row unread",),
        tally={"standalone": 1, "routine": 0},
    )
    finding = Finding(
        kind="dropped_charges",
        case=case,
        defendant="Wilma Ferncastle",
        counts=("3",),
        happened=None,
        entered=None,
        summary="dismissed on the government's motion",
        signals=(Signal("days_before_trial", 12, words),),
        evidence=words,
    )
    readings = {sha256_hex(fact.evidence[0].quote): _understood(fact) for fact in of if isinstance(fact.said, EntrySaid)}
    return record, readings, [finding]


def _understood(fact: Fact) -> Reading:
    outcome = OutcomeSaid("dismissed", fact.evidence[0].quote[1:5], 1, 5, counts=("3",), by="government")
    return Reading(("order_dismissing",), "court", (outcome,))


# --- articles


def news(*paragraphs: str, headline: str = "Ferry case ends") -> bytes:
    """The bytes of a page with one article."""
    return "\n".join(["NEWS", headline, *paragraphs]).encode()


def article(data: bytes) -> str:
    """The id of a page's article."""
    return article_id(capture(data).digest, 1)


def article_facts(data: bytes) -> list[Fact]:
    """What a news page says: one article."""
    text, digest, passages = data.decode(), capture(data).digest, []
    for line in text.split("\n")[1:]:
        start = passages[-1].end + 1 if passages else len("NEWS\n")
        passages.append(Evidence(digest, start, start + len(line), line))
    said = ArticleSaid(("headline", *("body" for _ in passages[1:])), "Ferryport Ledger", "2021-06-01", None, None, "en")
    return [Fact(fact_id(article(data), said, passages), article(data), said, tuple(passages), "invented", 1)]


def article_record(data: bytes) -> ArticleRecord:
    """A record whose one statement takes the first three words of the last paragraph as source, cue and content."""
    text = data.decode()
    start = text.rindex("\n") + 1
    source, cue, content = text[start:].split(" ", 2)
    at = [start, start + len(source) + 1, start + len(source) + len(cue) + 2]
    words = [(Quote(word, place, place + len(word)),) for word, place in zip((source, cue, content), at, strict=True)]
    figures = (Figure(words[2][0], 3, "counts", period=words[1][0]),)
    return ArticleRecord(article(data), (Statement("ab12", *words, "Wilma Ferncastle", "person", "claim", quoted=words[2], figures=figures),))

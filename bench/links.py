"""How long articles and cases take to be tied together: all of them, then one more article, one more case, and a docket that grew.

    python bench/links.py [ARTICLES] [CASES]

Makes ARTICLES (10,000) of some 1,060 words with 26 names each and CASES (500) with up to 8 defendants and 100 entries; some articles cite a
number. The last line links everything anew, as a docket that came used to. Seconds of processor time; no parser runs, so there are no statements.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from random import Random

from nolle import linking
from nolle.articles import article_id
from nolle.casebook import Casebook, open_casebook
from nolle.codec import fact_id
from nolle.ledgers import ReadingRow
from nolle.model import ArticleSaid, Capture, CaseSaid, ChargeSaid, DefendantSaid, EntrySaid, Evidence, Fact, Said

CHANCE = Random(3)
SYLLABLES = "an ber cor dal fen gar hol kin lor mar nor pel qui ras sol tor ul ven wil yar zim".split()
FIRSTS = ["".join(CHANCE.choices(SYLLABLES, k=2)).capitalize() for _ in range(30)]
LASTS = ["".join(CHANCE.choices(SYLLABLES, k=3)).capitalize() for _ in range(4000)]
LASTS += LASTS[:40] * 5  # names that many bear
COMMON = (
    "the court of a hearing said that and in to on for was with prosecutors charges federal judge he she officials had been after before "
    "new year police city people case government agents lawyer"
).split()
COURTS = ("nysd", "nyed", "ilnd", "txsd", "ned", "cacd", "flsd", "mad")
OFFENSES = ("18:1343 FRAUD BY WIRE", "21:841(a)(1) POSSESSION WITH INTENT TO DISTRIBUTE", "18:922(g)(1) FELON IN POSSESSION OF A FIREARM")
ENTRIES = ("ORDER setting hearing. Signed by Judge {}", "INDICTMENT", "MOTION to continue by USA", "Minute Entry for proceedings held before Judge {}: Hearing")


def name() -> str:
    return f"{CHANCE.choice(FIRSTS)} {CHANCE.choice(LASTS)}"


def words(number: int) -> str:
    return " ".join(CHANCE.choices(COMMON, k=number))


def fact(about: str, said: Said, digest: str, at: int, text: str) -> Fact:
    where = (Evidence(digest, at, at + len(text), text),)
    return Fact(fact_id(about, said, where), about, said, where, "bench", 1)


def docket(court: str, number: str, people: Iterable[str], judge: str, entries: int, digest: str) -> list[Fact]:
    """What one capture of a docket says."""
    about, title, first = f"{court}/{number}", "United States v. X", date(2020, 1, 1)
    facts = [fact(about, CaseSaid(court, number, title, first, None, None, (), (), True, "full", "page"), digest, 0, title)]
    for k, who in enumerate(people, 1):
        offense = OFFENSES[k % len(OFFENSES)]
        facts.append(fact(about, DefendantSaid(who, k, (), None, True, None), digest, 50 * k, who))
        facts.append(fact(about, ChargeSaid(who, k, "pending", "1", ("1",), offense, None, None, None, k), digest, 1000 + 80 * k, offense))
    for k in range(entries):
        text = f"{ENTRIES[k % len(ENTRIES)].format(judge)} {words(30)}"
        facts.append(fact(about, EntrySaid(str(k + 1), first + timedelta(days=3 * k), None, text, None, None, k), digest, 5000 + 400 * k, text))
    return facts


def article(digest: str, number: str | None) -> Fact:
    """An article of 25 paragraphs; the fourth cites a number, where one is given."""
    passages, start = [], 0
    for k in range(25):
        place = CHANCE.choice(("Brooklyn", "Chicago", "Omaha", "the city"))
        text = f"{words(30).capitalize()}. {name()} said on Tuesday in {place} that wire fraud was charged."
        text += f" The case is {number}." if number and k == 3 else ""
        passages.append(Evidence(digest, start, start + len(text), text))
        start += len(text) + 1
    day = date(2020, 1, 1) + timedelta(days=CHANCE.randint(0, 2000))
    said = ArticleSaid(("headline", *["body"] * 24), "Outlet", day.isoformat(), None, None, "en")  # type: ignore[arg-type]
    about = article_id(digest, 1)
    return Fact(fact_id(about, said, passages), about, said, tuple(passages), "bench", 1)


def keep(book: Casebook, digest: str, facts: list[Fact]) -> str:
    book.ledger.append(Capture(digest, 1, "text/plain", "x", "2026-01-01T00:00:00+00:00", "given"), ReadingRow(digest, "bench", "bench", 1), facts)
    return facts[0].about


def digest_of(what: str) -> str:
    return hashlib.sha256(what.encode()).hexdigest()


def timed(what: str, act: Callable[[], object]) -> None:
    """Print the processor's seconds and how many articles were looked at."""
    looked_at, plain = [], linking.links_of
    linking.links_of = lambda *given: (looked_at.append(1), plain(*given))[1]
    start = time.process_time()
    act()
    print(f"{what:48} {time.process_time() - start:8.2f} s {len(looked_at):8} articles", flush=True)
    linking.links_of = plain


def main() -> None:
    """Fill a casebook, then time each thing that may come."""
    articles, cases = (*map(int, sys.argv[1:3]), *(10_000, 500)[len(sys.argv) - 1 :])
    with tempfile.TemporaryDirectory() as folder, open_casebook(Path(folder), create=True) as book:
        made = [
            (CHANCE.choice(COURTS), f"1:{20 + k % 6}-cr-{k + 1:05}", [name() for _ in range(CHANCE.randint(1, 8))], name()) for k in range(cases + 1)
        ]
        with book.ledger.writing():
            for k, one in enumerate(made[:-1]):
                keep(book, digest_of(f"case {k}"), docket(*one, 100, digest_of(f"case {k}")))
            for k in range(articles):
                keep(book, digest_of(f"article {k}"), [article(digest_of(f"article {k}"), CHANCE.choice(made)[1] if k % 20 == 0 else None)])

        def link(*changed: str) -> None:
            linking.refresh_links(book, changed, book.ledger.facts)

        timed(f"{cases} cases and {articles} articles", lambda: link(*book.ledger.cases()))
        keep(book, digest_of("new article"), [article(digest_of("new article"), None)])
        timed("one article more", link)
        case = keep(book, digest_of("new case"), docket(*made[-1], 100, digest_of("new case")))
        timed(f"one case more ({len(made[-1][2])} defendants)", lambda: link(case))
        case = keep(book, digest_of("case 0 later"), docket(*made[0], 140, digest_of("case 0 later")))
        timed(f"a docket with 40 entries more ({len(made[0][2])} defendants)", lambda: link(case))
        timed("a docket captured again with nothing new", lambda: link(case))
        book.ledger.use_rules("links", "others")
        timed("all again", link)


if __name__ == "__main__":
    main()

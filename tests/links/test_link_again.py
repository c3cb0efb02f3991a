"""Only the articles that a changed case can touch are linked again, and the links are those that linking everything would give."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from invented_links import article, keys, sheet

from nolle import linking
from nolle.articles import article_id
from nolle.casebook import Casebook
from nolle.codec import fact_id, sha256_hex
from nolle.judgements import judgement, withdrawal
from nolle.ledgers import ReadingRow
from nolle.linking import refresh_links
from nolle.links import build, case_keys, links_of, touches, words_of
from nolle.model import Capture, Fact, Link
from nolle.registry import load, members

PEOPLE = (
    "Marisol Tennant", "Odo Tennant", "Marisol Q. Tennant, Jr.", "Ana Márquez-Ruiz", "Seán O'Farrow", "Juan de la Ferry", "Élodie Ünsal", "QUILLFEATHER, ADA",
    "Odo Smith", "Ada Smith", "Li 王", "Ada Ruiz",
)  # fmt: skip
WRITTEN = (
    "Marisol Tennant", "MARISOL TENNANT", "Odo “Finch” Tennant", "Marisol R. Tennant", "Ana Marquez Ruiz", "Sean O’Farrow", "Juan de la Ferry", "Elodie Ünsal",
    "Ada Quillfeather", "Smith", "Odo Smith", "Ada Smith Sr.", "the tennant odo", "Li 王", "Ada Márquez Ruiz",
)  # fmt: skip
NUMBERS = ("1:24-cr-90017", "2:24-cr-90017", "1:24-mj-00311", "1:23-cr-00008")
CITED = ("24-cr-90017", "1:24-CR-90017-ABC-2", "24 Cr. 90017", "No. 24-90017", "24-mj-311", "24-cr-900170", "2024-cr-90017", "23 Crim. 8")
PLACES = ("Manhattan", "Houston", "the Southern District of New York", "the harbor", "state Supreme Court")
COURTS = ("nysd", "txsd")


@pytest.fixture(params=members("ledgers"))
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Iterable[Casebook]:
    ledger = load("ledgers", request.param).open_ledger(tmp_path, create=True)
    yield Casebook(tmp_path, None, ledger)  # type: ignore[arg-type]
    ledger.close()


class World:
    """A casebook to which pages come in any order, some of them read again to say something else."""

    def __init__(self, book: Casebook, seed: int) -> None:
        self.book, self.chance = book, random.Random(seed)
        self.articles: list[str] = []
        self.sheets: list[str] = []

    def step(self) -> None:
        self.chance.choice((self.new_article, self.new_sheet, self.article_again, self.sheet_again, self.decide))()
        ledger = self.book.ledger
        refresh_links(self.book, ledger.stale(), ledger.facts)
        for case in ledger.stale():
            ledger.derive(case, None, {}, ())

    def new_article(self) -> None:
        self.articles.append(sha256_hex(f"article {len(self.articles)}"))
        self._append(self.articles[-1], [self._article(self.articles[-1])])

    def new_sheet(self) -> None:
        self.sheets.append(sha256_hex(f"sheet {len(self.sheets)}"))
        self._append(self.sheets[-1], self._sheet())

    def article_again(self) -> None:
        if self.articles:
            digest = self.chance.choice(self.articles)
            self._append(digest, [self._article(digest)] if self.chance.random() < 0.8 else [])

    def sheet_again(self) -> None:
        if self.sheets:
            self._append(self.chance.choice(self.sheets), self._sheet() if self.chance.random() < 0.7 else [])

    def decide(self) -> None:
        ledger, said = self.book.ledger, self.book.ledger.judgements("link")
        when = f"2026-03-01T10:00:{len(said):02}+00:00"
        if said and self.chance.random() < 0.2:
            ledger.judge(withdrawal(self.chance.choice(said), by="wren", when=when, why="a namesake"))
        elif self.articles:
            case = f"{self.chance.choice(COURTS)}/{self.chance.choice(NUMBERS)}"
            key = f"{article_id(self.chance.choice(self.articles), 1)}|{case}|{self.chance.choice(('', '1', 'Odo Smith'))}"
            ledger.judge(judgement("link", key, self.chance.choice(("same", "different")), by="wren", when=when, why="called"))

    def _article(self, digest: str) -> Fact:
        some = [self.chance.choice((*WRITTEN, *CITED)) for _ in range(self.chance.randint(0, 3))]
        text = f"In {self.chance.choice(PLACES)} they spoke of {', and of '.join(some)} and of wire fraud."
        return _on(digest, article(text, name=article_id(digest, 1)))

    def _sheet(self) -> list[Fact]:
        people = [f"{who} ({n}) 18:1343 FRAUD BY WIRE" for n, who in enumerate(self.chance.sample(PEOPLE, self.chance.randint(1, 3)), 1)]
        own, other = self.chance.sample(NUMBERS, 2)
        facts = sheet(self.chance.choice(COURTS), own, *people, magistrate=(other,) if self.chance.random() < 0.2 else ())
        return [_on(self.sheets[-1], fact) for fact in facts]

    def _append(self, digest: str, facts: list[Fact]) -> None:
        said = [_on(digest, fact) for fact in facts]
        capture = Capture(digest, 1, "text/plain", "x", "2026-01-01T00:00:00+00:00", "given")
        self.book.ledger.append(capture, ReadingRow(digest, "invented", "invented", 1, None), said)


def _on(digest: str, fact: Fact) -> Fact:
    where = tuple(replace(one, capture=digest) for one in fact.evidence)
    return replace(fact, id=fact_id(fact.about, fact.said, where), evidence=where)


def all_linked(book: Casebook) -> list[Link]:
    """The links that linking every article with every case gives, from the facts alone."""
    ledger = book.ledger
    index = build(found for case in ledger.cases() if (found := case_keys(case, ledger.facts(case))))
    judged = linking._judged(ledger.judgements("link"))
    return [link for name in sorted(ledger.articles()) for fact in ledger.facts(name) for link in links_of(fact, (), index, judged.get(name, ()))]


@pytest.mark.parametrize("seed", range(8))
def test_whatever_comes_or_changes_in_any_order_the_links_are_those_of_linking_all(book: Casebook, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    world, looked_at, plain = World(book, seed), list[str](), linking.links_of
    monkeypatch.setattr(linking, "links_of", lambda fact, *more: looked_at.append(fact.about) or plain(fact, *more))  # type: ignore[func-returns-value]
    standing, met = 0, set[str]()
    for _ in range(60):
        world.step()
        standing += len(book.ledger.articles())
        assert list(book.ledger.links()) == all_linked(book)
        met |= {link.state for link in book.ledger.links()}
        assert dict(book.ledger.article_words()) == {name: words_of(fact) for name in book.ledger.articles() for fact in book.ledger.facts(name)}
    assert met == {"same", "candidate", "different", "unknown"}
    assert len(looked_at) < standing / 2, "most articles are left alone by most of what comes"


@pytest.mark.parametrize("words", ["Odo Tennant", "ODO TENNANT", "Odo “Finch” Tennant", "in 24-cr-90017", "in No. 24-90017", "Tennant, and Odo"])
def test_an_article_with_a_number_or_both_ends_of_a_name_is_touched(words: str) -> None:
    case = keys(sheet("nysd", "1:24-cr-90017", "Odo Tennant (1)"))
    assert touches(build([case]), words_of(article(f"They spoke of {words} again.")))


@pytest.mark.parametrize("words", ["Tennant", "Odo", "odo tennant", "in 24-cr-90018", "nothing"])
def test_an_article_with_less_is_not(words: str) -> None:
    case = keys(sheet("nysd", "1:24-cr-90017", "Odo Tennant (1)"))
    assert not touches(build([case]), words_of(article(f"They spoke of {words} again.")))


def test_a_name_under_another_accent_or_script_is_touched() -> None:
    for printed, written in (("Ana Márquez-Ruiz", "Ana Marquez Ruiz"), ("Elodie Unsal", "Élodie Ünsal"), ("Li 王", "Li 王")):
        index = build([keys(sheet("nysd", "1:24-cr-90017", f"{printed} (1)"))])
        assert touches(index, words_of(article(f"They spoke of {written} again."))), printed

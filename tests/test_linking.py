"""The links of a casebook: made when pages come, whatever their order, kept up by what changes, handed to findings, found again by verify."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from nolle import deriving, linking, pipeline, quoting
from nolle.casebook import Casebook, open_casebook
from nolle.errors import MissingExtra
from nolle.findings import Case
from nolle.judgements import judgement, withdrawal
from nolle.model import Link

SAMPLES = Path(str(files("nolle") / "demo" / "dockets"))
SHEET = SAMPLES / "nysd-1-24-cr-90017.html"
CASE, WHO = "nysd/1:24-cr-90017", "Corwin Thistlewood"
PLAIN = (
    "The ferry clerk’s hearing\n\nThe hearing of the ferry clerk lasted ten minutes in the old custom house, and nobody but the clerk of the court came to it.\n\n"
    "“The charges against Thistlewood will be dismissed,” said Ada Quillfeather, a lawyer who was asked to look at the papers in 24-cr-90017 for the harbor board.\n\n"
    "The board meets again in the spring, when the new boats are to come from the yard in the north.\n"
)
NAMED = PLAIN.replace("in 24-cr-90017", "of the wire fraud case against Corwin Thistlewood in Manhattan")
APART = NAMED.replace("wire fraud case against Corwin Thistlewood in Manhattan", "bakery of Corwin Thistlewood").replace("Thistlewood will", "Thistlewood’s bakery will")


def write(folder: Path, **texts: str) -> list[str]:
    for number, (name, text) in enumerate(texts.items()):
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))
    return [str(folder / f"{name}.txt") for name in texts]


@pytest.fixture
def pages(tmp_path: Path) -> list[str]:
    return [str(SHEET), *write(tmp_path, plain=PLAIN, named=NAMED, apart=APART)]


@pytest.fixture
def book(tmp_path: Path, pages: list[str]) -> Iterator[Casebook]:
    with open_casebook(tmp_path / "book", create=True) as book:
        list(pipeline.add(book, pages))
        yield book


def states(book: Casebook) -> dict[tuple[str, str | None], str]:
    """The states of all links of whole articles, by the article's file and defendant."""
    return {(source(book, link), link.defendant): link.state for link in book.ledger.links() if link.statement is None}


def source(book: Casebook, link: Link) -> str:
    return Path(book.ledger.find(link.article.split("/")[1]).source).stem


def test_articles_are_linked_when_they_come_and_their_statements_with_them(book: Casebook) -> None:
    assert states(book) == {("plain", None): "same", ("named", WHO): "candidate", ("apart", WHO): "unknown"}
    of_statements = [link for link in book.ledger.links(CASE) if link.statement]
    assert {(source(book, link), link.state) for link in of_statements} == {("plain", "same"), ("named", "candidate")}
    assert (book.ledger.stale(), book.ledger.unlinked()) == ([], [])


def test_any_order_of_arrival_gives_the_same_links(book: Casebook, pages: list[str], tmp_path: Path) -> None:
    for seed in (1, 2):
        mixed = [*pages]
        random.Random(seed).shuffle(mixed)
        with open_casebook(tmp_path / f"other{seed}", create=True) as other:
            for page in mixed:
                list(pipeline.add(other, [page]))
            assert list(other.ledger.links()) == list(book.ledger.links())
            assert other.ledger.derived_hashes() == book.ledger.derived_hashes()


def test_only_what_a_new_page_can_touch_is_linked(book: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    plain = linking.links_of
    monkeypatch.setattr(linking, "links_of", lambda fact, *more: seen.append(fact.about) or plain(fact, *more))
    list(pipeline.add(book, write(tmp_path, fresh=NAMED.replace("ten minutes", "an hour"))))
    assert len(set(seen)) == 1
    seen.clear()
    list(pipeline.add(book, [str(SAMPLES / "txsd-4-24-cr-90070.html")]))
    assert seen == [], "no article has its number or a name of it"
    list(pipeline.add(book, write(tmp_path, sheet=SHEET.read_text("utf-8").replace("1:24-cr-90017", "1:24-cr-90018"))))
    assert {source(book, Link(article, None, "", None, None, "unknown")) for article in seen} == {"named", "apart", "fresh"}
    assert pipeline.rebuild(book, check=True) == []


def test_a_case_that_comes_after_its_articles_gets_them(tmp_path: Path, pages: list[str]) -> None:
    with open_casebook(tmp_path / "book", create=True) as book:
        list(pipeline.add(book, pages[1:]))
        assert list(book.ledger.links()) == []
        list(pipeline.add(book, pages[:1]))
        assert len(states(book)) == 3


def test_a_finding_is_given_what_was_told_of_its_case(book: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Case] = []
    monkeypatch.setattr(deriving, "find_all", lambda case: given.append(case) or [])
    book.ledger.drop_derived()
    pipeline.refresh(book)
    [case] = given
    assert {Path(told.source).stem for told in case.told} == {"plain", "named"}
    for told in case.told:
        assert told.links and {link.state for link in told.links} <= {"same", "candidate"}
        assert {one.id for one in told.statements} == {link.statement for link in told.links if link.statement}
    assert [Path(told.source).stem for told in case.told if told.copy_of] == (["named"] if book.ledger.copies() else [])


def test_a_judgement_goes_before_the_rules_derives_the_case_again_and_can_be_taken_back(book: Casebook) -> None:
    [link] = [one for one in book.ledger.links() if one.state == "candidate" and one.statement is None]
    said = judgement("link", link.key, "same", by="wren", when="2026-03-01T10:00:00+00:00", why="called the clerk")
    book.ledger.judge(said)
    assert pipeline.refresh(book) == 1
    assert states(book)["named", WHO] == "same"
    assert {one.judged for one in book.ledger.links(article=link.article)} == {said.id}
    assert pipeline.rebuild(book, check=True) == [] and states(book)["named", WHO] == "same"
    book.ledger.judge(withdrawal(said, by="wren", when="2026-03-02T10:00:00+00:00", why="another clerk"))
    pipeline.refresh(book)
    assert states(book)["named", WHO] == "candidate"
    assert len(book.ledger.judgements("link")) == 2


def test_a_judgement_on_different_takes_the_article_from_the_case(book: Casebook) -> None:
    [link] = [one for one in book.ledger.links() if one.state == "candidate" and one.statement is None]
    book.ledger.judge(judgement("link", link.key, "different", by="wren", when="2026-03-01T10:00:00+00:00", why="a namesake"))
    pipeline.refresh(book)
    assert {Path(told.source).stem for told in linking.told(book, CASE, {})} == {"plain"}


def test_without_a_parser_articles_are_linked_and_statements_follow(tmp_path: Path, pages: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise MissingExtra("statements need spaCy")

    with open_casebook(tmp_path / "book", create=True) as book:
        monkeypatch.setattr(quoting, "parser", missing)
        list(pipeline.add(book, pages))
        assert len(states(book)) == len(list(book.ledger.links())) == 3
        assert pipeline.rebuild(book, check=True) == []
        monkeypatch.undo()
        assert list(pipeline.findings(book)) is not None
        assert [link for link in book.ledger.links() if link.statement]
        assert book.ledger.stale() == []


def test_the_casebook_verifies_and_remakes_the_same(book: Casebook) -> None:
    assert pipeline.verify(book) == []
    before = list(book.ledger.links())
    assert pipeline.rebuild(book, check=True) == []
    assert pipeline.rebuild(book, check=False) == []
    assert list(book.ledger.links()) == before


@pytest.mark.parametrize("side", ["article", "case", "keys"])
def test_words_of_a_link_that_do_not_stand_there_are_named(book: Casebook, side: str) -> None:
    [link] = [one for one in book.ledger.links() if one.state == "candidate" and one.statement is None]
    [keys] = book.ledger.case_keys()
    reason = link.agree[0]
    assert reason.name == "name" and reason.article and reason.case
    if side == "keys":
        name = keys.accused[0].names[0]
        wrong = replace(keys.accused[0], names=(replace(name, words=replace(name.words, quote="Corwyn Thistlewood")),))
        book.ledger.keep_keys(CASE, replace(keys, accused=(wrong, *keys.accused[1:])))
    else:
        words = replace(getattr(reason, side), quote="Corwyn Thistlewood")
        book.ledger.keep_links(link.article, [replace(link, agree=(replace(reason, **{side: words}), *link.agree[1:]))])
    [damage] = pipeline.verify(book)
    assert "'Corwyn Thistlewood'" in str(damage) and "nolle rebuild" in str(damage)
    assert ("link to case" in str(damage)) == (side != "keys")


def test_looking_at_what_is_up_to_date_writes_nothing_and_waits_for_nobody(book: Casebook) -> None:
    before = book.ledger.derived_hashes()
    with open_casebook(book.folder, patience=0.1) as other, other.ledger.writing():
        assert pipeline.refresh(book) == 0
        assert len(pipeline.links(book)) == 3
    assert book.ledger.derived_hashes() == before


def test_other_rules_link_all_again(book: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    book.ledger.keep_links(next(book.ledger.links()).article, [])
    before = len(states(book))
    monkeypatch.setattr(linking.registry, "fingerprint", lambda *names: "other rules")
    pipeline.refresh(book)
    assert len(states(book)) == before + 1

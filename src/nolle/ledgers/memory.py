"""A ledger in memory: for tests, for one-shot use, and as the plain meaning of the Protocol."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from nolle.articles import baseline_court, is_article, is_case, judged_article
from nolle.codec import canonical
from nolle.ledgers._protocol import Damage, DerivedPart, Ledger, ReadingRow
from nolle.ledgers._rows import article_hash, check_facts, check_judgement, check_prefix, derived_hash, only_match
from nolle.model import ArticleRecord, Capture, CaseKeys, CaseRecord, Fact, Finding, Judgement, Link, Reading, Subject

_Read = tuple[ReadingRow, list[Fact]]
_Derived = tuple[CaseRecord, dict[str, Reading], list[Finding]]


def open_ledger(folder: Path, *, create: bool = False, patience: float = 5.0) -> Ledger:
    """A new, empty ledger; ``folder`` is not touched."""
    return _MemoryLedger()


@dataclass
class _State:
    captures: dict[str, Capture] = field(default_factory=dict)
    readings: dict[str, list[_Read]] = field(default_factory=dict)
    derived: dict[str, _Derived] = field(default_factory=dict)
    judgements: dict[str, Judgement] = field(default_factory=dict)
    stale: set[str] = field(default_factory=set)
    articles: dict[str, ArticleRecord] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    rules: dict[DerivedPart, str] = field(default_factory=dict)
    keys: dict[str, CaseKeys] = field(default_factory=dict)
    links: dict[str, list[Link]] = field(default_factory=dict)
    unlinked: set[str] = field(default_factory=set)
    words: dict[str, frozenset[str]] = field(default_factory=dict)

    def copy(self) -> _State:
        readings = {capture: [*reads] for capture, reads in self.readings.items()}
        rest = ({**self.articles}, {**self.copies}, {**self.rules}, {**self.keys}, {**self.links}, {*self.unlinked}, {**self.words})
        return _State({**self.captures}, readings, {**self.derived}, {**self.judgements}, {*self.stale}, *rest)


class _MemoryLedger:
    """Everything in dicts. Undoing a ``writing`` costs a copy of them, so batch."""

    def __init__(self) -> None:
        self._state = _State()

    def close(self) -> None:
        self._state = _State()

    def layout(self) -> str:
        return "in memory, gone when the process ends"

    @contextmanager
    def writing(self) -> Iterator[None]:
        before, done = self._state.copy(), False
        try:
            yield
            done = True
        finally:
            if not done:
                self._state = before

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        yield

    def append(self, capture: Capture, reading: ReadingRow, facts: Iterable[Fact]) -> bool:
        said = [*check_facts(capture, reading, facts).values()]
        reads = self._state.readings.get(capture.digest, [])
        if reads and reads[-1] == (reading, said):
            return False
        gone = reads[-1][1] if reads else []
        self._state.captures.setdefault(capture.digest, capture)
        self._state.readings[capture.digest] = [*reads, (reading, said)]
        about = {fact.about for fact in (*gone, *said)}
        courts = {baseline_court(one) for one in about}
        self._state.stale.update(one for one in about if baseline_court(one) is None)
        self._state.stale.update(case for case in self._state.derived if case.partition("/")[0] in courts)
        self._due(filter(is_article, about))
        return True

    def _due(self, articles: Iterable[str]) -> None:
        for article in articles:
            self._state.unlinked.add(article)
            self._state.stale.update(link.case for link in self._state.links.get(article, ()))

    def captures(self, case: str | None = None) -> Iterator[Capture]:
        for capture in sorted(self._state.captures.values(), key=lambda c: (c.retrieved, c.digest)):
            if case is None or any(fact.about == case for fact in self._standing(capture.digest)):
                yield capture

    def find(self, prefix: str) -> Capture:
        check_prefix(prefix)
        prefix = prefix.lower()
        return only_match(prefix, [c for digest, c in sorted(self._state.captures.items()) if digest.startswith(prefix)])

    def reading(self, capture: str) -> ReadingRow | None:
        reads = self._state.readings.get(capture)
        return reads[-1][0] if reads else None

    def history(self, capture: str) -> Iterator[_Read]:
        yield from self._state.readings.get(capture, [])

    def cases(self) -> list[str]:
        about = {fact.about for capture in self._state.captures for fact in self._standing(capture)}
        return sorted(filter(is_case, about))

    def articles(self) -> list[str]:
        return [fact.about for capture in self.captures() for fact in self._standing(capture.digest) if is_article(fact.about)]

    def pages(self, about: str) -> Iterator[tuple[Capture, list[Fact]]]:
        for capture in self.captures():
            if said := [fact for fact in self._standing(capture.digest) if fact.about == about]:
                yield capture, said

    def facts(self, about: str) -> list[Fact]:
        return [fact for _, said in self.pages(about) for fact in said]

    def _standing(self, capture: str) -> list[Fact]:
        return self._state.readings[capture][-1][1]

    def judge(self, judgement: Judgement) -> bool:
        check_judgement(judgement, self._state.judgements)
        if judgement.id in self._state.judgements:
            return False
        self._state.judgements[judgement.id] = judgement
        self._due(judged_article(judgement))
        return True

    def judgements(self, subject: Subject | None = None) -> list[Judgement]:
        found = (one for one in self._state.judgements.values() if subject in (None, one.subject))
        return sorted(found, key=lambda one: (one.when, one.id))

    def stale(self) -> list[str]:
        return sorted(about for about in self._state.stale if not is_article(about))

    def derive(self, case: str, record: CaseRecord | None, readings: Mapping[str, Reading], findings: Iterable[Finding]) -> None:
        self._state.stale.discard(case)
        self._state.derived.pop(case, None)
        if record is not None:
            self._state.derived[case] = (record, dict(sorted(readings.items())), list(findings))

    def record(self, case: str) -> CaseRecord | None:
        return self._state.derived[case][0] if case in self._state.derived else None

    def records(self) -> Iterator[CaseRecord]:
        yield from (self._state.derived[case][0] for case in sorted(self._state.derived))

    def held(self) -> dict[str, str]:
        return {record.case: record.held for record in self.records() if record.held is not None}

    def labels(self, case: str) -> dict[str, Reading]:
        return dict(self._state.derived[case][1]) if case in self._state.derived else {}

    def findings(self, case: str | None = None) -> Iterator[Finding]:
        for key in sorted(self._state.derived):
            if case in (None, key):
                yield from self._state.derived[key][2]

    def drop_derived(self, case: str | None = None) -> None:
        dropped = {case} if case is not None else {*self.cases(), *self._state.derived}
        self._state.stale |= dropped
        for key in dropped:
            self._state.derived.pop(key, None)

    def stale_articles(self) -> list[str]:
        return sorted(about for about in self._state.stale if is_article(about))

    def derive_article(self, article: str, record: ArticleRecord | None) -> None:
        self._state.stale.discard(article)
        self._state.articles.pop(article, None)
        if record is not None:
            self._state.articles[article] = record
        self._due([article])

    def article_record(self, article: str) -> ArticleRecord | None:
        return self._state.articles.get(article)

    def article_records(self) -> Iterator[ArticleRecord]:
        yield from (self._state.articles[article] for article in sorted(self._state.articles))

    def copies(self) -> dict[str, str]:
        return dict(sorted(self._state.copies.items()))

    def keep_copies(self, first: Mapping[str, str]) -> None:
        now = {one: other for one, other in first.items() if one != other}
        changed = {one for one, _ in now.items() ^ self._state.copies.items()}
        self._state.stale.update(link.case for one in changed for link in self._state.links.get(one, ()))
        self._state.copies = now

    def drop_statements(self) -> None:
        self._state.stale |= {*self.articles(), *self._state.articles}
        self._state.articles, self._state.copies = {}, {}

    def keep_keys(self, case: str, keys: CaseKeys | None) -> bool:
        if self._state.keys.get(case) == keys:
            return False
        self._state.keys.pop(case, None)
        if keys is not None:
            self._state.keys[case] = keys
        self.unlink({link.article for link in self.links(case)})
        return True

    def case_keys(self) -> list[CaseKeys]:
        return [self._state.keys[case] for case in sorted(self._state.keys)]

    def unlinked(self) -> list[str]:
        return sorted(self._state.unlinked)

    def unlink(self, articles: Iterable[str]) -> None:
        self._state.unlinked.update(articles)

    def keep_words(self, article: str, words: Collection[str]) -> None:
        self._state.words.pop(article, None)
        if words:
            self._state.words[article] = frozenset(words)

    def article_words(self) -> Iterator[tuple[str, frozenset[str]]]:
        yield from sorted(self._state.words.items())

    def keep_links(self, article: str, links: Sequence[Link]) -> None:
        self._state.unlinked.discard(article)
        before, now = self._state.links.pop(article, []), list(links)
        if now:
            self._state.links[article] = now
        if now != before:
            self._state.stale.update(link.case for one, other in ((now, before), (before, now)) for link in one if link not in other)

    def links(self, case: str | None = None, article: str | None = None) -> Iterator[Link]:
        for key in sorted(self._state.links):
            yield from (link for link in self._state.links[key] if article in (None, key) and case in (None, link.case))

    def drop_links(self) -> None:
        self._state.unlinked |= {*self.articles(), *self._state.links}
        self._state.stale.update(link.case for links in self._state.links.values() for link in links)
        self._state.links, self._state.keys, self._state.words = {}, {}, {}
        self._state.rules.pop("keys", None)

    def rules(self, part: DerivedPart) -> str | None:
        return self._state.rules.get(part)

    def use_rules(self, part: DerivedPart, fingerprint: str) -> bool:
        changed = self._state.rules.get(part) != fingerprint
        if changed:
            due: dict[DerivedPart, Iterable[str]] = {"cases": self._state.derived, "articles": self._state.articles}
            self._state.stale.update(due.get(part, ()))
            self._state.unlinked.update([*self.articles(), *self._state.links] if part == "links" else ())
            self._state.rules[part] = fingerprint
        return changed

    def derived_hashes(self) -> dict[str, str]:
        cases = {case: _hash(*derived) for case, derived in self._state.derived.items()}
        articles = {article: self._article_hash(article) for article in self._state.articles.keys() | self._state.links.keys()}
        return dict(sorted((cases | articles).items()))

    def _article_hash(self, article: str) -> str:
        record = self._state.articles.get(article)
        links = map(canonical, self._state.links.get(article, ()))
        return article_hash(canonical(record) if record else None, self._state.copies.get(article), links)

    def check(self) -> Iterator[Damage]:
        return iter(())


def _hash(record: CaseRecord, labels: dict[str, Reading], findings: list[Finding]) -> str:
    return derived_hash(canonical(record), [(words, canonical(label)) for words, label in labels.items()], map(canonical, findings))

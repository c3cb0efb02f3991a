"""The SQLite ledger's rows of links: what cases can be known by, how articles are tied to them, and which articles are due."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from nolle.codec import canonical, decode
from nolle.model import CaseKeys, Link

Rows = Callable[..., Iterator[tuple[Any, ...]]]
Write = Callable[[str, Iterable[tuple[object, ...]]], None]
_ALL_ARTICLES = "SELECT case_id FROM facts JOIN standing ON no = reading WHERE kind = 'article' UNION SELECT article FROM links"


class LinkRows:
    """Reads and writes them. Whoever calls holds the transaction."""

    def __init__(self, rows: Rows, write: Write) -> None:
        self._rows, self._write = rows, write

    def keep_keys(self, case: str, keys: CaseKeys | None) -> bool:
        before = [text for (text,) in self._rows("SELECT keys FROM case_keys WHERE case_id = ?", case)]
        now = [canonical(keys)] if keys is not None else []
        if now == before:
            return False
        self._write("DELETE FROM case_keys WHERE case_id = ?", [(case,)])
        self._write("INSERT INTO case_keys VALUES (?, ?)", ((case, text) for text in now))
        self._write("INSERT OR IGNORE INTO unlinked SELECT article FROM links WHERE case_id = ?", [(case,)])
        return True

    def case_keys(self) -> list[CaseKeys]:
        return [decode(CaseKeys, text) for (text,) in self._rows("SELECT keys FROM case_keys ORDER BY case_id")]

    def due(self, articles: Iterable[str]) -> None:
        """These articles changed: they are to be linked again, and whatever is told of them in cases is out of date."""
        for article in articles:
            self._write("INSERT OR IGNORE INTO unlinked VALUES (?)", [(article,)])
            self._write("INSERT OR IGNORE INTO stale SELECT case_id FROM links WHERE article = ?", [(article,)])

    def unlink(self, articles: Iterable[str]) -> None:
        self._write("INSERT OR IGNORE INTO unlinked VALUES (?)", ((article,) for article in articles))

    def keep_words(self, article: str, words: Collection[str]) -> None:
        self._write("DELETE FROM article_words WHERE article = ?", [(article,)])
        if words:
            self._write("INSERT INTO article_words VALUES (?, ?)", [(article, " ".join(sorted(words)))])

    def article_words(self) -> Iterator[tuple[str, frozenset[str]]]:
        for article, words in self._rows("SELECT article, words FROM article_words ORDER BY article"):
            yield article, frozenset(words.split(" "))

    def all_due(self) -> None:
        """Every article is to be linked again; no case is out of date by that alone."""
        self._write(f"INSERT OR IGNORE INTO unlinked {_ALL_ARTICLES}", [()])

    def unlinked(self) -> list[str]:
        return [article for (article,) in self._rows("SELECT article FROM unlinked ORDER BY article")]

    def keep(self, article: str, links: Sequence[Link]) -> None:
        before = [(case, text) for case, text in self._rows("SELECT case_id, link FROM links WHERE article = ? ORDER BY seq", article)]
        now = [(link.case, canonical(link)) for link in links]
        self._write("DELETE FROM unlinked WHERE article = ?", [(article,)])
        if now == before:
            return
        self._write("DELETE FROM links WHERE article = ?", [(article,)])
        self._write("INSERT INTO links VALUES (?, ?, ?, ?)", ((article, seq, *row) for seq, row in enumerate(now)))
        changed = {case for case, _ in {*now} ^ {*before}}
        self._write("INSERT OR IGNORE INTO stale VALUES (?)", ((case,) for case in sorted(changed)))

    def links(self, case: str | None, article: str | None) -> Iterator[Link]:
        wanted = {"case_id": case, "article": article}
        given = {column: value for column, value in wanted.items() if value is not None}
        where = f"WHERE {' AND '.join(f'{column} = ?' for column in given)}" if given else ""
        for (text,) in self._rows(f"SELECT link FROM links {where} ORDER BY article, seq", *given.values()):
            yield decode(Link, text)

    def drop(self) -> None:
        self.all_due()
        self._write("INSERT OR IGNORE INTO stale SELECT case_id FROM links", [()])
        for table in ("links", "article_words", "case_keys"):
            self._write(f"DELETE FROM {table}", [()])
        self._write("DELETE FROM rules_of WHERE part = 'keys'", [()])

    def texts(self) -> dict[str, list[str]]:
        """The links of each article as they are kept, for the hash of what is derived."""
        found: dict[str, list[str]] = {}
        for article, text in self._rows("SELECT article, link FROM links ORDER BY article, seq"):
            found.setdefault(article, []).append(text)
        return found

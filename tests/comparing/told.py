"""Articles and their statements beside a sheet, so that a test shows only the words that matter. All names are invented."""

from __future__ import annotations

from datetime import date

from sheet import CASE

from nolle.model import ArticleSaid, Evidence, Fact, Link, LinkState, Quote, Statement, StatementKind, Told

ARTICLE = f"article/{'a' * 64}/1"


def statement(content: str, *, said: str | None = None, kind: StatementKind = "claim", name: str = "s1", **more: object) -> Statement:
    """Somebody's claim; ``said`` is an ISO day."""
    day = date.fromisoformat(said) if said else None
    return Statement(name, (Quote("Tobias Wrenfield", 0, 16),), (Quote("said", 17, 21),), (Quote(content, 22, 22 + len(content)),), "Tobias Wrenfield", "person", kind, said=day, **more)  # type: ignore[arg-type]


def link(state: LinkState = "same", *, statement: str | None = None, defendant: str | None = None, number: int | None = None) -> Link:
    return Link(ARTICLE, statement, CASE, defendant, number, state)


def told(*statements: Statement, links: tuple[Link, ...] = (), published: str | None = None) -> Told:
    """An article with such statements, surely about the case as a whole where no links are given."""
    words = Evidence("a" * 64, 0, 10, "Statements")
    article = Fact("fact", ARTICLE, ArticleSaid(("body",), "Harbor Ledger", published, None, None, "en"), (words,), "test", 1)
    return Told(article, "article.html", links or (link(),), statements)

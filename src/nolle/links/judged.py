"""What people decided about links, laid over what the rules propose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from nolle.links.index import Index
from nolle.model import Accused, Judgement, Link, LinkState
from nolle.names import fold_name

VERDICTS: tuple[LinkState, ...] = ("same", "different", "unknown")


def decide(article: str, links: Iterable[Link], judged: Iterable[Judgement], index: Index) -> list[Link]:
    """The links of an article with the states that people gave them. ``judged`` are the judgements that stand about this article.

    A person's word on a case holds for its defendants as well, as far as nothing was said of them and, for "same", nothing contradicts.
    A person may tie an article to a case that no rule proposes.
    """
    said = {one.key: one for one in judged if one.verdict in VERDICTS}
    found = {link.key: link for link in links}
    for key in sorted(said):
        link = _link(article, key, index)
        if link and link.key not in found:
            found[link.key] = link
    cases = {link.case: one for link in found.values() if link.defendant is None and (one := _said(link, said, index))}
    decided = [_decided(link, _said(link, said, index), cases.get(link.case)) for link in found.values()]
    return sorted(decided, key=lambda one: (one.case, one.defendant is not None, one.defendant_number or 0, one.defendant or ""))


def _decided(link: Link, own: Judgement | None, of_case: Judgement | None) -> Link:
    by = own or (of_case if of_case and not (of_case.verdict == "same" and link.against) else None)
    if by is None:
        return link
    state: LinkState = by.verdict  # type: ignore[assignment]
    return replace(link, state=state, judged=by.id)


def _said(link: Link, said: Mapping[str, Judgement], index: Index) -> Judgement | None:
    """The judgement about a link. One that names a defendant who had no number yet holds as long as one defendant has the name."""
    if link.key in said or link.defendant is None:
        return said.get(link.key)
    case = index.cases.get(link.case)
    if case is None:
        return None
    accused = next((one for one in case.accused if (one.names[0].text, one.number) == (link.defendant, link.defendant_number)), None)
    for name in accused.names if accused else ():
        one = said.get(f"{link.article}|{link.case}|{name.text}")
        if one and _by_name(case.accused, name.text) == [accused]:
            return one
    return None


def _by_name(accused: Iterable[Accused], name: str) -> list[Accused]:
    return [one for one in accused if fold_name(name) in {fold_name(printed.text) for printed in one.names}]


def _link(article: str, key: str, index: Index) -> Link | None:
    """The link that a key names, where its case, and the defendant if it names one, are in the casebook."""
    _, _, rest = key.partition("|")
    case_id, parted, defendant = rest.partition("|")
    case = index.cases.get(case_id)
    if case is None or not parted:
        return None
    if not defendant:
        return Link(article, None, case_id, None, None, "unknown")
    numbered = [one for one in case.accused if one.number is not None and str(one.number) == defendant]
    fits = numbered or _by_name(case.accused, defendant)
    return Link(article, None, case_id, fits[0].names[0].text, fits[0].number, "unknown") if len(fits) == 1 else None


def article_in(key: str) -> str:
    """The article that a key is about."""
    return key.partition("|")[0]


def case_in(key: str) -> str:
    """The case that a key is about."""
    return key.partition("|")[2].partition("|")[0]

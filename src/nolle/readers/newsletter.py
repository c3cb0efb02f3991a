"""Newsletters and press mails: single messages, boxes of them (mbox), and messages forwarded inside others. Each is an article.

The subject is the headline, the sender the outlet. A newsletter of several items is one article with its headings. Recipients
and links get into no text: a link in a mailing carries the key of the one who got it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from email.utils import parsedate_to_datetime

from nolle.errors import TooLarge, UnknownFormat
from nolle.model import Part, Report
from nolle.readers import notice
from nolle.readers._line_parts import line_part
from nolle.readers._mail import is_mail
from nolle.readers._message import Text, header, messages, parts_of, sender
from nolle.readers._page import Page
from nolle.readers._rendered_articles import Piece, parts, plain, render
from nolle.spans import mask_secrets

NAME = "newsletter"
VERSION = 1
KIND = "articles"

_END = re.compile(r"\w\W*[.!?…][\"'”’»)\]]*(?:\s|\Z)|[。！？؟۔।]")
_FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr|rv)\s*:", re.I)
_MARK = re.compile(r"\W*(?:forwarded message|original message|begin forwarded message|weitergeleitete nachricht|message transféré)\W*\Z", re.I)
_FIELD = re.compile(r"\W*(from|date|sent|subject|to|cc|reply-to)\W*:\s*(.*)", re.I | re.S)
_SIGNED = re.compile(r"(?P<author>[^,|@]{3,60}?)(?:,| (?:from|at|of|for) | [|–—-] )\s*(?P<outlet>(?:the )?[A-Z].{1,80})")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}\Z")
_NEAR_START = 12  # lines, among which a forwarding program leaves its mark
_FIELDS = 8  # lines of the head of a forwarded message
_MOST_ARTICLES = 5_000
_DEEPEST = 20


@dataclass(slots=True)
class _Mailing:
    """One message to be told as an article: its lines with the part that each is, where that is no matter of the line's own words."""

    subject: str
    outlet: str
    byline: str
    date: str | None
    lines: list[tuple[Part | None, str]]

    @property
    def told(self) -> bool:
        """Whether its body has a sentence."""
        return any((part or _part(words)) == "body" and _END.search(words) for part, words in self.lines)


@dataclass(slots=True)
class _Read:
    """What a file came to: its mailings, how many messages said nothing, what is to be noted, and the outer messages' times."""

    mailings: list[tuple[_Mailing, Message]] = field(default_factory=list)
    silent: int = 0
    notes: list[str] = field(default_factory=list)
    times: list[str | None] = field(default_factory=list)


def recognises(page: Page) -> bool:
    """By the heads of a message, where it is no court's notice."""
    return is_mail(page.text) and not notice.recognises(page)


def read(page: Page) -> Report:
    """One article for each message that has a sentence, those inside others too.

    Raises UnknownFormat where none has, TooLarge where they are nested without end.
    """
    out = _Read()
    for message in messages(page):
        if message is None:
            out.silent += 1
            out.notes.append("a message whose head is damaged is not read; save it again")
            continue
        out.times.append(None if _FORWARDED.match(header(message, "Subject")) else _moment(header(message, "Date")))
        _take(message, page.source, out, 0)
    if not out.mailings:
        raise UnknownFormat(f"{page.source}: {_nothing(out)}")
    pieces = [_piece(mailing, message) for mailing, message in out.mailings]
    text, articles = render(pieces)
    if out.silent:
        out.notes.append(f"messages left out because no sentence stands in them: {out.silent} of {out.silent + len(pieces)}")
    printed = out.times[0] if len(out.times) == 1 else None
    return Report(KIND, NAME, VERSION, text, printed=printed, notes=tuple(dict.fromkeys(out.notes)), articles=articles)


def _nothing(out: _Read) -> str:
    told = f" ({'; '.join(dict.fromkeys(out.notes))})" if out.notes else ""
    return f"an e-mail, neither a court's notice nor a text with sentences{told}; its words may stand in a picture or an attachment: save that by itself"


def _take(message: Message, name: str, out: _Read, depth: int) -> None:
    """Add a message and those inside it; one that cannot be read is noted and the rest goes on."""
    if depth > _DEEPEST or len(out.mailings) + out.silent >= _MOST_ARTICLES:
        raise TooLarge(f"{name}: more than {_MOST_ARTICLES:,} messages, or more than {_DEEPEST} inside each other; split the file")
    subject = mask_secrets(plain(header(message, "Subject")))
    named = f"“{subject[:80]}”" if subject else "a message without a subject"
    try:
        found = parts_of(message, name)
        mailing = _mailing(message, subject, _once(found.texts))
    except TooLarge as error:
        out.notes.append(f"{named} is not read: {str(error).removeprefix(f'{name}: ')}")
        out.silent += 1
        return
    out.notes += [f"not read of {named}: {mask_secrets(plain(unread))}" for unread in found.unread]
    if found.cut:
        out.notes.append(f"{named} breaks off: what came after is missing; save it again")
    if mailing.told:
        out.mailings.append((mailing, message))
    elif not found.inner:
        out.silent += 1
    for inner in found.inner:
        _take(inner, name, out, depth + 1)


def _mailing(message: Message, subject: str, lines: list[str]) -> _Mailing:
    outlet, byline = _signed(sender(message) or header(message, "List-Id").partition("<")[0].strip(' "'))
    mailing = _Mailing(subject, outlet, byline, _moment(header(message, "Date")), [(None, line) for line in lines])
    mark = next((n for n, line in enumerate(lines[:_NEAR_START]) if _MARK.match(line)), None)
    if mark is not None:
        return _inner(lines, mark, mailing)
    if _FORWARDED.match(subject):
        mailing.outlet, mailing.byline, mailing.date = "", "", None
    return _unquoted(mailing)


def _once(texts: Sequence[Text]) -> list[str]:
    """The lines of a message's texts; what stands in an earlier one is not read again: some programs send both versions as two texts."""
    seen: set[str] = set()
    kept: list[str] = []
    for text in texts:
        new = [(line, " ".join(line.split())) for line in text.lines]
        kept += [line for line, folded in new if folded not in seen]
        seen |= {folded for _, folded in new}
    return kept


def _inner(lines: list[str], mark: int, outer: _Mailing) -> _Mailing:
    """A message forwarded as text: what its own head says counts, and the forwarder's words are none of its."""
    fields: dict[str, str] = {}
    end = mark + 1
    while end < min(len(lines), mark + 1 + _FIELDS) and (found := _FIELD.match(lines[end])):
        fields.setdefault(found[1].lower(), found[2].strip())
        end += 1
    name = re.sub(r"[<\[(].*", "", fields.get("from", ""), flags=re.S).strip(" \"'")
    outlet, byline = _signed("" if "@" in name else name)
    own: list[tuple[Part | None, str]] = [("boilerplate" if n < end else None, line) for n, line in enumerate(lines)]
    date = _moment(fields.get("date") or fields.get("sent") or "")
    return _unquoted(_Mailing(mask_secrets(plain(fields.get("subject", ""))) or outer.subject, outlet, byline, date, own))


def _unquoted(mailing: _Mailing) -> _Mailing:
    """A message all of whose sentences are quoted with ">" without those marks; any other as it is."""
    if mailing.told:
        return mailing
    mailing.lines = [(part, re.sub(r"(?m)^[> ]*>[ ]?", "", line)) for part, line in mailing.lines]
    return mailing


def _signed(name: str) -> tuple[str, str]:
    """The outlet and the author that a sender's name gives ("Dana Whitlow from Marlow Ledger"); a list that passed it on is neither."""
    name = " ".join(plain(name).strip("\"' ").split())
    before, via, _ = name.partition(" via ")
    if via:
        name = before.strip("\"'“”‘’ ")
    found = _SIGNED.fullmatch(name)
    return (found["outlet"], found["author"]) if found and _NAME.match(found["author"]) else (name, "")


def _piece(mailing: _Mailing, message: Message) -> Piece:
    lines = _named(mailing.lines)
    head = parts(mailing.subject, mailing.byline, [])
    told = [(part, words) for part, line in lines for _, words in parts("", "", [line]) for part in [part]]
    language = re.match(r"([a-z]{2})(?:[-_,]|\Z)", header(message, "Content-Language").lower())
    archived = header(message, "Archived-At").strip("<> ")
    return Piece(
        (*head, *told),
        mask_secrets(mailing.outlet) or None,
        mailing.date,
        address=mask_secrets(archived) if archived.startswith(("http://", "https://")) else None,
        language=language[1] if language else None,
    )


def _named(lines: Sequence[tuple[Part | None, str]]) -> Iterator[tuple[Part, str]]:
    """Each line with its part; quoted lines, and what follows the last sentence of a mailing that has a footer, are none of the body."""
    told: list[tuple[Part, str]] = [(part or _part(line), line) for part, line in lines]
    last = max((n for n, (part, line) in enumerate(told) if part == "body" and _END.search(line)), default=-1)
    footer = any(part == "boilerplate" for part, _ in told[last + 1 :])
    for n, (part, line) in enumerate(told):
        yield "boilerplate" if footer and n > last and part == "body" else part, line


def _part(line: str) -> Part:
    line = " ".join(line.split())
    return "boilerplate" if line.startswith(">") else line_part(line) or "body"


def _moment(printed: str) -> str | None:
    with suppress(TypeError, ValueError, IndexError, OverflowError):
        return parsedate_to_datetime(printed).isoformat()
    return None

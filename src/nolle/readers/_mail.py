"""E-mail messages as saved from any program (RFC 822): subject, date and the text of the body.

Whatever is declared wrongly is read as well as it can be: an unknown character set as UTF-8 or cp1252, a broken
transfer encoding as it stands. Attachments other than forwarded messages are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from weakref import WeakKeyDictionary

from nolle.errors import CannotRead, TooLarge
from nolle.readers._page import Page

_NAMES = (
    r"Return-Path|Received|Delivered-To|From|To|Cc|Bcc|Subject|Date|MIME-Version|Message-ID|In-Reply-To|References|Reply-To|Sender|Content-[\w-]+"
    r"|Authentication-Results|Received-SPF|DKIM-Signature|ARC-[\w-]+|X-[\w-]+|Thread-\w+|List-[\w-]+|Resent-[\w-]+|Envelope-To|Importance|Precedence"
    r"|Errors-To|Feedback-ID|Auto-Submitted|Archived-At|User-Agent|Organization"
)
_HEADER = re.compile(rf"\s*(?:From \S[^\n]*\n)?(?:{_NAMES}):[^\n]*\n(?:[ \t][^\n]*\n)*(?:{_NAMES}):", re.I)
_BETWEEN = re.compile(r"^(?=From \S{1,200} .{10,60}\d{4}\s*$)", re.M)
_MARKS = re.compile(r"</?(?:b|i|u|em|strong|font|p|br|span|div)\b[^<>]{0,200}>", re.I)


_KNOWN: WeakKeyDictionary[Page, tuple[Mail, ...]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Mail:
    """One message: ``subject`` and ``date`` (ISO) from its head, ``text`` its body as lines, ``source`` the body as sent (for its links)."""

    subject: str
    date: str | None
    text: str
    source: str


def is_mail(text: str) -> bool:
    """Whether a file begins with two or more header lines of a message."""
    return _HEADER.match(text[:20_000]) is not None


def mails_of(page: Page) -> tuple[Mail, ...]:
    """Every text of every message in a file: one message, or several one after another (mbox). A page is taken apart only once."""
    if page not in _KNOWN:
        _KNOWN[page] = tuple(_mails(page))
    return _KNOWN[page]


def _mails(page: Page) -> Iterator[Mail]:
    for piece in _BETWEEN.split(page.text.lstrip()):
        if is_mail(piece):
            yield from _texts(_parse(piece, page.source), page.source)


def html_lines(source: str, name: str) -> str:
    """The lines of an HTML body; "" where it holds no words."""
    try:
        return Page(source.encode("utf-8", "replace"), name).html.text
    except TooLarge:
        raise
    except CannotRead:
        return ""


def _parse(piece: str, name: str) -> Message:
    lines = piece.split("\n", 1)
    head = lines[1] if lines[0].startswith("From ") and len(lines) > 1 else piece
    try:
        return message_from_bytes(head.encode("utf-8", "replace"))
    except RecursionError as error:
        raise TooLarge(f"{name}: messages nested too deeply inside this message; save the inner one by itself") from error
    except (TypeError, ValueError, LookupError) as error:  # where the parameters of its head contradict each other
        raise CannotRead(f"{name}: the head of this message is damaged ({error}); save it again") from error


def _texts(message: Message, name: str) -> Iterator[Mail]:
    subject, date = _subject(message), _date(message)
    for part in _parts(message, name):
        if part.get_content_type() not in ("text/html", "text/plain"):
            continue
        body = _body(part)
        html = part.get_content_type() == "text/html"
        yield Mail(subject, date, html_lines(body, name) if html else _MARKS.sub(" ", body), body)


def _parts(message: Message, name: str) -> list[Message]:
    try:
        return list(message.walk())
    except RecursionError as error:
        raise TooLarge(f"{name}: messages nested too deeply inside this message; save the inner one by itself") from error


def _body(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return str(part.get_payload())
    return Page(data, "body").text.replace("\r\n", "\n")


def _subject(message: Message) -> str:
    raw = str(message.get("Subject", ""))
    with suppress(HeaderParseError, LookupError, ValueError):
        raw = str(make_header(decode_header(raw)))
    return " ".join(raw.split())


def _date(message: Message) -> str | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None

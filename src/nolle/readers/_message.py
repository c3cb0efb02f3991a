"""A message taken apart (MIME): the texts to read, once each, the messages inside it, and the names of what is not read.

Of several versions of one text the HTML is taken, unless it has no words. A declared character set is believed only where it fits.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect, HeaderParseError, StartBoundaryNotFoundDefect
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from itertools import islice

from nolle.errors import CannotRead, TooLarge
from nolle.readers._html import HtmlText
from nolle.readers._mail import is_mail
from nolle.readers._page import Page
from nolle.readers._wrapping import paragraphs

_BETWEEN = re.compile(rb"^(?=From \S{1,200} .{10,60}\d{4}\s*$)", re.M)
_STUFFED = re.compile(rb"^>(?=>*From )", re.M)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?<![\w-])(?:font-size|max-height)\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|\Z)", re.I
)
_SEEN = re.compile(r"[^\s\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u2060-\u2064\ufeff]")
_OTHER_CODES = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined"})  # no character sets, though Python reads them
_MALFORMED = (TypeError, ValueError, LookupError)  # which Python raises where the parameters of a head contradict each other
_DEEPEST = 30
_PARTS = 2_000
_HEAD = 10_000


@dataclass(frozen=True, slots=True)
class Text:
    """One version of a text as its paragraphs."""

    html: bool
    lines: tuple[str, ...]


@dataclass(slots=True)
class Parts:
    """What stands in one message: ``texts`` to read, ``inner`` messages, ``unread`` what is not read; ``cut`` where it breaks off."""

    texts: list[Text] = field(default_factory=list)
    inner: list[Message] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    cut: bool = False


def messages(page: Page) -> Iterator[Message | None]:
    """Every message of a file: one, or several one after another (mbox); None for one whose head nobody can read.

    Raises TooLarge where they are nested without end.
    """
    wide = b"\x00" in page.data[:400] or page.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    data = page.text.encode("utf-8", "replace") if wide else page.data
    pieces = _pieces(data.removeprefix(codecs.BOM_UTF8).lstrip())
    for piece in pieces:
        box = piece.startswith(b"From ")
        try:
            yield message_from_bytes(_STUFFED.sub(b"", piece.partition(b"\n")[2]) if box else piece)
        except RecursionError as error:
            raise TooLarge(f"{page.source}: messages nested too deeply inside each other; save the inner one by itself") from error
        except _MALFORMED:
            yield None


def _pieces(data: bytes) -> list[bytes]:
    """The messages of a box; a line of a body that only looks like the start of one ends none."""
    pieces: list[bytes] = []
    for piece in _BETWEEN.split(data):
        if pieces and not is_mail(piece[:20_000].decode("latin-1")):
            pieces[-1] += piece
        elif piece:
            pieces.append(piece)
    return pieces


def parts_of(message: Message, name: str) -> Parts:
    """A message's parts. Raises TooLarge where there are too many, or they are nested too deeply."""
    if sum(1 for _ in islice(_walk(message), _PARTS + 1)) > _PARTS:
        raise TooLarge(f"{name}: a message of more than {_PARTS:,} parts; save what you need of it by itself")
    found = Parts()
    _sort(message, found, name, 0)
    return found


def _walk(message: Message) -> Iterator[Message]:
    waiting = [message]
    while waiting:
        part = waiting.pop()
        yield part
        waiting += _inside(part)


def _inside(part: Message) -> list[Message]:
    below = part.get_payload() if part.is_multipart() else []
    return [one for one in below if isinstance(one, Message)]


def _sort(part: Message, found: Parts, name: str, depth: int) -> None:
    if depth > _DEEPEST:
        raise TooLarge(f"{name}: parts nested too deeply inside a message; save the inner one by itself")
    kind = part.get_content_type()
    found.cut = found.cut or any(isinstance(defect, CloseBoundaryNotFoundDefect | StartBoundaryNotFoundDefect) for defect in part.defects)
    inside = _inside(part)
    if kind in ("message/rfc822", "message/global"):
        found.inner += inside
    elif kind == "multipart/alternative":
        _choose(inside, found, name, depth)
    elif kind.startswith("multipart/"):
        for one in inside:
            _sort(one, found, name, depth + 1)
    elif kind in ("text/html", "text/plain") and part.get_content_disposition() != "attachment":
        found.texts.append(_text(part, kind == "text/html", found, name))
    elif part.get_content_disposition() == "attachment" or _filename(part) or not kind.startswith(("image/", "text/", "message/")):
        found.unread.append(f"the attachment {_filename(part) or 'without a name'} ({kind}); save it and add it by itself")


def _choose(versions: list[Message], found: Parts, name: str, depth: int) -> None:
    """Of the versions of one text the first that has HTML with words, else the first that has words."""
    sorted_out = [Parts() for _ in versions]
    for version, into in zip(versions, sorted_out, strict=True):
        _sort(version, into, name, depth + 1)
        found.cut = found.cut or into.cut
        found.inner += into.inner
        found.unread += into.unread
    in_html = sorted(sorted_out, key=lambda into: not any(text.html for text in into.texts))
    chosen = next((into for into in in_html if any(text.lines for text in into.texts)), None)
    found.texts += chosen.texts if chosen else []


def _text(part: Message, html: bool, found: Parts, name: str) -> Text:
    """A text as a reader of the mail sees it; an HTML text over the limits is left to its plain version."""
    words = _body(part)
    try:
        shown = _shown(words, name) if html else [words[start:end] for start, end in paragraphs(words)]
    except TooLarge as error:
        found.unread.append(f"an HTML text ({str(error).removeprefix(f'{name}: ')})")
        shown = []
    return Text(html, tuple(line for line in shown if _SEEN.search(line)))


def _shown(source: str, name: str) -> list[str]:
    """The lines of an HTML body, without its title and without what it hides (the preview that programs show beside the subject)."""
    try:
        html = HtmlText(source, name)
    except TooLarge:
        raise
    except CannotRead:
        return []
    hidden = [html.span(element) for element in html.root.iter("*") if element.tag == "title" or _HIDDEN.search(element.get("style") or "")]
    kept, at = [], 0
    for start, end in sorted(hidden):
        kept.append(html.text[at:start])
        at = max(at, end)
    return ("\n".join(kept) + "\n" + html.text[at:]).split("\n") if hidden else html.text.split("\n")


def _body(part: Message) -> str:
    """The decoded words of a part."""
    data = part.get_payload(decode=True)
    charset = None
    with suppress(*_MALFORMED):
        charset = part.get_content_charset()
    return _decoded(data, charset) if isinstance(data, bytes) else ""


def _filename(part: Message) -> str:
    with suppress(*_MALFORMED):
        return header_words(part.get_filename() or "")
    return ""


def _decoded(data: bytes, charset: str | None) -> str:
    """Bytes in the character set that they are in: UTF-8 where they can be nothing else, else the declared one, else as any page."""
    foreign = not data.isascii() and b"\x00" not in data and b"\x1b" not in data
    for name in ("utf-8", charset) if foreign else (charset,):
        try:
            if name and (code := codecs.lookup(name).name) not in _OTHER_CODES:
                return data.decode("cp1252" if code in ("iso8859-1", "ascii") else code)
        except (LookupError, ValueError):
            continue
    return Page(data, "body").text


def header(message: Message, name: str) -> str:
    """A header's words, whatever way they are encoded; "" where there is none."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return header_words(raw)


def sender(message: Message) -> str:
    """The name that the sender gives; "" where there is only an address."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == "from"), "")
    try:
        name = header_words(parseaddr(" ".join(_eight_bit(raw[:_HEAD]).split()))[0])
    except RecursionError:  # brackets within brackets
        return ""
    return "" if "@" in name else name


def header_words(raw: str) -> str:
    """A header's value with its encoded words read."""
    raw = _eight_bit(raw[:_HEAD])
    try:
        pieces = decode_header(raw) if "=?" in raw else [(raw, None)]
    except (HeaderParseError, ValueError):
        pieces = [(raw, None)]
    words = "".join(piece if isinstance(piece, str) else _chunk(piece, charset) for piece, charset in pieces)
    return " ".join(words.split())


def _chunk(piece: bytes, charset: str | None) -> str:
    return _decoded(piece, charset) if charset else piece.decode("raw-unicode-escape", "replace")


def _eight_bit(raw: str) -> str:
    """A header in which bytes stand that ought to be encoded, read as any page."""
    data = raw.encode("utf-8", "surrogateescape")
    return Page(data, "header").text if not data.isascii() else raw

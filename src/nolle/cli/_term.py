"""The terminal: what may reach it, and who is looking.

Docket text is anybody's words. Nothing in it may move a cursor, change a colour, turn the line around or hide: every
control, format and direction character becomes a space before a word is printed, and no text is read as markup.
"""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, TextIO

from nolle.spans import mask_secrets

if TYPE_CHECKING:
    from rich.console import Console

# C0 (tab and line end too), DEL and C1, soft hyphen, zero-width and direction marks, separators, lone surrogates, tag characters.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_UNSAFE_IN_BLOCK = re.compile(_UNSAFE.pattern.replace("\x00-\x1f", "\x00-\x08\x0b-\x1f"))
_SPACE = re.compile(r"\s+")


def one_line(text: str) -> str:
    """Text of a page as one safe line, runs of white space as one space, secrets masked."""
    return _SPACE.sub(" ", _UNSAFE.sub(" ", mask_secrets(text))).strip()


def block(text: str) -> str:
    """Text of a page with its lines and tabs kept and everything unsafe replaced one for one, so that offsets still hold."""
    return _UNSAFE_IN_BLOCK.sub(" ", text)


def on_terminal(stream: TextIO) -> bool:
    """Whether a person is looking at this stream."""
    return stream.isatty()


def console(stream: TextIO) -> Console:
    """A Rich console that prints text as it is: no markup, no emoji codes, no guessed highlights. NO_COLOR is honoured."""
    from rich.console import Console
    from rich.theme import Theme

    return Console(file=stream, theme=Theme(_THEME), markup=False, emoji=False, highlight=False)


_THEME = {
    "plain": "none",
    "strong": "bold",
    "quiet": "dim",
    "words": "none",
    "ended": "bold cyan",
    "unsure": "yellow",
    "ref": "dim",
    "source": "bold",
    "cue": "underline",
    "content": "none",
}


def complain(message: str) -> None:
    """One line about what went wrong, on stderr."""
    sys.stderr.write(f"nolle: {one_line(message)}\n")


def silence_output() -> None:
    """Send all further output nowhere: whoever read it has seen enough (`| head`)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def forgiving_streams() -> None:
    """Print what a poor locale cannot show as "?" instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")

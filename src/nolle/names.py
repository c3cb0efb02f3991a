"""Names as dockets print them: folding for comparison, and whether two printings can be the same defendant of one case.

People are never joined across cases by name. Outside one case a name is compared only to ask whether an article can be about it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_NOT_WORD = re.compile(r"[^\w\s]|_")
_ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "esq"})


def fold_name(name: str) -> str:
    """Case, accents, punctuation and spacing folded: "Márquez-Ruiz,  Ana" → "marquez ruiz ana"."""
    if name.isascii():  # most are: the same, in one go
        return " ".join(name.translate(_ASCII).split())
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(_NOT_WORD.sub(" ", plain).casefold().split())


def is_expunged_name(name: str) -> bool:
    """Whether the court put the word EXPUNGED where a defendant's name stood."""
    return "EXPUNGED" in name.split()


def same_printed_name(one: str, other: str) -> bool:
    """Whether two printings inside one case name the same person: equal once folded, or equal but for middle names.

    First and last names must both agree; a generational suffix must not contradict ("Jr" against "Sr").
    """
    a, b = fold_name(one).split(), fold_name(other).split()
    if a == b:
        return bool(a)
    suffixes = [{w for w in words if w in SUFFIXES} for words in (a, b)]
    if suffixes[0] and suffixes[1] and suffixes[0] != suffixes[1]:
        return False
    a, b = ([w for w in words if w not in SUFFIXES] for words in (a, b))
    return len(a) > 1 and len(b) > 1 and a[0] == b[0] and a[-1] == b[-1] and middles_agree(a[1:-1], b[1:-1])


def middles_agree(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether folded middle names do not contradict: an initial stands for any name that begins so, and none for any."""
    return not a or not b or all(x[0] == y[0] and (x == y or 1 in (len(x), len(y))) for x, y in zip(a, b, strict=False))

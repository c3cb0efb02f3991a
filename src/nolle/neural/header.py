"""What a trained model's file tells of itself, read from its header alone: no weight is loaded and no extra is needed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nolle.errors import BadUsage, Damaged
from nolle.neural.measuring import Figures

FORMAT = 1
KEY = "nolle"
AGAIN = "train again with: nolle train quotes CORPUS"
_LONGEST = 64 << 20  # bytes; a header holds the encoder's vocabulary
_LENGTH = 8  # bytes that say how long the header is


@dataclass(frozen=True, slots=True)
class About:
    """What a model was made from, and how well it did on the articles put aside, which it did not learn from (None where there were none)."""

    nolle: str
    encoder: str
    parser: str
    corpus: str
    articles: int
    epochs: int
    seed: int
    figures: Figures | None


def read_about(file: Path) -> About:
    """What a model's file tells of itself. Raises BadUsage for one of another version of Nolle, Damaged where it has no whole header."""
    try:
        with file.open("rb") as opened:
            length = int.from_bytes(opened.read(_LENGTH), "little")
            header = json.loads(opened.read(length)) if length <= _LONGEST else None
        return about(json.loads(header["__metadata__"].get(KEY, "{}")) if header else None, file)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Damaged(f"{file}: not a whole model; {AGAIN}") from error


def about(told: Any, file: Path) -> About:
    """The same from what stands in a header. Raises BadUsage for one that this version of Nolle did not make."""
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise BadUsage(f"{file}: made by another version of Nolle, or not by it; {AGAIN}")
    of_model = told["about"]
    return About(**{**of_model, "figures": Figures(**of_model["figures"]) if of_model["figures"] else None})

"""Two readings of the same counts tables, held against each other.

Where they differ by one of the second reader's known faults, ours stands. Anything else is a disagreement that nobody
resolves by guessing: the row is UNREAD, and both readings are shown. The known faults (juriscraper 4.0.1):

- it cannot read the page at all;
- the last defendant's counts vanish where no further party follows;
- two identical party rows shift the counts to the next party (so blocks are compared by their order, not by name);
- the label is glued to the offence, and white space is lost;
- the next block's judge line is taken for a complaint, and so is a "None" row with spaces around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from nolle.model import EntryRead
from nolle.readers._docket_parties import Party, PrintedCount
from nolle.readers._juriscraper import SecondReading, SecondRow
from nolle.spans import mask_secrets

_JUDGE_LINE = re.compile(r"^(?:Assigned|Referred) to:", re.I)
Key = tuple[str, str, str]


@dataclass(slots=True)
class Verdict:
    """What the comparison found. ``rows`` holds, by party and row, why a row is unread; ``parties`` what else is wrong with a party."""

    rows: dict[tuple[int, int], str] = field(default_factory=dict)
    parties: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def crosscheck(parties: Sequence[Party], second: SecondReading) -> Verdict:
    """Compare our parties' counts with the second reader's blocks, in page order."""
    verdict = Verdict()
    ours = [(i, party) for i, party in enumerate(parties) if party.counts]
    if second.failure:
        if ours:
            verdict.notes.append(f"the second reader (juriscraper) could not read this page ({second.failure}); the charges rest on our own reading alone")
        return verdict
    theirs = [block for block in map(_without_faults, second.blocks) if block]
    if ours and len(theirs) == len(ours) - 1 and not any(party.name for party in parties[ours[-1][0] + 1 :]):
        ours = ours[:-1]
    keys = [_block_key(party) for _, party in ours]
    if keys != [tuple(map(_second_key, block)) for block in theirs]:
        _disagree(ours, theirs, verdict)
    return verdict


def entry_count_note(entries: Sequence[EntryRead], second: SecondReading) -> str | None:
    """A sentence where the second reader counts other dated entries than we do; it knows none without date."""
    dated = sum(1 for entry in entries if entry.filed or entry.entered)
    if second.entries is None or second.entries == dated:
        return None
    return f"our reader finds {dated} dated entries on this page, the second reader (juriscraper) {second.entries}"


def _without_faults(block: tuple[SecondRow, ...]) -> tuple[SecondRow, ...]:
    return tuple(row for row in block if not _JUDGE_LINE.match(row.words.strip()) and row.words.strip().lower() not in ("", "none"))


def _disagree(ours: list[tuple[int, Party]], theirs: list[tuple[SecondRow, ...]], verdict: Verdict) -> None:
    """Pair equal blocks, then hold what is left over against each other, in order."""
    our_keys = [_block_key(party) for _, party in ours]
    their_keys = [tuple(map(_second_key, block)) for block in theirs]
    for tag, a, b, c, d in SequenceMatcher(None, our_keys, their_keys, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        left, right = ours[a:b], theirs[c:d]
        for place, (index, party) in enumerate(left):
            _compare_rows(index, party, right[place] if place < len(right) else (), verdict)
        for block in right[len(left) :]:
            verdict.notes.append(f"the second reader (juriscraper) sees counts that our own reader does not: {_shown_all(block)}")


def _compare_rows(index: int, party: Party, block: tuple[SecondRow, ...], verdict: Verdict) -> None:
    name = party.name.text if party.name else "a defendant without a name"
    before = len(verdict.rows)
    for tag, a, b, c, d in SequenceMatcher(None, _block_key(party), [_second_key(row) for row in block], autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        other = _shown_all(block[c:d]) if c < d else "no such row"
        for row in range(a, b):
            verdict.rows[index, row] = f"two readers disagree: ours has {_shown(party.counts[row])}; the second reader (juriscraper) has {other}"
        if a == b:
            verdict.parties[index] = f"the second reader (juriscraper) sees a row that ours does not: {other}"
    if len(verdict.rows) > before:
        verdict.notes.append(f"{name}: {len(verdict.rows) - before} of {len(party.counts)} count rows are unread, because two readers disagree about them")
    if index in verdict.parties:
        verdict.notes.append(f"{name}: {verdict.parties[index]}")


def _block_key(party: Party) -> tuple[Key, ...]:
    """The rows of a block as the second reader orders them: counts first, then complaints."""
    return tuple(_key(row.section, row.words.text, row.disposition.text if row.disposition else "") for row in party.counts)


def _second_key(row: SecondRow) -> Key:
    return _key(row.section, row.words, "" if row.disposition.strip().lower() == "none" else row.disposition)


def _key(section: str, words: str, disposition: str) -> Key:
    return section, _folded(words), _folded(disposition)


def _folded(words: str) -> str:
    """Letters, digits and signs alone: parsers differ in white space and control characters."""
    return "".join(c for c in mask_secrets(words) if c.isprintable() and not c.isspace())


def _shown(row: PrintedCount) -> str:
    return f'"{" ".join(row.words.text.split())}" ({row.section}): "{row.disposition.text if row.disposition else ""}"'


def _shown_all(rows: Sequence[SecondRow]) -> str:
    return "; ".join(f'"{row.words}" ({row.section}): "{row.disposition}"' for row in rows)

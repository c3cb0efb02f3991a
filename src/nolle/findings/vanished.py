"""What an earlier capture showed and a later one, at least as complete, does not: entries, count rows, defendants. The fact, never a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from nolle.counts import spelled
from nolle.findings import Case
from nolle.findings._absence import explanations, named_signal, naming
from nolle.model import Change, Evidence, Finding, Signal
from nolle.names import is_expunged_name

KIND = "vanished"
_GONE = ("entry_absent", "number_reused", "count_removed", "party_removed")
_BACK = ("entry_new", "count_added", "party_added")


def find(case: Case) -> Iterator[Finding]:
    """One finding for each pair of captures: the last that showed the things, and the first that did not.

    Nothing from the capture on that shows a defendant's name as expunged: what went with it went by a court's order.
    """
    changes = case.record.changes
    expunged = min((c.seen_after for c in changes if c.kind == "party_renamed" and c.after and is_expunged_name(c.after.quote)), default=None)
    gone = [change for change in _gone(changes) if expunged is None or change.seen_after < expunged]
    for _, pair in groupby(sorted(gone, key=_captures), key=_captures):
        yield _finding(case, list(pair))


def _gone(changes: Sequence[Change]) -> Iterator[Change]:
    """What is gone for certain, each thing once, and does not stand on a later page again."""
    told: set[Evidence] = set()
    back = {change.before: i for i, change in enumerate(changes) if change.kind in _BACK and change.before}
    for i, change in enumerate(changes):
        before = change.before
        if change.kind in _GONE and change.sure and before and before not in told and back.get(before, -1) < i:
            told.add(before)
            yield change


def _captures(change: Change) -> tuple[str, str]:
    return change.seen_before, change.seen_after


def _finding(case: Case, gone: list[Change]) -> Finding:
    before = tuple(change.before for change in gone if change.before)
    after = tuple(dict.fromkeys(words for change in gone for words in (*change.around, *((change.after,) if change.after else ()))))
    numbers = [int(change.entry) for change in _entries(gone) if change.entry]
    named = naming(case.docket, "named", numbers)
    defendants = {change.defendant for change in gone}
    words, verbs = _what(gone), ("stood", "is") if len(gone) == 1 else ("stood", "are")
    return Finding(
        kind=KIND,
        case=case.record.case,
        defendant=defendants.pop() if len(defendants) == 1 else None,
        counts=tuple(change.count for change in gone if change.kind == "count_removed" and change.count),
        happened=None,
        entered=None,
        summary=f"{words[0].upper()}{words[1:]} {verbs[0]} on the capture of {gone[0].seen_before[:10]} and"
        f" {verbs[1]} absent from that of {gone[0].seen_after[:10]}, which shows at least as much of the docket",
        signals=(
            *_signals(gone),
            Signal("last_seen", gone[0].seen_before, before),
            Signal("absent_since", gone[0].seen_after, after),
            named_signal(named),
            explanations(KIND),
        ),
        evidence=tuple(dict.fromkeys((*before, *after, *(words for found in named.values() for words in found)))),
    )


def _entries(gone: list[Change]) -> list[Change]:
    return [change for change in gone if change.kind in ("entry_absent", "number_reused")]


def _signals(gone: list[Change]) -> Iterator[Signal]:
    """Each kind of thing that is gone, counted and named."""
    entries = _entries(gone)
    numbers = [int(change.entry) for change in entries if change.entry]
    yield Signal("entries", len(entries), _before(entries))
    yield Signal("numbers", spelled(numbers) or None, _before([change for change in entries if change.entry]))
    yield Signal("counts", sum(change.kind == "count_removed" for change in gone), _before([c for c in gone if c.kind == "count_removed"]))
    yield Signal("defendants", sum(change.kind == "party_removed" for change in gone), _before([c for c in gone if c.kind == "party_removed"]))


def _before(changes: list[Change]) -> tuple[Evidence, ...]:
    return tuple(change.before for change in changes if change.before)


def _what(gone: list[Change]) -> str:
    entries = _entries(gone)
    numbers = [int(change.entry) for change in entries if change.entry]
    parts = []
    if numbers:
        parts.append(f"{'entry' if len(numbers) == 1 else 'entries'} {spelled(numbers)}")
    parts += _counted(len(entries) - len(numbers), "entry without a number", "entries without a number")
    counts = [change for change in gone if change.kind == "count_removed"]
    if len(counts) == 1:
        parts.append(f"the row of {_count(counts[0].count)} of {counts[0].defendant}")
    else:
        parts += _counted(len(counts), "count row", "count rows")
    people = [change for change in gone if change.kind == "party_removed"]
    parts += [f"defendant {people[0].defendant}"] if len(people) == 1 else _counted(len(people), "defendant", "defendants")
    return ", ".join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else parts[0]


def _counted(number: int, one: str, many: str) -> list[str]:
    return [] if not number else [f"{'an' if one[0] in 'aeiou' else 'a'} {one}"] if number == 1 else [f"{number} {many}"]


def _count(label: str | None) -> str:
    return "the complaint" if label == "complaint" else f"count {label}" if label else "a count"

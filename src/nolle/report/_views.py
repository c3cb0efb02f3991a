"""The nouns of a report as its templates show them: plain words, numbers of the quotations they rest on, addresses on the pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nolle import phrases as say
from nolle.comparing import SAID, Comparison
from nolle.model import CaseRecord, Change, ChargeHistory, Evidence, Finding, Signal
from nolle.report._initials import Masker
from nolle.report._material import Spoken
from nolle.report._notes import Notes
from nolle.report._timeline import Flag, Lane, Step, Timeline, draw

View = dict[str, Any]
_CHARGING = ("complaint", "indictment", "information", "superseding_charge")
_OFFICES = ("office", "organisation", "document")
_TOLD_BY_VERB = ("no_comment", "denial", "promise")
_MOST_LANES, _MOST_CHANGES = 40, 200
_LABEL, _SPEAKER = 44, 22  # letters of a flag's label, and of the speaker in it


@dataclass(frozen=True, slots=True)
class Views:
    """Makes views with names as the report may show them; ``pages`` gives the page of each case."""

    masker: Masker
    pages: Mapping[str, str]

    def spoken(self, one: Spoken, notes: Notes) -> View:
        """A statement with its words, its way to us, and what the record shows beside it."""
        statement, article = one.heard.statement, one.heard.article
        capture = article.fact.capture
        pieces = [Evidence(capture, piece.start, piece.end, piece.text) for piece in (statement.content or statement.cue)]
        tags = ["hedged"] * statement.hedged + ["said not to have been said"] * statement.negated + ["not surely about one of the cases"] * (not one.cases)
        return {
            "anchor": f"s-{statement.id[:12]}",
            "speaker": self.masker.text(statement.speaker or " ".join(p.text for p in statement.source) or "A source not told"),
            "role": self.masker.text(statement.role or ""),
            "verb": say.SAYINGS[statement.kind],
            "day": one.heard.day,
            "direct": statement.direct,
            "words": self.masker.quote(" … ".join(piece.quote.strip(" “”\"") for piece in pieces)),
            "notes": notes.add(pieces),
            "chain": self.masker.text(" → ".join(one.heard.chain)),
            "also": ", ".join(dict.fromkeys(other.said.outlet or "a page without an outlet" for other in one.heard.also)),
            "tags": tags,
            "beside": [_beside(compared, notes) for compared in one.comparisons if compared.act],
        }

    def charge(self, charge: ChargeHistory, notes: Notes) -> View:
        """A row of the table of charges."""
        end = charge.disposition
        return {
            "anchor": anchor(charge),
            "count": say.count(charge.label),
            "offense": self.masker.text(charge.offense or "not shown"),
            "ending": say.ending(end),
            "reason": self.masker.text(end.reason),
            "notes": notes.add(end.evidence),
            "happened": say.day(end.happened),
            "entered": say.day(end.entered),
        }

    def people(self, record: CaseRecord, notes: Notes) -> Iterator[View]:
        """The defendants with their charges."""
        for key in dict.fromkeys((charge.defendant_number, charge.defendant) for charge in record.charges):
            charges = [charge for charge in record.charges if (charge.defendant_number, charge.defendant) == key]
            name = self.masker.text(say.defendant(charges[0]))
            yield {"name": name, "anchor": f"d-{key[0] or _slug(name)}", "charges": [self.charge(charge, notes) for charge in charges]}

    def finding(self, finding: Finding, page: str) -> View:
        """A finding in a list."""
        return {"page": page, "summary": self.masker.text(finding.summary), "case": finding.case, "raised": raised(finding)}

    def signal(self, signal: Signal, notes: Notes) -> View:
        """A row of the table of signals."""
        title, meaning = say.SIGNALS.get(signal.name, (signal.name.replace("_", " "), ""))
        state = "raised" if say.raised(signal.value) else "unknown" if signal.value is None else "not"
        return {"title": title, "meaning": meaning, "state": state, "value": self.masker.text(say.signal(signal.value)), "notes": notes.add(signal.evidence)}

    def change(self, change: Change, notes: Notes) -> View:
        """A row of the table of changes."""
        before, after = ([words] if words else [] for words in (change.before, change.after))
        return {
            "between": f"{change.seen_before[:10]} and {change.seen_after[:10]}",
            "what": self.masker.text(change.what),
            "sure": change.sure,
            "before": self.masker.quote(_cut(before[0].quote)) if before else "not there",
            "after": self.masker.quote(_cut(after[0].quote)) if after else "not there",
            "before_notes": notes.add(before),
            "after_notes": notes.add(after),
        }

    def timeline(self, name: str, charges: Sequence[ChargeHistory], spoken: Iterable[Spoken], seen: Iterable[str], here: str | None = None) -> str:
        """The picture of some charges and what was said; ``here`` is the case whose page it stands on."""
        lanes = tuple(self._lane(charge, here) for charge in charges[:_MOST_LANES])
        flags = tuple(flag for one in spoken if (flag := self._flag(one)))
        return draw(Timeline(name, flags, lanes, tuple(date.fromisoformat(day[:10]) for day in seen)))

    def _lane(self, charge: ChargeHistory, here: str | None) -> Lane:
        begun = min((day for event in charge.events if event.label in _CHARGING and (day := event.happened or event.entered)), default=None)
        end, page = charge.disposition, "" if charge.case == here else self.pages.get(charge.case, "")
        place, label = f"{page}#{anchor(charge)}", f"{say.count(charge.label)} · {self.masker.text(charge.defendant)}"
        ended = None if end.outcome == "pending" else end.happened or end.entered
        between = [event for event in charge.events if event.happened and event.happened not in (begun, ended)]
        steps = tuple(Step(event.happened, event.label.replace("_", " "), place) for event in between if event.happened)
        return Lane(label, begun, ended, end.outcome, f"{say.OUTCOMES[end.outcome]} {say.mover(end)}".strip(), place, steps)

    def _flag(self, one: Spoken) -> Flag | None:
        if one.heard.when is None:
            return None
        statement = one.heard.statement
        speaker = self.masker.text(statement.speaker or "a source not told")
        content = self.masker.quote(" ".join(piece.text for piece in statement.content))
        verb = say.SAYINGS[statement.kind]
        title = f"{one.heard.day}: {speaker} {verb}: {content}"
        called = _shortly(speaker, statement.speaker_kind == "person")
        short = f"{called} {verb}" if statement.kind in _TOLD_BY_VERB else f"{called}: {content}"
        return Flag(one.heard.when, _cut(short, _LABEL), title, f"#s-{statement.id[:12]}", statement.speaker_kind in _OFFICES)


def anchor(charge: ChargeHistory) -> str:
    """The address of a charge on its case's page."""
    return f"c-{charge.defendant_number or 0}-{_slug(charge.label) or 'none'}"


def raised(finding: Finding) -> str:
    """How many signals a finding raises, in words; "" where it has none."""
    up = sum(say.raised(signal.value) for signal in finding.signals)
    return f"{say.number_of('signal', up)} raised" if up else ""


def changes(record: CaseRecord) -> tuple[Sequence[Change], str]:
    """The changes to be shown, and a sentence on those for which there is no room."""
    shown = record.changes[-_MOST_CHANGES:]
    left = len(record.changes) - len(shown)
    return shown, f"{left:,} earlier changes are in the data." if left else ""


def _beside(compared: Comparison, notes: Notes) -> View:
    """What the record shows of one act that a statement tells."""
    words = tuple(dict.fromkeys((*compared.evidence, *compared.evidence_now)))
    return {"that": compared.act.that if compared.act else "", "then": SAID[compared.then], "now": SAID[compared.now], "notes": notes.add(words)}


def _cut(words: str, most: int = 140) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _shortly(name: str, person: bool) -> str:
    """A speaker's name short enough for a flag: of a person the last name, of a paper or an office the first words."""
    return name if len(name) <= _SPEAKER else name.split()[-1] if person else _cut(name, _SPEAKER)


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")

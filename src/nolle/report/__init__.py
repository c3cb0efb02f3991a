"""A matter as self-contained pages: they open offline, print well, need no script, and every sentence leads to the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, select_autoescape

from nolle import phrases as say
from nolle.histories import EXPLAINED
from nolle.model import CaseRecord, Finding
from nolle.report._initials import Masker, masker
from nolle.report._material import Material, Spoken
from nolle.report._notes import Notes
from nolle.report._views import View, Views, changes

__all__ = ["Masker", "Material", "Spoken", "masker", "pages"]

_MARKED = ("dropped_charges", "vanished", "handed_over", "overdue", "at_odds")  # findings whose charges stand on the front page's picture
_UNLEDGERED = ("claim", "accusation", "opinion")


def pages(material: Material, data: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The name and content of each page: the front page first, one per case, one per finding. ``data`` are the data files beside them."""
    report = _Report(material, tuple(data))
    yield "index.html", report.front()
    for record in material.records:
        yield report.views.pages[record.case], report.case(record)
    for number, finding in enumerate(material.findings, 1):
        yield _finding_page(number), report.finding(finding)


class _Report:
    """What the pages of one report share."""

    def __init__(self, material: Material, data: tuple[str, ...]) -> None:
        self.material, self.data = material, data
        self.masker = masker(material.records, material.matter.in_full)
        self.views = Views(self.masker, {record.case: _case_page(record.case) for record in material.records})
        self.records = {record.case: record for record in material.records}
        self._captures = {capture.digest: capture for capture in material.captures}

    def front(self) -> str:
        """What was found, what could not be told, what counts as what."""
        material, views, notes = self.material, self.views, self._notes()
        marked = [f for f in material.findings if f.kind in _MARKED]
        live = [c for record in material.records for c in record.charges if c.disposition.outcome != "superseded"]
        charges = [c for c in live if any(f.case == c.case and f.defendant in (None, c.defendant) for f in marked)]
        by_id = {one.heard.statement.id: views.spoken(one, notes) for one in material.spoken}
        return self._render(
            "index.html",
            notes,
            title=material.matter.name,
            home=True,
            about=material.matter.about,
            opening=self._opening(),
            svg=views.timeline("Time line", charges, material.spoken, self._seen()),
            findings=list(self._by_kind()),
            cases=[*map(self._case_row, material.records), *map(_missing_row, material.missing)],
            promises=[{"said": by_id[p.said.statement.id], "due": p.due, "outcomes": self._outcomes(p.outcomes)} for p in material.promises],
            answers=list(self._answers(by_id)),
            numbers=[self._number(n, by_id) for n in material.numbers],
            said=[by_id[one.heard.statement.id] for one in material.spoken if one.heard.statement.kind in _UNLEDGERED],
            untold=list(self._untold()),
            terms=list(_terms()),
            captures=[self._capture(c) for c in material.captures],
            data=self.data,
        )

    def case(self, record: CaseRecord) -> str:
        """Every charge of one case, what was said of it, and how its page changed."""
        notes, views = self._notes(), self.views
        spoken = [one for one in self.material.spoken if record.case in one.cases]
        shown, more = changes(record)
        return self._render(
            "case.html",
            notes,
            title=self._name(record),
            name=self._name(record),
            number=record.case,
            filed=record.filed,
            terminated=record.terminated,
            svg=views.timeline("Time line of the case", record.charges, spoken, [page.seen for page in record.pages], record.case),
            people=list(views.people(record, notes)),
            findings=[views.finding(f, _finding_page(n)) for n, f in enumerate(self.material.findings, 1) if f.case == record.case],
            said=[views.spoken(one, notes) for one in spoken],
            pages=[{"seen": page.seen[:16].replace("T", " "), "shown": ", ".join(say.SHOWN[grade] for grade in page.grades)} for page in record.pages],
            changes=[views.change(change, notes) for change in shown],
            more=more,
            untold=[self.masker.text(sentence) for sentence in record.unread],
        )

    def finding(self, finding: Finding) -> str:
        """One finding with its signals and all that was said of the case."""
        notes, views, record = self._notes(), self.views, self.records[finding.case]
        spoken = [one for one in self.material.spoken if finding.case in one.cases]
        charges = [c for c in record.charges if finding.defendant in (None, c.defendant)]
        return self._render(
            "finding.html",
            notes,
            title=self.masker.text(finding.summary),
            kind=say.FINDINGS[finding.kind][0],
            summary=self.masker.text(finding.summary),
            case=finding.case,
            case_name=self._name(record),
            case_page=views.pages[finding.case],
            svg=views.timeline("Time line of the charges", charges, spoken, [page.seen for page in record.pages], None),
            facts=list(self._facts(finding, charges, notes)),
            signals=[views.signal(signal, notes) for signal in finding.signals],
            counted=say.counted(finding.signals),
            said=[views.spoken(one, notes) for one in spoken],
        )

    # --- parts of the pages

    def _notes(self) -> Notes:
        return Notes(self.masker, self._captures, self.material.text)

    def _render(self, template: str, notes: Notes, **shown: Any) -> str:
        shared = {"matter": self.material.matter.name, "as_of": self.material.as_of, "style": _source("style.css"), "home": False}
        return _templates().get_template(template).render({**shared, **shown, "notes": notes.all()}) + "\n"

    def _name(self, record: CaseRecord) -> str:
        return self.masker.text(record.case_name or record.case)

    def _seen(self) -> list[str]:
        return [page.seen for record in self.material.records for page in record.pages]

    def _opening(self) -> str:
        found, cases = say.number_of("finding", len(self.material.findings)), say.number_of("case", len(self.material.matter.cases))
        said = say.number_of("statement", len(self.material.spoken))
        until = f"The newest docket page was captured on {self.material.as_of}; what came on the dockets after that day is not known here."
        return f"{found} in {cases}, beside {said}. {until}"

    def _by_kind(self) -> Iterator[View]:
        numbered = list(enumerate(self.material.findings, 1))
        for kind in dict.fromkeys(finding.kind for finding in self.material.findings):
            listed = [self.views.finding(finding, _finding_page(n)) for n, finding in numbered if finding.kind == kind]
            yield {"title": say.FINDINGS[kind][0], "meaning": say.FINDINGS[kind][1], "findings": listed}

    def _case_row(self, record: CaseRecord) -> View:
        tally = ", ".join(f"{number:,} {name}" for name, number in record.tally.items()) or "no counts on the pages captured"
        days = sorted({page.seen[:10] for page in record.pages})
        return {"name": self._name(record), "number": record.case, "tally": tally, "seen": ", ".join(days[-3:]), "page": self.views.pages[record.case]}

    def _outcomes(self, outcomes: Mapping[str, Mapping[str, int]]) -> str:
        if not outcomes:
            return "No case of this matter is surely linked to it."
        told = (f"{case}: {', '.join(f'{number:,} {name}' for name, number in tally.items()) or 'no counts'}" for case, tally in outcomes.items())
        return f"Counts of the cases it is about, as of now: {'; '.join(told)}."

    def _answers(self, by_id: Mapping[str, View]) -> Iterator[View]:
        for answer, title in (("denied", "Denied"), ("declined", "Did not answer"), ("not known", "Not known, by their own words")):
            said = [by_id[one.said.statement.id] for one in self.material.answers if one.answer == answer]
            if said:
                yield {"title": title, "said": said}

    def _number(self, number: Any, by_id: Mapping[str, View]) -> View:
        view = by_id[number.said.statement.id]
        figure = number.figure
        period = f", {figure.period.text}" if figure.period else ""
        who = f"{view['speaker']}, {view['day']}" if view["day"] else view["speaker"]
        words = self.masker.quote(f"{figure.words.text}{period}")
        recorded, uncounted = f"{number.recorded:,} {number.counts}", "; ".join(number.uncounted)
        return {"figure": words, "notes": view["notes"], "who": who, "recorded": recorded, "uncounted": uncounted}

    def _untold(self) -> Iterator[str]:
        material = self.material
        for case in material.missing:
            yield f"Of {case} no page was captured."
        for record in material.records:
            if not record.complete:
                yield f"Of {record.case} no capture shows the whole docket with its parties, so nothing is said of whole defendants."
            yield from (f"{record.case}: {self.masker.text(sentence)}" for sentence in record.unread)
            untold = record.tally.get("cannot tell", 0)
            if untold:
                yield f"Of {say.number_of('count', untold)} in {record.case} the record does not say what became of them."
        yield from material.unread
        loose = sum(not one.cases for one in material.spoken)
        if loose:
            yield f"{say.number_of('statement', loose)} here name people or words of this matter and are not surely about one of its cases."
        yield "Statements are found by rules that miss some and get some wrong; each is shown with its words, so that a reader can tell."

    def _facts(self, finding: Finding, charges: list[Any], notes: Notes) -> Iterator[tuple[str, list[int]]]:
        counts = set(finding.counts)
        mine = [c for c in charges if set(c.counts or (c.label,)) <= counts]
        for charge in mine:
            offense = f" ({charge.offense})" if charge.offense else ""
            end = charge.disposition
            when = f"; happened {say.day(end.happened)}, entered {say.day(end.entered)}"
            yield self.masker.text(f"{say.count(charge.label)}{offense}: {say.ending(end)}{when}"), notes.add(end.evidence)
        if not mine:
            yield self.masker.text(finding.summary), notes.add(finding.evidence)

    def _capture(self, capture: Any) -> View:
        source = self.masker.text(capture.source.rsplit("/", 1)[-1])
        return {"seen": capture.retrieved[:10], "kind": self.material.kinds.get(capture.digest, ""), "source": source, "digest": capture.digest[:16]}


def _terms() -> Iterator[tuple[str, str]]:
    yield from ((name.capitalize(), f"{meaning[0].upper()}{meaning[1:]}.") for name, meaning in EXPLAINED.items())
    yield "Finding", "Something worth a look, never without the words it rests on. It says neither why something happened nor that it was wrong."
    yield "Happened, entered, captured", "The day of a step, the day on which it came on the public docket, the day on which we saw it."
    yield "Surely about a case", "The article cites its number, or a person has decided so. A name alone never ties an article to a case."


def _missing_row(case: str) -> View:
    return {"name": case, "number": case, "tally": "no page captured", "seen": "", "page": ""}


def _case_page(case: str) -> str:
    return f"case-{''.join(c if c.isalnum() else '-' for c in case)}.html"


def _finding_page(number: int) -> str:
    return f"finding-{number}.html"


@cache
def _source(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text("utf-8")


@cache
def _templates() -> Environment:
    return Environment(
        loader=FunctionLoader(_source), autoescape=select_autoescape(default=True), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )

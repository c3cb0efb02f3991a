"""The court's e-mails: Notice of Electronic Filing (NEF), of Docket Activity, of a claim, of an edit to an entry.

Read from whole messages or bare bodies, HTML or plain. Recipients and one-time document links are secrets: the canonical
text is made anew from the fields below, and neither gets into it. Mails about edits ("Modified Dkt text from … to …")
are the best evidence there is that an entry was changed; both wordings are kept in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nolle.dates import read_date
from nolle.errors import CannotRead
from nolle.model import CaseRead, Coverage, EntryRead, Report
from nolle.readers._caption import EXPUNGED_NOTE, court_of, is_expunged
from nolle.readers._courts import court_ids
from nolle.readers._mail import Mail, html_lines, is_mail, mails_of
from nolle.readers._numbers import CaseNumber, document_id, read_number
from nolle.readers._page import Page
from nolle.readers._rendering import Rendering

NAME = "notice"
VERSION = 1
KIND = "notice"

_TITLE = re.compile(r"^[> \t]*Notice of (?:Electronic Filing|Docket Activity|Electronic Claims? Filing|Bankruptcy Case Filing)\b", re.I | re.M)
_SAYS_SO = re.compile(r"automatic\s+e-?mail\s+message\s+generated\s+by\s+the\s+CM/ECF|the\s+following\s+transaction\s+was\s+(?:entered|received|edited)", re.I)
_FIELD = re.compile(
    r"^[> \t]*(?P<label>Case Name|Case Number|Filer|Creditor Name|Claim Number|Amount Claimed|Document Number|Document\(s\)|Docket Text"
    r"|Description of changes|WARNING)\s*:[ \t]*",
    re.I | re.M,
)
_STOP = re.compile(
    r"^[> \t]*(?:The following document\(s\) are\b|Copy the URL\b|Electronic document Stamp|Document description:|Original filename:"
    r"|(?:\S+ )?(?:Notice|Filer) (?:has been|will (?:not )?(?:be|deliver))\b)",
    re.I | re.M,
)
_MAILED_AS = re.compile(r"^[> \t]*(\S{6,60}) Notice (?:has been|will (?:not )?be)\b", re.I | re.M)
_ON = re.compile(r"(?<!filed )\bon (\d{1,2}/\d{1,2}/\d{4})", re.I)
_FILED = re.compile(r"\bfiled on (\d{1,2}/\d{1,2}/\d{4})", re.I)
_REGENERATED = re.compile(r"\bre-?generated\b", re.I)
_CHANGED_TEXT = re.compile(r"Modified (?:Dkt|Docket) text from: ?(?P<before>.*?) to: ?(?P<now>.*)", re.I)
_PANEL_CASE = re.compile(r"([A-Z]{2,3})/(\S+)")
_DOCUMENT = re.compile(r"/docs?1/(\d{6,})")
_ACTIVITY = re.compile(r"\bActivity in Case (?:MDL No\. \d+|\S+) (.*)")
_FORWARDED = re.compile(r"\s*(?:fwd?|re)\s*:", re.I)
_SENDER = re.compile(r"^From:[^\n]*(?:\n[ \t][^\n]*)?@(?:[\w-]+\.)*uscourts\.gov\b", re.I | re.M)
_FROM_COURT = re.compile(r"@([a-z]{2,6})\.uscourts\.gov\b", re.I)


@dataclass(slots=True)
class _Docket:
    """One case of a notice: its fields as printed, by label in lower case."""

    fields: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, label: str) -> str:
        return self.fields.get(label, "")

    @property
    def text(self) -> str:
        return self["docket text"] or self["description of changes"]


@dataclass(frozen=True, slots=True)
class _Notice:
    """What all cases of one notice share."""

    page: Page
    mail: Mail
    title: str
    heading: str
    sentence: str
    names: tuple[str, ...]
    defendants: frozenset[int]
    documents: tuple[str | None, ...]

    @property
    def filed(self) -> str:
        return found[1] if (found := _FILED.search(self.sentence)) else ""

    @property
    def entered(self) -> str:
        return found[1] if (found := _ON.search(self.sentence)) else ""

    @property
    def edited(self) -> bool:
        return " edited " in f" {self.sentence} "


def recognises(page: Page) -> bool:
    """By the words that CM/ECF puts into every notice, in a mail by its subject or a court as its sender too."""
    if is_mail(page.text):
        return _is_courts(page)
    return (_SAYS_SO.search(page.text[:20_000]) is not None and "notice of" in page.text.lower())


def _is_courts(page: Page) -> bool:
    try:
        return _SENDER.search(page.text[:20_000]) is not None or any(_announces(mail) for mail in mails_of(page))
    except CannotRead:
        return False


def _announces(mail: Mail) -> bool:
    return bool(_ACTIVITY.search(mail.subject) or _SAYS_SO.search(mail.text) or (_TITLE.search(mail.text) and _FIELD.search(mail.text)))


def read(page: Page) -> Report:
    """Every case that the notice names, each with the entry that it announces.

    Raises CannotRead where the mail is no notice, or names no case.
    """
    out, notes, cases = Rendering(), [], []
    printed = None
    for mail in _notices(page):
        printed = printed or (None if _FORWARDED.match(mail.subject) else mail.date)
        for case, said in _cases(page, mail, out):
            cases.append(case)
            notes.extend(said)
        if _REGENERATED.search(mail.text):
            notes.append("a re-generated notice: it may repeat one that was added before")
    if not cases:
        raise CannotRead(f"{page.source}: an e-mail, but no court's notice of a filing: it names no case and no docket text, so there is nothing to read")
    return Report(KIND, NAME, VERSION, out.text, tuple(cases), printed, tuple(dict.fromkeys(notes)))


def _notices(page: Page) -> Iterator[Mail]:
    """The bodies that hold a notice; of an HTML and a plain version of one message only the first."""
    if not is_mail(page.text):
        html = re.search(r"<\s*(?:p|div|table|html|body|br)\b", page.text, re.I)
        yield Mail("", None, html_lines(page.text, page.source) if html else page.text, page.text)
        return
    seen = set()
    for mail in sorted(mails_of(page), key=lambda mail: not mail.source.lstrip().startswith("<")):
        if _TITLE.search(mail.text) and (mail.subject, mail.date) not in seen:
            seen.add((mail.subject, mail.date))
            yield mail


def _cases(page: Page, mail: Mail, out: Rendering) -> Iterator[tuple[CaseRead, list[str]]]:
    title = _TITLE.search(mail.text)
    if not title:
        return
    body = mail.text[title.end() :]
    dockets = list(_dockets(body))
    first = _FIELD.search(body)
    notice = _Notice(
        page,
        mail,
        " ".join(title[0].replace(">", " ").split()),
        "\n".join(mail.text[: title.start()].rstrip().split("\n")[-3:]),
        " ".join(body[: first.start() if first else 0].split()),
        tuple(" ".join(docket["case name"].split()) for docket in dockets),
        frozenset(number.defendant for word in _MAILED_AS.findall(body) if (number := read_number(word)) and number.defendant),
        _documents(mail.source, dockets),
    )
    for place, docket in enumerate(dockets):
        number = _number(docket["case number"])
        if number:
            yield _case(notice, docket, number, notice.documents[place], out)


def _dockets(body: str) -> Iterator[_Docket]:
    """The cases in the order named. Where several share one docket text, it stands after the last of them."""
    found: list[_Docket] = []
    marks = list(_FIELD.finditer(body))
    ends = [mark.start() for mark in marks[1:]] + [len(body)]
    for mark, end in zip(marks, ends[: len(marks)], strict=True):
        label = mark["label"].lower()
        if label == "case name" or not found:
            found.append(_Docket())
        value = body[mark.end() : end]
        stop = _STOP.search(value)
        found[-1].fields.setdefault(label, value[: stop.start()] if stop else value)
    shared = ""
    for docket in reversed(found):
        shared = docket["docket text"] or shared
        docket.fields.setdefault("docket text", shared if not docket["description of changes"] else "")
    yield from found


def _documents(source: str, dockets: list[_Docket]) -> tuple[str | None, ...]:
    """The document ids of the notice's links: one for each case with a numbered document, or one for all; else unknown."""
    links = list(dict.fromkeys(_DOCUMENT.findall(source)))
    numbered = [place for place, docket in enumerate(dockets) if docket["document number"].strip()[:1].isdigit()]
    found: list[str | None] = [None] * len(dockets)
    if len(links) in (1, len(numbered)):
        for place, link in zip(numbered, links * (len(numbered) if len(links) == 1 else 1), strict=True):
            found[place] = document_id(link)
    return tuple(found)


def _number(printed: str) -> CaseNumber | None:
    """A case number as a notice prints it; the Judicial Panel puts the court before it ("NYE/1:21-cv-90960")."""
    words = " ".join(printed.split())
    panel = _PANEL_CASE.match(words)
    return read_number(panel[2] if panel else re.sub(r"(MDL No\. \d+).*", r"\1", words))


def _court(notice: _Notice, docket: _Docket, number: CaseNumber) -> tuple[str, tuple[str, ...]]:
    panel = _PANEL_CASE.match(docket["case number"].strip())
    if panel and f"{panel[1].lower()}d" in court_ids():
        return f"{panel[1].lower()}d", ()
    sender = next((word.lower() for word in _FROM_COURT.findall(notice.page.text) if word.lower() in court_ids()), None)
    links = f"{notice.mail.source} ecf.{sender}.uscourts.gov" if sender else notice.mail.source
    return court_of(notice.page, notice.heading, links, number)


def _case(notice: _Notice, docket: _Docket, number: CaseNumber, document: str | None, out: Rendering) -> tuple[CaseRead, list[str]]:
    court, said = _court(notice, docket, number)
    notes = list(said)
    view = number.defendant or (next(iter(notice.defendants)) if len(notice.defendants) == 1 else None)
    printed_name = " ".join(docket["case name"].split())
    expunged = is_expunged(printed_name)
    if len(out.text):
        out.gap()
    out.line("Notice", notice.title)
    out.line("Court", court)
    out.line("Case number", f"{number.number}-{view}" if view else number.number)
    name = None if expunged else out.field("Case name", printed_name)
    closed = read_date(docket["warning"])
    out.field("Warning", " ".join(docket["warning"].split()))
    if expunged:
        notes.append(EXPUNGED_NOTE)
    entry = None if expunged else _entry(notice, docket, document, out, notes)
    shown: Coverage = "part" if entry else "none"
    entries = (entry,) if entry else ()
    case = CaseRead(court, number.number, name, terminated=closed, view=view, entries_shown=shown, entries=entries, expunged=expunged)
    return case, notes


def _entry(notice: _Notice, docket: _Docket, document: str | None, out: Rendering, notes: list[str]) -> EntryRead | None:
    out.field("Filer", "; ".join(" ".join(line.split()) for line in docket["filer"].split("\n") if line.strip()))
    number = out.field("Document number", found[0] if (found := re.match(r"\s*\d+", docket["document number"])) else "")
    out.field("Entered", "" if notice.edited else notice.entered)
    out.field("Filed", notice.filed)
    kind = out.field("Event type", _event(notice.mail.subject, notice.names))
    text = _text(notice, docket, out, notes)
    quote = out.field("Docket text", " ".join(text.split())) or kind
    if quote is None:
        claim = docket["claim number"].strip()
        notes.append("the notice of a claim: it announces no docket entry" if claim else "the notice shows no docket text")
        return None
    return EntryRead(quote, number.text if number else None, read_date(notice.filed), None if notice.edited else read_date(notice.entered), kind, document)


def _text(notice: _Notice, docket: _Docket, out: Rendering, notes: list[str]) -> str:
    """The docket text; of an edited entry the new wording, after the old one has been put on record."""
    if docket["docket text"].strip() or not docket["description of changes"].strip():
        return docket["docket text"]
    changes = " ".join(docket["description of changes"].split())
    out.field("Edited", notice.entered)
    day = f" on {notice.entered}" if notice.entered else ""
    notes.append(f"the court edited an entry{day}: the wording before and after the edit is kept")
    changed = _CHANGED_TEXT.search(changes)
    if not changed:
        return changes
    out.line("Docket text before the edit", changed["before"])
    return changed["now"]


def _event(subject: str, names: tuple[str, ...]) -> str:
    """The event type, which only the subject line shows: "Activity in Case 1:18-cr-00731-HLW USA v. Alvarado Status Report"."""
    rest = _ACTIVITY.search(subject)
    named = (name for name in names if rest and name and rest[1].casefold().startswith(name.casefold()))
    return next((rest[1][len(name) :].strip() for name in named if rest), "")

"""Builders of what a story is told with: docket sheets in CM/ECF's layout, releases and articles. All names are invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from html import escape

Row = tuple[str, str, str]
"""A count's label, its offence, its disposition."""


@dataclass(frozen=True)
class Person:
    """A defendant's block."""

    number: int
    name: str
    pending: Sequence[Row] = ()
    terminated: Sequence[Row] = ()
    complaints: Sequence[Row] = ()
    ended: str = ""
    aliases: Sequence[str] = ()

    def printed(self) -> str:
        """The block as CM/ECF prints it."""
        end = f"\n<BR><I>TERMINATED: {self.ended}</I>" if self.ended else ""
        known = "".join(f"\n\t\t<br>\n<I>also known as</I><BR>{escape(alias)}{end}" for alias in self.aliases)
        return (
            '<HR><TABLE width="100%" border=0 CELLSPACING=5><tr><td valign=top width="40%">Assigned to: Judge Wilhelmina Ferrow</td></tr>\n'
            f"\n\t\t\t<tr>\n\t\t\t\t<td valign=top><br><b><u>Defendant                                 ({self.number})</u></b></td>\n\t\t\t</tr>\n"
            f'\n\t\t\t<tr>\n\t\t\t\t<td valign=top width="40%">\n\t\t\t\t\t<B>{escape(self.name)}</B>{end}{known}</td>\n{_COUNSEL}</tr>\n'
            f"{_counts('Pending Counts', self.pending)}{_level('Opening', self.pending)}"
            f"{_counts('Terminated Counts', self.terminated)}{_level('Terminated', self.terminated)}{_counts('Complaints', self.complaints)}</TABLE>"
        )


@dataclass(frozen=True)
class Sheet:
    """A docket report. ``run``: when it was printed, as the receipt says it (local time). ``entries``: day, number, text."""

    number: str
    title: str
    filed: str
    run: str
    people: Sequence[Person] = ()
    entries: Sequence[tuple[str, str, str]] = ()
    court: str = "District of Maine (Bangor)"
    flags: Sequence[str] = ()
    ended: str = ""
    magistrate: str = ""
    criteria: str = ""
    sealed_papers: Sequence[str] = field(default=())

    def later(self, run: str, *entries: tuple[str, str, str], **changed: object) -> Sheet:
        """The same docket, printed again with more entries and what else changed."""
        return replace(self, run=run, entries=(*self.entries, *entries), **changed)  # type: ignore[arg-type]

    def without(self, *numbers: str) -> Sheet:
        """The same sheet without these entries."""
        return replace(self, entries=[entry for entry in self.entries if entry[1] not in numbers])

    @property
    def data(self) -> bytes:
        """The page."""
        end = f"<br>\nDate Terminated: {self.ended}" if self.ended else ""
        old = f"<br>\n<table border=0 cellspacing=0><tr><td valign=top>Magistrate&nbsp;judge&nbsp;case&nbsp;number:&nbsp;</td><td>{self.magistrate}</tr></td></tr></table>\n" if self.magistrate else ""
        flags = ",".join(f"<SPAN >{flag}</SPAN>" for flag in self.flags)
        plaintiff = f'<HR><TABLE width="100%" border=0 CELLSPACING=5>\n<tr>\n<td valign=top><br><b><u>Plaintiff</u></b></td>\n</tr>\n\n<tr>\n<td valign=top width="40%">\n<B>USA</B></td>\n{_COUNSEL}</tr>\n</TABLE>'
        return (
            '<html><head><title>CM/ECF - med</title>\n<link rel="stylesheet" type="text/css" href="/css/default.css"></head><body BGCOLOR=FFFFFF>'
            '<div id="cmecfMainContent"><input type="hidden" id="cmecfMainContentScroll" value="0">'
            f'<table border=0 cellspacing=0 width="100%"><tr><td align=right>{flags}</td></tr></table>\n'
            f"<h3 align=center>U.S. District Court<BR>\n{self.court}<BR>\nCRIMINAL DOCKET FOR CASE #: {self.number}</h3>\n"
            f"<TABLE width='100%' border=0 CELLSPACING=5><tr>\n<td valign=top width=\"60%\"><br>Case title: {escape(self.title)}{old}</td>\n"
            f'<td valign=top width="40%"><br>Date Filed: {self.filed}{end}</td>\n</tr></table>\n'
            f"{''.join(person.printed() for person in self.people)}{plaintiff}{_ENTRIES}{''.join(map(self._entry, self.entries))}</table><br>\n{self._receipt()}</div></body></html>"
        ).encode()

    def _entry(self, entry: tuple[str, str, str]) -> str:
        day, number, text = entry
        link = number and number not in self.sealed_papers
        shown = f'<a href="https://ecf.example.gov/doc1/0251{number:>07}">{number}</a>' if link else number
        return f"<tr><td width='94' valign=top nowrap>{day}</td><td style='white-space:nowrap' valign='top' align='right'>{shown}&nbsp;</td><td valign=top>{escape(text, quote=False)}</td></tr>\n"

    def _receipt(self) -> str:
        criteria = self.criteria or self.number
        pairs = (("PACER Login", "roe:4455667:0"), ("Client Code", ""), ("Description", "Docket Report"), ("Search Criteria", criteria), ("Billable Pages", "2"), ("Cost", "0.20"))
        cells = [f"<TH ALIGN=LEFT><FONT SIZE=-1 COLOR=DARKBLUE> {name}: </FONT></TH><TD ALIGN=LEFT><FONT SIZE=-1 COLOR=DARKBLUE> {value} </FONT></TD>" for name, value in pairs]
        rows = "".join(f"<TR>{left}{right}</TR>" for left, right in zip(cells[::2], cells[1::2], strict=True))
        return (
            '<HR><CENTER><TABLE BORDER=1 BGCOLOR=white width="400"><TR><TH COLSPAN=4><FONT SIZE=+1 COLOR=DARKRED>PACER Service Center </FONT></TH></TR>'
            "<TR><TH COLSPAN=4><FONT COLOR=DARKBLUE>Transaction Receipt </FONT></TH></TR><TR></TR><TR></TR>"
            f"<TR><TD COLSPAN=4 ALIGN=CENTER><FONT SIZE=-1 COLOR=DARKBLUE>{self.run}</FONT></TD></TR>{rows}<TR></TR></TABLE></CENTER>"
        )


_COUNSEL = (
    '<td valign=top width="20%" align=right>represented&nbsp;by</td><td valign=top width="40%"><B>Ada                  M.                   Quill               </B>\n'
    "<BR>Quill & Sons\n<BR>12 Wharf Street\n<BR>Email: ada&#064;quill.example\n<BR><I>LEAD ATTORNEY</I>\n<BR><I>ATTORNEY TO BE NOTICED</I></td>"
)
_ENTRIES = (
    "<br><table align=center width='99%' border=1 rules=all cellpadding=5 cellspacing=0>\n<tr><td style='font-weight:bold; width=94; white-space:nowrap'>"
    "Date Filed</td>\n<th>#</th><td style='font-weight:bold'>Docket Text</td></tr>\n"
)


def _counts(name: str, rows: Sequence[Row]) -> str:
    title = f'<tr>\n<td valign=top width="40%"><br><b><u>{name}</u></b></td>\n<td></td>\n<td valign=top width="40%"><br><b><u>Disposition</u></b></td>\n</tr>\n'
    printed = "".join(
        f'<tr>\n<td width="40%"> {escape(offense)}{f"<br>({label})" if label else ""}</td>\n<td></td>\n<td width="60%"> {escape(end, quote=False)}</td>\n</tr>\n'
        for label, offense, end in rows
    )
    return title + (printed or '<tr>\n<td valign=top width="40%">None</td>\n</tr>\n')


def _level(name: str, rows: Sequence[Row]) -> str:
    return f'<tr>\n<td valign=top width="40%"><br><b><u>Highest Offense Level ({name})</u></b></td>\n</tr>\n<tr>\n<td valign=top width="40%">{"Felony" if rows else "None"}</td>\n</tr>\n'


def release(day: date, title: str, *paragraphs: str, office: str = "District of Maine") -> bytes:
    """A press release's page as an office of United States Attorneys prints it."""
    text = "\n".join(f"<p>{escape(words, quote=False)}</p>" for words in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{office} | {escape(title)} | United States Department of Justice</title>'
        f'<meta property="og:site_name" content="United States Department of Justice"><link rel="canonical" href="https://www.justice.gov/usao-me/pr/story-{day:%Y-%m-%d}"></head><body>'
        f'<nav><a href="/usao-me">U.S. Attorney&#039;s Office, {office}</a></nav><main><p>Press Release</p><h1>{escape(title)}</h1>'
        f'<div class="node-date"><time datetime="{day}T12:00:00Z">{day:%A, %B} {day.day}, {day.year}</time></div>'
        f"<div class=\"node-component\"><p>For Immediate Release</p><p>U.S. Attorney's Office, {office}</p></div>\n<article>{text}</article></main></body></html>"
    ).encode()


def article(day: date, title: str, *paragraphs: str, outlet: str = "Penobscot Courier", by: str = "Halvard Penrose") -> bytes:
    """A newspaper's page."""
    text = "\n".join(f"<p>{escape(words, quote=False)}</p>" for words in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)} | {outlet}</title><meta property="og:type" content="article">'
        f'<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="{day}T17:40:00-04:00"></head><body><nav><a href="/">{outlet}</a></nav>'
        f'<article><h1>{escape(title)}</h1><p class="byline">By {by}</p>\n{text}</article><footer><p>Contact the newsroom: desk@courier.example</p></footer></body></html>'
    ).encode()

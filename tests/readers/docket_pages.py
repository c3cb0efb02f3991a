"""Docket report pages of invented people, in the layout that CM/ECF's Docket Report has.

``sheet`` builds a whole page from parts; each part can be replaced by hand-written HTML to spring one trap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

Count = tuple[str, str, str]
"""Offence, label, disposition."""

MENU = (
    '<div class="noprint"><div id="topmenu" class="yuimenubar"><div class="bd"><img src="/graphics/cmecf-logo.gif" alt="CM/ECF">'
    '<ul class="first-of-type"><li><a href="/cgi-bin/iquery.pl"><u>Q</u>uery</a></li><li><a href="/cgi-bin/DisplayMenu.pl?Reports"><u>R</u>eports</a></li>'
    '<li><a href="/cgi-bin/login.pl?logout"><u>L</u>ogout</a></li></ul></div></div></div>'
)


def heading(number: str, court: str = "District of Maine (Bangor)", kind: str = "CRIMINAL") -> str:
    return f"<h3 align=center>U.S. District Court<BR>\n{court}<BR>\n{kind} DOCKET FOR CASE #: {number}</h3>"


def flags(*names: str) -> str:
    spans = ",".join(f"<SPAN  style='color:green'>{name}</SPAN>" for name in names)
    return f'<table border=0 cellspacing=0 width="100%"><tr><td align=right>{spans}</td></tr></table>'


def header(title: str = "Case title: USA v. Rook", filed: str = "02/03/2021", terminated: str = "", magistrate: Sequence[str] = ()) -> str:
    label = "Magistrate&nbsp;judge&nbsp;case&nbsp;number:&nbsp;"
    rows = "\n".join(f"<tr><td valign=top>{'' if i else label}</td><td>{number}</tr></td></tr>" for i, number in enumerate(magistrate))
    old = f"<br>\n<table border=0 cellspacing=0>{rows}</table>\n" if magistrate else ""
    end = f"<br>\nDate Terminated: {terminated}" if terminated else ""
    return (
        f"<TABLE width='100%' border=0 CELLSPACING=5><tr>\n<td valign=top width=\"60%\"><br>{title}{old}</td>\n"
        f'<td valign=top width="40%"><br>Date Filed: {filed}{end}</td>\n</tr></table>\n'
    )


COUNSEL = (
    '<td valign=top width="20%" align=right>represented&nbsp;by</td><td valign=top width="40%"><B>Ada   M.   Quill   </B>\n<BR>Quill & Sons'
    "\n<BR>12 Wharf Street\n<BR>Email: ada&#064;quill.example\n<BR><I>TERMINATED: 01/01/2022</I>\n<BR><I>LEAD ATTORNEY</I></td>"
)


def party(kind: str, name: str, more: str = "", counsel: str = "", tables: str = "", judge: str = "") -> str:
    """One ``<TABLE>``: judge line, heading, name cell with what follows the name, counsel, counts tables."""
    return (
        f'<HR><TABLE width="100%" border=0 CELLSPACING=5>{judge}\n<tr>\n<td valign=top><br><b><u>{kind}</u></b></td>\n</tr>\n\n'
        f'<tr>\n<td valign=top width="40%">\n<B>{name}</B>{more}\n\t\t</td>\n{counsel}</tr>\n{tables}</TABLE>'
    )


JUDGE = '<tr><td valign=top width="40%">Assigned to: Judge Wilhelmina Ferrow</td></tr>'


def defendant(number: int, name: str, more: str = "", counsel: str = COUNSEL, tables: str = "", judge: str = JUDGE) -> str:
    return party(f"Defendant                                 ({number})", name, more, counsel, tables, judge)


PLAINTIFF = party("Plaintiff", "USA", counsel=COUNSEL)


def _title_row(name: str) -> str:
    return f'<tr>\n<td valign=top width="40%"><br><b><u>{name}</u></b></td>\n<td></td>\n<td valign=top width="40%"><br><b><u>Disposition</u></b></td>\n</tr>\n'


def _level(name: str, level: str) -> str:
    title = f'<tr>\n<td valign=top width="40%"><br><b><u>Highest Offense Level ({name})</u></b></td>\n</tr>\n'
    return f'{title}<tr>\n<td valign=top width="40%">{level}</td>\n</tr>\n'


def count_row(offense: str, label: str, disposition: str) -> str:
    tail = f"<br>({label})" if label else ""
    return f'<tr>\n<td width="40%"> {offense}{tail}</td>\n<td></td>\n<td width="60%">{disposition}</td>\n</tr>\n'


def _section(name: str, rows: Iterable[Count]) -> str:
    printed = "".join(count_row(*row) for row in rows)
    return _title_row(name) + (printed or '<tr>\n<td valign=top width="40%">None</td>\n</tr>\n')


def tables(pending: Sequence[Count] = (), terminated: Sequence[Count] = (), complaints: Sequence[Count] = ()) -> str:
    """All five tables under a defendant, as CM/ECF prints them."""
    return (
        _section("Pending Counts", pending)
        + _level("Opening", "Felony" if pending else "None")
        + _section("Terminated Counts", terminated)
        + _level("Terminated", "Felony" if terminated else "None")
        + _section("Complaints", complaints)
    )


def entry(day: str, number: str, text: str, document: str = "") -> str:
    script = f"goDLS('/doc1/{document}','4711','8','','1','1','','');return(false);"
    link = f'<a href="https://ecf.med.uscourts.gov/doc1/{document}" onClick="{script}">{number}</a>'
    return (
        f"<tr><td width='94' valign=top nowrap>{day}</td><td style='white-space:nowrap' valign='top' align='right'>{link if document else number}&nbsp;</td>"
        f"<td valign=top>{text}</td></tr>\n"
    )


ENTRIES_HEAD = (
    "<br><table align=center width='99%' border=1 rules=all cellpadding=5 cellspacing=0>\n<tr><td style='font-weight:bold; width=94; white-space:nowrap'>"
    "Date Filed</td>\n<th>#</th><td style='font-weight:bold'>Docket Text</td></tr>\n"
)


def entries(*rows: str, head: str = ENTRIES_HEAD) -> str:
    return head + "".join(rows) + "</table><br>\n"


ONE_ENTRY = entries(entry("02/03/2021", "1", "INDICTMENT as to Tom Rook (1) count(s) 1-2. (abc) (Entered: 02/04/2021)", "02511234567"))


def receipt(criteria: str = "1:21-cr-00077-WXF", run: str = "05/10/2021 09:08:07", login: str = "roe:4455667:0", client: str = "") -> str:
    def pair(name: str, value: str) -> str:
        return f"<TH ALIGN=LEFT><FONT SIZE=-1 COLOR=DARKBLUE> {name}: </FONT></TH><TD ALIGN=LEFT><FONT SIZE=-1 COLOR=DARKBLUE> {value} </FONT></TD>"

    return (
        '<HR><CENTER><TABLE BORDER=1 BGCOLOR=white width="400"><TR><TH COLSPAN=4><FONT SIZE=+1 COLOR=DARKRED>PACER Service Center </FONT></TH></TR>'
        "<TR><TH COLSPAN=4><FONT COLOR=DARKBLUE>Transaction Receipt </FONT></TH></TR><TR></TR><TR></TR>"
        f"<TR><TD COLSPAN=4 ALIGN=CENTER><FONT SIZE=-1 COLOR=DARKBLUE>{run}</FONT></TD></TR>"
        f"<TR>{pair('PACER Login', login)}{pair('Client Code', client)}</TR>"
        f"<TR>{pair('Description', 'Docket Report')}{pair('Search Criteria', criteria)}</TR>"
        f"<TR>{pair('Billable Pages', '2')}{pair('Cost', '0.20')}</TR><TR></TR></TABLE></CENTER>"
    )


def page(body: str, title: str = "CM/ECF - med", end: str = "</div></body></html>") -> bytes:
    """Everything between the page's head and its closing lines."""
    return (
        f'<html><head><title>{title}</title>\n<link rel="stylesheet" href="/css/default.css"><script src="/lib/core.js"></script></head>'
        f'<body BGCOLOR=F9F9F9>{MENU}<div id="cmecfMainContent">{body}{end}'
    ).encode()


def sheet(
    *parties: str,
    number: str = "1:21-cr-00077-WXF-1",
    head: str = "",
    top: str = "",
    docket: str = ONE_ENTRY,
    foot: str | None = None,
) -> bytes:
    """A docket report: flags, heading, header, parties, entries, receipt."""
    return page(top + heading(number) + (head or header()) + "".join(parties) + docket + (receipt() if foot is None else foot))


def as_saved_by_a_browser(data: bytes) -> bytes:
    """The page as "save as" rewrites it: small tag names, quoted attributes, added ``<tbody>``, lines broken anywhere."""
    text = re.sub(r"</?[A-Za-z]+", lambda m: m[0].lower(), data.decode())
    text = re.sub(r"(<table\b[^>]*>)", r"\1\n<tbody>", text).replace("</table>", "\n</tbody>\n</table>")
    text = re.sub(r"(<td\b[^>]*>)", r"\1\n      ", text).replace("</td>", "\n      </td>").replace("</b>", "\n    </b>")
    return re.sub(r"(?<=[a-z,;]) (?=[A-Za-z]{3})", "\n        ", text).encode()

"""How long a history of many captures of one docket takes, beside reading those captures, and how much memory.

    python bench/history.py [ENTRIES] [CAPTURES]

Makes CAPTURES (200) captures of one docket that grows to ENTRIES (1,500), with edits, a lost link and a row that comes and goes, and
reads and keeps them. At a tenth, at half and at the whole of them the history is built from the facts by a process of its own.
"""

from __future__ import annotations

import hashlib
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from nolle import pipeline
from nolle.casebook import Casebook, open_casebook
from nolle.facts import facts_of
from nolle.ledgers import ReadingRow
from nolle.model import Capture
from nolle.readers import read_page
from nolle.readers._page import Page

PEOPLE = ("Ada Quillfeather", "Odo Ferncastle", "Marisol Tennant")
WORDS = (
    "NOTICE OF ATTORNEY APPEARANCE: Imogen Darrow appearing for {who}. (Darrow, Imogen)",
    "MOTION to Continue trial by {who} ({n}). (Attachments: # 1 Exhibit A, # 2 Proposed order)(Darrow, Imogen)",
    "ORDER granting {before} Motion to Continue as to {who} ({n}). Time is excluded under 18 U.S.C. 3161(h). Signed by Judge W. Ferrow. (kl)",
    "Minute Entry for proceedings held before Judge W. Ferrow: Status Conference as to {who} ({n}) held. The next hearing is set. (tr)",
    "RESPONSE by USA as to {who} re {before} Motion. (Coppinger, Jasper)",
)
HEAD = (
    "<html><head><title>CM/ECF - med</title></head><body><div id='cmecfMainContent'><table width='100%'><tr><td align=right>"
    "<span>{flags}</span></td></tr></table><h3 align=center>U.S. District Court<BR>\nDistrict of Maine (Bangor)<BR>\n"
    "CRIMINAL DOCKET FOR CASE #: 1:21-cr-90077-WXF All Defendants</h3>"
    "<TABLE width='100%' border=0 CELLSPACING=5><tr>\n<td valign=top width=\"60%\"><br>Case title: USA v. Quillfeather et al</td>\n"
    '<td valign=top width="40%"><br>Date Filed: 01/04/2021</td>\n</tr></table>\n'
)
DEFENDANT = (
    '<HR><TABLE width="100%" border=0 CELLSPACING=5><tr><td valign=top><br><b><u>Defendant ({n})</u></b></td></tr><tr><td valign=top width="40%">'
    '<B>{who}</B></td></tr><tr><td valign=top width="40%"><br><b><u>Pending Counts</u></b></td><td></td><td valign=top width="40%"><br><b><u>'
    "Disposition</u></b></td></tr>{rows}</TABLE>"
)
ROW = '<tr><td width="40%">18:1343.F FRAUD BY WIRE, RADIO, OR TELEVISION<br>({count})</td><td></td><td width="60%">{end}</td></tr>'
COLUMNS = (
    "<table align=center width='99%' border=1 rules=all cellpadding=5 cellspacing=0>\n<tr><td style='font-weight:bold; width=94'>"
    "Date Filed</td>\n<th>#</th><td style='font-weight:bold'>Docket Text</td></tr>\n"
)
ENTRY = "<tr><td width='94' valign=top nowrap>{day}</td><td valign='top' align='right'>{number}&nbsp;</td><td valign=top>{text} (Entered: {day})</td></tr>\n"
FOOT = (
    "</table><HR><CENTER><TABLE BORDER=1><TR><TH COLSPAN=4>PACER Service Center</TH></TR><TR><TH COLSPAN=4>Transaction Receipt </TH></TR>"
    "<TR><TD COLSPAN=4 ALIGN=CENTER>{run}</TD></TR><TR><TH>Search Criteria: </TH><TD>1:21-cr-90077-WXF</TD></TR></TABLE></CENTER></div></body></html>"
)


def page(capture: int, captures: int, entries: int) -> bytes:
    """One capture: the docket as it stood on its day."""
    day = date(2021, 6, 1) + timedelta(days=capture)
    shown = entries * (captures + capture) // (2 * captures - 1)
    parts = [HEAD.format(flags="CLOSED" if capture > captures // 2 else "")]
    for n, who in enumerate(PEOPLE, 1):
        rows = "".join(ROW.format(count=count, end="Dismissed on government motion" if capture > 10 * count else "") for count in range(1, 8))
        parts.append(DEFENDANT.format(n=n, who=who, rows=rows))
    parts.append(COLUMNS)
    parts += [_entry(number, capture) for number in range(1, shown + 1) if (number, capture % 7) != (40, 3)]
    parts.append(FOOT.format(run=f"{day:%m/%d/%Y} 09:08:07"))
    return "".join(parts).encode()


def _entry(number: int, capture: int) -> str:
    n = number % len(PEOPLE)
    text = WORDS[number % len(WORDS)].format(who=PEOPLE[n], n=n + 1, before=number - 1)
    if number % 50 == 0 and capture > number // 10:
        text += " Modified on 6/2/2021 to correct docket text (kl)."
    linked = number % 5 != 3 and not (number == 77 and capture > 20)
    link = f'<a href="https://ecf.med.uscourts.gov/doc1/0251{number:07}">{number}</a>' if linked else str(number) if number % 3 else ""
    return ENTRY.format(day=f"{date(2021, 1, 4) + timedelta(days=number // 12):%m/%d/%Y}", number=link, text=text)


def keep(book: Casebook, data: bytes, source: str) -> float:
    """Read a capture and keep what it says; the seconds that the reading alone took."""
    digest, start = hashlib.sha256(data).hexdigest(), time.perf_counter()
    report = read_page(Page(data, source))
    taken = time.perf_counter() - start
    with book.ledger.writing():
        capture = Capture(digest, len(data), "text/html", source, report.printed or "", "printed")
        book.ledger.append(capture, ReadingRow(digest, report.kind, report.reader, report.version), facts_of(report, digest))
    return taken


def build(folder: str) -> None:
    """Build the history anew and print seconds, the peak of memory in MB, and what was found."""
    with open_casebook(Path(folder)) as book:
        book.ledger.drop_derived()
        start = time.perf_counter()
        pipeline.refresh(book)
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        (record,) = book.ledger.records()
    print(f"{seconds:.2f} {peak:.0f} {len(record.pages)} {len(record.changes)}")


def main() -> None:
    """Read, build at three sizes, print both times and the memory."""
    entries, captures = (*map(int, sys.argv[1:3]), *(1500, 200)[len(sys.argv) - 1 :])
    reading, steps = 0.0, (captures // 10, captures // 2, captures)
    print(f"{'captures':>8} {'reading s':>10} {'history s':>10} {'peak MB':>8} {'changes':>8}")
    with tempfile.TemporaryDirectory() as folder, open_casebook(Path(folder), create=True) as book:
        for number in range(captures):
            reading += keep(book, page(number, captures, entries), f"{number}.html")
            if number + 1 in steps:
                run = subprocess.run([sys.executable, __file__, "--build", folder], capture_output=True, text=True, check=True)
                seconds, peak, pages, changes = run.stdout.split()
                print(f"{pages:>8} {reading:>10.2f} {seconds:>10} {peak:>8} {changes:>8}", flush=True)


if __name__ == "__main__":
    build(sys.argv[2]) if sys.argv[1:2] == ["--build"] else main()

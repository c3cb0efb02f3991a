"""An invented criminal file of the Integrated Database: 144 columns, tab-separated, nobody's real case."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from random import Random

from nolle.sweep._fjc_codes import districts

_AT_FILING = [name for i in "12345" for name in (f"FTITLE{i}", f"FOFFLVL{i}", f"FOFFCD{i}", f"D2FOFFCD{i}", f"FSEV{i}")]
_AT_END = [
    name
    for i in "12345"
    for name in (
        f"TTITLE{i}", f"TOFFLVL{i}", f"TOFFCD{i}", f"D2TOFFCD{i}", f"TSEV{i}", f"DISP{i}", f"PRISTIM{i}", f"PRISCD{i}", f"PROBMON{i}", f"PROBCD{i}",
        f"SUPVREL{i}", f"FINEAMT{i}",
    )
]  # fmt: skip
COLUMNS = (
    "FISCALYR CIRCUIT DISTRICT OFFICE DOCKET DEFNO CTDEF NAME REOPSEQ TYPEREG TYPETRN TYPEMAG DEFLGKY CASLGKY MAGDOCK MAGDEF STATUSCD FUGSTAT "
    "FGSTRTDATE FGENDDATE FILEDATE PROCDATE PROCCD APPDATE APPCD FJUDGE FCOUNSEL".split()
    + _AT_FILING
    + "COUNTY TRANDIST TRANOFF TRANDOCK TRANDEF UPDATE DISPDATE SENTDATE TERMDATE INT1 INT2 INT3 TERMOFF TJUDGE TCOUNSEL".split()
    + _AT_END
    + "PRISTOT PROBTOT FINETOT CTFILTRN CTFIL CTFILWOR CTFILR CTTRTRN CTTR CTTRWOR CTTRR CTPN CTPNWOF SOURCE VER LOADDATE TAPEYEAR".split()
)
NAMES = ("OKONKWO, DANA", "WHITLOW, ADA", "BRANDT, LEE", "ÉTIENNE, NOOR")
_OFFENSES = ("6701", "8720", "7820", "4998", "1500", "9130", "-8")
_ENDS = ("4",) * 16 + ("9", "2", "1", "1", "11", "15", "20", "0", "14", "-8")


def defendant(**given: object) -> list[str]:
    """One row; every column not given is what the file writes for nothing."""
    values = dict.fromkeys(COLUMNS, "-8")
    values |= {
        "FISCALYR": "2019", "CIRCUIT": "2", "DISTRICT": "07", "OFFICE": "1", "DOCKET": "1900001", "DEFNO": "001", "NAME": NAMES[0],
        "FILEDATE": "03/04/2018", "D2FOFFCD1": "6701", "TERMDATE": "02/11/2019", "DISP1": "4", "CTTR": "1", "CTTRTRN": "1", "CTPN": "0",
    }  # fmt: skip
    values |= {name: str(value) for name, value in given.items()}
    return [values[name] for name in COLUMNS]


def pending(**given: object) -> list[str]:
    """A row of somebody whose case goes on at the end of a fiscal year."""
    return defendant(**({"TERMDATE": "01/01/1900", "DISP1": "-8", "CTTR": "0", "CTTRTRN": "0", "CTPN": "1"} | given))


def text(rows: Iterable[list[str]], columns: Iterable[str] = COLUMNS) -> str:
    """The file's text."""
    return "".join("\t".join(row) + "\n" for row in [list(columns), *rows])


def write(file: Path, rows: Iterable[list[str]]) -> Path:
    """The file, written."""
    file.write_text(text(rows), encoding="utf-8")
    return file


def row(chance: Random) -> list[str]:
    """Any row, about as long as real ones."""
    year = chance.randint(1996, 2026)
    if chance.random() < 0.5:
        return pending(FISCALYR=year, DISTRICT=chance.choice(list(districts())), NAME=chance.choice(NAMES), D2FOFFCD1=chance.choice(_OFFENSES))
    values = {
        "FISCALYR": year, "DISTRICT": chance.choice(list(districts())), "OFFICE": chance.randint(1, 4), "NAME": chance.choice(NAMES),
        "TERMDATE": f"{chance.randint(1, 9):02}/{chance.randint(1, 28):02}/{year}", "DISP1": chance.choice(_ENDS), "D2FOFFCD1": chance.choice(_OFFENSES),
    }  # fmt: skip
    filler = {f"{name}{i}": chance.randint(0, 99999) for name in ("PRISTIM", "FINEAMT", "TOFFCD") for i in "12345"}
    return defendant(**values, **filler, DEFLGKY=chance.randint(10**17, 10**18), CASLGKY=chance.randint(10**14, 10**15), FILEDATE=f"01/02/{year - 1}")

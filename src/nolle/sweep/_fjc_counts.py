"""One pass over the criminal file: how many defendants ended how, by district, office, offense, month and fiscal year.

Seven of the 144 columns are taken out of each block of lines, by the header's names and as text. No other is ever turned into values:
NAME stays bytes of a block that the next one replaces.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from nolle.errors import CannotRead
from nolle.sweep._fjc_codes import dispositions, districts, offense_group
from nolle.sweep._fjc_file import Block, blocks
from nolle.sweep._tally import Tally

_MOST_DAMAGED = 100  # lines with too few or too many columns; more and the file is another than we know
_DATES = (re.compile(r"(?P<month>\d{1,2})/\d{1,2}/(?P<year>\d{4})"), re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-\d{2}"))
_KEYS = {
    "offense": ("fiscal_year", "court", "offense", "disp"),
    "office": ("fiscal_year", "court", "office", "disp"),
    "month": ("fiscal_year", "month", "court", "disp"),
}
Tell = Callable[[int], None]


@dataclass(slots=True)
class Counts:
    """The counts as Arrow tables by what they are split by, and what was met on the way."""

    tables: dict[str, Any] = field(default_factory=dict)
    rows: int = 0
    last_year: int = 0
    terminated: int = 0
    damaged_rows: int = 0
    first_damaged_line: int | None = None
    not_utf8: int = 0
    first_not_utf8_line: int | None = None
    without_month: int = 0


def count(file: Path, tell: Tell = lambda _: None) -> Counts:
    """Read the whole file. Raises CannotRead where it cannot be read whole, columns are missing or a code is unknown."""
    pass_ = _Pass(file)
    with closing(blocks(file)) as source:  # so that a program that unpacks it ends with us, whatever happens
        for block in source:
            pass_.take(block)
            tell(len(block.data))
    return pass_.finish()


class _Pass:
    def __init__(self, file: Path) -> None:
        self._file = file
        self._header: list[str] = []
        self._counts = Counts()
        self._tallies = {name: Tally(keys, {"defendants": "sum"}) for name, keys in _KEYS.items()}

    def take(self, block: Block) -> None:
        """Count one block."""
        if not self._header:
            block = self._with_header(block)
        if not block.data.strip():
            return
        if not block.data.isascii():
            self._note_encoding(block)
        table = self._parsed(block)
        self._counts.rows += table.num_rows
        columns = {name: _Coded(table[name]) for name in dispositions().columns}
        self._stop_at_unknown(block, columns)
        self._counts.last_year = max([self._counts.last_year, *(int(year) for year in columns["FISCALYR"].values)])
        self._add(table.num_rows, columns)

    def finish(self) -> Counts:
        """The counts; a file without a data row is refused."""
        if not self._counts.rows:
            raise CannotRead(f"{self._file}: no rows after the header")
        for name, tally in self._tallies.items():
            self._counts.tables[name] = tally.result()
        return self._counts

    def _with_header(self, block: Block) -> Block:
        line, _, rest = block.data.partition(b"\n")
        self._header = line.decode("utf-8-sig", "replace").rstrip("\r").split("\t")
        names = [name.strip().strip('"').upper() for name in self._header]
        missing = [name for name in dispositions().columns if name not in names]
        if missing:
            raise CannotRead(f"{self._file}: line 1 has {len(names)} columns and not {', '.join(missing)}. {_like(missing, names)}")
        if doubled := sorted({name for name in names if names.count(name) > 1 and name in dispositions().columns}):
            raise CannotRead(f"{self._file}: line 1 names {', '.join(doubled)} more than once")
        self._header = [name if name in dispositions().columns else f"{number} {name}" for number, name in enumerate(names)]
        return Block(rest, block.first_line + 1)

    def _note_encoding(self, block: Block) -> None:
        try:
            block.data.decode("utf-8")
        except UnicodeDecodeError:
            bad = [number for number, line in enumerate(block.data.split(b"\n")) if not _is_utf8(line)]
            self._counts.not_utf8 += len(bad)
            self._counts.first_not_utf8_line = self._counts.first_not_utf8_line or block.first_line + bad[0]

    def _parsed(self, block: Block) -> Any:
        wanted = list(dispositions().columns)
        skipped: list[int] = []

        def skip(row: Any) -> str:
            skipped.append(row.actual_columns)
            return "skip"

        try:
            table = csv.read_csv(
                pa.BufferReader(block.data),
                csv.ReadOptions(use_threads=False, block_size=len(block.data) + 1, column_names=self._header),
                csv.ParseOptions(delimiter="\t", quote_char=False, invalid_row_handler=skip),
                csv.ConvertOptions(check_utf8=False, column_types=dict.fromkeys(wanted, pa.binary()), strings_can_be_null=False, include_columns=wanted),
            )
        except pa.ArrowInvalid as error:
            raise CannotRead(f"{self._file}: lines from {block.first_line} on cannot be read as tab-separated text ({error})") from error
        if skipped:
            self._note_damaged(block, len(skipped))
        return table

    def _note_damaged(self, block: Block, number: int) -> None:
        lines = block.data.split(b"\n")
        wrong = [i for i, line in enumerate(lines) if line.strip() and line.count(b"\t") + 1 != len(self._header)]
        first = block.first_line + (wrong[0] if wrong else 0)
        if wrong and wrong[-1] == len(lines) - 1:
            raise CannotRead(f"{self._file}: ends in the middle of line {block.first_line + wrong[-1]}; get it again. Nothing was written")
        self._counts.damaged_rows += number
        self._counts.first_damaged_line = self._counts.first_damaged_line or first
        if self._counts.damaged_rows > _MOST_DAMAGED:
            raise CannotRead(f"{self._file}: more than {_MOST_DAMAGED} lines have not the header's {len(self._header)} columns, the first is line {first}")

    def _stop_at_unknown(self, block: Block, columns: dict[str, _Coded]) -> None:
        for name, known in _KNOWN.items():
            if unknown := {value for value in columns[name].values if not known(_text(value))}:
                line = self._line_of(block, name, unknown)
                shown = ", ".join(repr(_text(value)) for value in sorted(unknown)[:5])
                raise CannotRead(f"{self._file}: line {line}: {name} is {shown}, which Nolle does not know; nothing was counted. See docs/baseline.md")

    def _line_of(self, block: Block, name: str, unknown: set[bytes]) -> int:
        place = self._header.index(name)
        for number, line in enumerate(block.data.split(b"\n")):
            cells = line.rstrip(b"\r").split(b"\t")
            if len(cells) == len(self._header) and cells[place] in unknown:
                return block.first_line + number
        return block.first_line

    def _add(self, rows: int, columns: dict[str, _Coded]) -> None:
        ended = columns["CTTR"].mapped(lambda flag: flag == "1", pa.bool_())
        table = pa.table(
            {
                "fiscal_year": columns["FISCALYR"].mapped(int, pa.int32()),
                "court": columns["DISTRICT"].mapped(lambda code: districts()[code].court, pa.string()),
                "office": columns["OFFICE"].mapped(str, pa.string()),
                "offense": columns["D2FOFFCD1"].mapped(offense_group, pa.string()),
                "month": columns["TERMDATE"].mapped(month, pa.string()),
                "disp": columns["DISP1"].mapped(str, pa.string()),
                "defendants": pa.repeat(pa.scalar(1, pa.int64()), rows),
            }
        ).filter(ended)
        self._counts.terminated += table.num_rows
        self._counts.without_month += table["month"].null_count
        for name, tally in self._tallies.items():
            tally.add(table.select([*_KEYS[name], "defendants"]))


class _Coded:
    """A column of few different values: each is looked at once."""

    def __init__(self, column: Any) -> None:
        self._coded = pc.dictionary_encode(column).combine_chunks()
        self.values: list[bytes] = self._coded.dictionary.to_pylist()

    def mapped(self, make: Callable[[str], object], kind: Any) -> Any:
        """The column with every value made into another."""
        return pa.array([make(_text(value)) for value in self.values], kind).take(self._coded.indices)


_KNOWN: dict[str, Callable[[str], bool]] = {
    "FISCALYR": lambda year: re.fullmatch(r"(?:19|20)\d\d", year) is not None,
    "DISTRICT": lambda code: code in districts(),
    "CTTR": lambda flag: flag in ("0", "1"),
    "DISP1": lambda code: code in dispositions().meaning,
}


@lru_cache(100_000)
def month(date: str) -> str | None:
    """The month of a date as the file writes it ("09/30/2019"), None where there is none."""
    found = next((match for form in _DATES if (match := form.match(date))), None)
    if not found or not 1 <= int(found["month"]) <= 12 or found["year"] == "1900":
        return None
    return f"{found['year']}-{int(found['month']):02}"


def _text(value: bytes) -> str:
    return value.decode("utf-8", "replace").strip()


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _like(missing: list[str], names: list[str]) -> str:
    """What the user may have, or what to do."""
    near = [name for name in names if any(name.rstrip("0123456789") == wanted.rstrip("0123456789") or wanted in name for wanted in missing)]
    has = f"It has {', '.join(near[:5])}. " if near else ""
    return f"{has}Wanted is the criminal file from fiscal 1996 on (cr96on.txt), tab-separated, under the column names of its codebook"

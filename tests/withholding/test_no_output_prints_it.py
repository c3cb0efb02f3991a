"""Every command and every export over a casebook with a held case and a forgotten defendant: their names are in the bytes of none of them.

Names are searched for in any case, by each of their words, so that a surname, half of one, or names in another order would be found too.
"""

from __future__ import annotations

import os
import re
import unicodedata
from importlib.resources import files
from pathlib import Path

import pyarrow.parquet
import pytest
from click.testing import CliRunner

from nolle import pipeline
from nolle.casebook import Damage, open_casebook
from nolle.cli import nolle
from nolle.cli._group import _SECTIONS
from nolle.outputs import KINDS
from nolle.withholding import withheld

DEMO = Path(str(files("nolle") / "demo"))
HELD, FORGOTTEN = "nysd/1:24-cr-90017", "azd/4:23-cr-90115"
GONE = "Cosima Lunt-Alvarado"
NAMES = ("Corwin Thistlewood", "Anneliese Korbut-Reyes", "Piers Okonjo-Hale", GONE)
WORDS = frozenset(word for name in NAMES for word in re.split(r"[\s-]", name.casefold()))
OTHER = "Fenwick Drummond-Oyola"  # accused beside the one who is forgotten
NEWS = (
    "A hearing by the river\n\nThe hearing lasted ten minutes in the old custom house, and nobody but the clerk of the court came to it on that day in spring.\n\n"
    "“The charges against {who} will be dropped,” said Ada Quillfeather, a lawyer who was asked to look at the papers for the harbor board.\n\n"
    "The board meets again in the spring, when the new boats are to come from the yard in the north, and the tickets will be sold as before.\n"
)
BASELINE = "Nolle-baseline: 1\nSource: an invented count\nLimit: Clerks code the dispositions.\n\n" + "".join(
    f"{court}, fiscal 2025, all offenses: the cases of 44 of 2,000 defendants ended in dismissal by the broad measure (2.20%, 95% interval 1.64% to 2.94%), "
    "4 of them by nolle prosequi. Whether that stands out cannot be told.\n"
    for court in ("azd", "nysd", "txsd")
)
NO_CASEBOOK = {"sweep", "label", "quotes", "train", "demo", "completion", "families"}  # filters, and what shows no casebook


def run(book: Path, *args: str, exits: tuple[int, ...] = (0,)) -> str:
    result = CliRunner().invoke(nolle, ["--casebook", str(book), *args], env={"USER": "wren"})
    assert result.exit_code in exits, (args, result.output)
    return result.output


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's pages, a later sheet of the held case on which its name is taken away, and articles; file names that give names away, too."""
    folder = tmp_path_factory.mktemp("pages")
    for path in (*(DEMO / "dockets").iterdir(), *(DEMO / "articles").iterdir()):
        name = path.name.replace("nysd-1-24-cr-90017", "thistlewood-corwin").replace("azd-4-23-cr-90115", "LuntAlvarado_sheet")
        (folder / name).write_bytes(path.read_bytes())
    sheet = (DEMO / "dockets" / "nysd-1-24-cr-90017.html").read_bytes()
    expunged = sheet.replace(b"USA v. Thistlewood et al", b"USA v. EXPUNGED")
    assert expunged != sheet
    (folder / "the-thistlewood-case-later.html").write_bytes(expunged)
    (folder / "districts.txt").write_text(BASELINE, encoding="utf-8")
    told = {"turned": "KORBUT-REYES, Anneliese,", "gone": "Cosima M. Alvarado", "other": OTHER, "nobody": "the clerk"}
    for number, (name, who) in enumerate(told.items()):
        (folder / f"{name}.txt").write_text(NEWS.format(who=who).replace("The hearing lasted ten", " ".join([f"{name} {number}"] * 99)), encoding="utf-8")
        os.utime(folder / f"{name}.txt", (1_700_000_000 + number,) * 2)
    return folder


@pytest.fixture(scope="module")
def book(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("held") / "book"
    run(place, "add", str(pages))
    run(place, "forget", f"{FORGOTTEN}/1", "--reason", "order shown to the desk")
    (place / "matters").mkdir()
    matter = f'name = "Ferry cases of Thistlewood"\ncases = ["{HELD}", "{FORGOTTEN}"]\npeople = ["Corwin Thistlewood", "{GONE}"]\nterms = ["korbut-reyes"]\n'
    (place / "matters" / "ferry.toml").write_text(matter, encoding="utf-8")
    return place


def found(output: str | bytes) -> set[str]:
    text = output.decode("utf-8", "replace") if isinstance(output, bytes) else output
    folded = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    return {word for word in WORDS if word in folded}


def _written(folder: Path) -> list[str]:
    """The names and contents of all files of a report."""
    return [f"{path.name}\n{path.read_text(encoding='utf-8')}" for path in sorted(folder.rglob("*")) if path.is_file()]


def commands(book: Path, pages: Path) -> dict[str, list[str]]:
    """What every command that looks into a casebook prints."""
    with open_casebook(book) as opened:
        digests = [capture.digest for capture in opened.ledger.captures()]
    return {
        "add": [run(book, "add", str(pages), exits=(0, 3))],
        "drops": [run(book, "drops")],
        "case": [run(book, "case", FORGOTTEN), run(book, "case", HELD, exits=(2,)), run(book, "case", "24-cr-90099", exits=(2,))],
        "statements": [run(book, "statements"), run(book, "statements", "--term", "charges")],
        "matter": [run(book, "matter", "ferry"), run(book, "matter", "list")],
        "report": [run(book, "report", "ferry", "-o", str(book / "report")), *_written(book / "report")],
        "text": [run(book, "text", digest, exits=(0, 2, 3)) for digest in digests],
        "review": [run(book, "review", "--list", "--all")],
        "held": [run(book, "held")],
        "forget": [run(book, "forget", "--list"), run(book, "forget", f"{FORGOTTEN}/7", "--reason", "none such", exits=(2,))],
        "verify": [run(book, "verify")],
        "rebuild": [run(book, "rebuild", "--check"), run(book, "rebuild")],
        "doctor": [run(book, "doctor", exits=(0, 1))],
    }


def test_no_command_prints_a_name(book: Path, pages: Path) -> None:
    printed = commands(book, pages)
    assert printed.keys() | NO_CASEBOOK | {"export"} == {name for names in _SECTIONS.values() for name in names}, "a new command: look into it here"
    assert {name: words for name, outputs in printed.items() for output in outputs if (words := found(output))} == {}
    assert all(outputs and all(outputs) for outputs in printed.values())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_no_export_prints_a_name(book: Path, tmp_path: Path, kind: str, form: str) -> None:
    file = tmp_path / f"rows.{form}"
    run(book, "export", kind, "-o", str(file))
    assert found(file.read_bytes()) == set()
    if form == "parquet":
        assert found(str(pyarrow.parquet.read_table(file).to_pylist())) == set()


def test_the_names_would_be_found_if_they_were_printed(pages: Path, tmp_path: Path) -> None:
    """The same casebook, were its case shown and nobody forgotten."""
    place = tmp_path / "book"
    run(place, "add", str(pages))
    run(place, "held", "show", HELD, "--why", "a test")
    shown = run(place, "export", "charges") + run(place, "export", "entries")
    assert found(shown) == WORDS
    assert all(found(run(place, *args)) for args in (("drops",), ("case", HELD), ("statements",), ("review", "--list", "--all"), ("export", "captures")))


def test_what_stays_is_still_told(book: Path) -> None:
    assert OTHER in run(book, "case", FORGOTTEN) and "[withheld]" in run(book, "case", FORGOTTEN)
    assert OTHER in run(book, "export", "charges") and OTHER in run(book, "statements")
    assert HELD not in run(book, "export", "cases") + run(book, "export", "entries")
    assert "2 cases are held: nolle held · 1 defendant forgotten: nolle forget --list" in run(book, "drops")  # the demo holds one by itself
    assert "articles about what is held or forgotten" in run(book, "statements")
    assert HELD in run(book, "held") and "held or forgotten" in run(book, "matter", "ferry")
    captures = run(book, "export", "captures").splitlines()
    assert sum('"source": "[withheld]"' in line for line in captures) >= 4 and all('"digest"' in line and '"size"' in line for line in captures)


def test_a_page_of_a_forgotten_defendants_case_keeps_every_place(book: Path) -> None:
    with open_casebook(book) as opened:
        (capture,) = opened.ledger.captures(FORGOTTEN)
        whole = pipeline.read_again(opened.captures.get(capture.digest), "", None, None).text
        shown = pipeline.text(opened, capture.digest)
    assert len(shown) == len(whole) and found(whole) and not found(shown)
    assert shown.find(OTHER) == whole.find(OTHER) > 0


def test_a_damage_is_named_without_the_words(book: Path) -> None:
    with open_casebook(book) as opened:
        hidden = withheld(opened)
        (capture, *_) = opened.ledger.captures(HELD)
        words = "the words at 3-9 are not the quoted 'Corwin Thistlewood'"
        damages = [Damage(words, capture.digest), Damage(words, case=HELD), Damage(words, case=FORGOTTEN), Damage(f"elsewhere: {words}")]
        told = [pipeline._unquoted(damage, hidden) for damage in damages]
    assert not any(found(str(one)) for one in told)
    assert capture.digest in str(told[0]) and HELD in str(told[1]) and str(told[3]).startswith("elsewhere")

"""Each command against a pipeline that says what the test needs: results, refusals, damages."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from click.testing import CliRunner

import nolle as package
from nolle.cli import nolle
from nolle.errors import BadUsage, CannotRead, LedgerBusy, LedgerNewer
from nolle.model import Capture, EntrySaid, Evidence, Fact, Reading

DIGEST = "3fa9c1d2ab" + "0" * 54
TEXT = "DOCKET REPORT\nORDER dismissing Count 2\x1b[31m\nend\n"


class Book:
    closed = False

    def __init__(self):
        self.ledger = SimpleNamespace(stale=list, stale_articles=list, articles=list)

    def __enter__(self):
        return self

    def __exit__(self, *trouble):
        self.closed = True


class Pipeline(ModuleType):
    """Says what it was told to say, and remembers what it was asked."""

    def __init__(self, record, finding):
        super().__init__("nolle.pipeline")
        self.record, self.finding, self.asked = record, finding, {}
        self.will_add, self.damages, self.differences = [], [], []

    def add(self, book, paths, *, retrieved=None, court=None, jobs=1):
        self.asked = {"paths": list(paths), "retrieved": retrieved, "court": court, "jobs": jobs}
        for item in self.will_add:
            if isinstance(item, BaseException):
                raise item
            yield item

    def records(self, book, case=None):
        return iter([self.record])

    def case_names(self, book):
        return {self.record.case: self.record.case_name}

    def check_shown(self, book, case):
        self.checked = case

    def withheld_told(self, book):
        return 0, 0, 0

    def findings(self, book):
        return iter([self.finding])

    def entries(self, book, case=None):
        said = EntrySaid("45", None, None, "ORDER", None, None, 0)
        return iter([(Fact("f", self.record.case, said, (Evidence(DIGEST, 0, 5, "ORDER"),), "docket", 1), Reading(("dismissal_order",), "court"))])

    def captures(self, book):
        capture = Capture(DIGEST, 5, "text/html", "a.html", "2025-03-04T00:00:00+00:00", "file")
        return iter([SimpleNamespace(capture=capture, kind="docket_report", reader="pacer_docket", refused=None)])

    def verify(self, book):
        return self.damages

    def rebuild(self, book, *, check, jobs=1):
        self.asked = {"check": check}
        return self.differences

    def text(self, book, capture):
        if not DIGEST.startswith(capture):
            raise BadUsage(f"{capture}: no capture begins so")
        return TEXT


@pytest.fixture
def book():
    return Book()


@pytest.fixture
def pipeline(monkeypatch, record, finding, book, tmp_path):
    fake, casebook, hearing = Pipeline(record, finding), ModuleType("nolle.casebook"), ModuleType("nolle.hearing")
    hearing.statements, hearing.waiting, hearing.unread = (lambda book: iter(())), (lambda book: (0, "")), (lambda book: {})
    hearing.left_out = lambda book: 0

    def open_casebook(path, create=False):
        fake.opened = (str(path), create)
        return book

    casebook.open_casebook = open_casebook
    for name, module in (("pipeline", fake), ("casebook", casebook), ("hearing", hearing)):
        monkeypatch.setitem(sys.modules, f"nolle.{name}", module)
        monkeypatch.setattr(package, name, module, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NOLLE_CASEBOOK", raising=False)
    return fake


def run(*args, **more):
    return CliRunner().invoke(nolle, args, prog_name="nolle", **more)


def added(source, **more):
    told = {"digest": DIGEST, "kind": "docket_report", "reader": "pacer_docket", "cases": ("nyed/2:20-cr-90999",), "charges": 14, "entries": 1, "articles": (), "notes": ()}
    return SimpleNamespace(source=source, **{**told, "courts": 0, "refused": None, "new": True, **more})


# --- add


def test_add_says_what_each_file_was(pipeline, tmp_path):
    (tmp_path / "a.html").touch()
    pipeline.will_add = [added("a.html"), added("b.html", new=False, cases=(), charges=0, entries=0, kind="rss")]
    result = run("add", "a.html")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "new      a.html",
        "         docket report · nyed/2:20-cr-90999 · 14 count rows · 1 entry",
        "known    b.html",
        "         rss · no counts",
        "2 files: 1 new, 1 known already · 14 count rows, 1 entry",
    ]
    assert result.stderr == ""


def test_a_refused_file_is_told_with_its_reason_and_exit_3(pipeline, tmp_path):
    (tmp_path / "x").touch()
    pipeline.will_add = [added("x", refused="a login page was saved instead of the record"), added("y")]
    result = run("add", "x")
    assert result.exit_code == 3
    assert "refused  x\n         a login page was saved instead of the record\nnew      y\n" in result.stdout
    assert "2 files: 1 new, 1 refused" in result.stdout


def test_notes_such_as_unread_charges_are_told(pipeline, tmp_path):
    (tmp_path / "x").touch()
    pipeline.will_add = [added("x", notes=("UNREAD: count 3 of Lorenz Ostrander: two readings differ",))]
    assert "         UNREAD: count 3 of Lorenz Ostrander: two readings differ\n" in run("add", "x").stdout


def test_a_file_in_a_given_folder_is_told_from_that_folder_on(pipeline, tmp_path):
    folder = tmp_path / "far" / "dockets"
    (folder / "deep").mkdir(parents=True)
    pipeline.will_add = [added(str(folder / "deep" / "a.html"))]
    assert run("add", str(folder)).stdout.startswith("new      dockets/deep/a.html\n")


def test_many_cases_of_a_feed_are_counted(pipeline, tmp_path):
    (tmp_path / "x").touch()
    pipeline.will_add = [added("x", cases=tuple("abcdef"), kind="rss")]
    assert "rss · 6 cases · 14 count rows" in run("add", "x").stdout


def test_add_makes_the_casebook_and_closes_it(pipeline, book):
    run("--casebook", "mine", "add", "-")
    assert pipeline.opened == ("mine", True)
    assert book.closed
    assert pipeline.asked == {"paths": ["-"], "retrieved": None, "court": None, "jobs": 1}


def test_add_closes_the_casebook_after_trouble_too(pipeline, book):
    pipeline.will_add = [LedgerBusy("another process is writing to ./casebook; try again when it is done")]
    result = run("add", "-")
    assert (result.exit_code, result.stderr) == (1, "nolle: another process is writing to ./casebook; try again when it is done\n")
    assert book.closed


@pytest.mark.parametrize(
    ("given", "utc"),
    [("2025-03-04T16:30+00:00", datetime(2025, 3, 4, 16, 30, tzinfo=UTC)), ("2025-03-04T16:30:00Z", datetime(2025, 3, 4, 16, 30, tzinfo=UTC))],
)
def test_a_time_with_a_zone_is_taken_as_it_is(pipeline, given, utc):
    assert run("add", "--retrieved", given, "-").exit_code == 0
    assert pipeline.asked["retrieved"] == utc


@pytest.mark.parametrize("given", ["2025-03-04", "03/04/2025", "March 4, 2025", "2025-03-04T00:00"])
def test_a_day_without_a_zone_is_local(pipeline, given):
    assert run("add", "--retrieved", given, "-").exit_code == 0
    assert pipeline.asked["retrieved"] == datetime(2025, 3, 4).astimezone()


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (["--retrieved", "yesterday", "-"], "--retrieved yesterday: not a date or time"),
        (["--retrieved", "9999-01-01T00:00Z", "-"], "is yet to come"),
        (["--retrieved", "9999-12-31", "-"], "--retrieved 9999-12-31"),
        (["--court", "N.Y.", "-"], "--court N.Y.: not a court's id"),
        (["no-such-file"], "does not exist"),
        ([], "Missing argument"),
    ],
)
def test_a_wrong_add_is_wrong_usage(pipeline, args, why):
    result = run("add", *args)
    assert result.exit_code == 2
    assert why in result.stderr
    assert "Traceback" not in result.output


def test_a_court_is_handed_on(pipeline):
    run("add", "--court", "nyed", "-")
    assert pipeline.asked["court"] == "nyed"


# --- which casebook


def test_the_casebook_is_told_by_option_then_environment_then_here(pipeline):
    run("drops")
    assert pipeline.opened == ("casebook", False)
    run("drops", env={"NOLLE_CASEBOOK": "theirs"})
    assert pipeline.opened == ("theirs", False)
    run("--casebook", "mine", "drops", env={"NOLLE_CASEBOOK": "theirs"})
    assert pipeline.opened == ("mine", False)


@pytest.mark.parametrize("error", [BadUsage, CannotRead, LedgerNewer])
def test_trouble_is_one_line_with_its_own_exit_code(pipeline, monkeypatch, error):
    def fail(book):
        raise error("the \x1b[31mreason\nand more")

    monkeypatch.setattr(pipeline, "findings", fail)
    result = run("drops")
    assert (result.exit_code, result.stderr) == (error.exit_code, "nolle: the [31mreason and more\n")


def test_a_full_disk_is_one_line(pipeline, monkeypatch):
    def fail(book):
        raise OSError(28, "No space left on device", "/somewhere")

    monkeypatch.setattr(pipeline, "findings", fail)
    assert run("drops").stderr == "nolle: /somewhere: No space left on device\n"


def test_an_interrupt_is_no_traceback(pipeline):
    pipeline.will_add = [KeyboardInterrupt()]
    result = run("add", "-")
    assert (result.exit_code, result.stderr) == (130, "nolle: stopped\n")


# --- looking


def test_drops_shows_the_findings(pipeline):
    result = run("drops")
    assert result.exit_code == 0
    assert result.stdout.startswith("Dropped charges · 1 finding in 1 of 1 case\n")


def test_case_shows_the_case_that_is_meant(pipeline):
    result = run("case", "20cr90999")
    assert result.exit_code == 0
    assert result.stdout.startswith("United States v. Ostrander et al\n")
    assert "Lorenz Ostrander (1)" in result.stdout


def test_case_with_a_defendant_number_shows_that_defendant(pipeline):
    shown = run("case", "2:20-cr-90999-ABC-2").stdout
    assert "Marisol Tennant (2)" in shown
    assert "Lorenz Ostrander" not in shown


def test_case_with_an_unknown_defendant_number_shows_all(pipeline):
    assert "Lorenz Ostrander" in run("case", "2:20-cr-90999-9").stdout


def test_a_case_that_is_not_there_is_wrong_usage(pipeline):
    result = run("case", "1:01-cr-1")
    assert result.exit_code == 2
    assert result.stderr == "nolle: 1:01-cr-1: no such case here; `nolle export cases` lists them all\n"


def test_text_is_whole_and_without_escape_codes(pipeline):
    assert run("text", "3fa9").stdout == TEXT.replace("\x1b", " ")


def test_text_of_a_place_is_those_words(pipeline):
    start = TEXT.index("ORDER")
    assert run("text", f"3fa9c1:{start}-{start + 5}").stdout == "ORDER\n"


@pytest.mark.parametrize(
    ("asked", "why"),
    [("zz", "not the beginning of a digest"), ("beef", "no capture begins so"), ("3fa9:9-4", "9-4: not a place"), ("3fa9:0-999", "not a place")],
)
def test_text_of_nothing_is_wrong_usage(pipeline, asked, why):
    result = run("text", asked)
    assert result.exit_code == 2
    assert why in result.stderr


# --- taking away


@pytest.mark.parametrize("kind", ["cases", "charges", "entries", "findings", "captures"])
def test_export_prints_json_lines(pipeline, kind):
    result = run("export", kind)
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(rows) == (6 if kind == "charges" else 1)


def test_exported_evidence_names_its_source(pipeline):
    row = json.loads(run("export", "entries").stdout)
    assert row["evidence"] == {"capture": DIGEST, "source": "a.html", "start": 0, "end": 5, "quote": "ORDER"}


def test_the_file_name_tells_the_format(pipeline, tmp_path):
    result = run("export", "charges", "-o", "c.csv")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "c.csv").read_text().startswith("case,court,docket_number,")


def test_a_format_beats_the_file_name_and_a_dash_is_standard_output(pipeline, tmp_path):
    run("export", "cases", "--format", "parquet", "-o", "c.csv")
    assert (tmp_path / "c.csv").read_bytes().startswith(b"PAR1")
    assert run("export", "cases", "--format", "csv", "-o", "-").stdout.startswith("case,court,")


def test_parquet_goes_down_a_pipe(pipeline):
    assert run("export", "charges", "--format", "parquet").stdout_bytes.startswith(b"PAR1")


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (["people"], "'people' is not one of"),
        (["cases", "-o", "c.xls"], "cannot tell the format"),
        (["cases", "-o", "no/c.csv"], "cannot be written"),
        ([], "Missing argument"),
    ],
)
def test_a_wrong_export_is_wrong_usage(pipeline, args, why):
    result = run("export", *args)
    assert result.exit_code == 2
    assert why in result.stderr


# --- checking


def test_a_sound_casebook_verifies(pipeline):
    result = run("verify")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "Every capture and every quoted word in casebook is as it was kept.\n", "")


def test_every_damage_is_named_and_exits_1(pipeline):
    pipeline.damages = ["capture 3fa9: not the bytes that were kept", "charge x: its words are not in the capture"]
    result = run("verify")
    assert (result.exit_code, result.stdout.splitlines()) == (1, pipeline.damages)
    assert result.stderr.startswith("nolle: 2 damages found in casebook;")


def test_rebuild_tells_what_came_out_different(pipeline):
    pipeline.differences = ["nyed/x: differs"]
    result = run("rebuild")
    assert (result.exit_code, result.stdout, pipeline.asked) == (0, "nyed/x: differs\nRemade.\n", {"check": False})


def test_rebuild_check_fails_on_a_difference(pipeline):
    pipeline.differences = ["nyed/x: differs"]
    result = run("rebuild", "--check")
    assert (result.exit_code, result.stdout, pipeline.asked) == (1, "nyed/x: differs\n", {"check": True})
    assert "1 difference between" in result.stderr


def test_rebuild_check_says_when_all_is_identical(pipeline):
    result = run("rebuild", "--check")
    assert (result.exit_code, result.stdout) == (0, "Remade, and identical to what stood there.\n")


# --- demo


def test_demo_reads_the_bundled_dockets_and_says_what_to_try(pipeline):
    pipeline.will_add = [added("x")]
    result = run("demo")
    assert result.exit_code == 0
    assert "Dropped charges" in result.stdout
    assert [Path(path).name for path in pipeline.asked["paths"]] == ["dockets", "articles"]
    assert result.stdout.splitlines()[-5] == "Try next"


def test_demo_keeps_its_casebook_where_told(pipeline):
    result = run("demo", "--keep", "a b")
    assert pipeline.opened == ("a b", True)
    assert "  nolle --casebook 'a b' verify\n" in result.stdout

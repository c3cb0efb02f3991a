"""The whole command line on the bundled dockets of invented people: real processes, pipes and terminals."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyarrow import parquet

HERE = {name: value for name, value in os.environ.items() if name not in ("NOLLE_CASEBOOK", "NO_COLOR", "FORCE_COLOR")}
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def run(book, *args, input=None, **more):
    environment = {**HERE, "PYTHONUTF8": "1", **more.pop("env", {})}
    command = [sys.executable, "-m", "nolle", "--casebook", str(book), *args]
    return subprocess.run(command, capture_output=True, text=True, input=input, env=environment, timeout=120, check=False, **more)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """What the demo printed, and its casebook."""
    book = tmp_path_factory.mktemp("demo") / "book"
    return run(book, "demo", "--keep", str(book)), book


@pytest.fixture(scope="module")
def book(demo):
    return demo[1]


@pytest.fixture
def copy(book, tmp_path):
    """A casebook of one's own, to be harmed."""
    return Path(shutil.copytree(book, tmp_path / "copy"))


def rows(book, kind):
    return [json.loads(line) for line in run(book, "export", kind).stdout.splitlines()]


# --- demo


def test_the_demo_runs_and_shows_drops_with_their_words(demo):
    result, _ = demo
    assert (result.returncode, result.stderr) == (0, "")
    assert re.search(r"^new      dockets/\S+\.html$", result.stdout, re.M)
    assert "Dropped charges · " in result.stdout
    assert "dismissed on the government's motion" in result.stdout
    assert result.stdout.splitlines()[-5] == "Try next"


def test_the_demo_shows_a_promise_denials_and_who_gave_no_comment(demo):
    said = demo[0].stdout.partition("Could not be told")[2].partition("\nTry next")[0]
    assert re.search(r"\nStatements · \d+ of \d+ in 3 articles\n\d+ promises · \d+ denials · no comment given \d+ times\n", said)
    for words in (
        "{content: “We will follow every dollar of this scheme, and we will prosecute everyone who took one.”}",
        "{source: Quintrell} {cue: denied} {content: that his client had known of the invoices}",
        "A person familiar with the investigation, who spoke on condition of anonymity because the matter was not public, not named\n",
        "{source: A spokesman for the U.S. attorney’s office} {cue: declined}",
    ):
        assert words in said


def test_the_demo_s_next_commands_work(demo):
    result, _ = demo
    commands = [line.strip() for line in result.stdout.splitlines()[-4:]]
    for command in [c for c in commands if c.startswith("nolle --casebook")]:
        tried = subprocess.run(command.replace("nolle", f"{sys.executable} -m nolle", 1), shell=True, capture_output=True, env=HERE, check=False)
        assert (tried.returncode, tried.stderr) == (0, b"")


def test_a_demo_that_is_not_kept_leaves_nothing(tmp_path):
    result = run(tmp_path / "none", "demo", env={"TMPDIR": str(tmp_path)}, cwd=tmp_path)
    assert result.returncode == 0
    assert list(tmp_path.iterdir()) == []


# --- add


def test_adding_again_changes_nothing(book):
    before = run(book, "export", "charges").stdout
    result = run(book, "add", str(Path(sys.modules["nolle"].__file__).parent / "demo" / "dockets"))
    assert result.returncode == 0
    assert "new      " not in result.stdout
    assert run(book, "export", "charges").stdout == before


def test_what_cannot_be_read_is_kept_and_the_rest_goes_on(tmp_path, book):
    (tmp_path / "empty.html").touch()
    (tmp_path / "shopping.txt").write_text("milk, bread")
    sheet = next((Path(sys.modules["nolle"].__file__).parent / "demo" / "dockets").glob("*.html"))
    shutil.copy(sheet, tmp_path / "sheet.html")
    result = run(tmp_path / "book", "add", *map(str, sorted(tmp_path.glob("*.*"))))
    assert result.returncode == 3
    assert result.stdout.count("refused  ") == 2
    assert "1 new, 2 refused" in result.stdout
    refused = {row["source"].rpartition("/")[2]: row["refused"] for row in rows(tmp_path / "book", "captures") if row["refused"]}
    assert set(refused) == {"empty.html", "shopping.txt"}
    assert rows(tmp_path / "book", "charges")


def test_a_page_may_come_down_a_pipe(tmp_path):
    sheet = next((Path(sys.modules["nolle"].__file__).parent / "demo" / "dockets").glob("*.html"))
    result = run(tmp_path / "book", "add", "-", input=sheet.read_text())
    assert result.returncode == 0
    assert result.stdout.startswith("new      standard input\n")


def test_the_time_given_is_the_time_kept(tmp_path):
    run(tmp_path / "book", "add", "--retrieved", "2025-03-04T16:30:00-05:00", "-", input="milk")
    (row,) = rows(tmp_path / "book", "captures")
    assert (row["retrieved"], row["basis"]) == ("2025-03-04T21:30:00+00:00", "given")


def test_an_interrupted_add_says_so_and_can_be_done_again(tmp_path):
    for number in range(300):
        (tmp_path / f"{number:03}.txt").write_text(f"no docket {number}")
    command = [sys.executable, "-m", "nolle", "--casebook", str(tmp_path / "book"), "add", str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=HERE, bufsize=0)
    process.stdout.read(10)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert b"Traceback" not in said
    assert (process.returncode, said) in ((130, b"nolle: stopped\n"), (3, b""))
    assert run(tmp_path / "book", "verify").returncode == 0


# --- looking


def test_every_reference_that_is_shown_leads_to_its_words(book):
    shown = re.findall(r'^ +"(.*)" \[(\w+:\d+-\d+)', run(book, "drops").stdout, re.M)
    assert shown
    for quote, ref in shown[:6]:
        assert " ".join(run(book, "text", ref).stdout.split()) == quote


def test_exported_offsets_count_in_the_printed_text(book):
    evidence = [e for row in rows(book, "charges") for e in row["evidence"]]
    some = set(sorted({e["capture"] for e in evidence})[:4])
    evidence = [e for e in evidence if e["capture"] in some]
    texts = {e["capture"]: run(book, "text", e["capture"]).stdout for e in {e["capture"]: e for e in evidence}.values()}
    assert len(evidence) > 4
    assert all(texts[e["capture"]][e["start"] : e["end"]] == e["quote"] for e in evidence)


def test_each_case_can_be_asked_for(book):
    for row in rows(book, "cases")[::4]:
        result = run(book, "case", row["case"])
        assert (result.returncode, result.stderr) == (0, "")
        assert row["case"] in result.stdout


def test_a_wrong_case_brings_candidates(book):
    wrong = rows(book, "charges")[0]["case"].replace("/", "/9")
    result = run(book, "case", wrong)
    assert result.returncode == 2
    assert re.fullmatch(r"nolle: .*: no such case here; did you mean .*\n", result.stderr)


def test_looking_needs_a_casebook(tmp_path):
    for args in (("drops",), ("case", "1:20-cr-1"), ("export", "charges"), ("verify",), ("rebuild",), ("text", "abcd")):
        result = run(tmp_path / "none", *args)
        assert result.returncode == 2, args
        assert re.fullmatch(r"nolle: .*none.*\n", result.stderr), args
    assert list(tmp_path.iterdir()) == []


def test_looking_at_something_that_is_no_casebook_is_no_traceback(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "nolle.db").write_bytes(b"not a database at all" * 100)
    result = run(tmp_path / "book", "drops")
    assert result.returncode in (1, 2)
    assert re.fullmatch(r"nolle: .*\n", result.stderr)


# --- taking away


def test_exports_are_the_same_every_time(book, copy):
    run(copy, "rebuild")
    for kind in ("cases", "charges", "entries", "findings", "statements", "captures"):
        assert run(book, "export", kind).stdout == run(copy, "export", kind).stdout, kind


def test_formats_agree(book, tmp_path):
    for kind in ("cases", "charges", "entries", "findings", "statements", "captures"):
        for ending in ("csv", "parquet", "jsonl"):
            assert run(book, "export", kind, "-o", str(tmp_path / f"{kind}.{ending}")).returncode == 0
        number = len(rows(book, kind))
        assert number
        assert parquet.read_table(tmp_path / f"{kind}.parquet").num_rows == number
        assert (tmp_path / f"{kind}.jsonl").read_text() == run(book, "export", kind).stdout


def test_no_dismissal_is_exported_without_the_words_it_rests_on(book):
    ended = [row for row in rows(book, "charges") if row["outcome"] not in ("pending", "unknown")]
    assert ended
    assert all(row["evidence"] for row in ended)


@pytest.mark.parametrize("args", [("export", "entries"), ("drops",), ("text", "capture"), ("case", "case")])
def test_a_reader_that_leaves_early_ends_it_quietly(book, args):
    known = {"capture": rows(book, "captures")[-1]["digest"], "case": rows(book, "charges")[0]["case"]}
    command = [sys.executable, "-m", "nolle", "--casebook", str(book), args[0], *(known.get(arg, arg) for arg in args[1:])]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=HERE)
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0


def test_adding_goes_on_when_nobody_reads_what_it_says(tmp_path):
    dockets = Path(sys.modules["nolle"].__file__).parent / "demo" / "dockets"
    command = [sys.executable, "-m", "nolle", "--casebook", str(tmp_path / "book"), "add", str(dockets)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=HERE)
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0
    assert len(rows(tmp_path / "book", "captures")) == len([p for p in dockets.iterdir() if p.is_file()])


def test_export_into_label(book):
    texts = "".join(json.dumps({"id": n, "text": row["text"]}) + "\n" for n, row in enumerate(rows(book, "entries")))
    result = run(book, "label", input=texts)
    assert (result.returncode, result.stderr) == (0, "")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [a["id"] for a in answers] == list(range(len(answers)))
    assert [a["events"] for a in answers] == [row["events"] for row in rows(book, "entries")]
    asked = [json.loads(line)["text"] for line in texts.splitlines()]
    assert all(o["evidence"] in asked[a["id"]] for a in answers for o in a["outcomes"])


def test_label_needs_no_casebook(tmp_path):
    result = run(tmp_path / "none", "label", input='{"id": 1, "text": "INDICTMENT as to Ann Lee (1) count(s) 1"}\nbad\n', cwd=tmp_path)
    assert result.returncode == 3
    assert json.loads(result.stdout)["events"] == ["indictment"]
    assert result.stderr == "nolle: line 2: not JSON; left out\n"
    assert list(tmp_path.iterdir()) == []


# --- checking


def test_a_sound_casebook_passes_both_checks(book):
    assert run(book, "verify").returncode == 0
    assert run(book, "rebuild", "--check").returncode == 0


def test_one_flipped_byte_in_a_capture_is_named(copy):
    victim = max((p for p in (copy / "captures").rglob("*") if p.is_file()), key=lambda p: p.stat().st_size)
    victim.chmod(0o600)
    data = bytearray(victim.read_bytes())
    data[len(data) // 2] ^= 1
    victim.write_bytes(data)
    result = run(copy, "verify")
    assert result.returncode == 1
    assert victim.name[:10] in result.stdout


def test_an_edited_quote_in_the_database_is_named(copy):
    database = sqlite3.connect(copy / "nolle.db")
    for (trigger,) in database.execute("select name from sqlite_master where type = 'trigger' and tbl_name = 'facts'").fetchall():
        database.execute(f"drop trigger {trigger}")
    columns = [row[1] for row in database.execute("pragma table_info(facts)")]
    edits = [f"update facts set {column} = replace({column}, 'Dismissed.', 'Dismisses.') where instr({column}, 'Dismissed.')" for column in columns]
    changed = sum(database.execute(edit).rowcount for edit in edits)
    database.commit()
    database.close()
    result = run(copy, "verify")
    assert changed
    assert result.returncode == 1
    assert "was edited" in result.stdout


# --- at a terminal


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("command", ["drops", "case"])
def test_a_terminal_of_any_width_is_filled_and_not_overrun(book, terminal, command, columns):
    args = [command, *([rows(book, "findings")[0]["case"]] if command == "case" else [])]
    code, seen = terminal("--casebook", str(book), *args, columns=columns)
    lines = COLOUR.sub("", seen).replace("\r", "").splitlines()
    assert code == 0
    assert COLOUR.search(seen)
    assert max(map(len, lines)) <= columns
    assert any("│ “" in line for line in lines)


def test_no_color_is_respected(book, terminal):
    _, seen = terminal("--casebook", str(book), "drops", env={"NO_COLOR": "1"})
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", seen)
    _, seen = terminal("--casebook", str(book), "drops", env={"TERM": "dumb"})
    assert "\x1b" not in seen


def test_a_pipe_gets_no_colour_even_when_standard_error_is_a_terminal(book):
    assert "\x1b" not in run(book, "drops", env={"TERM": "xterm-256color"}).stdout


def test_progress_is_shown_on_a_terminal_and_cleaned_away(tmp_path, terminal):
    dockets = str(Path(sys.modules["nolle"].__file__).parent / "demo" / "dockets")
    code, seen = terminal("--casebook", str(tmp_path / "book"), "add", dockets)
    assert code == 0
    assert re.search(r"\d+/\d+", seen)
    assert seen.endswith("\x1b[2K") or "Working out" not in seen.splitlines()[-1]
    assert "dockets/" in seen


def test_a_place_is_shown_in_its_surroundings_at_a_terminal(book, terminal):
    evidence = next(e for row in rows(book, "findings") for e in row["evidence"] if e["start"] > 500)
    _, seen = terminal("--casebook", str(book), "text", f"{evidence['capture'][:10]}:{evidence['start']}-{evidence['end']}")
    told = " ".join(COLOUR.sub("", seen).split())
    assert len(told) > len(evidence["quote"]) + 300
    assert "\x1b[1;7m" in seen


def test_parquet_is_not_poured_on_a_terminal(book, terminal):
    code, seen = terminal("--casebook", str(book), "export", "charges", "--format", "parquet")
    assert code == 2
    assert "nolle: parquet is not for a terminal; add -o charges.parquet" in " ".join(seen.split())


# --- a hostile page


HOSTILE = """<html><head><title>SYNTH</title></head><body><center><b>U.S. District Court<br>Eastern District of New York (Brooklyn)<br>
CRIMINAL DOCKET FOR CASE #: 1:22-cr-91234-AB All Defendants</b></center>
<p>Case title: USA v. \x1b[31mRed\x1b[0m [bold]Bold[/bold] \u202eturned</p><p>Date Filed: 01/03/2022</p></body></html>"""


def test_a_hostile_page_cannot_act_on_the_terminal(tmp_path, terminal):
    page = tmp_path / "evil\x1b[31m\u202e.html"
    page.write_text(HOSTILE)
    for args in (("add", str(page)), ("drops",), ("export", "captures"), ("export", "cases")):
        _, seen = terminal("--casebook", str(tmp_path / "book"), *args)
        assert "\x1b[31m" not in seen
        assert "\u202e" not in seen
        assert "Traceback" not in seen


# --- completion


def test_cases_complete_from_the_casebook(book):
    case = rows(book, "charges")[0]["case"]
    environment = {"_NOLLE_COMPLETE": "zsh_complete", "COMP_WORDS": f"nolle case {case[:4]}", "COMP_CWORD": "2", "NOLLE_CASEBOOK": str(book)}
    result = subprocess.run([sys.executable, "-m", "nolle"], capture_output=True, text=True, env={**HERE, **environment}, check=False)
    court, number = case.split("/")
    assert f"{court}/{number.partition(':')[2]}" in result.stdout.splitlines()
    assert run(book, "case", f"{court}/{number.partition(':')[2]}").returncode == 0


def test_looking_is_quick(book):
    """A person waits for it: well under a second on any machine; the limit leaves room for a busy one."""
    start = time.perf_counter()
    run(book, "drops")
    assert time.perf_counter() - start < 5

"""`nolle review`: candidates one by one on a terminal, lists and single judgements without one."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nolle import pipeline
from nolle.casebook import open_casebook
from nolle.cli import nolle
from nolle.linking import handle_of

SHEET = Path(str(files("nolle") / "demo" / "dockets" / "nysd-1-24-cr-90017.html"))
REST = (
    "The board meets again in the spring, when the new boats are to come from the yard in the north, and the tickets for the summer will be sold at the old "
    "custom house as they were in the year before, one for each of the boats and no more than that to a person.\n"
)
TEXT = (
    "The ferry clerk’s hearing {n}\n\nA hearing was held of the wire fraud case against Corwin Thistlewood in Manhattan, and nobody but the clerk came to it.\n\n"
    "“It will be \x1b[31mdismissed\x1b[0m,” said Ada Quillfeather, a lawyer who was asked to look at the papers for the harbor board in the winter, hour {n}.\n\n"
    + REST
)
BREAD = (
    "A bakery\n\nCorwin Thistlewood opened a bakery by the river, and all the town came to look at the bread that was in the windows of it on the first day.\n\n" + REST
)
KEY = "{article}|nysd/1:24-cr-90017|1"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A casebook with two candidates and an article whose name alone fits."""
    texts = {"one": TEXT.format(n=1), "two": TEXT.format(n=2).replace("nobody", "some people"), "bread": BREAD}
    for number, (name, text) in enumerate(texts.items()):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        os.utime(tmp_path / f"{name}.txt", (1_700_000_000 + number,) * 2)
    with open_casebook(tmp_path / "book", create=True) as book:
        list(pipeline.add(book, [str(SHEET), *(str(tmp_path / f"{name}.txt") for name in texts)]))
    return tmp_path / "book"


def run(folder: Path, *args: str, **env: str) -> Result:
    return CliRunner(env={"USER": "wren", **env}).invoke(nolle, ["--casebook", str(folder), "review", *args])


def handles(folder: Path, state: str = "candidate") -> list[str]:
    return re.findall(rf"^([0-9a-f]{{10}})\t{state}", run(folder, "--all").output, re.M)


def judgements(folder: Path) -> list[tuple[str, str, str]]:
    with open_casebook(folder) as book:
        return [(one.verdict, one.by, one.why) for one in book.ledger.judgements()]


def test_without_a_terminal_it_lists_candidates_and_counts_the_rest(folder: Path) -> None:
    found = run(folder)
    assert found.exit_code == 0
    assert len(re.findall(r"^[0-9a-f]{10}\tcandidate\t", found.output, re.M)) == 2
    assert "0 same, 2 candidate, 0 different, 1 unknown (--all lists every link)" in found.output
    assert "name, court, offence" in found.output and "A bakery" not in found.output
    assert "A bakery" in run(folder, "--list", "--all").output


def test_a_judgement_is_kept_with_who_when_and_why_and_can_be_withdrawn(folder: Path) -> None:
    first, second = handles(folder)
    made = run(folder, "--judge", first, "same", "--why", "the lawyer confirmed it")
    assert made.exit_code == 0
    assert handles(folder) == [second] and len(handles(folder, r"same \(judged\)")) == 1
    number = made.output.split()[0]
    listed = run(folder, "--list").output
    assert re.search(rf"^{number}\t\d{{4}}-\d\d-\d\d \d\d:\d\d\twren\tsame\t{first}\t.*\tthe lawyer confirmed it$", listed, re.M)
    assert run(folder, "--withdraw", number, "--why", "a namesake", "--by", "ostrander").exit_code == 0
    assert handles(folder) == [first, second]
    assert "same (withdrawn)" in run(folder, "--list").output
    assert judgements(folder) == [("same", "wren", "the lawyer confirmed it"), ("withdrawn", "ostrander", "a namesake")]


def test_an_article_can_be_tied_to_a_case_that_no_rule_found(folder: Path) -> None:
    with open_casebook(folder) as book:
        article = book.ledger.articles()[-1]
    key = f"{article}|nysd/1:24-cr-90017|"
    assert run(folder, "--judge", key, "same", "--why", "the baker told us").exit_code == 0
    assert handles(folder, r"same \(judged\)") == sorted([handle_of(key), handle_of(key + "1")], key=[handle_of(key), handle_of(key + "1")].index)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--judge", "0000000000", "same", "--why", "x"), "no link begins so"),
        (("--judge", "{handle}", "candidate", "--why", "x"), "a link is judged same, different or unknown"),
        (("--judge", "{handle}", "same"), "say why"),
        (("--judge", "article/ab/1|nysd/1:24-cr-90017|", "same", "--why", "x"), "no such article"),
        (("--judge", "{article}|nysd/1:24-cr-1|", "same", "--why", "x"), "no such case"),
        (("--judge", "{article}|nysd/1:24-cr-90017|99", "same", "--why", "x"), "no such defendant"),
        (("--withdraw", "0000000000", "--why", "x"), "no judgement begins so"),
        (("--judge", "{handle}", "same", "--withdraw", "ab"), "one at a time"),
    ],
)
def test_wrong_usage_is_said_and_nothing_is_recorded(folder: Path, args: tuple[str, ...], said: str) -> None:
    with open_casebook(folder) as book:
        article = book.ledger.articles()[0]
    given = [arg.replace("{handle}", handles(folder)[0]).replace("{article}", article) for arg in args]
    result = run(folder, *given)
    assert (result.exit_code, said in result.output) == (2, True), result.output
    assert judgements(folder) == []


def test_nobody_decides_without_a_name(folder: Path) -> None:
    result = run(folder, "--judge", handles(folder)[0], "same", "--why", "x", USER="", USERNAME="")
    assert result.exit_code == 2 and "--by" in result.output


def test_a_casebook_without_links_says_so(tmp_path: Path) -> None:
    with open_casebook(tmp_path / "book", create=True) as book:
        list(pipeline.add(book, [str(SHEET)]))
    assert run(tmp_path / "book").output.startswith("No candidates.")


# --- on a terminal


@pytest.fixture
def walk(folder: Path) -> Iterator[object]:
    """Run `nolle review` on a pseudo-terminal, typing one answer at each question; gives back the exit code and the screen."""

    def typed(*answers: str) -> tuple[int, str]:
        leader, follower = pty.openpty()
        environment = {**os.environ, "TERM": "xterm-256color", "PYTHONUTF8": "1", "USER": "wren"}
        command = [sys.executable, "-m", "nolle", "--casebook", str(folder), "review"]
        process = subprocess.Popen(command, stdin=follower, stdout=follower, stderr=follower, env=environment)
        os.close(follower)
        seen, left, asked = bytearray(), list(answers), 0
        while chunk := _read(leader):
            seen += chunk
            while left and len(re.findall(rb"(?:quit|Why): ", seen)) > asked:
                asked += 1
                os.write(leader, left.pop(0).encode() + b"\n")
                time.sleep(0.05)
        os.close(leader)
        return process.wait(), seen.decode()

    yield typed


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65536)
    except OSError:  # the other end is closed
        return b""


def test_it_walks_through_the_candidates_and_asks_why(folder: Path, walk) -> None:  # type: ignore[no-untyped-def]
    code, screen = walk("s", "called the clerk", "")
    assert code == 0
    assert judgements(folder) == [("same", "wren", "called the clerk")]
    for words in ("1 of 2", "2 of 2", "Corwin Thistlewood (1)", "nysd/1:24-cr-90017", "WIRE FRAUD", "docket", "1 same; 1 candidate left"):
        assert words in screen, words


def test_later_back_quit_and_a_missing_reason_decide_nothing(folder: Path, walk) -> None:  # type: ignore[no-untyped-def]
    code, screen = walk("", "b", "x", "d", "", "q")
    assert code == 0
    assert judgements(folder) == []
    assert "Without a reason nothing is decided" in screen and "nothing decided; 2 candidates left" in screen


def test_going_back_lets_a_judgement_be_changed_and_both_are_kept(folder: Path, walk) -> None:  # type: ignore[no-untyped-def]
    walk("d", "a namesake", "b", "u", "not so sure", "q")
    assert [verdict for verdict, _, _ in judgements(folder)] == ["different", "unknown"]


def test_escape_sequences_in_an_article_or_an_answer_are_harmless(folder: Path, walk) -> None:  # type: ignore[no-untyped-def]
    _, screen = walk("s", "a \x1b[31mred\x07 reason", "q")
    assert "\x1b[31mdismissed" not in screen
    assert [why.isprintable() for _, _, why in judgements(folder)] == [True]
    assert "\x1b" not in run(folder, "--list").output

"""The command line as shells meet it: start-up, pipes, terminals, completion."""

import os
import subprocess
import sys

import click
import pytest

from nolle.cli import nolle

HEAVY = ("juriscraper", "pyarrow", "hyperscan", "lxml", "rich", "sqlite3", "nolle.pipeline")
COMMANDS = nolle.list_commands(click.Context(nolle))


def run(*args, **more):
    environment = {**os.environ, "PYTHONUTF8": "1", **more.pop("env", {})}
    return subprocess.run([sys.executable, "-m", "nolle", *args], capture_output=True, text=True, env=environment, timeout=60, check=False, **more)


def test_help_imports_nothing_heavy():
    ask = "import sys, click; from nolle.cli import nolle; nolle.get_help(click.Context(nolle)); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout.split()
    assert "nolle.cli.drops" in loaded
    assert not set(HEAVY) & set(loaded)


def test_help_names_every_command_and_the_exit_codes():
    result = run("--help")
    assert result.returncode == 0
    assert all(f"\n  {name} " in result.stdout for name in COMMANDS)
    assert "Exit codes: 0 done, 1 a check failed, 2 wrong usage, 3 some inputs refused" in " ".join(result.stdout.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name):
    command = nolle.get_command(click.Context(nolle), name)
    text = command.get_help(click.Context(command, info_name=f"nolle {name}"))
    assert "Example" in text
    assert f"  nolle {name}" in text.split("Example")[1] or f"$(nolle {name}" in text or f"| nolle {name}" in text
    assert not command.get_short_help_str(120).endswith("...")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_a_terminal_of_80(name):
    assert max(map(len, run(name, "--help", env={"COLUMNS": "80"}).stdout.splitlines())) <= 80


def test_version_is_told():
    assert run("--version").stdout.startswith("nolle 0.")


@pytest.mark.parametrize("args", [("nonsense",), ("--nonsense",), ("verify", "x")])
def test_wrong_usage_exits_2_and_says_so_on_standard_error(args):
    result = run(*args)
    assert (result.returncode, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr
    assert "nolle" in result.stderr


def test_a_reader_that_leaves_early_is_no_failure():
    process = subprocess.Popen([sys.executable, "-m", "nolle", "families"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0
    process.stderr.close()


def test_a_poor_locale_is_no_failure():
    result = run("add", "--help", env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert (result.returncode, result.stderr) == (0, "")
    assert "nolle add [OPTIONS] PATH" in result.stdout


def test_families_are_listed_for_grep():
    lines = run("families").stdout.splitlines()
    assert {"outputs\tcsv", "outputs\tjsonl", "outputs\tparquet", "findings\tdropped_charges", "events\tdismissal_order"} <= set(lines)
    assert not [line for line in lines if line.partition("\t")[2].startswith("_")]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_the_shell(shell):
    result = run("completion", shell)
    assert result.returncode == 0
    assert "_NOLLE_COMPLETE" in result.stdout


def test_an_unknown_shell_is_wrong_usage():
    assert run("completion", "tcl").returncode == 2


def test_commands_complete():
    result = run(env={"_NOLLE_COMPLETE": "bash_complete", "COMP_WORDS": "nolle dr", "COMP_CWORD": "1"})
    assert result.stdout == "plain,drops\n"


def test_completing_a_case_without_a_casebook_is_silent(tmp_path):
    result = run(env={"_NOLLE_COMPLETE": "bash_complete", "COMP_WORDS": "nolle case ", "COMP_CWORD": "2"}, cwd=tmp_path)
    assert (result.stdout.strip(), result.stderr) == ("", "")
    assert list(tmp_path.iterdir()) == []

"""Progress with rate and time left: on standard error, and only where somebody is looking."""

from __future__ import annotations

import io
import sys

import pytest

from nolle.cli import _meter
from nolle.cli._meter import Meter


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_person_sees_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = Terminal()
    monkeypatch.setattr(sys, "stderr", seen)
    monkeypatch.setenv("TERM", "xterm")
    with Meter("Reading", "MB", lambda: 10_000_000) as meter:
        meter.add(2_500_000)
        meter.say("page.html: \x1b[31mrefused")
    assert "Reading" in seen.getvalue() and "25%" in seen.getvalue() and "MB/s" in seen.getvalue() and ":" in seen.getvalue()
    assert "\x1b[31mrefused" not in seen.getvalue() and "page.html:" in seen.getvalue()


def test_a_pipe_sees_lines_and_no_bar(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_meter, "_bar", lambda *_: pytest.fail("a bar in a pipe"))
    with Meter("Reading", "MB", lambda: pytest.fail("sizes are not asked for")) as meter:
        meter.add(1)
        meter.say("page.html: refused")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "page.html: refused\n")

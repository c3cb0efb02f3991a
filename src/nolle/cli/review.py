"""`nolle review`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nolle.cli._blocks import SHORT
from nolle.cli._book import casebook
from nolle.cli._print import for_people, print_blocks
from nolle.cli._term import on_terminal, one_line
from nolle.cli._who import who
from nolle.errors import BadUsage

if TYPE_CHECKING:
    from nolle.casebook import Casebook
    from nolle.linking import Tie

_KEYS = {"s": "same", "d": "different", "u": "unknown"}
_ASK = "s same, d different, u unknown, Enter later, b back, q quit"


@click.command("review")
@click.option("--list", "list_", is_flag=True, help="List the candidates and all judgements instead of asking. So it is without a terminal.")
@click.option("--all", "everything", is_flag=True, help="With --list: every link, also those that are same, different or unknown.")
@click.option("--judge", nargs=2, metavar="LINK STATE", help="Judge one link: same, different or unknown.")
@click.option("--withdraw", metavar="JUDGEMENT", help="Take a judgement back; it stays on record.")
@click.option("--why", default="", metavar="TEXT", help="The reason, for --judge and --withdraw.")
@click.option("--by", metavar="NAME", help="Who decides; by default $USER.")
@click.pass_obj
def command(
    folder: Path, list_: bool, everything: bool, judge: tuple[str, str] | None, withdraw: str | None, why: str, by: str | None
) -> None:  # one parameter an option
    """Decide which articles are about which case: go through the candidates one by one.

    A docket number ties an article to a case by itself; a name never does. Where a name and two things more agree, the link is a
    candidate, and only a person makes it same. Each judgement is kept with who, when and why, and can be withdrawn.

    LINK is what --list shows, or "article|case|defendant" to tie an article to a case that no rule found.

    \b
    Examples:
      nolle review
      nolle review --list
      nolle review --judge 3fa9c1d2ab same --why "the lawyer confirmed it"
      nolle review --withdraw 77be0042cd --why "it was a namesake"
    """
    if judge and withdraw:
        raise BadUsage("--judge and --withdraw: one at a time")
    with casebook(folder) as book:
        if judge:
            _judge(book, *judge, who(by), why)
        elif withdraw:
            _withdraw(book, withdraw, who(by), why)
        elif list_ or everything or not (for_people() and on_terminal(sys.stdin)):
            _list(book, everything)
        else:
            _walk(book, who(by))


def _judge(book: Casebook, wanted: str, verdict: str, by: str, why: str) -> None:
    from nolle import pipeline

    said = pipeline.judge_link(book, wanted, verdict, by=by, why=why)
    click.echo(f"{said.id[:SHORT]}  {said.verdict}")


def _withdraw(book: Casebook, wanted: str, by: str, why: str) -> None:
    from nolle import pipeline

    said = pipeline.withdraw_judgement(book, wanted, by=by, why=why)
    click.echo(f"{said.id[:SHORT]}  withdraws {(said.withdraws or '')[:SHORT]}")


def _list(book: Casebook, everything: bool) -> None:
    from nolle import pipeline
    from nolle.cli._review_view import lists

    ties = pipeline.links(book)
    print_blocks(lists(ties, pipeline.link_judgements(book), everything))


# --- one by one -----------------------------------------------------------------------------------------------


def _walk(book: Casebook, by: str) -> None:
    from nolle import pipeline
    from nolle.cli._review_view import counted, one_link

    candidates = [tie for tie in pipeline.links(book) if tie.link.state == "candidate"]
    if not candidates:
        click.echo("No candidates to review.")
        return
    decided: dict[str, str] = {}
    at = 0
    while at < len(candidates):
        print_blocks(one_link(candidates[at], at + 1, len(candidates)))
        answer = _asked(_ASK)
        if answer == "q":
            break
        if answer in _KEYS and not _decide(book, candidates[at], _KEYS[answer], by):
            continue
        if answer in _KEYS:
            decided[candidates[at].link.key] = _KEYS[answer]
        if answer in (*_KEYS, "", "b"):
            at = max(at - 1, 0) if answer == "b" else at + 1
    print_blocks([counted(Counter(decided.values()), len(candidates) - len(decided))])


def _decide(book: Casebook, tie: Tie, verdict: str, by: str) -> bool:
    """Ask why and record it; False where no reason was given, so that nothing was recorded."""
    from nolle import pipeline

    why = _asked("Why")
    if not why:
        click.echo("Without a reason nothing is decided.")
        return False
    pipeline.judge_link(book, tie.link.key, verdict, by=by, why=why)
    return True


def _asked(question: str) -> str:
    """A line typed by the person, as one safe line. The end of input stops the command as Ctrl-C does."""
    try:
        return one_line(str(click.prompt(question, default="", show_default=False)))
    except click.Abort:
        raise KeyboardInterrupt from None

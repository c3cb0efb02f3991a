"""`nolle export`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nolle.cli._book import casebook, stream, tell_unread
from nolle.cli._print import for_people
from nolle.errors import BadUsage

if TYPE_CHECKING:
    from nolle.casebook import Casebook
    from nolle.linking import Tie
    from nolle.outputs import Row

_KINDS = ("cases", "charges", "entries", "findings", "statements", "links", "comparisons", "changes", "captures", "ftm")
_INCOMPLETE = 1


@click.command("export")
@click.argument("kind", type=click.Choice(_KINDS))
@click.option("--format", "format_", type=click.Choice(["jsonl", "csv", "parquet"]), help="By default told from FILE's name, else jsonl.")
@click.option("-o", "--output", "file", metavar="FILE", help="Write FILE, whole or not at all. By default standard output.")
@click.pass_context
def command(ctx: click.Context, kind: str, format_: str | None, file: str | None) -> None:
    """Write cases, charges, findings, statements and more as data: JSON Lines, CSV or Parquet.

    Statements can be had with what links articles to cases (links) and what the record shows beside them (comparisons); dockets with their
    entries and what changed between captures (changes); all of it as FollowTheMoney entities (ftm).

    JSON Lines and Parquet carry every value as it is. CSV is for spreadsheets: lists and evidence are JSON in their cell, and
    a text that a spreadsheet would run as a formula (it begins with = + - @) gets an apostrophe in front. The same casebook
    always gives the same rows in the same order. Where articles wait that cannot be read for statements here, `export statements`
    writes those that were read, says so and ends with exit code 1.

    \b
    Examples:
      nolle export charges -o charges.csv
      nolle export charges | jq 'select(.outcome == "dismissed")'
      nolle export entries -o entries.parquet
      nolle export findings --format csv > findings.csv
      nolle export statements | jq 'select(.kind == "promise")'
      nolle export comparisons -o beside-the-record.csv
      nolle export ftm > entities.ftm.json
    """
    from nolle import outputs
    from nolle.registry import load

    file = None if file == "-" else file
    name = format_ or (outputs.format_of(file) if file else "jsonl")
    member = load("outputs", name)
    if member.BINARY and file is None and for_people():
        raise BadUsage(f"{name} is not for a terminal; add -o {kind}.{name}")
    folder: Path = ctx.obj
    with casebook(folder) as book:
        with stream(_rows(book, kind)) as rows:
            if file is None:
                member.write(outputs.KINDS[kind], rows, sys.stdout.buffer)
            else:
                with outputs.replacing(file) as out:
                    member.write(outputs.KINDS[kind], rows, out)
        if kind == "statements" and not tell_unread(book):
            ctx.exit(_INCOMPLETE)


def _rows(book: Casebook, kind: str) -> Iterator[Row]:
    from nolle import outputs, pipeline, reporting

    if kind == "captures":
        return (outputs.capture_row(c.capture, c.kind or None, c.reader or None, c.refused) for c in pipeline.captures(book))
    if kind == "cases":
        return (outputs.case_row(record) for record in pipeline.records(book))
    if kind == "statements":
        return _statements(book)
    if kind == "ftm":
        return _entities(book)
    sources = {c.capture.digest: c.capture.source for c in pipeline.captures(book)}
    if kind == "links":
        return (_link(tie, sources) for tie in pipeline.links(book))
    if kind == "comparisons":
        return (reporting.comparison_row(heard, one, sources) for heard, one in reporting.comparisons(book))
    if kind == "changes":
        return (outputs.change_row(record.case, change, sources) for record in pipeline.records(book) for change in record.changes)
    if kind == "charges":
        return (outputs.charge_row(charge, sources) for record in pipeline.records(book) for charge in record.charges)
    if kind == "entries":
        return (outputs.entry_row(fact, reading, sources) for fact, reading in pipeline.entries(book))
    return (outputs.finding_row(finding, sources) for finding in pipeline.findings(book))


def _link(tie: Tie, sources: Mapping[str, str]) -> Row:
    from nolle import outputs

    article = tie.article
    return outputs.link_row(tie.link, article.source, article.headline, article.said.published, article.fact.capture, sources)


def _entities(book: Casebook) -> Iterator[Row]:
    from nolle import hearing, outputs, pipeline

    for record in pipeline.records(book):
        yield from outputs.case_entities(record)
    yield from (outputs.article_entity(article.fact) for article in hearing.articles(book))


def _statements(book: Casebook) -> Iterator[Row]:
    from nolle import hearing, outputs

    for statement, article, chain, repeats in hearing.all_statements(book):
        row = outputs.statement_row(statement, article.source, article.said.published, chain)
        yield outputs.kept_statement_row(row, article.fact.capture, article.said.outlet, article.headline, repeats)

"""What every reader promises, whatever its format; run over invented samples and, where it is here, over real pages."""

from __future__ import annotations

import dataclasses
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader_samples import ARTICLES, BASELINES, SAMPLES

from nolle.errors import NolleError
from nolle.model import Quote, Report
from nolle.readers import read_page, reader_of, readers
from nolle.readers._page import Page
from nolle.registry import load

ALL = SAMPLES | ARTICLES | BASELINES
TEXTS = {name: sample for name, sample in ALL.items() if name != "pdf"}
FOLDERS = ("dockets", "histories", "case_queries", "notices", "feeds", "internet_archive", "govinfo", "not_dockets")
SECRET = re.compile(r"[\w.+-]+@[\w-]+\.\w|magic_num=\w|quill\.?feather|zq4411secret|desk-nine", re.I)


def quotes_in(value: object) -> Iterator[Quote]:
    """Every quote anywhere inside a report."""
    if isinstance(value, Quote):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from quotes_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from quotes_in(item)


def check(report: Report) -> None:
    """As ``check_words``; and no secret stands anywhere in the report."""
    check_words(report)
    assert not SECRET.search(f"{report.text}\n{report.notes}\n{report.cases}\n{report.articles}\n{report.baselines}")


def check_words(report: Report) -> None:
    """Every kept word stands in the canonical text where it says, and no terminal code is among them."""
    for quote in quotes_in(report):
        assert report.text[quote.start : quote.end] == quote.text
    assert all(passage.words.text for article in report.articles for passage in article.passages)
    for case in report.cases:
        assert case.number
        assert all(entry.text.text for entry in case.entries)
        assert all(defendant.name.text for defendant in case.defendants)
    if report.reader != "plain_text":  # of a text file nothing is changed; what is printed of it is cleaned then
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", report.text)
    assert report.text.encode("utf-8")


@pytest.mark.parametrize("name", readers())
def test_a_reader_says_its_name_version_and_kind(name: str) -> None:
    module = load("readers", name)
    assert name == module.NAME
    assert isinstance(module.VERSION, int) and module.VERSION >= 1
    assert module.KIND and module.KIND.lower() == module.KIND
    assert not module.recognises(Page(b"", "empty"))


@pytest.mark.parametrize("sample", ALL)
def test_a_sample_is_read_by_its_reader_alone_and_quotes_itself(sample: str) -> None:
    name, data = ALL[sample]
    page = Page(data, "page")
    narrow = [reader for reader in readers() if reader != "pacer_docket"]  # it is asked last, and knows pages that hold no record too
    assert [reader for reader in narrow if load("readers", reader).recognises(page)] == [name]
    report = read_page(page)
    assert report.reader == name and (report.cases or report.articles or report.baselines)
    check(report)


@pytest.mark.parametrize("sample", ALL)
def test_reading_twice_gives_the_same_report(sample: str) -> None:
    data = ALL[sample][1]
    assert read_page(Page(data, "a")) == read_page(Page(data, "b"))


@pytest.mark.parametrize("sample", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_sample_is_read_in_other_encodings_too(sample: str, encoding: str) -> None:
    name, data = ALL[sample]
    report = read_page(Page(data.decode("latin-1").encode(encoding), "page"))
    assert report.reader == name
    plain = read_page(Page(data, "page"))
    assert (report.cases, report.articles, report.baselines) == (plain.cases, plain.articles, plain.baselines)


def read_or_refuse(data: bytes) -> None:
    """Read a page; a refusal names the file and gives a reason. (A secret whose very label is damaged cannot be known as one.)"""
    try:
        check_words(read_page(Page(data, "strange.bin")))
    except NolleError as refusal:
        assert str(refusal).startswith("strange.bin: ") and len(str(refusal)) > 25


@pytest.mark.parametrize("sample", ALL)
@pytest.mark.parametrize("share", [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98])
def test_a_page_cut_anywhere_is_read_or_refused_with_a_reason(sample: str, share: float) -> None:
    data = ALL[sample][1]
    read_or_refuse(data[: int(len(data) * share)])


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_random_bytes_are_refused_with_a_reason(data: bytes) -> None:
    read_or_refuse(data)


PIECES = st.sampled_from([data for _, data in ALL.values()])
STRANGE = [b"\x00", b"\x1b[31m", b"<table><tr><td>", b"</table>", b"]]>", b'{"a":[', b"\xff\xfe", b"&#8238;", b"\\ud800", b"<!ENTITY", b"12/34/5678"]
GARBAGE = st.binary(max_size=12) | st.sampled_from(STRANGE)


@settings(max_examples=300, deadline=None)
@given(PIECES, st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), GARBAGE), min_size=1, max_size=4))
def test_a_damaged_page_is_read_or_refused_with_a_reason(data: bytes, wounds: list[tuple[float, int, bytes]]) -> None:
    for place, cut, garbage in wounds:
        at = int(place * len(data))
        data = data[:at] + garbage + data[at + cut :]
    read_or_refuse(data)


HUGE = {
    "blank lines in a notice": b"From: a@b.example\nSubject: x\n\nNotice of Electronic Filing\n" + b" \n" * 400_000 + b"Case Name: x",
    "brackets in a feed": b"<rss><channel><title>ecf.idd.uscourts.gov</title><item><title>1:20-cr-1 USA v. X</title><description>["
    + b"](" * 200_000
    + b"</description></item></channel></rss>",
    "one long line in a history": b"<title>ord-History/Documents Query</title>" + b"1:18-cr-00412" * 200_000,
    "table heads": b"<table><tr>" + b"<th>Doc.No.</th><th>" * 100_000,
    "list marks": b'{"docket_number": [' + b"[]," * 400_000 + b"1]}",
    "boundaries": b'From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary="c"\n\n' + b"--c\n\n" * 100_000,
    "messages inside each other": b"From: a@b.example\nSubject: x\nContent-Type: message/rfc822\n\n" * 20_000,
    "parts inside each other": b"".join(b'From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary="c%d"\n\n--c%d\n' % (n, n) for n in range(2_000)),
    "boxes": b"From a@b.example Thu May  6 16:06:18 2021\n" * 100_000,
    "tags in a mail": b"From: a@b.example\nSubject: x\nContent-Type: text/html\n\n" + b"<div style='display:none'>" * 100_000,
    "quotes in a mail": b"From: a@b.example\nSubject: x\n\n" + b"> " * 300_000 + b"\n> said.\n" * 100_000,
    "items in a feed": b'{"version": "https://jsonfeed.org/version/1", "items": [' + b'{"id": [' * 300_000,
    "blanks in a baseline": b"Nolle-baseline: 1\nSource: x\n" + b" " * 2_000_000 + b"\nnyed, fiscal 2019, all offenses: the cases of " + b"1," * 500_000,
    "brackets in a json feed": b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 500_000,
    "changes": b"The following transaction was edited on 1/2/2020\nNotice of Electronic Filing\nCase Number: 1:20-cr-1\nDescription of changes:\nModified Dkt text from: "
    + b" to " * 300_000,
}


@pytest.mark.parametrize("name", HUGE)
def test_a_page_made_to_take_for_ever_takes_seconds(name: str) -> None:
    begun = time.process_time()
    read_or_refuse(HUGE[name])
    assert time.process_time() - begun < 10


KEYS = (
    "docket docket_number court court_id id docket_entries parties party_types criminal_counts name status results payload entry_number recap_documents "
    "description criminal_data counts case_name date_filed version items title url content_html content_text summary authors"
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
FIELDS = st.sampled_from(KEYS.split())
JSON_VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=5), max_leaves=25)


@settings(max_examples=300, deadline=None)
@given(JSON_VALUES)
def test_json_with_the_wrong_types_anywhere_is_read_or_refused(value: object) -> None:
    read_or_refuse(json.dumps(value).encode())


def _real(shared: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        yield from (path for path in sorted((shared / "corpus" / folder).iterdir()) if path.name != "README.md")


def test_real_pages_keep_the_contract(shared: Path) -> None:
    read = 0
    for path in _real(shared):
        page = Page(path.read_bytes(), path.name)
        try:
            report = read_page(page)
        except NolleError as refusal:
            assert str(refusal).startswith(f"{path.name}: ")
            continue
        check(report)
        read += 1
    assert read > 200


def test_real_pages_that_are_no_record_are_refused(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "not_dockets").iterdir()):
        with pytest.raises(NolleError):
            read_page(Page(path.read_bytes(), path.name))


@pytest.mark.parametrize(
    ("folder", "names"),
    [
        ("histories", {"pacer_history"}),
        ("notices", {"notice"}),
        ("feeds", {"pacer_rss"}),
        ("internet_archive", {"ia_xml", "recap_json"}),
        ("govinfo", {"govinfo"}),
    ],
)
def test_every_page_of_a_folder_goes_to_its_reader(shared: Path, folder: str, names: set[str]) -> None:
    paths = [path for path in sorted((shared / "corpus" / folder).iterdir()) if path.name != "README.md"]
    modules = [reader_of(Page(path.read_bytes(), path.name)) for path in paths]
    assert {module.NAME if module else "" for module in modules} == names

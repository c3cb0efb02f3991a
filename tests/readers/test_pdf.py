"""PDFs: paragraphs out of lines, headline, running lines, scans, encrypted, damaged and hostile files. All are written here, byte by byte."""

from __future__ import annotations

import logging
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader_samples import PDF, PDF_FIRST, PDF_SECOND, pdf_lines, pdf_of

from nolle.errors import CannotRead, TooLarge
from nolle.model import Report
from nolle.readers import _pdf_pages, pdf, read_page
from nolle.readers._page import Page
from nolle.readers._pdf_lines import paragraphs_of

SAID = "The judge said on Tuesday that the ferry case was over and would not come back."


def read(data: bytes) -> Report:
    report = read_page(Page(data, "release.pdf"))
    assert report.reader == "pdf"
    assert all(report.text[p.words.start : p.words.end] == p.words.text for article in report.articles for p in article.passages)
    return report


def told(report: Report) -> list[tuple[str, str]]:
    return [(passage.part, passage.words.text) for article in report.articles for passage in article.passages]


def packed(content: bytes) -> bytes:
    """The contents of a page as a stream that has to be unpacked."""
    data = zlib.compress(content)
    return b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(data), data)


def test_lines_are_paragraphs_over_the_end_of_a_page_too() -> None:
    report = read(PDF)
    assert told(report) == [
        ("boilerplate", "Press Office of the County of Marlow"),
        ("headline", "Ferry Case Dropped"),
        (
            "body",
            "The prosecutor said on Tuesday that the ferry case was over, and that the prosecutor of the next county had asked for it. Write to ••••••••••••••••••• for more on the case.",
        ),
        ("body", "A lawyer for the clerk said that he was glad, and that it was a state-wide relief. The clerk did not comment."),
        ("boilerplate", "Page 1 of 2"),
        ("boilerplate", "Press Office of the County of Marlow"),
        ("boilerplate", "Page 2 of 2"),
    ]
    assert report.notes == ()


def test_the_files_title_is_the_headline_only_where_it_stands_in_the_text() -> None:
    lines = pdf_lines("Marlow County", "Clerk Freed After", "Long Wait", SAID)
    assert told(read(pdf_of(lines, title="clerk freed after long wait")))[:2] == [("body", "Marlow County"), ("headline", "Clerk Freed After Long Wait")]
    for title in ("", "release_final2.docx"):
        assert told(read(pdf_of(lines, title=title)))[0] == ("headline", "Marlow County")


def test_a_first_line_that_is_a_sentence_is_no_headline() -> None:
    assert {part for part, _ in told(read(pdf_of(pdf_lines("He left.", SAID))))} == {"body"}


@pytest.mark.parametrize(
    ("lines", "paragraph"),
    [
        (["the prose-", "cutor asked and the prosecutor left"], "the prosecutor asked and the prosecutor left"),
        (["a man of thirty-", "six years, it said"], "a man of thirty-six years, it said"),
        (["the prose\u00ad", "cutor asked once"], "the prosecutor asked once"),
        (["the Smith-", "Okafor house, it said"], "the Smith-Okafor house, it said"),
        (["the of\ufb01ce of the", "clerk"], "the office of the clerk"),
        (["法官说案件", "已经结束了"], "法官说案件已经结束了"),
        (["קר\u05b8א השופט את", "הדין"], "קר\u05b8א השופט את הדין"),
    ],
)
def test_words_at_the_end_of_a_line_are_joined_only_where_that_is_safe(lines: list[str], paragraph: str) -> None:
    assert [found.words for found in paragraphs_of([lines])] == [paragraph]


def test_a_sentence_is_not_cut_at_a_short_line() -> None:
    assert [found.words for found in paragraphs_of([["He said that it was a long way to go for", "all", "of them.", "Then he left, and all the others went too."]])] == [
        "He said that it was a long way to go for all of them.",
        "Then he left, and all the others went too.",
    ]


def test_a_scan_is_refused_with_what_to_do_and_scanned_pages_are_counted() -> None:
    image = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\nx\nendstream"
    scan = pdf_of(b"q 612 0 0 792 0 0 cm /I Do Q", objects=(image,), resources=b"/XObject<</I 6 0 R>>")
    with pytest.raises(CannotRead, match=r"^release\.pdf: a PDF, but its pages are pictures without text \(a scan\); run OCR over it \(such as ocrmypdf\)"):
        read(scan)
    mixed = pdf_of(pdf_lines(SAID), b"q /I Do Q", objects=(image,), resources=b"/XObject<</I 8 0 R>>")
    assert read(mixed).notes == ("pages left out because they are pictures without text: 1 of 2; run OCR over it (such as ocrmypdf) and add the result",)


def test_an_empty_page_is_no_scan() -> None:
    with pytest.raises(CannotRead, match="a PDF, but no text stands in it"):
        read(pdf_of(b""))


@pytest.mark.parametrize("method", [b"/V 1/R 2", b"/V 5/R 6/Length 256/OE(%b)/UE(%b)/Perms(%b)/CF<</S<</CFM/AESV3>>>>/StmF/S/StrF/S" % ((b"x" * 32, b"x" * 32, b"x" * 16))])
def test_an_encrypted_pdf_says_so(method: bytes) -> None:
    length = 48 if b"V 5" in method else 32
    lock = b"/Encrypt<</Filter/Standard%b/P -4/O(%b)/U(%b)>>/ID[(0123456789abcdef)(0123456789abcdef)]" % (method, b"o" * length, b"u" * length)
    with pytest.raises(CannotRead, match=r"^release\.pdf: the PDF is encrypted; open it with its password"):
        read(pdf_of(pdf_lines(SAID), trailer=lock))


def test_a_docket_printed_as_pdf_is_refused_with_what_to_save_instead() -> None:
    with pytest.raises(CannotRead, match=r"a docket printed as PDF.*save the docket page itself"):
        read(pdf_of(pdf_lines("CM/ECF", "Date Filed # Docket Text", SAID)))


def test_a_pdf_without_sentences_is_refused() -> None:
    with pytest.raises(CannotRead, match="a PDF without sentences"):
        read(pdf_of(pdf_lines("Name", "Number")))


def test_letters_that_no_table_tells_are_refused() -> None:
    font = b"/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/X/Encoding<</Differences[65/uniE001/uniE002/uniE003]>>>>>>"
    data = pdf_of(b"BT /F1 12 Tf (ABCABCABC.) Tj ET").replace(b"/Font<</F1 3 0 R>>", font)
    with pytest.raises(CannotRead, match="whose letters are drawn and cannot be told; run OCR"):
        read(data)


@pytest.mark.parametrize("data", [PDF, pdf_of(packed(pdf_lines(*PDF_FIRST)), packed(pdf_lines(*PDF_SECOND)))], ids=["plain", "packed"])
def test_a_pdf_cut_anywhere_keeps_what_can_be_read_and_says_so(data: bytes) -> None:
    pages = set()
    for cut in range(len(data)):
        try:
            report = read_page(Page(data[:cut], "release.pdf"))
        except CannotRead as refusal:
            assert str(refusal).startswith("release.pdf: ")
            continue
        if cut < data.index(b"%%EOF"):
            assert report.notes[0].startswith("the PDF breaks off")
        pages.add("wide relief" in report.text)
    assert pages == {False, True}


def test_a_damaged_page_costs_only_itself() -> None:
    data = pdf_of(pdf_lines(SAID), b"[" * 50_000)
    assert read(data).notes == ("pages left out because they are damaged: 1 of 2",)


def test_pages_are_found_where_the_list_of_them_is_lost() -> None:
    report = read(pdf_of(pdf_lines(SAID), pdf_lines("He left.")).replace(b"/Kids[4 0 R 6 0 R]", b"/Kids 7             ").replace(b"/Type/Pages", b"/Type/Xages"))
    assert "He left." in report.text


def looped() -> bytes:
    """Pages that are their own parents, and a form that draws itself."""
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</I 6 0 R>>>>/Length 12>>stream\n/I Do /I Do \nendstream"
    return pdf_of(b"/I Do " * 1000, objects=(form,), resources=b"/XObject<</I 6 0 R>>").replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]")


HOSTILE = {
    "a bomb": pdf_of(packed(b" " * 200_000_000)),
    "a bomb within a bomb": pdf_of(b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(bomb := zlib.compress(zlib.compress(b" " * 100_000_000))), bomb)),
    "many pages": pdf_of(*[b""] * 20_000),
    "pages in a circle": looped(),
    "forms in each other": pdf_of(
        b"/I Do " * 500,
        objects=tuple(
            b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</I %d 0 R>>>>/Length 12>>stream\n/I Do /I Do \nendstream" % n for n in range(7, 300)
        ),
        resources=b"/XObject<</I 6 0 R>>",
    ),
    "fonts without end": pdf_of(pdf_lines(SAID), objects=(packed(b" " * 9_000_000),)).replace(
        b"/F1 3 0 R", b"".join(b"/F%d<</Type/Font/ToUnicode 6 0 R>>" % n for n in range(100))
    ),
    "brackets": pdf_of(b"[" * 1_000_000),
    "dictionaries": pdf_of(b"<</A" * 300_000),
    "strings": pdf_of(b"(" * 1_000_000),
    "objects": b"%PDF-1.4\n" + b"1 0 obj\n" * 100_000,
    "ends": b"%PDF-1.4\n" + b"startxref\n0\n%%EOF\n" * 50_000,
    "one long line": b"%PDF-1.4 " + b"x" * 5_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_pdf_made_to_take_for_ever_takes_seconds_and_is_refused(name: str) -> None:
    begun = time.process_time()
    with pytest.raises(CannotRead, match=r"^release\.pdf: "):
        read(HOSTILE[name])
    assert time.process_time() - begun < 10


def test_a_word_without_end_is_read_in_seconds() -> None:
    begun = time.process_time()
    assert len(read(pdf_of(packed(b"BT /F1 12 Tf (" + b"a" * 3_000_000 + b" he said.) Tj ET"))).text) > 3_000_000
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(("bound", "most"), [("_MAX_STEPS", 20), ("_MAX_UNPACKED", 200), ("_MAX_CHARACTERS", 50), ("_MAX_SECONDS", -1), ("MAX_PAGES", 1)])
def test_over_a_bound_a_pdf_is_refused(monkeypatch: pytest.MonkeyPatch, bound: str, most: int) -> None:
    monkeypatch.setattr(_pdf_pages, bound, most)
    with pytest.raises(TooLarge, match=r"^release\.pdf: .*split it"):
        read(PDF)


def test_nothing_is_printed_about_a_flawed_pdf(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    read(PDF[: PDF.index(b"xref\n0")])
    assert not caplog.records and capfd.readouterr() == ("", "")
    assert logging.getLogger("pypdf").level == logging.NOTSET


def test_a_pdf_is_known_by_its_first_bytes_and_not_decoded_as_text() -> None:
    page = Page(PDF, "x.txt")
    assert read_page(page).reader == "pdf"
    assert "text" not in page.__dict__
    assert pdf.recognises(Page(b"\n\n" + PDF, "x")) and not pdf.recognises(Page(b"On %PDF-1.4 files", "x"))


@given(st.lists(st.lists(st.text(st.sampled_from("abc אב\u0301\u202e\u00ad\ufb01-–.!12漢 \t\x00•Ⅳ") | st.characters(exclude_categories=["Cs"]), max_size=30), max_size=6), max_size=4))
def test_no_letter_is_lost_between_lines_and_paragraphs(pages: list[list[str]]) -> None:
    def letters(words: str) -> list[str]:
        return sorted(letter for letter in words.translate({0xFB00 + n: text for n, text in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}) if letter.isalnum())

    assert letters("".join(found.words for found in paragraphs_of(pages))) == letters("".join("".join(page) for page in pages))


@settings(deadline=None)  # pages drawn on a busy machine take their time
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), st.binary(max_size=10) | st.sampled_from([b"<<", b"[", b"(", b"0 R", b"endobj", b"stream"])), min_size=1, max_size=4))
def test_a_damaged_pdf_is_read_or_refused(wounds: list[tuple[float, int, bytes]]) -> None:
    data = PDF
    for place, cut, garbage in wounds:
        at = 5 + int(place * (len(data) - 5))
        data = data[:at] + garbage + data[at + cut :]
    try:
        read(data)
    except CannotRead as refusal:
        assert str(refusal).startswith("release.pdf: ")

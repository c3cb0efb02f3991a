"""What a user is told about a file that is no record, whatever the file is called."""

import io
import zipfile

import pytest
from reader_samples import HISTORY, NOTICE_MAIL

from nolle.errors import CannotRead, Challenged, TooLarge, UnknownFormat
from nolle.readers import ORDER, _page, read_page, readers
from nolle.readers._page import Page
from nolle.readers._rendering import Rendering
from nolle.registry import members


def _zip(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "<x/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t\x00\x00", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "the PDF is damaged, or breaks off"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 40, r"an old Office file or an Outlook message.*\.eml"),
        (b"{\\rtf1\\ansi x", "a rich text document"),
        (_zip("[Content_Types].xml"), "a Word, Excel or other Office file"),
        (_zip("page.html"), "a zip archive"),
        (b"SQLite format 3\x00" + b"\x00" * 40, "a SQLite database"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "a 7-Zip archive; unpack"),
        (b"\x7fELF\x02\x01\x01\x00", "a program"),
        (b"\x00\x01\x02\x03\x04\x05" * 40, "bytes of an unknown kind"),
        (b"USA v. Somebody\nCount 1 dismissed\n", "plain text, not a court's page"),
        (b"case,court\n1:20-cr-1,nyed\n", "plain text"),
        (b'{"weather": "fair"}', "JSON, but neither"),
        (b'{"docket_number": "1:20-cr-00001", "court_id": ', "JSON breaks off"),
        (b'{"docket_number": nonsense}', "JSON is damaged at line 1, column 19"),
        (b"<?xml version='1.0'?><catalog/>", "XML, but no court record"),
        (b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>News</title></feed>", "feed, but not a court's"),
    ],
)
def test_the_message_says_what_the_file_is_and_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(CannotRead, match=rf"(?s)^holiday\.html: .*{says}") as raised:
        read_page(Page(data, "holiday.html"))
    assert not isinstance(raised.value, Challenged)


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>PACER: Login</title></head><body><form>Username <input> Password <input type=password></form></body></html>",
        "<html><title>District of Nebraska</title><body>Query Reports Logout<p>Case not found.</p></body></html>",
    ],
)
def test_a_login_or_an_error_page_is_refused_as_such(page: str) -> None:
    with pytest.raises(Challenged, match=r"^docket\.html: "):
        read_page(Page(page.encode(), "docket.html"))


def test_a_web_page_without_prose_is_refused() -> None:
    links = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(40))
    with pytest.raises(CannotRead, match=r"^links\.html: no docket on this page"):
        read_page(Page(f"<html><head><title>Sections</title></head><body><ul>{links}</ul></body></html>".encode(), "links.html"))


def test_the_files_name_decides_nothing() -> None:
    assert read_page(Page(HISTORY.encode(), "notice.eml")).reader == "pacer_history"
    assert read_page(Page(NOTICE_MAIL.encode(), "docket.json")).reader == "notice"


def test_a_page_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_page, "MAX_BYTES", 1000)
    with pytest.raises(TooLarge, match=r"^big\.html: 1,001 bytes"):
        Page(b"x" * 1001, "big.html")


def test_every_reader_is_asked_and_the_order_names_only_readers() -> None:
    assert set(readers()) == set(members("readers"))
    assert set(ORDER) <= set(members("readers"))
    assert readers()[: len(ORDER)] == ORDER


def test_unknown_formats_are_one_kind_of_refusal() -> None:
    with pytest.raises(UnknownFormat):
        read_page(Page(b"hello", "x"))


def test_a_rendering_masks_piece_by_piece_and_quotes_what_stands_there() -> None:
    out = Rendering()
    first = out.line("Text", "write to a.b@example.com; ends in Client Code:")
    second = out.line("Next", "\u202e plain \x1b[2J")
    assert out.field("Blank", "  \x07 ") is None
    assert out.text[first.start : first.end] == first.text == "write to •••••••••••••••; ends in Client Code:"
    assert out.text[second.start : second.end] == second.text == "plain  [2J"

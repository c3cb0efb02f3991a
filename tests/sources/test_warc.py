"""Web archives become pages with the time at which each was got; what is no page is counted, and what is damaged is named."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import sys
import tracemalloc
import zlib
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest
from archives import DAY, SITE, STORY, Archive, answered, by_hand, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from nolle.sources import _warc
from nolle.sources.folder import Found, Refused, Remark, open_paths


def opened(tmp_path: Path, data: bytes, name: str = "site.warc.gz") -> list[Found | Refused | Remark]:
    (tmp_path / name).write_bytes(data)
    return list(open_paths([str(tmp_path / name)]))


def read(data: bytes) -> list[Found | Refused | Remark]:
    return list(_warc.pages_of(io.BytesIO(data), "site.warc.gz", None, len(data)))


def found(items: list[Found | Refused | Remark]) -> list[Found]:
    return [item for item in items if isinstance(item, Found)]


def refused(items: list[Found | Refused | Remark]) -> dict[str, str]:
    return {item.source: item.reason for item in items if isinstance(item, Refused)}


def remarks(items: list[Found | Refused | Remark]) -> list[str]:
    return [item.text for item in items if isinstance(item, Remark)]


# --- pages ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("packed", [True, False])
def test_a_page_comes_with_its_address_the_archives_time_and_the_servers_character_set(tmp_path: Path, packed: bool) -> None:
    got = opened(tmp_path, Archive(packed=packed).page(f"{SITE}/ferry?id=1", media_type="text/html; charset=ISO-8859-1").data)
    source = f"{tmp_path}/site.warc.gz!{SITE}/ferry?id=1"
    assert got == [Found(source, STORY, datetime(2025, 3, 4, 16, 30, tzinfo=UTC), "archive", "iso-8859-1")]


def test_an_archive_packed_as_a_whole_is_read_alike(tmp_path: Path) -> None:
    plain = Archive(packed=False).page(f"{SITE}/a").page(f"{SITE}/b", STORY + b"b").data
    assert [item.data for item in found(opened(tmp_path, gzip.compress(plain)))] == [STORY, STORY + b"b"]


def test_versions_of_one_address_are_each_kept_with_their_time() -> None:
    data = Archive().page(f"{SITE}/a").page(f"{SITE}/a", STORY + b"later", date="2025-03-06T08:00:00.25Z").data
    assert [(item.source, item.data == STORY, str(item.modified)) for item in found(read(data))] == [
        (f"site.warc.gz!{SITE}/a", True, "2025-03-04 16:30:00+00:00"),
        (f"site.warc.gz!{SITE}/a", False, "2025-03-06 08:00:00.250000+00:00"),
    ]


def test_what_is_no_page_is_counted_in_one_remark_and_refused_nowhere() -> None:
    data = (
        Archive()
        .note("warcinfo", "site.warc.gz")
        .page(f"{SITE}/a")
        .page(f"{SITE}/i.png", b"\x89PNG", "image/png")
        .page(f"{SITE}/s.css", b"p {}", "text/css")
        .page(f"{SITE}/s.js", b"x()", "application/javascript")
        .page(f"{SITE}/i.svg", b"<svg/>", "image/svg+xml")
        .page(f"{SITE}/m.json", b"{}", "application/manifest+json")
        .page(f"{SITE}/robots.txt", b"User-agent: *", "text/plain")
        .page(f"{SITE}/part.pdf", b"%PDF", "application/pdf", status="206 Partial Content")
        .page(f"{SITE}/old", b"moved", status="301 Moved", sent={"Location": "/a"})
        .page(f"{SITE}/gone", b"<p>no</p>", status="404 Not Found")
        .page(f"{SITE}/empty", b"")
        .page(f"{SITE}/a", b"", kind="revisit")
        .note("dns", "dns:ledger.example")
        .note("metadata", f"{SITE}/a")
        .data
    )
    items = read(data)
    assert [item.source for item in found(items)] == [f"site.warc.gz!{SITE}/a"] and refused(items) == {}
    [text] = remarks(items)
    assert text.split("; ") == [
        "2 answers without a page (not found and the like)",
        "3 other records (requests, notes about the crawl)",
        "1 page seen again unchanged, whose first capture and time stand",
        "7 pictures, styles, scripts and other parts of pages",
        "1 redirect",
    ]


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        ("text/html", b"x"),
        ("application/xhtml+xml", b"x"),
        ("application/rss+xml", b"x"),
        ("application/feed+json; charset=utf-8", b"x"),
        ("TEXT/XML", b"x"),
        ("application/json", b"x"),
        ("application/pdf", b"x"),
        ("text/plain", b"x"),
        ("", b" <!DOCTYPE html><p>"),
        ("application/octet-stream", b"%PDF-1.7"),
    ],
)
def test_documents_of_every_kind_that_a_reader_may_know_are_pages(media_type: str, content: bytes) -> None:
    assert [item.data for item in found(read(Archive().page(f"{SITE}/a", content, media_type).data))] == [content]


def test_a_resource_is_a_page_that_no_server_sent() -> None:
    data = Archive().note("resource", f"{SITE}/a", STORY, "text/html").note("resource", "urn:text:a", b"words").data
    assert [item.data for item in found(read(data))] == [STORY]


def test_an_address_in_angle_brackets_with_secrets_and_controls_is_shown_without_them() -> None:
    [item] = found(read(by_hand(f"<{SITE}/\x1b[2Ja?to=desk@ledger.example&magic_num=77>", answered())))
    assert item.source == f"site.warc.gz!{SITE}/ [2Ja?to={'•' * 19}&magic_num=••"


@pytest.mark.parametrize("date", ["", "some day", "2025"])
def test_a_record_without_a_time_has_the_files_time_and_says_so(tmp_path: Path, date: str) -> None:
    [item] = found(opened(tmp_path, by_hand(f"{SITE}/a", answered(), WARC_Date=date), "site.warc"))
    assert item.basis == "file" and item.modified == datetime.fromtimestamp((tmp_path / "site.warc").stat().st_mtime, UTC)


def test_a_page_that_the_crawler_cut_off_is_read_and_said_to_be_cut() -> None:
    items = read(by_hand(f"{SITE}/a", answered(), WARC_Truncated="length"))
    assert len(found(items)) == 1 and remarks(items) == ["1 page that the crawler cut off, read as far as it goes"]


def test_a_page_in_segments_is_refused_by_name() -> None:
    assert "in several pieces" in refused(read(by_hand(f"{SITE}/a", answered(), WARC_Segment_Number="1")))[f"site.warc.gz!{SITE}/a"]


# --- content --------------------------------------------------------------------------------------------------


def chunked(content: bytes, size: int = 100) -> bytes:
    pieces = [content[at : at + size] for at in range(0, len(content), size)]
    return b"".join(b"%x;x=1\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def raw_deflate(content: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return engine.compress(content) + engine.flush()


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        (gzip.compress(STORY), ["Content-Encoding: gzip"]),
        (gzip.compress(STORY[:50]) + gzip.compress(STORY[50:]), ["Content-Encoding: x-gzip"]),
        (zlib.compress(STORY), ["Content-Encoding: deflate"]),
        (raw_deflate(STORY), ["Content-Encoding: deflate"]),
        (gzip.compress(zlib.compress(STORY)), ["Content-Encoding: deflate, gzip"]),
        (STORY, ["Content-Encoding: identity"]),
        (STORY, ["Content-Encoding: gzip"]),
        (STORY, ["Content-Encoding: br"]),
        (chunked(STORY), ["Transfer-Encoding: chunked"]),
        (STORY, ["Transfer-Encoding: chunked"]),
        (chunked(gzip.compress(STORY)), ["transfer-encoding: Chunked", "content-encoding: GZIP"]),
    ],
)
def test_the_content_is_what_the_server_meant(content: bytes, headers: list[str]) -> None:
    assert [item.data for item in found(read(by_hand(f"{SITE}/a", answered(content, *headers))))] == [STORY]


@pytest.mark.parametrize(
    ("content", "header", "why"),
    [
        (gzip.compress(STORY)[:-20], "Content-Encoding: gzip", "cut short"),
        (gzip.compress(STORY)[:-8] + b"\0" * 8, "Content-Encoding: gzip", "damaged"),
        (zlib.compress(STORY)[:-20], "Content-Encoding: deflate", "cut short"),
        (b"\x01\x02\x03", "Content-Encoding: gzip", "damaged"),
        (b"\x28\xb5\x2f\xfd", "Content-Encoding: zstd", "Zstandard, which cannot be unpacked"),
        (chunked(STORY)[:-60], "Transfer-Encoding: chunked", "in chunks is cut short"),
    ],
)
def test_content_that_cannot_be_had_is_refused_by_name_and_the_rest_goes_on(content: bytes, header: str, why: str) -> None:
    items = read(by_hand(f"{SITE}/a", answered(content, header)) + by_hand(f"{SITE}/b", answered()))
    assert why in refused(items)[f"site.warc.gz!{SITE}/a"]
    assert [item.source for item in found(items)] == [f"site.warc.gz!{SITE}/b"]


def test_brotli_without_its_package_is_said_to_need_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "brotli", None)
    [why] = refused(read(by_hand(f"{SITE}/a", answered(b"\x0b\x02\x80page\x03", "Content-Encoding: br")))).values()
    assert "pip install 'brotli" in why


class _StandIn:
    """The brotli package as far as it is used: "packed" content is its pieces between bars."""

    class error(Exception):  # noqa: N801
        pass

    class Decompressor:
        left = b""

        def process(self, data: bytes, *, output_buffer_limit: int) -> bytes:
            self.left += data
            if b"!" in self.left:
                raise _StandIn.error("bad")
            piece, _, self.left = self.left.partition(b"|")
            return piece

        def is_finished(self) -> bool:
            return self.left == b"."


@pytest.mark.parametrize(("content", "data"), [(b"\x0bone|two|.", b"\x0bonetwo"), (b"\x0bone|two|", None), (b"\x0bone|!", None)])
def test_brotli_with_its_package_is_unpacked_to_its_end_or_refused(monkeypatch: pytest.MonkeyPatch, content: bytes, data: bytes | None) -> None:
    monkeypatch.setitem(sys.modules, "brotli", _StandIn)  # type: ignore[arg-type]
    items = read(by_hand(f"{SITE}/a", answered(content, "Content-Encoding: br")))
    assert [item.data for item in found(items)] == ([data] if data else []) and len(refused(items)) == (not data)


def test_brotli_itself_is_unpacked_where_it_is_installed() -> None:
    brotli = pytest.importorskip("brotli", minversion="1.2")
    items = read(by_hand(f"{SITE}/a", answered(brotli.compress(STORY * 9), "Content-Encoding: br")))
    assert [item.data for item in found(items)] == [STORY * 9]


# --- digests --------------------------------------------------------------------------------------------------


def digests(content: bytes) -> list[str]:
    sha1, sha256 = hashlib.sha1(content).digest(), hashlib.sha256(content).digest()
    base32 = base64.b32encode(sha1).decode()
    return [f"sha1:{base32}", f"SHA-1:{base32.lower()}", f"sha1:{sha1.hex()}", f"sha256:{sha256.hex()}", f"sha-256:{base64.b64encode(sha256).decode()}"]


@pytest.mark.parametrize("form", range(5))
def test_a_digest_that_holds_is_no_matter_in_whatever_form(form: int) -> None:
    block = answered()
    record = by_hand(f"{SITE}/a", block, WARC_Payload_Digest=digests(STORY)[form], WARC_Block_Digest=digests(block)[form])
    assert len(found(read(record))) == 1 and remarks(read(record)) == []


@pytest.mark.parametrize("form", range(5))
@pytest.mark.parametrize("which", ["WARC_Payload_Digest", "WARC_Block_Digest"])
def test_a_digest_that_does_not_hold_is_named_and_the_rest_goes_on(form: int, which: str) -> None:
    record = by_hand(f"{SITE}/a", answered(), **{which: digests(STORY + b"!")[form]})
    items = read(record + by_hand(f"{SITE}/b", answered()))
    assert "is not what was archived" in refused(items)[f"site.warc.gz!{SITE}/a"]
    assert [item.source for item in found(items)] == [f"site.warc.gz!{SITE}/b"]


@pytest.mark.parametrize("hashed", [chunked(gzip.compress(STORY, mtime=0)), gzip.compress(STORY, mtime=0), STORY])
def test_a_payload_may_be_hashed_as_sent_or_as_meant(hashed: bytes) -> None:
    block = answered(chunked(gzip.compress(STORY, mtime=0)), "Transfer-Encoding: chunked", "Content-Encoding: gzip")
    assert len(found(read(by_hand(f"{SITE}/a", block, WARC_Payload_Digest=digests(hashed)[0])))) == 1


@pytest.mark.parametrize("digest", ["blake3:AAAA", "sha1:short", "nothing", "sha1:"])
def test_a_digest_that_cannot_be_checked_is_counted(digest: str) -> None:
    items = read(by_hand(f"{SITE}/a", answered(), WARC_Payload_Digest=digest))
    assert len(found(items)) == 1 and remarks(items) == ["1 page with a digest of a kind that cannot be checked here"]


# --- damage ---------------------------------------------------------------------------------------------------

THREE = [f"{SITE}/{n}" for n in range(3)]


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_cut_anywhere_keeps_what_was_whole_and_says_where_it_broke(packed: bool) -> None:
    ends, archive = [0], Archive(packed=packed)
    for n, address in enumerate(THREE):
        archive.page(address, STORY + b"%d" % n)
        ends.append(len(archive.data))
    for cut in range(1, ends[-1]):
        items = read(archive.data[:cut])
        whole = sum(end <= cut + (0 if packed else 4) for end in ends[1:])  # the empty lines after a record are no part of its block
        assert [item.source for item in found(items)][:whole] == [f"site.warc.gz!{address}" for address in THREE[:whole]]
        assert len(found(items)) <= whole + 1, "the next record's block may be whole before its packing is"
        broke = cut not in ends if packed else not any(end - 4 <= cut <= end for end in ends[1:])
        assert (len(refused(items)) == 1) == broke, cut
        assert all("breaks off after" in why for why in refused(items).values())


def test_where_it_breaks_is_told_in_whole_records() -> None:
    data = Archive(packed=False).page(THREE[0]).page(THREE[1]).data
    assert "after 1 whole records (the next one lacks 104 bytes)" in refused(read(data[:-108]))["site.warc.gz"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (by_hand(THREE[0], answered(), Content_Length="many"), "how long"),
        (by_hand(THREE[0], answered(), Content_Length="-1"), "how long"),
        (by_hand(THREE[0], answered(), Content_Length="9" * 5000), "how long"),
        (by_hand(THREE[0], answered(), Content_Length="99999999999999"), "lacks"),
        (by_hand(THREE[0], answered(), Content_Length="5"), "no record"),
        (b"WARC/1.0\r\n" + b"x" * 400_000, "head of the next one"),
        (by_hand(THREE[0], answered()) + b"garbage", "no record"),
    ],
)
def test_an_archive_out_of_order_says_how(data: bytes, why: str) -> None:
    assert why in refused(read(data))["site.warc.gz"]


@pytest.mark.parametrize("block", [b"", b"\r\n", b"no answer", b"HTTP/1.1\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Type", b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 20_000])
def test_an_answer_without_a_head_is_counted(block: bytes) -> None:
    items = read(by_hand(THREE[0], block) + by_hand(THREE[1], answered()))
    assert len(found(items)) == 1 and "1 answer without a page" in remarks(items)[0]


def test_records_without_address_or_kind_are_counted() -> None:
    items = read(by_hand("", answered()) + by_hand(THREE[0], answered(), WARC_Type="") + by_hand("ftp://ledger.example/a", answered()))
    assert remarks(items) == ["3 other records (requests, notes about the crawl)"] and len(items) == 1


def test_an_empty_archive_and_what_is_none_go_the_way_of_other_files(tmp_path: Path) -> None:
    assert found(opened(tmp_path, b""))[0].data == b"" and found(opened(tmp_path, gzip.compress(b"")))[0].data == b""
    assert found(opened(tmp_path, gzip.compress(b"<p>no archive</p>")))[0].data == b"<p>no archive</p>"
    assert found(opened(tmp_path, b"WARC/1.0 is a format"))[0].basis == "file"


@settings(max_examples=300, deadline=None)
@given(st.booleans(), st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_archive_never_raises_and_gives_no_page_that_differs(packed: bool, wounds: list[tuple[float, int]]) -> None:
    data = bytearray(Archive(packed=packed).page(THREE[0]).page(THREE[1], gzip.compress(STORY), sent={"Content-Encoding": "gzip"}).data)
    for place, value in wounds:
        data[int(place * len(data))] = value
    for item in read(bytes(data)):
        assert isinstance(item, Refused | Remark | Found)


# --- limits ---------------------------------------------------------------------------------------------------


def test_a_page_that_is_a_bomb_is_refused_by_name_and_the_rest_goes_on() -> None:
    bomb = by_hand(THREE[0], answered(gzip.compress(b"\0" * 40_000_000), "Content-Encoding: gzip"))
    sent = by_hand(THREE[1], answered(chunked(zlib.compress(b"\0" * 40_000_000), 10_000_000), "Content-Encoding: deflate", "Transfer-Encoding: chunked"))
    items = read(bomb + sent + by_hand(THREE[2], answered()))
    assert [("archive bomb" in why) for why in refused(items).values()] == [True, True]
    assert [item.source for item in found(items)] == [f"site.warc.gz!{THREE[2]}"]


def test_an_archive_that_is_a_bomb_is_left_where_it_grows_too_much() -> None:
    data = gzip.compress(by_hand(THREE[0], answered()) + by_hand("urn:x", b"\0" * 100_000_000, WARC_Type="resource"), 9)
    items = read(data)
    assert len(found(items)) == 1 and "archive bomb" in refused(items)["site.warc.gz"]


def test_a_page_larger_than_any_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nolle.sources._archive.MAX_MEMBER", 200_000)
    items = read(by_hand(THREE[0], answered(b"x" * 400_000)) + by_hand(THREE[1], answered()))
    assert list(refused(items)) == [f"site.warc.gz!{THREE[0]}"] and len(found(items)) == 1


def test_more_pages_than_any_archive_has_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_warc, "MAX_PAGES", 2)
    items = read(b"".join(by_hand(address, answered()) for address in THREE))
    assert len(found(items)) == 2 and "is left after 2 whole records (the archive holds more than 2 pages)" in refused(items)["site.warc.gz"]


def test_all_pages_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_warc, "MAX_ALL_PAGES", len(STORY) * 2)
    items = read(b"".join(by_hand(address, answered()) for address in THREE))
    assert len(found(items)) == 2 and "is left after 2 whole records" in refused(items)["site.warc.gz"]


def test_ten_thousand_pages_are_read_in_flat_memory(tmp_path: Path) -> None:
    (tmp_path / "site.warc.gz").write_bytes(Archive().page(f"{SITE}/a", STORY * 20).data * 10_000)
    items = open_paths([str(tmp_path / "site.warc.gz")])
    assert sum(isinstance(item, Found) for item in islice(items, 9_000)) == 9_000
    tracemalloc.start()  # the last thousand are enough to tell: 15 MB, if they were held
    try:
        assert sum(isinstance(item, Found) for item in items) == 1_000
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()


def test_an_archive_comes_through_standard_input_too(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(Archive().page(f"{SITE}/a").data)

    monkeypatch.setattr(sys, "stdin", Input)
    assert [item.source for item in open_paths(["-"])] == [f"standard input!{SITE}/a"]


def test_an_archive_inside_a_plain_zip_is_refused_by_name(tmp_path: Path) -> None:
    data = zipped({"x/site.warc": Archive(packed=False).page(f"{SITE}/a", date=DAY).data})
    assert "warc file inside an archive" in next(iter(refused(opened(tmp_path, data, "x.zip")).values()))

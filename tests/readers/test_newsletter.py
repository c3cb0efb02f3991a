"""Newsletters and press mails: which version of a text is read, who is the outlet, what is set apart, forwarded and damaged messages."""

from __future__ import annotations

import base64
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reader_samples import MAIL_BOX, NEWSLETTER, NOT_A_NOTICE, NOTICE_MAIL

from nolle.errors import CannotRead, TooLarge, UnknownFormat
from nolle.model import ArticleRead, Report
from nolle.readers import newsletter, notice, read_page, reader_of
from nolle.readers._page import Page

HEAD = "From: Marlow Ledger <daily@ledger.example>\nTo: reader@desk.example\nSubject: Ferry case\nDate: Tue, 4 Mar 2025 10:00:00 +0100\n"
SAID = "The judge said that the case was over.\n"


def read(data: str | bytes) -> Report:
    report = newsletter.read(Page(data.encode() if isinstance(data, str) else data, "mail.eml"))
    assert all(report.text[p.words.start : p.words.end] == p.words.text for article in report.articles for p in article.passages)
    return report


def mail(body: str | bytes, kind: str = "text/plain", encoding: str = "8bit", head: str = HEAD) -> bytes:
    return f"{head}MIME-Version: 1.0\nContent-Type: {kind}\nContent-Transfer-Encoding: {encoding}\n\n".encode() + (body.encode() if isinstance(body, str) else body)


def mixed(*parts: bytes, kind: str = "multipart/mixed") -> bytes:
    return f'{HEAD}Content-Type: {kind}; boundary="cut"\n\n'.encode() + b"".join(b"--cut\n" + part + b"\n" for part in parts) + b"--cut--\n"


def told(article: ArticleRead) -> list[tuple[str, str]]:
    return [(passage.part, passage.words.text) for passage in article.passages]


def body(report: Report) -> list[str]:
    return [words for article in report.articles for part, words in told(article) if part == "body"]


def test_a_newsletter_of_several_items_is_one_article_with_its_headings() -> None:
    report = read(NEWSLETTER)
    [article] = report.articles
    assert told(article) == [
        ("headline", "Ferry case dropped – and more"),
        ("byline", "Dana Whitlow"),
        ("boilerplate", "View in browser"),
        ("body", "Courts"),
        ("body", "Prosecutors said on Tuesday that the ferry case was over."),
        ("body", "“We never had the records,” said Ada Quill."),
        ("body", "Council"),
        ("body", "The council meets on Monday, the mayor said. Write to •••••••••••••••••••."),
        ("boilerplate", "Unsubscribe"),
        ("boilerplate", "1 Elm Street, Marlow"),
    ]
    assert (article.outlet, article.published, report.printed) == ("Marlow Ledger", "2025-03-04T16:30:00-05:00", "2025-03-04T16:30:00-05:00")


def test_the_plain_version_is_read_where_the_html_has_no_words() -> None:
    empty = b"Content-Type: text/html\n\n<html><body><img src=x></body></html>"
    assert body(read(mixed(f"Content-Type: text/plain\n\n{SAID}".encode(), empty, kind="multipart/alternative"))) == [SAID.strip()]


def test_two_versions_of_one_text_are_not_read_twice_even_where_they_are_not_said_to_be() -> None:
    html = f"Content-Type: text/html\n\n<p>{SAID}</p><p>He left, she said.</p>".encode()
    assert body(read(mixed(f"Content-Type: text/plain\n\n{SAID}".encode(), html))) == [SAID.strip(), "He left, she said."]


def test_each_message_of_a_box_is_an_article() -> None:
    report = read(MAIL_BOX)
    assert [(told(article)[0][1], article.published) for article in report.articles] == [("Ferry case", "2025-03-04T10:00:00+00:00"), ("Bridge case", "2025-03-05T10:00:00+00:00")]
    assert "From the start there was doubt, the office said." in body(report)
    assert report.printed is None


def test_a_line_that_only_looks_like_a_new_message_loses_no_words() -> None:
    assert "From noon on Thu May 6 16:06:18 2021" in body(read(MAIL_BOX + b"From noon on Thu May  6 16:06:18 2021\nnobody came, he said.\n"))


SETS = {
    "koi8-r": "Судья сказал, что дело закрыто.",
    "iso-2022-jp": "裁判官は事件は終わったと述べた。",
    "gb2312": "法官说案件已经结束。",
    "windows-1256": "قال القاضي إن القضية انتهت.",
    "iso-8859-1": "The café’s owner said “no” twice.",
    "utf-16": "The judge said no twice.",
    "utf-8": "Le juge a dit « non » au café.",
    "no-such-set": "Le juge a dit non au café.",
}
CARRIED = [(charset, encoding) for charset in SETS for encoding in ("base64", "quoted-printable", "8bit") if (charset, encoding) != ("utf-16", "8bit")]


@pytest.mark.parametrize(("charset", "encoding"), CARRIED)
def test_texts_in_any_character_set_are_read(charset: str, encoding: str) -> None:
    raw = SETS[charset].encode({"no-such-set": "utf-8", "iso-8859-1": "cp1252"}.get(charset, charset))
    data = {"base64": base64.encodebytes(raw), "quoted-printable": quopri.encodestring(raw), "8bit": raw + b"\n"}[encoding]
    assert body(read(mail(data, f"text/plain; charset={charset}", encoding))) == [SETS[charset]]


def test_a_subject_in_bare_bytes_is_read() -> None:
    raw = HEAD.replace("Ferry case", "Procès à Nîmes").encode()
    assert told(read(raw + f"\n{SAID}".encode()).articles[0])[0] == ("headline", "Procès à Nîmes")
    assert told(read(raw.decode().encode("cp1252") + f"\n{SAID}".encode()).articles[0])[0] == ("headline", "Procès à Nîmes")


@pytest.mark.parametrize(
    ("sender", "outlet", "byline"),
    [
        ("Marlow Ledger <a@b.example>", "Marlow Ledger", None),
        ('"Dana Whitlow, Marlow Ledger" <a@b.example>', "Marlow Ledger", "Dana Whitlow"),
        ("Dana Whitlow at The Ledger <a@b.example>", "The Ledger", "Dana Whitlow"),
        ("\"'Marlow Press Office' via Releases\" <a@b.example>", "Marlow Press Office", None),
        ("Bank of Marlow <a@b.example>", "Bank of Marlow", None),
        ("Dana Whitlow <a@b.example>", "Dana Whitlow", None),
        ("a@b.example", None, None),
        ("(" * 9_000 + "x", None, None),
        ("“" * 9_000 + " via x <a@b.example>", None, None),
        ('"a@b.example" <a@b.example>', None, None),
    ],
)
def test_the_senders_name_is_the_outlet(sender: str, outlet: str | None, byline: str | None) -> None:
    [article] = read(HEAD.replace("Marlow Ledger <daily@ledger.example>", sender) + f"\n{SAID}").articles
    assert article.outlet == outlet
    assert next((words for part, words in told(article) if part == "byline"), None) == byline


def test_a_forwarded_message_is_told_by_its_own_head() -> None:
    inner = HEAD.replace("Ferry", "Inner").replace("4 Mar", "3 Mar")
    report = read(mixed(b"Content-Type: text/plain\n\nFor you", f"Content-Type: message/rfc822\n\n{inner}\n{SAID}".encode()))
    [article] = report.articles
    assert (told(article)[0][1], article.published) == ("Inner case", "2025-03-03T10:00:00+01:00")


def test_a_message_forwarded_as_text_is_the_inner_ones_and_not_the_forwarders() -> None:
    text = f"Look at this, I was amazed.\n\n---------- Forwarded message ---------\nFrom: Marlow Ledger <a@b.example>\nDate: Mon, 3 Mar 2025 09:00:00 +0000\nSubject: Inner case\nTo: x@y.example\n\n{SAID}"
    report = read(HEAD.replace("Ferry", "Fwd: Ferry").replace("Marlow Ledger", "Lee Okafor") + f"\n{text}")
    [article] = report.articles
    assert (article.outlet, article.published, report.printed) == ("Marlow Ledger", "2025-03-03T09:00:00+00:00", None)
    assert body(report) == [SAID.strip()]
    assert told(article)[0] == ("headline", "Inner case")


def test_a_message_forwarded_without_its_head_has_no_outlet_and_no_day() -> None:
    [article] = read(HEAD.replace("Ferry", "Fwd: Ferry") + f"\n{SAID}").articles
    assert (article.outlet, article.published) == (None, None)


def test_quoted_lines_are_set_apart_unless_there_are_no_others() -> None:
    assert body(read(f"{HEAD}\nThat is right, he said.\n\n> {SAID}")) == ["That is right, he said."]
    assert body(read(f"{HEAD}\n> {SAID}> She left, he said.\n")) == [SAID.strip(), "She left, he said."]


def test_what_is_attached_is_named_and_not_read() -> None:
    attached = b'Content-Type: application/pdf\nContent-Disposition: attachment; filename="release.pdf"\nContent-Transfer-Encoding: base64\n\nJVBERi0='
    report = read(mixed(f"Content-Type: text/plain\n\n{SAID}".encode(), attached))
    assert report.notes == ("not read of “Ferry case”: the attachment release.pdf (application/pdf); save it and add it by itself",)
    with pytest.raises(UnknownFormat, match=r"mail\.eml: an e-mail, neither .*release\.pdf"):
        read(mixed(b"Content-Type: text/plain\n\nSee attached", attached))


def test_a_mail_without_sentences_is_refused_and_in_a_box_counted() -> None:
    with pytest.raises(UnknownFormat, match=r"^mail\.eml: an e-mail, neither a court's notice nor a text with sentences"):
        read(f"{HEAD}\nSee picture\n")
    box = MAIL_BOX + f"From a@b.example Wed Mar  5 16:30:00 2025\n{HEAD}\nSee picture\n".encode()
    assert read(box).notes == ("messages left out because no sentence stands in them: 1 of 3",)


def test_an_html_text_over_the_limits_is_left_to_the_plain_one_and_said() -> None:
    deep = b"Content-Type: text/html\n\n" + b"<div>" * 5_000 + b"He said no."
    report = read(mixed(f"Content-Type: text/plain\n\n{SAID}".encode(), deep, kind="multipart/alternative"))
    assert body(report) == [SAID.strip()]
    assert "an HTML text (tags nested too deeply" in report.notes[0]


def test_a_message_that_breaks_off_is_read_and_said_to() -> None:
    report = read(NEWSLETTER[: NEWSLETTER.index(b"<p>Unsubscribe")])
    assert "“We never had the records,” said Ada Quill." in body(report)
    assert report.notes == ("“Ferry case dropped – and more” breaks off: what came after is missing; save it again",)


def test_a_courts_mail_stays_with_the_notices() -> None:
    for text in (NOTICE_MAIL, NOT_A_NOTICE):
        page = Page(text.encode(), "mail.eml")
        assert notice.recognises(page) and not newsletter.recognises(page)
    assert reader_of(Page(f"{HEAD}\nA notice of electronic filing came, he said.\n".encode(), "x")) is newsletter


def test_messages_inside_each_other_without_end_are_refused() -> None:
    deep = "From: a@b.example\nSubject: x\nContent-Type: message/rfc822\n\n"
    with pytest.raises(TooLarge, match=r"^mail\.eml: "):
        read(deep * 25 + f"{HEAD}\n{SAID}")
    with pytest.raises(TooLarge, match=r"^mail\.eml: "):
        read(deep * 3_000 + f"{HEAD}\n{SAID}")


def test_line_ends_do_not_matter() -> None:
    for data in (NEWSLETTER, MAIL_BOX):
        assert read(data.replace(b"\n", b"\r\n")).articles == read(data).articles


@pytest.mark.parametrize("data", [NEWSLETTER, MAIL_BOX, NEWSLETTER.replace(b"\n", b"\r\n")], ids=["newsletter", "box", "crlf"])
def test_a_mail_cut_anywhere_is_read_or_refused(data: bytes) -> None:
    for cut in range(len(data)):
        try:
            report = read_page(Page(data[:cut], "mail.eml"))
        except CannotRead as refusal:
            assert str(refusal).startswith("mail.eml: ")
        else:
            assert all(report.text[p.words.start : p.words.end] == p.words.text for article in report.articles for p in article.passages)


def test_a_head_that_contradicts_itself_costs_only_its_message() -> None:
    bad = HEAD + 'Content-Type: multipart/mixed; boundary*0="a"; boundary*=b\n\nx\n'
    with pytest.raises(UnknownFormat, match="whose head is damaged"):
        read_page(Page(bad.encode(), "mail.eml"))
    report = read_page(Page(MAIL_BOX + f"From a@b.example Wed Mar  5 16:30:00 2025\n{bad}".encode(), "mail.eml"))
    assert len(report.articles) == 2 and "a message whose head is damaged is not read; save it again" in report.notes


ODD = st.text(st.sampled_from("אבגد\u0301\u0308\u200f\u202e\u2028\u0000\x85\ufeff\r\n\t <>&=?.:;\"'@é漢😀\ud800") | st.characters(), max_size=60)


@given(ODD, ODD, ODD, st.sampled_from(["text/plain", "text/html", "text/html; charset=*?*", "multipart/mixed", "message/rfc822", 'text/plain; name*0="x"; name*=y']))
def test_whatever_stands_in_a_mail_is_read_or_refused(subject: str, name: str, words: str, kind: str) -> None:
    head = f"From: {name} <a@b.example>\nSubject: {subject}\nContent-Type: {kind}\n\n"
    try:
        report = read_page(Page(f"{head}{words} he said.\n{SAID}".encode("utf-8", "surrogatepass"), "mail.eml"))
    except CannotRead:
        return
    assert "\u202e" not in report.text and "a@b.example" not in report.text


@given(st.binary(max_size=200), st.sampled_from(["base64", "quoted-printable", "x-uuencode", "7bit", "8bit", "binary", "odd"]), st.sampled_from(["utf-7", "utf-16", "hz", "cp932", "punycode", "koi8-r", "rot13", ""]))
def test_whatever_bytes_a_mail_has_it_is_read_or_refused(data: bytes, encoding: str, charset: str) -> None:
    try:
        read(mail(data, f"text/plain; charset={charset}", encoding))
    except CannotRead as refusal:
        assert str(refusal).startswith("mail.eml: ")

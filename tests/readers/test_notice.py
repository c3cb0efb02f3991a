"""Notices of electronic filing and their kin."""

import os
import re
from datetime import date
from pathlib import Path

import pytest
from reader_samples import NOT_A_NOTICE, NOTICE_APPEAL, NOTICE_EDIT, NOTICE_HTML, NOTICE_MAIL, NOTICE_PLAIN, NOTICE_SEVERAL

from nolle.errors import CannotRead, NolleError, TooLarge
from nolle.model import Report
from nolle.readers import notice, read_page
from nolle.readers._page import Page
from nolle.spans import mask_secrets

os.environ.setdefault("JURISCRAPER_LOG", os.devnull)


def read(text: str) -> Report:
    return notice.read(Page(text.encode(), "notice.txt"))


@pytest.mark.parametrize("text", [NOTICE_HTML, NOTICE_MAIL, NOTICE_PLAIN], ids=["body", "mail", "plain"])
def test_a_notice_announces_one_entry_of_one_case(text: str) -> None:
    (case,) = read(text).cases
    assert (case.court, case.number, str(case.name)) == ("mtd", "9:21-cr-00031", "USA v. Brightwater et al")
    assert (case.entries_shown, case.defendants, len(case.entries)) == ("part", (), 1)
    entry = case.entries[0]
    assert (entry.number, entry.filed, entry.entered, entry.sequence) == ("27", date(2021, 5, 5), date(2021, 5, 6), "11102345678")
    assert str(entry.text).startswith("MOTION to Dismiss")
    assert "by USA as to Calla Brightwater" in str(entry.text)


def test_the_defendant_number_stands_only_where_the_notice_was_mailed() -> None:
    assert read(NOTICE_HTML).cases[0].view == 2
    two = NOTICE_HTML.replace("9:21-cr-00031-DWM-2 Notice has been delivered", "9:21-cr-00031-DWM-5 Notice has been delivered")
    assert read(two).cases[0].view is None


def test_the_event_type_stands_only_in_the_subject() -> None:
    assert str(read(NOTICE_MAIL).cases[0].entries[0].event_type) == "Motion to Dismiss"
    assert read(NOTICE_HTML).cases[0].entries[0].event_type is None


def test_the_mails_date_is_when_it_was_made_unless_it_was_forwarded() -> None:
    assert read(NOTICE_MAIL).printed == "2021-05-06T16:06:18-06:00"
    assert read(NOTICE_MAIL.replace("Subject: ", "Subject: Fwd: ")).printed is None
    assert read(NOTICE_HTML).printed is None


def test_a_closed_case_is_noted() -> None:
    assert read(NOTICE_HTML).cases[0].terminated == date(2021, 4, 30)


def test_no_recipient_no_link_and_no_key_gets_into_the_text() -> None:
    for text in (NOTICE_HTML, NOTICE_MAIL, NOTICE_PLAIN, NOTICE_EDIT, NOTICE_SEVERAL, NOTICE_APPEAL):
        assert not re.search(r"@|magic|doc1|https?:|40404040|Quillfeather|A\. Lawyer|Lee Counsel", read(text).text)


def test_an_edit_keeps_the_wording_before_and_after() -> None:
    report = read(NOTICE_EDIT)
    (entry,) = report.cases[0].entries
    assert str(entry.text) == "MOTION to Dismiss Count 2 by USA as to Calla Brightwater"
    assert (entry.number, entry.filed, entry.entered) == ("27", None, None)
    assert "before the edit: MOTION to Dismiss Case by USA as to Calla Brightwater\n" in report.text
    assert "edited an entry on 5/9/2021" in report.notes[0]


@pytest.mark.parametrize("change", ["Added Correct PDF to document", "Modified Date Filed from: 5/4/2021 to: 5/5/2021"])
def test_another_edit_is_kept_in_its_own_words(change: str) -> None:
    start, end = NOTICE_EDIT.index("Modified Dkt"), NOTICE_EDIT.rindex("<br>")
    report = read(NOTICE_EDIT[:start] + change + NOTICE_EDIT[end:])
    assert str(report.cases[0].entries[0].text) == change
    assert "edited" in report.notes[0]


def test_cases_that_share_one_docket_text_each_get_it() -> None:
    first, second = read(NOTICE_SEVERAL).cases
    assert (first.number, second.number) == ("9:21-cr-00040", "9:21-cr-00041")
    assert str(first.entries[0].text) == str(second.entries[0].text) == "ORDER setting one hearing for both cases."
    assert (first.entries[0].number, second.entries[0].number) == (None, "3")
    assert first.entries[0].text.start != second.entries[0].text.start


def test_cases_with_a_docket_text_of_their_own_keep_it() -> None:
    own = NOTICE_SEVERAL.replace("<tr><td>Case Name:</td><td>USA v. Vant", "<tr><td>Docket Text:</td><td>ORDER for the first.</td></tr><tr><td>Case Name:</td><td>USA v. Vant")
    assert [str(case.entries[0].text) for case in read(own).cases] == ["ORDER for the first.", "ORDER setting one hearing for both cases."]


def test_a_court_of_appeals_notice_is_read_too() -> None:
    (case,) = read(NOTICE_APPEAL).cases
    assert (case.court, case.number, str(case.entries[0].text)) == ("ca9", "21-30111", "Filed order: appeal dismissed. [12130001]")


def test_the_panels_notice_names_other_courts_cases() -> None:
    panel = NOTICE_SEVERAL.replace("9:21-cr-00040-DWM<", "NYE/1:21-cv-90960<")
    assert (read(panel).cases[0].court, read(panel).cases[0].number) == ("nyed", "1:21-cv-90960")


def test_a_claims_notice_has_a_case_and_no_entry() -> None:
    claim = NOTICE_HTML.replace("Notice of Electronic Filing", "Notice of Electronic Claims Filing").replace("Docket Text:", "Claim Number:").replace("9:21-cr-00031-DWM<", "2:21-bk-10031<")
    report = read(claim)
    assert report.cases[0].entries == () and report.cases[0].entries_shown == "none"
    assert "claim" in report.notes[0]


def test_a_regenerated_notice_is_said_to_be_one() -> None:
    assert "re-generated" in read(NOTICE_HTML + "<p>This Notice of Electronic Filing has been regenerated.</p>").notes[0]


def test_an_expunged_case_in_a_notice_keeps_no_text() -> None:
    report = read(NOTICE_HTML.replace("USA v. Brightwater\net al", "USA v. EXPUNGED"))
    assert report.cases[0].name is None and report.cases[0].entries == ()
    assert "Brightwater" not in report.text


def test_quoted_printable_forwarded_and_nested_notices_are_read() -> None:
    quoted = NOTICE_HTML.replace("=", "=3D").replace("Brightwater", "Bright=\nwater")
    head = NOTICE_MAIL.split("Content-Type")[0]
    assert len(read(f"{head}Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n{quoted}").cases) == 1
    nested = f'From: a@example.com\nTo: b@example.com\nSubject: Fwd: see below\nContent-Type: multipart/mixed; boundary="out"\n\n--out\nContent-Type: message/rfc822\n\n{NOTICE_MAIL}\n--out--\n'
    assert str(read(nested).cases[0].name) == "USA v. Brightwater et al"
    marked = "\n".join(f"> {line}" for line in NOTICE_PLAIN.split("\n\n", 1)[1].split("\n"))
    assert read(f"From: a@example.com\nTo: b@example.com\nSubject: Fwd: x\n\n{marked}").cases[0].entries[0].number == "27"


def test_several_messages_in_one_file_are_all_read() -> None:
    box = "".join(f"From ecf@mtd Thu May  6 16:06:18 2021\n{text}\n" for text in (NOTICE_PLAIN, NOTICE_EDIT))
    assert len(read(box).cases) == 2


def test_an_e_mail_that_is_no_notice_is_refused() -> None:
    with pytest.raises(CannotRead, match=r"notice\.txt: an e-mail, but no court's notice"):
        read(NOT_A_NOTICE)


def test_a_thousand_messages_inside_each_other_are_refused_or_read_but_never_crash() -> None:
    deep = "From: a@example.com\nTo: b@example.com\nContent-Type: message/rfc822\n\n" * 3000 + NOTICE_PLAIN
    with pytest.raises((TooLarge, CannotRead)):
        read(deep)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", mask_secrets(text)))


def test_real_notices_agree_with_juriscraper(shared: Path) -> None:
    from juriscraper.pacer import NotificationEmail, S3NotificationEmail

    compared = 0
    for path in sorted((shared / "corpus" / "notices").iterdir()):
        other = (NotificationEmail if path.suffix == ".html" else S3NotificationEmail)(path.stem.split("_")[0])
        other._parse_text(path.read_bytes().decode("utf-8", "replace"))
        if not other.data:
            continue
        cases = read_page(Page(path.read_bytes(), path.name)).cases
        assert len(cases) == len(other.data["dockets"]), path.name
        for case, docket in zip(cases, other.data["dockets"], strict=True):
            mine, theirs = case.entries[0], docket["docket_entries"][0]
            assert case.number == docket["docket_number"], path.name
            assert (mine.number, mine.filed) == (theirs["document_number"], theirs["date_filed"]), path.name
            assert mine.sequence == theirs["pacer_doc_id"] or len(theirs["pacer_doc_id"]) < 6, path.name
            assert _words(theirs["description"]) <= _words(str(mine.text)), path.name  # juriscraper loses words in italics and colour
            compared += 1
    assert compared > 55


def test_mails_that_juriscraper_throws_away_are_read(shared: Path) -> None:
    edited = 0
    for path in sorted((shared / "corpus" / "notices").iterdir()):
        try:
            report = read_page(Page(path.read_bytes(), path.name))
        except NolleError:
            continue
        edited += any("edited" in note for note in report.notes)
    assert edited

"""PACER feeds, GovInfo packages, old RECAP XML, and XML that means harm."""

import os
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reader_samples import GOVINFO, IA_XML, RSS

from nolle.errors import CannotRead, TooLarge, UnknownFormat
from nolle.model import Report
from nolle.readers import read_page
from nolle.readers._page import Page
from nolle.readers.govinfo import said_once

os.environ.setdefault("JURISCRAPER_LOG", os.devnull)


def read(text: str) -> Report:
    return read_page(Page(text.encode(), "feed.xml"))


# --- feeds ----------------------------------------------------------------------------------------------------


def test_each_item_is_one_entry_of_its_case() -> None:
    report = read(RSS)
    first, second = report.cases
    assert (first.court, first.number, first.view, str(first.name), first.entries_shown) == ("idd", "1:19-cr-00155", 2, "USA v. Marchetti-Bloom et al", "part")
    assert [(entry.number, str(entry.text), entry.sequence) for entry in first.entries] == [("61", "Order on Motion to Dismiss", "07902000003"), (None, "Minutes", "145")]
    assert all(entry.text == entry.event_type for entry in first.entries)
    assert (second.number, second.view) == ("4:19-mj-00201", None)


def test_the_feed_says_when_it_was_made() -> None:
    assert read(RSS).printed == "2019-06-12T02:15:28+00:00"


def test_items_without_a_name_are_left_out_and_counted() -> None:
    assert read(RSS).notes == ("items left out because they bear no case number or no case name: 1 of 4",)
    assert "gr-00007" not in read(RSS).text


def test_a_filing_late_in_the_evening_is_not_moved_to_the_next_day() -> None:
    evening, noon = (entry.entered for entry in read(RSS).cases[0].entries)
    assert (evening, noon) == (date(2019, 6, 11), date(2019, 6, 11))
    between = read(RSS).cases[1].entries[0].entered  # 6:00 in Greenwich: past midnight in the east, the evening before in the west
    assert between is None


def test_guam_is_ahead_and_a_local_time_is_taken_as_it_is() -> None:
    assert read(RSS.replace(".idd.", ".gud.").replace("of Idaho", "of Guam")).cases[0].entries[1].entered == date(2019, 6, 12)
    assert read(RSS.replace("01:09:55 GMT", "01:09:55 EST")).cases[0].entries[0].entered == date(2019, 6, 12)


def test_a_feed_cut_short_is_refused() -> None:
    with pytest.raises(CannotRead, match=r"feed\.xml: the XML breaks off or is damaged .*download"):
        read(RSS[:1500])


def test_another_sites_feed_is_not_taken_for_a_courts() -> None:
    with pytest.raises(UnknownFormat, match="not a court's"):
        read('<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item><title>1:19-cr-00155 USA v. X</title></item></channel></rss>')


def test_real_feeds_agree_with_juriscraper(shared: Path) -> None:
    from juriscraper.pacer import PacerRssFeed

    for path in sorted((shared / "corpus" / "feeds").iterdir()):
        other = PacerRssFeed(path.stem.split("_")[0].replace("sdny", "nysd"))
        other._parse_text(path.read_text("latin-1"))
        cases = read_page(Page(path.read_bytes(), path.name)).cases
        mine = {(case.number, entry.number) for case in cases for entry in case.entries if entry.number}
        theirs = {(item["docket_number"], entry["document_number"]) for item in other.data for entry in item["docket_entries"] if entry["document_number"]}
        assert mine >= theirs, path.name
        assert len(mine) <= len(theirs) + 3, path.name
        assert len(cases) >= len({item["docket_number"] for item in other.data}), path.name


# --- GovInfo --------------------------------------------------------------------------------------------------


def test_a_package_is_a_case_with_an_entry_for_each_order() -> None:
    report = read(GOVINFO)
    (case,) = report.cases
    assert (report.kind, case.court, case.number, str(case.name)) == ("opinions", "ndd", "5:13-cr-00088", "USA v. Abernathy")
    assert (case.entries_shown, case.magistrate_numbers) == ("part", ("5:13-mj-00021",))
    (entry,) = case.entries
    assert str(entry.text) == "ORDER granting 12 Motion to Dismiss as to Nils Abernathy (1). Signed by Judge Wren on 4/2/2014. [5:13-mj-00021-XY] (ab)"
    assert (entry.number, entry.filed, entry.sequence) == (None, date(2014, 4, 2), "USCOURTS-ndd-5_13-cr-00088-0")


def test_defendants_are_named_once_and_without_counts() -> None:
    (defendant,) = read(GOVINFO).cases[0].defendants
    assert (str(defendant.name), defendant.counts) == ("Nils Abernathy", None)


def test_a_civil_package_has_no_defendant_charged() -> None:
    assert read(GOVINFO.replace("-cr-", "-cv-")).cases[0].defendants == ()


def test_a_package_without_a_case_is_refused() -> None:
    with pytest.raises(CannotRead, match=r"feed\.xml: a GovInfo record that names no court"):
        read(GOVINFO.replace("<caseNumber>5:13-cr-00088</caseNumber>", "<caseNumber></caseNumber>"))


@given(st.text("abc .", min_size=10, max_size=40).filter(lambda text: len(text.strip()) >= 10), st.sampled_from(["", " ", "\n", " \n "]), st.integers(2, 8))
def test_a_text_printed_several_times_is_kept_once(text: str, gap: str, times: int) -> None:
    once = f"{text.strip()}1."
    assert said_once(gap.join([once] * times)) == once


@pytest.mark.parametrize("text", ["ORDER. ORDER granting 5 Motion.", "aXaY", "", "Order granting 5 Motion; order granting 5 Motion.", "No. No. No.", "SEALED SEALED"])
def test_a_text_that_only_begins_alike_is_left_alone(text: str) -> None:
    assert said_once(text) == text


def test_every_order_of_a_real_package_is_kept_once(shared: Path) -> None:
    from lxml import etree

    for path in sorted((shared / "corpus" / "govinfo").glob("*.xml")):
        wanted = len(etree.parse(path).findall(".//{*}relatedItem[@type='constituent']"))
        entries = read_page(Page(path.read_bytes(), path.name)).cases[0].entries
        assert len(entries) == wanted, path.name
        assert all(said_once(str(entry.text)) == str(entry.text) for entry in entries), path.name


# --- old RECAP XML --------------------------------------------------------------------------------------------


def test_an_old_archive_docket_holds_entries_and_names_but_no_counts() -> None:
    report = read(IA_XML)
    (case,) = report.cases
    assert (case.court, case.number, case.filed, case.terminated, case.entries_shown) == ("ncmd", "1:11-cr-00246", date(2011, 7, 26), date(2012, 3, 30), "part")
    (defendant,) = case.defendants
    assert (str(defendant.name), [str(alias) for alias in defendant.aliases], defendant.terminated, defendant.counts) == (
        "ELIAS PETERSHAM",
        ['"Eli" PETERSHAM'],
        date(2012, 3, 30),
        None,
    )


def test_attachments_are_no_entries_and_empty_rows_are_counted() -> None:
    report = read(IA_XML)
    first, second = report.cases[0].entries
    assert str(first.text) == "INDICTMENT as to ELIAS PETERSHAM (1) count(s) 1, 2. Fee $ 0. (Entered: 07/27/2011)"
    assert (first.number, first.entered, first.sequence) == ("1", date(2011, 7, 27), "13301223344")
    assert (second.number, str(second.text), second.filed) == ("9", "Order Dismissing Case", date(2012, 3, 30))
    assert report.notes == ("entries left out because they bear neither number nor text: 1",)


def test_real_archive_dockets_agree_with_juriscraper(shared: Path) -> None:
    from juriscraper.pacer import InternetArchive

    for path in sorted((shared / "corpus" / "internet_archive").glob("*.xml")):
        other = InternetArchive(path.stem.split("_")[0])
        other._parse_text(path.read_text("utf-8"))
        case = read_page(Page(path.read_bytes(), path.name)).cases[0]
        assert (case.court, case.number) == (other.data["court_id"], other.data["docket_number"]), path.name
        assert (case.filed, case.terminated) == (other.data["date_filed"], other.data["date_terminated"]), path.name
        assert len(case.entries) == len(other.data["docket_entries"]), path.name
        numbers = [str(entry["document_number"]) for entry in other.data["docket_entries"]]
        assert [entry.number for entry in case.entries] == numbers, path.name


# --- harm -----------------------------------------------------------------------------------------------------

LAUGHS = "<!DOCTYPE x [" + "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9)) + "]>"


@pytest.mark.parametrize("sample", [RSS, GOVINFO, IA_XML], ids=["feed", "govinfo", "archive"])
def test_an_entity_bomb_is_refused_before_it_is_parsed(sample: str) -> None:
    body = re.sub(r"<\?xml[^>]*>|<!DOCTYPE[^>]*>", "", sample)
    with pytest.raises(TooLarge, match=r"feed\.xml: .*entities"):
        read(f'<?xml version="1.0"?>{LAUGHS}{body}')


@pytest.mark.parametrize("sample", [RSS, GOVINFO, IA_XML], ids=["feed", "govinfo", "archive"])
def test_deeply_nested_xml_is_refused(sample: str) -> None:
    at = sample.rindex("</")
    with pytest.raises(CannotRead, match=r"feed\.xml: "):
        read(sample[:at] + "<a>" * 5000 + "</a>" * 5000 + sample[at:])


def test_a_file_on_this_machine_is_not_drawn_in() -> None:
    with pytest.raises(TooLarge):
        read(IA_XML.replace('<!DOCTYPE gov_uscourts_docket SYSTEM "docket.dtd">', '<!DOCTYPE gov_uscourts_docket [<!ENTITY x SYSTEM "file:///etc/hostname">]>'))

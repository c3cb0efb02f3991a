"""What is shown of statements, at every width and to a pipe; which ones are asked for."""

import io
from dataclasses import replace
from datetime import date

import pytest

from nolle.cli._context import around, wording
from nolle.cli._plain import write
from nolle.cli._statements_view import HOUSE, blocks, survey
from nolle.cli._statements_wanted import Wanted
from nolle.cli._tables import show
from nolle.cli._term import console
from nolle.heard import Article, Heard
from nolle.model import ArticleRecord, ArticleSaid, Evidence, Fact, Quote, Statement

CAPTURE = "3fa9c1d2ab" + "0" * 54
ID = f"article/{CAPTURE}/1"
HEAD = "Ferry clerk’s case is dropped"
BODY = (
    "The U.S. case went to Judge Wilma A. Ferncastle in May. “We never had the records that this case needed,” said Ada Quillfeather, the county "
    "attorney, after a hearing. Nobody else spoke. Police said that the clerk “took nothing” and would be repaid."
)
AT = len(HEAD) + 1


def words(text: str) -> Quote:
    start = AT + BODY.index(text)
    return Quote(text, start, start + len(text))


DIRECT = Statement(
    "d1", (words("Ada Quillfeather, the county attorney"),), (words("said"),), (words("“We never had the records that this case needed,”"),), "Ada Quillfeather",
    "person", "denial", role="county attorney", direct=True, quoted=(words("We never had the records that this case needed,"),), said=date(2024, 5, 7),
)  # fmt: skip
MIXED = Statement(
    "m1", (words("Police"),), (Quote("said", words("Police said").end - 4, words("Police said").end),),
    (words("that the clerk “took nothing” and would be repaid"),), "Police", "organisation", "promise", quoted=(words("took nothing"),), hedged=True, inside="d1",
)  # fmt: skip
PLAIN = replace(MIXED, id="p1", quoted=(), hedged=False, inside=None, kind="claim", speaker=None, source=(), speaker_kind=None)


def article(outlet="Harbor Press", published="2024-05-08", source="pages/wire.html", statements=(DIRECT, MIXED, PLAIN), copy_of=None) -> Article:
    evidence = (Evidence(CAPTURE, 0, len(HEAD), HEAD), Evidence(CAPTURE, AT, AT + len(BODY), BODY))
    said = ArticleSaid(("headline", "body"), outlet, published, None, None, "en")
    return Article(Fact("f", ID, said, evidence, "news_page", 1), source, ArticleRecord(ID, tuple(statements)), copy_of)


def heard(statement: Statement, chain=("Harbor Press", "Ada Quillfeather"), also=(), **more) -> Heard:
    return Heard(statement, article(**more), chain, also)


def seen(*found: Heard, wanted=None, latest=None, **more):
    survey_ = survey(found, wanted or Wanted(), latest)
    for name, value in {"articles": 1, **more}.items():
        setattr(survey_, name, value)
    return survey_


def plain(survey_) -> str:
    out = io.StringIO()
    write(blocks(survey_, legend=False), out)
    return out.getvalue()


def drawn(survey_, columns) -> str:
    out = io.StringIO()
    screen = console(out)
    screen.width = columns
    show(blocks(survey_, legend=True), screen)
    return out.getvalue()


def test_a_statement_is_told_with_speaker_kind_day_outlet_and_its_words():
    text = plain(seen(heard(DIRECT)))
    for said in (
        "1. Ada Quillfeather, county attorney\n", "   denial · said 2024-05-07, published 2024-05-08 · Harbor Press, “Ferry clerk’s case is dropped”\n",
        "content\t“We never had the records that this case needed,”\n", "wording\texact words, as quoted\n",
    ):  # fmt: skip
        assert said in text
    assert "by way of" not in text and "note" not in text and "also in" not in text


def test_a_pipe_tells_who_by_which_word_and_what_apart_and_leaves_the_rest_bare():
    assert (
        '   "{content: “We never had the records that this case needed,”} {cue: said} {source: Ada Quillfeather, the county attorney}, '
        f'after a hearing." [3fa9c1d2ab:{words("“We").start}-{words("hearing.").end}]\n'
    ) in plain(seen(heard(DIRECT)))


def test_a_paraphrase_is_said_to_be_the_outlet_s_and_quoted_words_in_it_stay_marked():
    assert wording(MIXED) == "that the clerk “took nothing” and would be repaid"
    text = plain(seen(heard(MIXED), heard(PLAIN)))
    assert "wording\texact words in “ ”, the rest in the paraphrase of Harbor Press\n" in text
    assert "content\tthat the clerk “took nothing” and would be repaid\n   wording\tparaphrase of Harbor Press\n" in text


def test_pieces_that_other_words_part_are_not_run_together():
    parted = replace(DIRECT, content=(words("“We never had the records"), words("this case needed,”")), quoted=(words("We never had the records"),))
    assert wording(parted) == "“We never had the records” … this case needed,”"


def test_hedged_negated_nested_and_held_are_said():
    text = plain(seen(heard(replace(MIXED, negated=True, manner="stance"))))
    assert "note\thedged; negated: that this was said is what is denied; as what the speaker thinks or hopes, not as said\n" in text
    assert "inside\twords of Ada Quillfeather\n" in text


def test_no_comment_is_told_without_a_word_on_negation():
    assert "note" not in plain(seen(heard(replace(PLAIN, kind="no_comment", negated=True))))


def test_a_longer_chain_is_told_from_the_carrier_on():
    text = plain(seen(heard(MIXED, chain=("Harbor Press", "Bay Wire", "Police"))))
    assert "by way of\tHarbor Press → Bay Wire → Police\n" in text


def test_copies_are_told_and_counted_once():
    also = (article("Bay Wire"), article("Port Gazette"), article(None, source="saved/copy.txt"))
    text = plain(seen(heard(DIRECT, also=also)))
    assert "also in\t3 copies: Bay Wire, Port Gazette, copy.txt\n" in text
    assert "Statements · 1 in" in text
    assert "also in\t1 copy: Bay Wire\n" in plain(seen(heard(DIRECT, also=also[:1])))


def test_an_unnamed_source_keeps_its_words_and_one_that_nobody_names_is_said_to_be_not_told():
    unnamed = replace(MIXED, speaker="two people who know the case", speaker_kind="anonymous")
    assert "1. two people who know the case, not named\n" in plain(seen(heard(unnamed)))
    assert "1. a source not told\n" in plain(seen(heard(PLAIN, chain=("Harbor Press", "a source not told"))))


def test_the_sentences_around_are_whole_and_stop_at_no_abbreviation():
    [context] = around(heard(DIRECT))
    assert (context.quote[:3], context.quote[-10:]) == ("“We", "a hearing.")
    first = replace(DIRECT, source=(words("Judge Wilma A. Ferncastle"),), cue=(), content=(words("in May"),))
    assert [one.quote for one in around(heard(first))] == ["The U.S. case went to Judge Wilma A. Ferncastle in May."]
    assert all((HEAD + "\n" + BODY)[one.start : one.end] == one.quote for one in around(heard(first)))


def test_a_statement_over_two_passages_shows_both():
    over = replace(DIRECT, source=(Quote("Ferry clerk", 0, 11),))
    assert [one.start for one in around(heard(over))] == [0, words("“We").start]


def test_statements_come_by_date_those_without_one_first_and_the_latest_are_kept():
    first, second = heard(DIRECT), heard(replace(PLAIN, said=date(2023, 1, 1)))
    undated = heard(MIXED, published=None)
    assert [one.day for one in survey([first, undated, second], Wanted()).found] == [None, "2023-01-01", "2024-05-07"]
    limited = seen(first, undated, second, latest=1)
    assert [one.day for one in limited.found] == ["2024-05-07"]
    assert "Statements · 3 in 1 article · the latest 1\n1 claim · 1 promise · 1 denial\n" in plain(limited)
    assert "no date shown" in plain(seen(undated))


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Wanted(speaker="quill"), "d1"), (Wanted(speaker="COUNTY  attorney"), "d1"), (Wanted(speaker="police"), "m1"),
        (Wanted(kinds=("promise", "claim")), "m1 p1"), (Wanted(since=date(2024, 5, 8)), "m1 p1"), (Wanted(until=date(2024, 5, 7)), "d1"),
        (Wanted(since=date(2024, 5, 9)), ""), (Wanted(term="the records"), "d1"), (Wanted(term="record"), ""), (Wanted(term="record*"), "d1"),
        (Wanted(term="clerk took"), "m1 p1"), (Wanted(term="a HEARING"), "d1"), (Wanted(term="took “nothing”"), "m1 p1"), (Wanted(term="Nobody"), ""),
        (Wanted(outlet="harbor"), "d1 m1 p1"), (Wanted(outlet="gazette"), "m1"), (Wanted(speaker="quill", term="repaid"), ""),
    ],
)  # fmt: skip
def test_only_what_is_asked_for_is_shown(wanted, ids):
    everything = (heard(DIRECT), heard(MIXED, also=(article("Port Gazette"),)), heard(PLAIN))
    assert " ".join(one.statement.id for one in survey(everything, wanted).found) == ids


def test_that_nothing_matches_is_said_with_what_was_asked_for():
    text = plain(seen(heard(DIRECT), wanted=Wanted(speaker="Roe", kinds=("promise",), since=date(2024, 1, 1))))
    assert text.startswith("No statements match --kind promise --speaker Roe --since 2024-01-01; there is 1 in 1 article\n")
    assert text.endswith(f"{HOUSE}\n")


def test_what_is_left_out_for_want_of_a_date_is_said():
    text = plain(seen(heard(MIXED, published=None), heard(DIRECT), wanted=Wanted(since=date(2024, 1, 1))))
    assert "Statements · 1 of 2 in 1 article\n" in text
    assert "  1 statement left out because the article shows no date\n" in text


def test_no_articles_and_articles_without_statements_are_two_things():
    assert plain(seen(articles=0)) == "No articles here yet. nolle add PATH… reads saved news articles and press releases.\n"
    assert plain(seen(articles=2)).startswith("No statements found in 2 articles\n")


def test_articles_that_wait_or_were_not_read_are_named_with_the_reason():
    text = plain(seen(articles=4, waiting=(3, "statements need spaCy"), unread={"in another language (fr)": 1}))
    assert "Not read for statements\n  1 article\tin another language (fr)\n  3 articles\tkept and waiting: statements need spaCy\n" in text
    assert "Not read" not in plain(seen(heard(DIRECT)))


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
def test_nothing_is_wider_than_the_window_and_nothing_is_lost(columns):
    text = drawn(seen(heard(DIRECT, also=(article("Bay Wire"),)), heard(MIXED)), columns)
    assert max(map(len, text.splitlines())) <= columns
    told = " ".join(text.replace("│", "").split())
    for said in ("We never had the records", "3fa9c1d2ab:", "1 copy: Bay Wire", "paraphrase of Harbor Press", HOUSE):
        assert said in told


def test_where_it_is_drawn_a_legend_stands_in_for_the_names_of_the_parts():
    text = drawn(seen(heard(DIRECT)), 120)
    assert "In each passage: who, by which word, what; the rest of the sentence." in text
    assert "{cue" not in text
    assert "In each passage" not in plain(seen(heard(DIRECT)))


def test_words_of_an_article_move_no_cursor_and_are_no_markup():
    hostile = replace(DIRECT, speaker="[red]\x1b[31mAda\x1b]0;t\x07\u202e", role="\x9b2J")
    bad = seen(heard(hostile, outlet="\x1b[2JHarbor\u2066", chain=("a", "\x1b[1mb", "c")))
    for text in (plain(bad), drawn(bad, 80)):
        assert "[red]" in text
        assert not [c for c in text if (ord(c) < 0x20 and c not in "\n\t") or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066"]


def test_a_very_long_statement_is_cut_for_people_with_its_length():
    long = "“" + "Nothing. " * 200 + "”"
    said = replace(DIRECT, source=(), cue=(), content=(Quote(long, 0, len(long)),))
    one = heard(said)
    fact = replace(one.article.fact, evidence=(Evidence(CAPTURE, 0, len(long), long),), said=replace(one.article.said, parts=("body",)))
    told = seen(replace(one, article=replace(one.article, fact=fact)))
    assert "characters in all)" in " ".join(drawn(told, 100).replace("│", "").split())
    assert "Nothing. " * 150 in plain(told)

"""Every kind of page about an expunged case says so in a fact, since neither name nor words are kept of it."""

from __future__ import annotations

import json

import pytest
from reader_samples import EXPUNGED_HISTORY, EXPUNGED_QUERY, NOTICE_HTML, RECAP, RSS

from nolle.codec import canonical
from nolle.facts import facts_of
from nolle.histories import may_hold
from nolle.readers import read_page
from nolle.readers._page import Page

SAMPLES = {
    "query": EXPUNGED_QUERY.encode(),
    "history": EXPUNGED_HISTORY.encode(),
    "notice": NOTICE_HTML.replace("USA v. Brightwater\net al", "USA v. EXPUNGED").encode(),
    "recap": json.dumps({**RECAP, "case_name": "USA v. EXPUNGED"}).encode(),
    "feed": RSS.replace("USA v. ", "USA v. EXPUNGED ", 1).encode(),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_kind_of_page_about_an_expunged_case_says_so_in_a_fact(name: str) -> None:
    facts = list(facts_of(read_page(Page(SAMPLES[name], "page")), "0" * 64))
    assert any(map(may_hold, facts)) and "expunged\":true" in "".join(canonical(fact.said) for fact in facts)

"""Rules of the vocabulary, on a small one; a file that is wrong is refused with its name and the reason."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from nolle.errors import BadVocabulary
from nolle.labeller.plain import PlainEngine
from nolle.labeller.tables import Tables
from nolle.labeller.texts import Opening
from nolle.labeller.vocabulary import read_vocabulary, vocabulary

FILES = {
    "_words": "[words]\ngap = '[^;.]*?'\nrest = '[^;]*'\n[opening]\nlead = '(?:second |joint )*'",
    "_papers": """
[[paper]]
name = "order"
match = ['^order', 'and order']
[[paper]]
name = "motion"
match = ['^motion']
[[paper]]
name = "reply"
match = ['^reply']
reports = ["sealed"]
[[passage]]
name = "pointing"
match = ['\\bre \\d<rest>']
spares = ["sealed"]
""",
    "tea": "description = 'Tea is served.'\nmatch = ['\\btea\\b']\nin.order = ['\\bkettle\\b']\nunless = ['tea<gap>tomorrow']\nnever = ['\\bcoffee\\b']",
    "sealed": "description = 'Sealed.'\nmatch = ['\\bsealed\\b']\nnot_in = ['motion']",
}


def folder(path: Path, **files: str) -> Path:
    for name, text in {**FILES, **files}.items():
        (path / f"{name}.toml").write_text(text, encoding="utf-8")
    return path


def labels(path: Path, text: str) -> set[str]:
    small = read_vocabulary(folder(path))
    tables = Tables(small)
    bits, _ = PlainEngine(small, tables).read(Opening(small.opening).lines(pa.array([text], pa.large_string())))
    return {name for number, name in enumerate(tables.labels) if int(bits[0]) >> number & 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tea was served", {"tea"}),
        ("TEA is served tomorrow", set()),
        ("Tea is served; tomorrow is another day", {"tea"}),
        ("Tea is served tomorrow; more TEA today", {"tea"}),
        ("Tea and coffee", set()),
        ("ORDER: the kettle is on", {"tea"}),
        ("Second Joint ORDER: the kettle is on", {"tea"}),
        ("The kettle is on", set()),
        ("Statement re 12 tea", set()),
        ("Tea re 12 biscuits", {"tea"}),
        ("Statement re 12 sealed", {"sealed"}),
        ("REPLY about tea, sealed", {"sealed"}),
        ("MOTION, sealed", set()),
        ("MOTION and order, sealed", {"sealed"}),
    ],
)
def test_a_label_stands_by_the_rules(tmp_path: Path, text: str, expected: set[str]) -> None:
    assert labels(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("file", "text", "why"),
    [
        ("tea", "description = 'x'\nmatch = ['tea', 1]", "match must be a list of strings"),
        ("tea", "match = ['tea']", "description is missing"),
        ("tea", "description = 'x'", "nothing would ever give this label"),
        ("tea", "description = 'x'\nmatch = ['tea']\nhow = 1", "unknown key 'how'"),
        ("tea", "description = 'x'\nmatch = ['tea'", "is not TOML"),
        ("tea", "description = 'x'\nmatch = ['tea(']", "unterminated|missing \\)"),
        ("tea", "description = 'x'\nmatch = ['<cup> of tea']", "unknown block <cup>"),
        ("tea", "description = 'x'\nmatch = ['tea(?! tomorrow)']", "looking around"),
        ("tea", "description = 'x'\nmatch = ['(tea) \\1']", "looking around and back-references"),
        ("tea", "description = 'x'\nmatch = ['tea\\stime']", "plain space"),
        ("tea", "description = 'x'\nmatch = ['Tea']", "lower case"),
        ("tea", "description = 'x'\nmatch = ['thé']", "ascii"),
        ("tea", "description = 'x'\nmatch = ['(?:tea)?']", "matches even where nothing stands"),
        ("tea", "description = 'x'\nmatch = ['tea\\w*']", "ends in a repetition"),
        ("tea", "description = 'x'\nin.letter = ['tea']", "unknown key 'letter'"),
        ("tea", "description = 'x'\nmatch = ['tea']\nnot_in = ['letter']", "names 'letter'"),
        ("tea", "description = 'x'\nmatch = ['tea']\nin = 3", "in must be a table"),
        ("_words", "[words]\ngap = 3", "gap must be a string"),
        ("_papers", "[[paper]]\nname = 'order'\nmatch = ['^order']\nreports = ['tee']", "names 'tee'"),
        ("_actor", "filings = ['letter']", "names 'letter'"),
        ("_actor", "[[rule]]\nname = 'x'\nside = 'judge'\nmatch = ['by']", "side 'judge'"),
    ],
)
def test_a_wrong_file_is_refused_by_name_and_reason(tmp_path: Path, file: str, text: str, why: str) -> None:
    with pytest.raises(BadVocabulary, match=rf"^{file}\.toml: .*(?:{why})"):
        read_vocabulary(folder(tmp_path, **{file: text})).check()


def test_more_labels_than_fit_a_word_are_refused(tmp_path: Path) -> None:
    many = {f"label{number}": "description = 'x'\nmatch = ['x']" for number in range(64)}
    with pytest.raises(BadVocabulary, match="at most 63"):
        read_vocabulary(folder(tmp_path, **many)).check()


def test_no_phrase_can_reach_into_the_next_entry() -> None:
    """Only a line break stands between entries, and no expression can match one."""
    for phrase in vocabulary().phrases():
        assert r"\s" not in phrase.regex
        assert r"\W" not in phrase.regex
        assert "[^" not in phrase.regex.replace(r"[^\n", "").replace(r"[^\x02\n", ""), phrase.source

"""Matters: plain TOML that a person edits too, checked with errors that name the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from nolle import matters
from nolle.errors import BadUsage
from nolle.matters import InFull, Matter, parse

CASE = "nysd/1:24-cr-90017"
WHOLE = f"""# what we follow
name = "Ferry cases"
cases = [
  "{CASE}",  # the first
  "nysd/1:24-cr-90018",
]
people = ["Dana Whitlow"]

[[in_full]]
who = "Ada Quillfeather"
case = "{CASE}"
reason = "an elected official, charged for acts in office"
"""


def test_a_matter_is_read_from_its_file() -> None:
    full = (InFull("Ada Quillfeather", CASE, "an elected official, charged for acts in office"),)
    assert parse(WHOLE, "ferry", "ferry.toml") == Matter("ferry", "Ferry cases", cases=(CASE, "nysd/1:24-cr-90018"), people=("Dana Whitlow",), in_full=full)


def test_a_new_matter_is_found_by_its_name_and_by_its_file(tmp_path: Path) -> None:
    made = matters.create(tmp_path, "Ferry Cases!", {"cases": [CASE], "terms": ["ferry"]})
    assert made == matters.find(tmp_path, "ferry-cases") == matters.find(tmp_path, "FERRY cases!") == matters.matters(tmp_path)[0]
    assert (made.slug, made.name, made.cases, made.terms) == ("ferry-cases", "Ferry Cases!", (CASE,), ("ferry",))


def test_a_change_keeps_a_persons_comments(tmp_path: Path) -> None:
    matters.create(tmp_path, "ferry", {})
    path = matters.path_of(tmp_path, "ferry")
    path.write_text(WHOLE, encoding="utf-8")
    changed = matters.change(tmp_path, "ferry", {"terms": ["ferry"]}, {"people": ["Dana Whitlow"]})
    assert (changed.terms, changed.people) == (("ferry",), ())
    assert "# what we follow" in path.read_text(encoding="utf-8") and "# the first" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('name = "x"\ncases = ["24-cr-90017"]', "line 2: '24-cr-90017' is no case"),
        (f'name = "x"\ncases = [\n"{CASE}",\n"nysd"]', "line 4: 'nysd' is no case"),
        ('cases = []\n', "line 1: the matter needs a name"),
        ('name = "x"\n\ncase = "y"', "line 3: 'case' is not known"),
        ('name = "x"\npeople = "Dana"', "line 2: people must be a list"),
        ('name = "x"\n[[in_full]]\nwho = "Ada"\ncase = "c"\n', "line 2: [[in_full]] needs"),
        (f'name = "x"\n[[in_full]]\nwho = "Ada"\ncase = "{CASE}"\nreason = "yes"\n', "line 2: the reason for printing 'Ada'"),
        ('name = "x', "line 1"),
        ("name = 5", "line 1: name must be a text"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_its_line(text: str, said: str) -> None:
    with pytest.raises(BadUsage) as raised:
        parse(text, "m", "m.toml")
    assert str(raised.value).startswith("m.toml") and said in str(raised.value)


def test_a_wrong_edit_changes_nothing(tmp_path: Path) -> None:
    made = matters.create(tmp_path, "ferry", {"cases": [CASE]})
    with pytest.raises(BadUsage, match="line 1"):
        matters.replace(tmp_path, "ferry", "name = ")
    with pytest.raises(BadUsage, match="terms has no 'boat'"):
        matters.change(tmp_path, "ferry", {}, {"terms": ["boat"]})
    assert matters.find(tmp_path, "ferry") == made


def test_an_unknown_matter_names_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(BadUsage, match="nolle matter new"):
        matters.find(tmp_path, "ferry")
    matters.create(tmp_path, "ferry", {})
    with pytest.raises(BadUsage, match="there are ferry"):
        matters.find(tmp_path, "boats")
    with pytest.raises(BadUsage, match="needs letters"):
        matters.create(tmp_path, "!!!", {})
    with pytest.raises(BadUsage, match="there is a matter"):
        matters.create(tmp_path, "Ferry", {})


def test_a_file_that_is_no_utf8_is_refused_by_name(tmp_path: Path) -> None:
    matters.create(tmp_path, "ferry", {})
    matters.path_of(tmp_path, "ferry").write_bytes(b"name = \"\xff\"")
    with pytest.raises(BadUsage, match=r"ferry\.toml: not UTF-8"):
        matters.matters(tmp_path)

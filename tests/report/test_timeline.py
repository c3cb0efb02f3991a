"""The picture: the word above the line, the record below, whatever the days are."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from nolle.report._timeline import ENDS, Flag, Lane, Step, Timeline, draw

SVG = "{http://www.w3.org/2000/svg}"
DAYS = st.dates(date(1950, 1, 1), date(2090, 1, 1))
LABELS = st.text(alphabet="ab &<>\"'“é\u202e漢", max_size=60)
FLAGS = st.builds(Flag, DAYS, LABELS, LABELS, st.just("#s-1"), st.booleans())
LANES = st.builds(Lane, LABELS, st.none() | DAYS, st.none() | DAYS, st.sampled_from([*ENDS, "new"]), LABELS, st.just("#c-1"), st.lists(st.builds(Step, DAYS, LABELS, st.just("#c-1")), max_size=3).map(tuple))


def parsed(line: Timeline) -> etree._Element:
    return etree.fromstring(draw(line).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).encode())


def lane(ended: date | None, outcome: str = "dismissed") -> Lane:
    return Lane("count 1 · D. W.", date(2024, 1, 5), ended, outcome, "dismissed on the government's motion", "#c-1")


def life(line: Timeline) -> tuple[float, float]:
    drawn = parsed(line).find(f".//{SVG}path[@class='life']")
    drawn = parsed(line).find(f".//{SVG}path[@class='life running']") if drawn is None else drawn
    start, end = drawn.get("d")[1:].split("H")
    return float(start.split()[0]), float(end)


def test_a_lane_ends_where_the_charge_ended_and_an_open_one_at_the_last_capture() -> None:
    seen = (date(2024, 6, 1), date(2025, 6, 1))
    ended, later = life(Timeline("x", (), (lane(date(2024, 9, 1)),), seen)), life(Timeline("x", (), (lane(None, "pending"),), seen))
    assert ended[0] == later[0] < ended[1] < later[1]
    mark = parsed(Timeline("x", (), (lane(None, "pending"),), seen)).findall(f".//{SVG}path[@class='seen']")[-1]
    assert mark.get("d").startswith(f"M{later[1]} ")


def test_what_was_said_stands_above_the_line_and_leads_to_its_words() -> None:
    root = parsed(Timeline("x", (Flag(date(2024, 2, 1), "Office promised", "all of it", "#s-9", True),), (lane(date(2024, 9, 1)),)))
    flag = root.find(f".//{SVG}a[@class='flag']")
    axis = float(root.find(f".//{SVG}path[@class='axis']").get("d").split()[1].split("H")[0])
    assert flag.get("href") == "#s-9" and flag.findtext(f"{SVG}title") == "all of it"
    assert float(flag.find(f"{SVG}rect").get("y")) < axis


def test_flags_without_room_are_counted_and_not_lost_in_silence() -> None:
    day = date(2024, 2, 1)
    words = "".join(parsed(Timeline("x", tuple(Flag(day, f"{n} said", "t", "#s") for n in range(40)), ())).itertext())
    assert "31 more without room for a label" in words


def test_without_a_day_there_is_no_picture() -> None:
    assert draw(Timeline("x", (), (Lane("count 1", None, None, "unknown", "cannot tell", "#c"),))) == ""


@given(st.lists(FLAGS, max_size=12).map(tuple), st.lists(LANES, max_size=6).map(tuple), st.lists(DAYS, max_size=3).map(tuple))
def test_any_days_and_words_make_a_well_formed_picture_within_its_frame(flags: tuple[Flag, ...], lanes: tuple[Lane, ...], seen: tuple[date, ...]) -> None:
    line = Timeline("a < b", flags, lanes, seen)
    if not draw(line):
        assert not flags and not seen
        return
    root = parsed(line)
    width = float(root.get("viewBox").split()[2])
    assert all(0 <= float(x) <= width for element in root.iter() for name in ("x", "cx") if (x := element.get(name)))
    assert len(root.findall(f"{SVG}a[@class]")) >= len(lanes)

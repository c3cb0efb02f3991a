"""Defendants as entries name them; all are invented."""

import pytest

from nolle.outcomes.people import find_people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("ORDER as to Ida B. Marsh (2)", [("Ida B. Marsh", 2)]),
        ("JUDGMENT as to Odell Ferris, Jr. (3), Count 1", [("Odell Ferris, Jr.", 3)]),
        ("JUDGMENT as to Odell Ferris, III (3), Count 1", [("Odell Ferris, III", 3)]),
        ("ORDER as to Odell Ferris Jr. (1). Ordered", [("Odell Ferris Jr.", 1)]),
        ("ORDER AS TO ODELL FERRIS THAT UPON CONSIDERATION", [("ODELL FERRIS", None)]),
        ("as to Petra de la Cruz-Novak (11)", [("Petra de la Cruz-Novak", 11)]),
        ("as to Ida Marsh (1), Odell Ferris (2) and Petra Novak (3)", [("Ida Marsh", 1), ("Odell Ferris", 2), ("Petra Novak", 3)]),
        ("AS TO IDA MARSH, ODELL FERRIS AND PETRA NOVAK BEFORE", [("IDA MARSH", None), ("ODELL FERRIS", None), ("PETRA NOVAK", None)]),
        ("Guilty: Ida Marsh (1) count(s) 1", [("Ida Marsh", 1)]),
        ('as to Ida "Dot" Marsh (1)', [('Ida "Dot" Marsh', 1)]),
        ("against Harlan Feed Supply, Inc. (4)", [("Harlan Feed Supply, Inc.", 4)]),
        ("as to defendant S. Ana O'Dell", [("S. Ana O'Dell", None)]),
        ("ORDER Dismissing Case Ida Marsh (1)", [("Ida Marsh", 1)]),
    ],
)
def test_defendants_are_found_with_their_numbers(text, people):
    assert [(p.name, p.number) for p in find_people(text)] == people
    assert all(p.name.split()[0] in text[p.start : p.end] for p in find_people(text))


@pytest.mark.parametrize(
    "text",
    [
        "as to Count 1 of the Indictment",
        "Defendant pleaded guilty",
        "defendant is committed for ONE HUNDRED TWENTY (120) months",
        "Federal Correctional Institution (2)",
        "as to this defendant only",
        "Signed by Judge B. Quill (3)",
    ],
)
def test_other_capitals_are_no_defendants(text):
    assert find_people(text) == ()


def test_a_short_mention_is_the_one_it_can_only_be():
    text = "ORDER as to Ida Marsh (1) and Odell Ferris (2). The charges against defendant Ferris are dismissed."
    assert [(p.name, p.number) for p in find_people(text)][-1] == ("Odell Ferris", 2)


def test_a_name_is_found_again_where_nothing_announces_it():
    text = "Verdict as to IDA MARSH and ODELL FERRIS. ODELL FERRIS, not guilty."
    assert [p.name for p in find_people(text)] == ["IDA MARSH", "ODELL FERRIS", "ODELL FERRIS"]

"""Acts that statements tell: each rule's own examples, and what makes an act no fact."""

from __future__ import annotations

import pytest

from nolle.comparing._acts import Act, acts_of, beside, examples_beside, rules
from nolle.model import Quote, Statement, StatementKind

YES = [(rule.name, text) for rule in rules() for text in rule.yes]
NO = [(rule.name, text) for rule in rules() for text in rule.no]


def statement(content: str, kind: StatementKind = "claim", **more: object) -> Statement:
    return Statement("1", (), (), (Quote(content, 0, len(content)),), "Dana Whitlow", "person", kind, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("act", "text"), YES)
def test_an_act_is_told_by_its_examples(act: str, text: str) -> None:
    assert list(next(rule for rule in rules() if rule.name == act).places(text))


@pytest.mark.parametrize(("act", "text"), NO)
def test_an_act_is_not_told_by_what_only_sounds_like_it(act: str, text: str) -> None:
    assert not list(next(rule for rule in rules() if rule.name == act).places(text))


@pytest.mark.parametrize("name", ["negated", "unreal", "narrowed", "elsewhere", "government", "reason", "replaced"])
def test_words_beside_an_act_have_examples(name: str) -> None:
    yes, no = examples_beside(name)
    assert all(beside(name).search(text) for text in yes) and not any(beside(name).search(text) for text in no)


@pytest.mark.parametrize(
    ("content", "acts"),
    [
        ("that the charges against the clerk had been dropped", [Act("dropped", True)]),
        ("the case had not been dismissed", [Act("standing", True)]),
        ("the charges are no longer pending", [Act("dropped", True)]),
        ("he no longer faces charges", [Act("dropped", True)]),
        ("“The charge against Ms. Whitlow stands,”", [Act("standing", True)]),
        ("he is still charged with robbery", [Act("standing", True)]),
        ("the jury found him not guilty", [Act("acquitted", True)]),
        ("a judge dismissed without prejudice all of the charges", [Act("dropped", True)]),
        ("he was charged with wire fraud", [Act("charged", True)]),
        ("prosecutors moved to dismiss the indictment", [Act("asked_to_drop", True)]),
        ("the office will dismiss the case", []),
        ("if the charges are dropped, she will sue", []),
        ("the case could be dismissed", []),
        ("he never was convicted", [Act("convicted", False)]),
        ("he was not convicted of murder", []),
        ("she was never charged with arson", []),
        ("nobody was charged", [Act("charged", False)]),
        ("she has not been charged", [Act("charged", False)]),
        ("he was convicted of fraud in 2010", []),
        ("he had pleaded guilty two years ago in state court", []),
        ("he was convicted of fraud", [Act("convicted", True)]),
        ("the ferry left on time", []),
        ("the judge, not prosecutors, dismissed the charge", [Act("dropped", True)]),
        ("that had the charge not been dropped, she would have won", []),
        ("the charges were all but dropped", []),
        ("a count in the first indictment had been dropped when it was superseded", []),
        ("the case remains under review", []),
    ],
)
def test_what_happened_and_what_did_not(content: str, acts: list[Act]) -> None:
    assert list(acts_of(statement(content))) == acts


def test_a_denial_turns_an_act_round() -> None:
    assert acts_of(statement("that the charges had been dropped", "denial")) == (Act("standing", True),)


@pytest.mark.parametrize("content", ["that the charges had been dropped because the evidence was weak", "that the case was dropped for political reasons", "that the charge was dropped under pressure"])
def test_a_denial_of_a_reason_denies_no_act(content: str) -> None:
    assert acts_of(statement(content, "denial")) == ()
    assert acts_of(statement(content)) == (Act("dropped", True),)


@pytest.mark.parametrize(("kind", "more"), [("promise", {}), ("opinion", {}), ("no_comment", {}), ("claim", {"negated": True}), ("claim", {"hedged": True})])
def test_what_is_no_plain_assertion_tells_no_act(kind: StatementKind, more: dict[str, bool]) -> None:
    assert acts_of(statement("the charges were dropped", kind, **more)) == ()


@pytest.mark.parametrize(("source", "acts"), [("Federal prosecutors", [Act("asked_to_drop", True)]), ("Her lawyers", [])])
def test_what_the_government_asks_a_judge_is_told_by_the_asking(source: str, acts: list[Act]) -> None:
    words = [Quote(text, start, start + len(text)) for text, start in ((source, 0), ("asked", 30), ("a judge", 40), ("to drop the charge", 60))]
    asked = Statement("1", (words[0],), (words[1],), (words[2], words[3]), source, "office", "claim")
    assert list(acts_of(asked)) == acts

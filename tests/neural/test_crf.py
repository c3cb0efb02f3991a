"""The conditional random field against every labelling written out."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

torch = pytest.importorskip("torch", reason="the extra neural is not installed")

from nolle.neural import crf  # noqa: E402

LENGTHS = (4, 2, 1)
LABELS = 3


@pytest.fixture
def field() -> tuple:
    draw = torch.Generator().manual_seed(3)
    return torch.randn(3, 4, LABELS, generator=draw), torch.tensor(LENGTHS), torch.randn(LABELS, LABELS, generator=draw)


def totals(scores, length: int, moves) -> dict[tuple[int, ...], float]:
    """The score of every labelling of one row."""
    return {
        path: sum(float(scores[n, label]) for n, label in enumerate(path)) + sum(float(moves[one, other]) for one, other in pairwise(path))
        for path in product(range(LABELS), repeat=length)
    }


def test_the_likelihood_of_all_labellings_is_one(field: tuple) -> None:
    scores, lengths, moves = field
    for row, length in enumerate(LENGTHS):
        every = torch.zeros(LABELS**length, 4, dtype=torch.long)
        for n, path in enumerate(product(range(LABELS), repeat=length)):
            every[n, :length] = torch.tensor(path)
        likely = crf.likelihood(scores[row].expand(len(every), -1, -1), every, lengths[row].expand(len(every)), moves)
        assert float(likely.exp().sum()) == pytest.approx(1, abs=1e-4)


def test_a_labelling_is_as_likely_as_its_score_among_all(field: tuple) -> None:
    scores, lengths, moves = field
    labels = torch.tensor([[0, 2, 1, 1], [2, 0, 0, 0], [1, 2, 2, 2]])
    likely = crf.likelihood(scores, labels, lengths, moves)
    for row, length in enumerate(LENGTHS):
        every = totals(scores[row], length, moves)
        wanted = torch.tensor(every[tuple(labels[row, :length].tolist())]) - torch.logsumexp(torch.tensor(list(every.values())), 0)
        assert float(likely[row]) == pytest.approx(float(wanted), abs=1e-4)


def test_shares_are_summed_over_all_labellings(field: tuple) -> None:
    scores, lengths, moves = field
    found = crf.shares(scores, lengths, moves)
    for row, length in enumerate(LENGTHS):
        every = totals(scores[row], length, moves)
        whole = torch.logsumexp(torch.tensor(list(every.values())), 0)
        for n, label in product(range(length), range(LABELS)):
            share = sum(float((torch.tensor(score) - whole).exp()) for path, score in every.items() if path[n] == label)
            assert float(found[row, n, label]) == pytest.approx(share, abs=1e-4)

"""A linear-chain conditional random field (Lafferty et al. 2001) over rows of different lengths."""

from __future__ import annotations

import torch
from torch import Tensor


def likelihood(scores: Tensor, labels: Tensor, lengths: Tensor, moves: Tensor) -> Tensor:
    """Log likelihood of each row's labels. ``scores`` (rows, length, labels); ``moves`` (labels, labels) is the score of going from one to another."""
    inside = torch.arange(scores.shape[1])[None, :] < lengths[:, None]
    own = scores.gather(2, labels[:, :, None])[:, :, 0] * inside
    between = moves[labels[:, :-1], labels[:, 1:]] * inside[:, 1:]
    return own.sum(1) + between.sum(1) - torch.logsumexp(_forward(scores, inside, moves)[-1], 1)


def _forward(scores: Tensor, inside: Tensor, moves: Tensor) -> list[Tensor]:
    total = scores[:, 0]
    steps = [total]
    for n in range(1, scores.shape[1]):
        following = torch.logsumexp(total[:, :, None] + moves, 1) + scores[:, n]
        total = torch.where(inside[:, n, None], following, total)
        steps.append(total)
    return steps


def shares(scores: Tensor, lengths: Tensor, moves: Tensor) -> Tensor:
    """How likely each label is at each place, (rows, length, labels)."""
    inside = torch.arange(scores.shape[1])[None, :] < lengths[:, None]
    forward = torch.stack(_forward(scores, inside, moves), 1)
    after = torch.zeros_like(scores[:, 0])
    backward = [after]
    for n in range(scores.shape[1] - 1, 0, -1):
        before = torch.logsumexp(moves + (scores[:, n] + after)[:, None, :], 2)
        after = torch.where(inside[:, n, None], before, after)
        backward.append(after)
    both = forward + torch.stack(backward[::-1], 1)
    return both.softmax(-1)

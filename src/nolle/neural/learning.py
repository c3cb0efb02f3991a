"""Learning from marked articles: the same network, its weights moved a little after every batch (AdamW, Loshchilov and Hutter 2019)."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from nolle.neural import crf
from nolle.neural.encoder import Run, Shape, Weights
from nolle.neural.goals import Goal
from nolle.neural.network import Batch, asked_of, batch_of, label, read

_FROZEN = ("embeddings.word_embeddings.", "embeddings.position_embeddings.", "embeddings.token_type_embeddings.")
_LAYER = re.compile(r"layer\.(\d+)\.")


@dataclass(frozen=True, slots=True)
class Plan:
    """How to learn. ``rate`` is the upper layers' step size, ``fade`` what each layer below takes of it, ``fresh`` that of new weights."""

    epochs: int = 3
    seed: int = 1
    batch_pieces: int = 1100
    rate: float = 2e-4
    fade: float = 0.85
    fresh: float = 1e-3
    decay: float = 0.01
    dropout: float = 0.1
    warm_up: float = 0.06
    doubted: float = 0.15
    doubts: int = 8


@dataclass(frozen=True, slots=True)
class Step:
    """How far learning has come, and how long the rest will take in seconds."""

    number: int
    of: int
    loss: float
    left: float


def learn(weights: Weights, shape: Shape, goals: Sequence[Goal], plan: Plan, run: Run, tell: Callable[[Step], None]) -> None:
    """Moves the weights, in place, towards the goals."""
    torch.manual_seed(plan.seed)
    groups = _groups(weights, shape, plan)
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6)
    batches = list(_batches(goals, plan))
    begun, loss = time.monotonic(), 0.0
    for number, batch in enumerate(batches, 1):
        _set_rates(optimizer, number / len(batches), plan)
        now = _losses(weights, shape, batch, plan, run)
        optimizer.zero_grad()
        now.backward()
        torch.nn.utils.clip_grad_norm_([one for group in groups for one in group["params"]], 1.0)
        optimizer.step()
        loss = float(now.detach()) if number == 1 else 0.98 * loss + 0.02 * float(now.detach())
        spent = time.monotonic() - begun
        tell(Step(number, len(batches), loss, spent / number * (len(batches) - number)))


def _groups(weights: Weights, shape: Shape, plan: Plan) -> list[dict[str, Any]]:
    """The weights that are moved, by step size; vectors are not pulled towards nought."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, tensor in weights.items():
        if not name.startswith(_FROZEN):
            rate = _rate(name, shape, plan)
            tensor.requires_grad_()
            groups.setdefault((rate, plan.decay if tensor.dim() > 1 else 0.0), []).append(tensor)
    return [{"params": tensors, "lr": rate, "rate": rate, "weight_decay": decay} for (rate, decay), tensors in groups.items()]


def _rate(name: str, shape: Shape, plan: Plan) -> float:
    found = _LAYER.search(name)
    if found:
        return plan.rate * plan.fade ** (shape.num_hidden_layers - 1 - int(found[1]))
    return plan.rate * plan.fade**shape.num_hidden_layers if name.startswith("embeddings.") else plan.fresh


def _set_rates(optimizer: torch.optim.Optimizer, share: float, plan: Plan) -> None:
    """Steps grow at first and then shrink to nothing."""
    scale = share / plan.warm_up if share < plan.warm_up else (1 - share) / (1 - plan.warm_up)
    for group in optimizer.param_groups:
        group["lr"] = group["rate"] * scale


@dataclass(frozen=True, slots=True)
class _Lesson:
    goals: tuple[Goal, ...]
    batch: Batch


def _batches(goals: Sequence[Goal], plan: Plan) -> Iterator[_Lesson]:
    """Every goal once an epoch, those of like length together, in an order drawn from the seed."""
    draw = random.Random(plan.seed)
    for _ in range(plan.epochs):
        lessons: list[tuple[Goal, ...]] = []
        waiting: list[Goal] = []
        for goal in sorted(goals, key=lambda one: len(one.chunk.pieces) * draw.uniform(0.95, 1.05)):
            if waiting and (len(waiting) + 1) * len(goal.chunk.pieces) > plan.batch_pieces:
                lessons.append(tuple(waiting))
                waiting = []
            waiting.append(goal)
        lessons.append(tuple(waiting))
        draw.shuffle(lessons)
        for lesson in lessons:
            yield _Lesson(lesson, batch_of([goal.chunk for goal in lesson]))


def _losses(weights: Weights, shape: Shape, lesson: _Lesson, plan: Plan, run: Run) -> Tensor:
    batch, goals = lesson.batch, lesson.goals
    logits, states = read(weights, shape, batch, run)
    wanted, counts = torch.zeros_like(logits), torch.zeros_like(logits)
    for row, goal in enumerate(goals):
        counts[row, : len(goal.chunk.words)] = 1.0
        wanted[row, [cue for cue, _ in goal.cues]] = 1.0
    loss = (functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none") * counts).sum() / max(1.0, float(wanted.sum()))
    true = [(row, cue) for row, goal in enumerate(goals) for cue, _ in goal.cues]
    asked = true + _doubtful(logits.detach(), wanted, goals, plan)
    if not asked:
        return loss
    scores, sure = label(weights, shape, batch, states, asked_of(batch, asked), run)
    answer = torch.zeros(len(asked))
    answer[: len(true)] = 1.0
    loss = loss + functional.binary_cross_entropy_with_logits(sure, answer)
    if not true:
        return loss
    labels = torch.zeros(len(true), logits.shape[1], dtype=torch.long)
    for n, found in enumerate(found for goal in goals for _, found in goal.cues):
        labels[n, : len(found)] = torch.from_numpy(found)
    lengths = batch.words[[row for row, _ in true]]
    return loss - 0.2 * crf.likelihood(scores[: len(true)], labels, lengths, weights["labels.moves"]).mean()


def _doubtful(logits: Tensor, wanted: Tensor, goals: Sequence[Goal], plan: Plan) -> list[tuple[int, int]]:
    """Words that the network itself would take for cues and that are none: it learns to see that on the second reading."""
    sure = torch.sigmoid(logits) * (1 - wanted)
    for row, goal in enumerate(goals):
        sure[row, len(goal.chunk.words) :] = 0.0
        sure[row, list(goal.unsure)] = 0.0
    places = (sure > plan.doubted).nonzero().tolist()
    return sorted(map(tuple, places), key=lambda place: -float(sure[place[0], place[1]]))[: plan.doubts]

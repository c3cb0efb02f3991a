"""Work spread over processes: each counts with one thread, from its first import on."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from nolle.spread import spread

THREADS = "OPENBLAS_NUM_THREADS"
AT_IMPORT = os.environ.get(THREADS)


def prepare() -> Callable[[int], tuple[int, str | None]]:
    return lambda item: (item, AT_IMPORT)


def test_threads_are_settled_before_what_is_prepared_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(THREADS, raising=False)
    assert list(spread(prepare, [7, 8, 9], jobs=2)) == [(7, "1"), (8, "1"), (9, "1")]

"""Labellers for all tests here; starting one reads the whole vocabulary."""

from __future__ import annotations

import pytest

from nolle.labeller import ENGINES, Labeller


@pytest.fixture(scope="session")
def labellers() -> dict[str, Labeller]:
    """One labeller per engine."""
    return {engine: Labeller(engine) for engine in ENGINES}

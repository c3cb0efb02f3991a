"""docs/exports.md tells every field of every kind, in order."""

import re
from pathlib import Path

import pytest

from nolle.outputs import KINDS

DOC = (Path(__file__).resolve().parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_told_in_its_order(kind):
    section = DOC.split(f"\n## {kind}\n")[1].split("\n## ")[0]
    told = dict.fromkeys(re.findall(r"`(\w+)`", section))
    fields = list(KINDS[kind].fields)
    assert [name for name in told if name in fields] == fields

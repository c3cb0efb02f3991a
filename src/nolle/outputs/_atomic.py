"""A file that appears whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from nolle.errors import BadUsage


@contextmanager
def replacing(file: str) -> Iterator[BinaryIO]:
    """Write beside ``file`` and rename at the end: an interrupted export leaves what was there before untouched.

    A pipe or device is written straight. Raises BadUsage where the place cannot be written.
    """
    target = Path(file).resolve()
    if target.is_dir():
        raise BadUsage(f"{file}: is a folder; name a file")
    try:
        whole = not target.exists() or target.is_file()
        out = _beside(target).open("xb") if whole else target.open("wb")
    except OSError as error:
        raise BadUsage(f"{file}: cannot be written ({error.strerror})") from error
    with out:
        if whole:
            with _discarded_on_failure(Path(out.name)):
                yield out
                out.flush()
                os.fsync(out.fileno())
                Path(out.name).replace(target)
        else:
            yield out


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}.part")


@contextmanager
def _discarded_on_failure(part: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        part.unlink(missing_ok=True)
        raise

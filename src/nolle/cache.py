"""A user's cache of things that are slow to make. Losing it, or not being able to write it, costs time and nothing else."""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Made = TypeVar("Made")
_DIGEST = hashlib.sha256().digest_size


def folder() -> Path:
    """Where this user's caches lie: $XDG_CACHE_HOME, or what the system uses."""
    if "XDG_CACHE_HOME" in os.environ:
        return Path(os.environ["XDG_CACHE_HOME"]) / "nolle"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", tempfile.gettempdir())) / "nolle" / "cache"
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "nolle"


def kept(key: bytes, make: Callable[[], Made], dump: Callable[[Made], bytes], load: Callable[[bytes], Made | None]) -> Made:
    """What ``make`` returns, from the cache where it can be: ``load`` reads what ``dump`` wrote, or returns None.

    The key should hold all that the result depends on; the kind of machine is added to it. A damaged cache is ignored.
    """
    place = _place(key)
    data = _read(place)
    found = load(data) if data else None
    if found is None:
        found = make()
        _write(place, dump(found))
    return found


def _place(key: bytes) -> Path | None:
    machine = f"{sys.platform} {platform.machine()} {platform.processor()}".encode()
    try:
        return folder() / hashlib.sha256(machine + b"\0" + key).hexdigest()[:32]
    except RuntimeError:  # no home directory
        return None


def _read(place: Path | None) -> bytes | None:
    """The data kept at ``place``; None where there is none, or not what was written."""
    if place is None:
        return None
    try:
        data = place.read_bytes()
    except OSError:
        return None
    digest, body = data[:_DIGEST], data[_DIGEST:]
    return body if hashlib.sha256(body).digest() == digest else None


def _write(place: Path | None, data: bytes) -> None:
    """Keep the data, all or nothing, so that a reader never sees half of it."""
    if place is None:
        return
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(data).digest() + data)
        Path(name).replace(place)

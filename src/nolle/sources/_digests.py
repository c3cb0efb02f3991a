"""Digests as web archives write them: "sha1:" and base 32, "sha256:" and hex, and their mixtures."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterable

_KNOWN = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}


def can_check(written: str) -> bool:
    """Whether a digest is of a kind that is known here and of that kind's length."""
    return _wanted(written) is not None


def confirms(written: str, contents: Iterable[Callable[[], bytes]]) -> bool:
    """Whether a digest is that of one of the contents, which are made one after the other."""
    known = _wanted(written)
    return known is not None and any(hashlib.new(known[0], content(), usedforsecurity=False).digest() == known[1] for content in contents)


def hasher(written: str) -> Callable[[], Hashing] | None:
    """Something that hashes as a digest asks; None where it cannot be checked."""
    known = _wanted(written)
    return (lambda: Hashing(*known)) if known else None


class Hashing:
    """A hash that is built piece by piece and compared in the end."""

    def __init__(self, name: str, wanted: bytes) -> None:
        self._hash = hashlib.new(name, usedforsecurity=False)
        self._wanted = wanted

    def add(self, piece: bytes) -> None:
        """Hash one more piece."""
        self._hash.update(piece)

    @property
    def holds(self) -> bool:
        """Whether the pieces are what the digest says."""
        return self._hash.digest() == self._wanted


def _wanted(written: str) -> tuple[str, bytes] | None:
    name, _, value = written.strip().partition(":")
    name, value = name.strip().lower().replace("-", ""), value.strip()
    if name not in _KNOWN:
        return None
    size = hashlib.new(name, usedforsecurity=False).digest_size
    return next(((name, raw) for decode in (_hex, _base32, _base64) if (raw := decode(value)) is not None and len(raw) == size), None)


def _hex(value: str) -> bytes | None:
    try:
        return bytes.fromhex(value)
    except ValueError:
        return None


def _base32(value: str) -> bytes | None:
    try:
        return base64.b32decode(value.upper() + "=" * (-len(value) % 8))
    except (binascii.Error, ValueError):
        return None


def _base64(value: str) -> bytes | None:
    try:
        return base64.b64decode(value.replace("-", "+").replace("_", "/") + "=" * (-len(value) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None

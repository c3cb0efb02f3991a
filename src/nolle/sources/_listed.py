"""A web archive's own list of the pages that somebody went to, without all that those pages loaded."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from urllib.parse import urljoin, urlsplit

_MAX_LEADS = 5  # redirects from a page on the list to the page itself


class Listed:
    """The addresses on a list. The same page over http or https, with "www." or a last slash or without, is the same here."""

    def __init__(self, addresses: Iterable[str]) -> None:
        self._wanted = {_key(address): 0 for address in addresses}
        self._unmet = dict.fromkeys(self._wanted)

    def __bool__(self) -> bool:
        return bool(self._wanted)

    def __contains__(self, address: str) -> bool:
        return _key(address) in self._wanted

    def met(self, address: str) -> None:
        """Note that the archive has something from an address."""
        self._unmet.pop(_key(address), None)

    def leads(self, address: str, target: str) -> None:
        """Note a redirect: where a page on the list leads is on it as well. A target that is no address leads nowhere."""
        far = self._wanted.get(_key(address))
        if far is not None and far < _MAX_LEADS:
            with suppress(ValueError):
                self._wanted.setdefault(_key(urljoin(address, target)), far + 1)

    @property
    def unmet(self) -> int:
        """How many pages on the list the archive has nothing from."""
        return len(self._unmet)


def _key(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"

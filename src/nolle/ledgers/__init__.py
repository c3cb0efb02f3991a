"""Ledgers: where captures are listed and facts are kept, append only. One Protocol, one contract suite, one file per store.

A member offers ``open_ledger(folder, *, create, patience) -> Ledger``.
"""

from nolle.ledgers._protocol import Damage, DerivedPart, Ledger, ReadingRow

__all__ = ["Damage", "DerivedPart", "Ledger", "ReadingRow"]

"""What can go wrong, as one tree.

NolleError                    exit 1
├── BadUsage                  exit 2   the command line was wrong
├── CannotRead                         an input is kept as a capture but cannot be read
│   ├── UnknownFormat                  no reader knows it
│   ├── Challenged                     a login page or bot wall saved instead of the record
│   └── TooLarge                       over a limit that protects the machine
├── BadVocabulary                      a rule file is wrong (file, what)
├── MissingExtra                       an optional part of Nolle is needed and not installed
├── CannotWrite                        the disk refuses (full, read-only, no permission)
├── LedgerBusy                         another process is writing
├── LedgerNewer                        made by a newer Nolle
└── Damaged                            a capture or quoted span is not what it was
"""

from __future__ import annotations


class NolleError(Exception):
    """The root of everything Nolle raises on purpose; the message is for people."""

    exit_code = 1


class BadUsage(NolleError):
    """The command line, a date or a path is wrong."""

    exit_code = 2


class CannotRead(NolleError):
    """An input that is kept as a capture but cannot be read; the message says why and what to do."""

    exit_code = 3


class UnknownFormat(CannotRead):
    """No reader recognises the content."""


class Challenged(CannotRead):
    """A login page, receipt or error page was saved instead of the record."""


class TooLarge(CannotRead):
    """The input is over a limit that protects the machine (size, depth, expansion)."""


class BadVocabulary(NolleError):
    """A vocabulary or rule file is wrong."""

    def __init__(self, file: str, what: str) -> None:
        super().__init__(f"{file}: {what}")


class MissingExtra(NolleError):
    """An optional part of Nolle is needed and not installed; the message says how to install it."""


class CannotWrite(NolleError):
    """The disk refuses: it is full, read-only or not ours. Nothing was half kept."""


class LedgerBusy(NolleError):
    """Another process is writing to this casebook."""


class LedgerNewer(NolleError):
    """The casebook was made by a newer Nolle."""


class Damaged(NolleError):
    """A capture, a fact or a quoted span is not what it was when it was kept."""

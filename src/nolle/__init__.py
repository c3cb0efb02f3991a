"""Nolle reads court dockets and tells what became of every criminal charge, with the words each answer rests on."""

__version__ = "0.1.0"

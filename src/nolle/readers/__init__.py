"""Readers: bytes to Report, one file per format. Each knows one kind of page and no ledger."""

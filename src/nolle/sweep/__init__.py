"""Bulk: what is usual, so that an unusual case can be seen."""

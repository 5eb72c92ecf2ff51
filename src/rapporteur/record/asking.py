"""Asking: many identifiers at once, but not more than a database takes in one query."""

from collections.abc import Iterable, Iterator

from rapporteur.workers import batched

AT_ONCE = 500


def asked(identifiers: Iterable[str]) -> Iterator[list[str]]:
    """Give identifiers in order, some at a time."""
    return batched(sorted(identifiers), AT_ONCE)

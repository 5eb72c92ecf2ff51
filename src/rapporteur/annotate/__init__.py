"""Annotate: what one report says, span by span."""

from datetime import date

from rapporteur.model import UNKNOWN, Dating, Document, Reading


def annotate(document: Document, *, published: date | None = None) -> Reading:
    """Return the reading of one document; `published` overrides what the page states."""
    raise NotImplementedError

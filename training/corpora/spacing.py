"""Spacing: the spaces between the tokens of a corpus that does not say where its texts had any."""

import re
from typing import Final

_GLUED_TO_LAST: Final = re.compile(r"[.,;:!?)\]}%”]|''|n['’]t|['’](?:s|re|d|ll|ve|m)?", re.IGNORECASE)
_GLUED_TO_NEXT: Final = frozenset("([{$“") | {"``"}


def space(last: str, token: str) -> str:
    """Return what stands between two tokens.

    >>> space("them", "."), space("(", "them"), space("of", "them")
    ('', '', ' ')
    """
    return "" if last in _GLUED_TO_NEXT or _GLUED_TO_LAST.fullmatch(token) else " "

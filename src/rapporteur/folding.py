"""Folding: letters as words are compared, whoever wrote them."""

import unicodedata


def without_marks(text: str) -> str:
    """Return text without the marks over and under its letters.

    >>> without_marks("Córdoba")
    'Cordoba'
    """
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def fold(text: str) -> str:
    """Return text in small letters without marks.

    >>> fold("Zoë")
    'zoe'
    """
    return without_marks(text.casefold())

"""Identifiers made from content: the same thing has the same id in every run, on every machine."""

import hashlib

DIGEST_CHARACTERS = 16


def make_id(kind: str, *parts: str | int) -> str:
    """Return an id such as `time-3f0c…` from what the thing consists of.

    Parts are joined with a character that cannot be confused with their content.

    >>> make_id("time", "doc-1", 0, 4) == make_id("time", "doc-1", 0, 4)
    True
    >>> make_id("time", "a", "bc") == make_id("time", "ab", "c")
    False
    """
    joined = "".join(f"{len(str(part))}:{part}" for part in parts)
    return f"{kind}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:DIGEST_CHARACTERS]}"


def sha256_of(content: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal.

    >>> sha256_of(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(content).hexdigest()

"""Spotted: the names, descriptions and pronouns that the encoder marks in a report, by where they stand.

A name that the encoder cuts in two is made whole where it is a country's, and one that reaches too far is cut short.
What it leaves unmarked is added (unmarked.py), and each name has one type (name_types.py).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from rapporteur.annotate.title_words import FIELDS, OFFICES
from rapporteur.countries import country_named
from rapporteur.encoder.encoder import Encoding
from rapporteur.encoder.heads import NAME, PHRASE
from rapporteur.encoder.sequences import Found
from rapporteur.ids import make_id
from rapporteur.model import Document, Mention, MentionForm, MentionType
from rapporteur.read.layout import lines_of

MADE_BY: Final = "mentions@1"
_EMPTY: Final = re.compile(r"(?:\b(?:the|an?|of|and|or|in|to|by|with|for|on|at|from|s)\b|\W|_)*", re.IGNORECASE)
_TAIL: Final = re.compile(r"(?:\s+(?:and|or|of|the|in|for|to|at|on|by|with|from|&)|\s*[(\[{,;:–—-])+$")
"""Small words and marks that a name does not end with."""
_DOTTED: Final = re.compile(r"(?:[A-Z]\.)+[A-Z]")
"""An acronym whose last dot may be taken for a full stop."""
_DESCRIBES: Final = re.compile(
    r"\b(?:our|their|his|her|its|my|your|the|both) (?:own )?(?!own\b)[a-z]{3,}$"
    r"|^(?:party|country|side|union|company|group)$",
    re.IGNORECASE,
)
"""What the encoder may take for a pronoun, and is a description: "our units", "party"."""
_NEXT: Final = re.compile(r" (?P<word>[A-Z][a-z]+)\b")
_DESCRIBED: Final = re.compile(
    r"[A-Z][\w-]+ (?:daily|newspaper|agency|broadcaster|magazine|weekly|website) (?=[«“\"A-Z])"
)
"""What stands before the name of a medium, and is no part of it."""
_LINE_END: Final = re.compile(r"(?<!\s)\s*\n\s*")
_BODY: Final = re.compile(r"\b(?:party|country|side|union|company|group|government|team|delegation)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spotted:
    """A mention as it stands, and its last wordpiece, by which pairs are scored; `titled` where its name is a title."""

    mention: Mention
    piece: int
    titled: bool = False

    @property
    def name(self) -> Mention | None:
        """The mention, where it is a name."""
        return self.mention if self.mention.form is MentionForm.NAME else None


def spotted_at(document: Document, encoding: Encoding, found: Found, form: MentionForm, type_: str) -> Spotted:
    """Return what stands at a span of the encoder as a mention of a form and a type; a pronoun has none."""
    start, end = encoding.offsets(found)
    mention = Mention(
        id=make_id("mention", document.id, start, end, form.value),
        span=document.span(start, end),
        form=form,
        type=None if form is MentionForm.PRONOUN else MentionType(type_),
        confidence=round(found.confidence, 3),
        made_by=MADE_BY,
    )
    return Spotted(mention, found.end - 1)


def marked_names(document: Document, encoding: Encoding) -> list[Spotted]:
    """Return the names that the encoder marks, in text order, made whole."""
    kept: list[Spotted] = []
    lines = _in_one_line(document, encoding, encoding.spans(NAME))
    for found in _outside_furniture(document, encoding, lines):
        one = _fitted(document, spotted_at(document, encoding, found, MentionForm.NAME, found.type))
        kept[-1:] = _made_whole(document, kept[-1], one) if kept else (one,)
    return kept


def with_titles(document: Document, names: Iterable[Spotted]) -> Iterator[Spotted]:
    """Give the names, those that are nothing but a title marked so ("the Special Envoy"), without those that are a part
    of one ("Prime" of "Prime Minister")."""
    for one in names:
        span = one.mention.span
        if one.mention.type is not MentionType.PERSON or not all(map(_is_of_title, span.quote.split())):
            yield one
        elif not (after := _NEXT.match(document.text, span.end)) or not _is_of_title(after["word"]):
            yield replace(one, titled=True)


def _is_of_title(word: str) -> bool:
    return word.lower() in OFFICES or word.lower() in FIELDS


def marked_phrases(document: Document, encoding: Encoding) -> Iterator[Spotted]:
    """Give the descriptions and pronouns that the encoder marks, in text order."""
    for found in _outside_furniture(document, encoding, encoding.spans(PHRASE)):
        form, type_ = MentionForm.NOMINAL, found.type
        if type_ == "PRONOUN":
            start, end = encoding.offsets(found)
            words = document.text[start:end]
            form = MentionForm.NOMINAL if _DESCRIBES.search(words) else MentionForm.PRONOUN
            type_ = "ORGANISATION" if _BODY.search(words) else "PERSON"
        yield spotted_at(document, encoding, found, form, type_)


def _outside_furniture(document: Document, encoding: Encoding, found: Iterable[Found]) -> Iterator[Found]:
    """Give the spans that mention somebody or something, those in page furniture left out."""
    for one in found:
        start, end = encoding.offsets(one)
        if not is_empty(document.text[start:end]) and not document.is_furniture(start):
            yield one


def is_empty(words: str) -> bool:
    """Return whether some words mention nobody and nothing.

    >>> is_empty("of the"), is_empty("the envoy")
    (True, False)
    """
    return bool(_EMPTY.fullmatch(words))


def _in_one_line(document: Document, encoding: Encoding, names: Iterable[Found]) -> Iterator[Found]:
    """Give the names, one that runs over the end of a paragraph cut there: a byline's last and the dateline's place."""
    wrapped: set[int] | None = None
    for found in names:
        start, end = encoding.offsets(found)
        first = found.first
        for cut in _LINE_END.finditer(document.text, start, end):
            if wrapped is None:
                wrapped = {line.end for line in lines_of(document.text) if line.wrapped}
            if cut.start() in wrapped and cut.group().count("\n") == 1:
                continue
            after = first + int(np.searchsorted(encoding.pieces.starts[first : found.end], cut.end()))
            yield replace(found, first=first, end=after)
            first = after
        yield replace(found, first=first)


def _fitted(document: Document, one: Spotted) -> Spotted:
    """Return a name without what describes it and the small words and marks it ends with, an acronym with its dot."""
    start, end = one.mention.span.start, one.mention.span.end
    if _DOTTED.fullmatch(one.mention.span.quote) and document.text.startswith(".", end):
        return _over(document, one, start, end + 1)
    if described := _DESCRIBED.match(one.mention.span.quote):
        return _over(document, one, start + described.end(), end)
    tail = _TAIL.search(one.mention.span.quote)
    return _over(document, one, start, start + tail.start()) if tail else one


def _made_whole(document: Document, one: Spotted, other: Spotted) -> tuple[Spotted, ...]:
    """Return the name of a country that two names make, one right after the other; both, where they make none."""
    start, end = one.mention.span.start, other.mention.span.end
    beside = document.text[one.mention.span.end : other.mention.span.start] == " "
    if not beside or country_named(document.text[start:end]) is None:
        return one, other
    whole = _over(document, one, start, end)
    return (Spotted(replace(whole.mention, type=MentionType.PLACE), other.piece),)


def _over(document: Document, one: Spotted, start: int, end: int) -> Spotted:
    """Return a mention over other words."""
    name = make_id("mention", document.id, start, end, one.mention.form.value)
    return replace(one, mention=replace(one.mention, id=name, span=document.span(start, end)))

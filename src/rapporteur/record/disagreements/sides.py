"""Sides: what does not fit together, each side with who holds it and in which words.

Of one event (`events.py`), of parties (`parties.py`), or as one report tells it (`denials.py`,
`counts.py`, `quarrels.py`). Nothing is settled; whose word counts is for the reader.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapporteur.ids import make_id
from rapporteur.model import Span

LONG: Final = 16
"""Characters of words that two reports do not choose alike by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What some hold, in which words: `held_by` who, as roots of what they say; `value` in short."""

    held_by: tuple[str, ...]
    value: str
    spans: tuple[Span, ...]
    statements: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """What sides hold that cannot all be so: of an event, or of what is told without one."""

    id: str
    event: str | None
    type: str
    about: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What one holds: who, as a name or an actor, empty where that is not known, what in short, the words, and the
    statement they are of."""

    by: str
    value: str
    span: Span
    statement: str | None = None


def disagreement(type_: str, about: str, held: Iterable[Held], *, event: str | None = None) -> Disagreement:
    """Return the disagreement of those who hold something, by what they hold."""
    sides: dict[str, list[Held]] = {}
    for one in held:
        sides.setdefault(one.value, []).append(one)
    first = min((one.span for same in sides.values() for one in same), key=lambda span: (span.document, span.start))
    place = (event,) if event else (first.document, first.start)
    return Disagreement(
        id=make_id("disagreement", *place, type_, about),
        event=event,
        type=type_,
        about=about,
        sides=tuple(_side(value, same) for value, same in sorted(sides.items())),
    )


def _side(value: str, held: Sequence[Held]) -> Side:
    return Side(
        held_by=tuple(sorted({one.by for one in held if one.by})),
        value=value,
        spans=tuple(dict.fromkeys(one.span for one in held)),
        statements=tuple(dict.fromkeys(one.statement for one in held if one.statement)),
        documents=tuple(dict.fromkeys(one.span.document for one in held)),
    )


def together(found: Iterable[Disagreement]) -> list[Disagreement]:
    """Return disagreements with those of one type as one that are of one event and matter, or share a statement, a
    place or long words on the same side."""
    out: list[Disagreement] = []
    by_key: dict[tuple[str, ...], int] = {}
    for one in found:
        at = next((by_key[key] for key in _keys(one) if key in by_key), len(out))
        if at == len(out):
            out.append(one)
        else:
            out[at] = joined(out[at], one)
        for key in _keys(out[at]):
            by_key.setdefault(key, at)
    return out


def _keys(one: Disagreement) -> Iterator[tuple[str, ...]]:
    if one.event:
        yield one.type, "event", one.event, one.about
    for side in one.sides:
        yield from ((one.type, side.value, name) for name in side.statements)
        yield from ((one.type, side.value, span.document, str(span.end)) for span in side.spans)
        quotes = (" ".join(span.quote.split()) for span in side.spans)
        yield from ((one.type, side.value, quote) for quote in quotes if len(quote) >= LONG)


def joined(one: Disagreement, other: Disagreement) -> Disagreement:
    """Return two disagreements as one, which is called as the first."""
    sides = {side.value: side for side in one.sides}
    for side in other.sides:
        mine = sides.get(side.value)
        sides[side.value] = side if mine is None else _both(mine, side)
    whole = tuple(sides[value] for value in sorted(sides))
    return replace(one, event=one.event or other.event, sides=whole)


def _both(one: Side, other: Side) -> Side:
    return Side(
        held_by=tuple(sorted({*one.held_by, *other.held_by})),
        value=one.value,
        spans=tuple(dict.fromkeys((*one.spans, *other.spans))),
        statements=tuple(dict.fromkeys((*one.statements, *other.statements))),
        documents=tuple(dict.fromkeys((*one.documents, *other.documents))),
    )

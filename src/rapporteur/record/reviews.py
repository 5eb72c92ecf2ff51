"""Reviews: what a person found right or wrong in an event mention, and what is so instead.

What was read stays as it was read. A review is laid over it wherever events are looked at, says whose it is, and can be
undone. A correction is of one matter; of the same matter, what a person says later takes the place of what he said
before, and what another says otherwise is refused until one of them is undone.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection, insert, select, update

from rapporteur.errors import Contradiction, NotInRecord
from rapporteur.ids import make_id
from rapporteur.lines import with_actors
from rapporteur.model import (
    MODES,
    UNKNOWN,
    Basis,
    EventMention,
    EventType,
    Interval,
    Participant,
    Span,
    Status,
)
from rapporteur.record.asking import asked
from rapporteur.record.tables import reviews


class Matter(StrEnum):
    """What of an event mention a review is of; `MENTION` is whether there is such an event in these words at all."""

    MENTION = "mention"
    TYPE = "type"
    STATUS = "status"
    TIME = "time"
    ACTORS = "actors"
    RECIPIENTS = "recipients"


NO_OTHERS: Final[Mapping[str, str]] = {}
RIGHT: Final = "right"
WRONG: Final = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a person found of an event mention, why, and since when; `undone_at` where it no longer stands.

    `value` is JSON: of the mention "right" or "wrong"; of its type [type, mode or null]; its status; of its time
    [earliest, latest] as ISO days, null where open; of who takes part [[start, end, quote, actor or null], ...] in its
    report.
    """

    id: str
    mention: str
    matter: Matter
    value: str
    reason: str
    made_by: str
    made_at: date
    undone_at: date | None = None

    @property
    def verdict(self) -> str:
        """Whether the mention was found right or wrong, or one matter of it corrected."""
        return str(json.loads(self.value)) if self.matter is Matter.MENTION else "corrected"


def review_of(  # noqa: PLR0913  what a review says, and whose it is
    mention: str, matter: Matter, value: Any, *, reason: str, made_by: str, made_at: date
) -> Review:
    """Return a review with its identifier; ValueError where the value is none of that matter."""
    held = json.dumps(value, ensure_ascii=False)
    _READ[matter](value)
    identifier = make_id("review", mention, matter.value, held, reason, made_by, made_at.isoformat())
    return Review(
        id=identifier, mention=mention, matter=matter, value=held, reason=reason, made_by=made_by, made_at=made_at
    )


def reviewed(
    mention: EventMention, held: Iterable[Review], one_of: Mapping[str, str] = NO_OTHERS
) -> EventMention | None:
    """Return an event mention as persons corrected it, None where one found it wrong; its maker is who spoke last.

    `one_of` has the actors of its report that are others across reports.
    """
    found = mention
    for one in held:
        value = json.loads(with_actors(one.value, one_of))
        if one.matter is Matter.MENTION:
            if value == WRONG:
                return None
        else:
            found = _LAID_OVER[one.matter](found, value)
        found = replace(found, made_by=one.made_by, confidence=1.0)
    return found


def reviews_of(connection: Connection, mentions: Iterable[str]) -> dict[str, list[Review]]:
    """Return the reviews that stand of some event mentions, in the order in which they were made."""
    out: dict[str, list[Review]] = {}
    for some in asked(mentions):
        wanted = select(reviews).where(reviews.c.mention.in_(some), reviews.c.undone_at.is_(None))
        for one in map(_review, connection.execute(wanted.order_by(reviews.c.made_at, reviews.c.id))):
            out.setdefault(one.mention, []).append(one)
    return out


def all_reviews(connection: Connection, *, standing: bool = True) -> list[Review]:
    """Return the reviews in the order in which they were made; those undone too unless only what stands is asked."""
    wanted = select(reviews).order_by(reviews.c.made_at, reviews.c.id)
    return [
        _review(row) for row in connection.execute(wanted.where(reviews.c.undone_at.is_(None)) if standing else wanted)
    ]


def write_review(connection: Connection, one: Review) -> Review:
    """Keep a review, in place of what the same person said of the matter before, and return it; Contradiction."""
    same = [two for two in reviews_of(connection, [one.mention]).get(one.mention, ()) if two.matter is one.matter]
    for two in same:
        if two.made_by != one.made_by and two.value != one.value:
            raise Contradiction(
                f"{one.mention}: {two.made_by} found its {one.matter} to be {two.value} ({two.id}); undo that first"
            )
    for two in same:
        if two.made_by == one.made_by:
            if two.value == one.value:
                return two
            _end(connection, two, one.made_at)
    held = set(connection.scalars(select(reviews.c.id).where(reviews.c.mention == one.mention)))
    while one.id in held:
        one = replace(one, id=make_id("review", one.id))
    connection.execute(insert(reviews).values(**{name.name: getattr(one, name.name) for name in fields(one)}))
    return one


def undo_review(connection: Connection, identifier: str, on: date) -> Review:
    """Take back a review, by its identifier or the beginning of one, and return it; NotInRecord."""
    found = [one for one in all_reviews(connection) if identifier and one.id.startswith(identifier)]
    if len(found) != 1:
        many = "no review that stands has" if not found else "several reviews have"
        raise NotInRecord(f"{identifier}: {many} an identifier like it; `rapporteur judgements` lists them")
    _end(connection, found[0], on)
    return found[0]


def _end(connection: Connection, one: Review, on: date) -> None:
    ended = update(reviews).where(reviews.c.id == one.id)
    connection.execute(ended.values(undone_at=max(on, one.made_at)))


def _review(row: Any) -> Review:
    return Review(**dict(row._mapping) | {"matter": Matter(row.matter)})


def _verdict(value: Any) -> None:
    if value not in (RIGHT, WRONG):
        raise ValueError(f"{value!r} is not right or wrong")


def _type(value: Any) -> tuple[EventType, str | None]:
    kind, mode = EventType(value[0]), value[1]
    if mode is not None and mode not in MODES.get(kind, ()):
        raise ValueError(f"{kind} has no mode {mode!r}; it has {', '.join(MODES.get(kind, ())) or 'none'}")
    return kind, mode


def interval_of(value: Any) -> Interval:
    """Return the interval that a review's value for a time is."""
    earliest, latest = (end and date.fromisoformat(end) for end in value)
    if not (earliest or latest):
        return UNKNOWN
    if earliest and latest and latest < earliest:
        raise ValueError(f"{latest} is before {earliest}")
    return Interval(earliest=earliest, latest=latest, basis=Basis.INFERRED, cues=())


def _participants(value: Any, document: str = "") -> tuple[Participant, ...]:
    return tuple(Participant(span=Span(document, *span), actor=actor) for *span, actor in value)


def _with_time(mention: EventMention, value: Any) -> EventMention:
    time = interval_of(value)
    return replace(mention, time=replace(time, cues=(mention.trigger,)) if time != UNKNOWN else time)


def _with_type(mention: EventMention, value: Any) -> EventMention:
    kind, mode = _type(value)
    return replace(mention, type=kind, mode=mode)


_READ: Final[Mapping[Matter, Callable[[Any], object]]] = {
    Matter.MENTION: _verdict,
    Matter.TYPE: _type,
    Matter.STATUS: Status,
    Matter.TIME: interval_of,
    Matter.ACTORS: _participants,
    Matter.RECIPIENTS: _participants,
}
"""What reads a value, and fails where it is none of that matter."""

_LAID_OVER: Final[Mapping[Matter, Callable[[EventMention, Any], EventMention]]] = {
    Matter.TYPE: _with_type,
    Matter.STATUS: lambda mention, value: replace(mention, status=Status(value)),
    Matter.TIME: _with_time,
    Matter.ACTORS: lambda mention, value: replace(mention, actors=_participants(value, mention.trigger.document)),
    Matter.RECIPIENTS: lambda mention, value: replace(
        mention, recipients=_participants(value, mention.trigger.document)
    ),
}

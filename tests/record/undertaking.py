"""Undertaking: small reports of commitments and of what became of them, made in code for the tests."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rapporteur.annotate.actors import actor_id
from rapporteur.ids import make_id
from rapporteur.model import (
    UNKNOWN,
    Basis,
    CommitmentMention,
    EventMention,
    EventType,
    Interval,
    MentionType,
    Participant,
    Position,
    Quantity,
    Reading,
    Span,
    Status,
)
from tests.record.making import day, make_reading, with_event, with_name

NORLAND, FRONT = "Norland", "the Ardent Front"
TYPES = {NORLAND: MentionType.GOVERNMENT, FRONT: MentionType.GROUP}
RELEASE = "Norland will free 140 prisoners held at Kesh by May 20."
MADE, DUE = date(2030, 5, 4), date(2030, 5, 20)


def may(number: int) -> date:
    """Return a day of a May."""
    return date(2030, 5, number)


def deadline(first: date, last: date | None = None) -> Interval:
    """Return the interval of a deadline: a day, or any of several."""
    return Interval(earliest=first, latest=last or first, basis=Basis.RESOLVED)


def report(path: str, published: date, *sentences: str) -> Reading:
    """Return a reading of a report with the parties that it names."""
    reading = make_reading(sentences, path=path, published=day(published))
    for name, type_ in TYPES.items():
        if name in reading.document.text:
            reading = with_name(reading, name, type_)
    return reading


def with_commitment(  # noqa: PLR0913  each says one thing about the commitment, and most tests one or two
    reading: Reading,
    act: str,
    due: Interval = UNKNOWN,
    *,
    who: str | None = NORLAND,
    trigger: str | None = None,
    agreement: str | None = None,
    type_: EventType | None = None,
    negative: bool = False,
    proposed: bool = False,
    extends: bool = False,
    counts: Sequence[tuple[str, str, float]] = (),
    when: str | None = None,
    term: str | None = None,
    reckoned_from: str | None = None,
    conditions: Sequence[str] = (),
    whole: str | None = None,
) -> Reading:
    """Return a reading with one commitment more; `trigger` and `agreement` are triggers of events that it has.

    `counts` are (words, what, number), `when` the words that say by when, `term` a duration as TIMEX3 writes it that
    runs from what the words `reckoned_from` name.
    """
    span = words_in(reading, act)
    event = event_of(reading, trigger) if trigger else None
    made = CommitmentMention(
        id=make_id("commitment", reading.document.id, span.start, span.end),
        act=span,
        whole=words_in(reading, whole) if whole else None,
        event=event.id if event else None,
        type=event.type if event else type_,
        agreement=event_of(reading, agreement).id if agreement else None,
        negative=negative,
        proposed=proposed,
        extends=extends,
        obligors=(Participant(span=words_in(reading, who), actor=actor_id(TYPES[who], who)),) if who else (),
        quantities=tuple(
            Quantity(what=what, low=number, high=number, span=words_in(reading, words))
            for words, what, number in counts
        ),
        due=words_in(reading, when) if when else None,
        deadline=due,
        term=term,
        reckoned_from=words_in(reading, reckoned_from) if reckoned_from else None,
        conditions=tuple(words_in(reading, words) for words in conditions),
        confidence=0.5,
        made_by="test@1",
    )
    return replace(reading, commitments=(*reading.commitments, made))


def with_position(reading: Reading, words: str, value: str, *, who: str = NORLAND, issue: str) -> Reading:
    """Return a reading with one position more."""
    span = words_in(reading, words)
    made = Position(
        id=make_id("position", reading.document.id, span.start, span.end),
        issue=issue,
        holder=Participant(span=words_in(reading, who), actor=actor_id(TYPES[who], who)),
        value=value,
        polarity="for",
        span=span,
        statement=None,
        time=reading.document.published,
        made_by="test@1",
    )
    return replace(reading, positions=(*reading.positions, made))


def promised(path: str = "promised.txt", published: date = MADE) -> Reading:
    """Return a report of the promise to free prisoners, due on DUE, in an accord that it tells to be signed."""
    signed = "Norland and the Ardent Front signed the Kesh Accord on May 4."
    reading = report(path, published, signed, RELEASE)
    reading = with_event(reading, "signed", day(MADE), type_=EventType.AGREE, when="May 4")
    reading = with_event(
        reading,
        "free",
        deadline(DUE),
        type_=EventType.RETREAT,
        status=Status.PLANNED,
        counts=[("140", "released", 140)],
    )
    return with_commitment(
        reading,
        RELEASE.removesuffix("."),
        deadline(DUE),
        trigger="free",
        agreement="signed",
        counts=[("140", "released", 140)],
        when="May 20",
    )


def told(  # noqa: PLR0913  as above
    path: str,
    published: date,
    sentence: str,
    trigger: str | None = None,
    on: date | None = None,
    *,
    when: str | None = None,
    type_: EventType = EventType.RETREAT,
    status: Status = Status.HAPPENED,
    counts: Sequence[tuple[str, str, float]] = (),
) -> Reading:
    """Return a report of one sentence that tells what became of something, with its event where there is one."""
    reading = report(path, published, sentence)
    if trigger is None:
        return reading
    time = day(on) if on else UNKNOWN
    return with_event(reading, trigger, time, type_=type_, status=status, when=when, counts=counts)


def words_in(reading: Reading, words: str) -> Span:
    """Return where some words first stand in a report."""
    start = reading.document.text.index(words)
    return reading.document.span(start, start + len(words))


def event_of(reading: Reading, trigger: str) -> EventMention:
    """Return the event of a report that has a trigger."""
    return next(one for one in reading.events if one.trigger.quote == trigger)

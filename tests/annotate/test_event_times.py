"""Event times: an interval from the words that govern the event, from a deadline, or from the day of the report."""

from datetime import date

import pytest

from rapporteur.annotate.event_times import timed
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.times import find_times
from rapporteur.model import (
    UNKNOWN,
    Basis,
    Document,
    EventMention,
    EventType,
    Interval,
    Sentence,
    Source,
    Stance,
    Statement,
    Status,
)
from rapporteur.time.grammar import find_expressions, tokenise
from tests.annotate.timed_events import times_of as timed_of

DAY = Interval(earliest=date(2030, 11, 22), latest=date(2030, 11, 22), basis=Basis.STATED)


def times_of(text: str, *events: tuple[str, Status, str | None], published: Interval = DAY) -> list[str]:
    """Return when events are, as `earliest..latest`; an event is a trigger, a status, and the words that govern it."""
    document = Document(id="doc", text=text, published=published, raw_sha256="")
    tokens = tokenise(text)
    times = find_times(document, tokens, find_expressions(tokens))
    by_words = {time.span.quote: time.span for time in times}
    made = [
        EventMention(
            id=trigger,
            trigger=document.span(text.index(trigger), text.index(trigger) + len(trigger)),
            type=EventType.AGREE if trigger == "signed" else EventType.RETREAT,
            mode=None,
            status=status,
            when=by_words[words] if words else None,
            confidence=1.0,
            made_by="test",
        )
        for trigger, status, words in events
    ]
    whole = Ordered([Sentence(id="sentence", span=document.span(0, len(text)), made_by="test")])
    once = timed(document, made, Ordered(times), (), whole)
    assert timed(document, once, Ordered(times), (), whole) == once
    found = [event.time for event in once]
    return [f"{time.earliest or ''}..{time.latest or ''}" for time in found]


@pytest.mark.parametrize(
    ("text", "status", "words", "when"),
    [
        ("They left on Tuesday.", Status.HAPPENED, "Tuesday", "2030-11-19..2030-11-19"),
        ("They left last month.", Status.HAPPENED, "last month", "2030-10-01..2030-10-31"),
        ("They will have left by 3 December.", Status.PLANNED, "3 December", "2030-11-22..2030-12-03"),
        ("They have left since 3 May 2029.", Status.ONGOING, "3 May 2029", "2029-05-03.."),
        ("They left.", Status.HAPPENED, None, "..2030-11-22"),
        ("They may have left soon.", Status.POSSIBLE, None, "2030-11-22.."),
        ("They left camp by camp.", Status.ONGOING, None, ".."),
        ("They will have left within 30 days.", Status.PLANNED, "30 days", "2030-11-22..2030-12-22"),
        ("They will have left within 36 hours.", Status.PLANNED, "36 hours", "2030-11-22..2030-11-24"),
        ("They will have left within 10,000 years.", Status.PLANNED, "10,000 years", "2030-11-22.."),
        ("They will have left for three days.", Status.PLANNED, "three days", "2030-11-22.."),
        ("They will have left before 3 December.", Status.PLANNED, "3 December", "2030-11-22..2030-12-02"),
        ("They have left since 1 November.", Status.HAPPENED, "1 November", "2030-11-01..2030-11-22"),
        ("They left some day after 1 November.", Status.HAPPENED, "1 November", "2030-11-02..2030-11-22"),
        (
            "They left soon after midnight on 1 November.",
            Status.HAPPENED,
            "midnight on 1 November",
            "2030-11-01..2030-11-01",
        ),
        ("They will have left no earlier than 3 December.", Status.PLANNED, "3 December", "2030-12-03.."),
        ("They will not have left before 3 December.", Status.PLANNED, "3 December", "2030-12-03.."),
        ("They will have left on 3 December at the latest.", Status.PLANNED, "3 December", "2030-11-22..2030-12-03"),
        ("They left from 5 November to 9 November.", Status.HAPPENED, "5 November", "2030-11-05..2030-11-09"),
        ("It will have left, the first in 10 years.", Status.PLANNED, "10 years", "2030-11-22.."),
        ("They will have left within 30 days of the signing.", Status.PLANNED, "30 days", "2030-11-22.."),
        ("They will have left on a nine-month timetable.", Status.PLANNED, "a nine-month", "2030-11-22..2031-08-22"),
        ("They will not have left.", Status.DID_NOT_HAPPEN, None, ".."),
        ("They left on 5 or 6 November.", Status.HAPPENED, "6 November", "2030-11-05..2030-11-06"),
        ("They left on 5 November and again on 9 November.", Status.HAPPENED, "5 November", "2030-11-05..2030-11-09"),
        ("They left on 5 November and on 9 November met.", Status.HAPPENED, "5 November", "2030-11-05..2030-11-05"),
        ("They left some weeks later, on 5 November.", Status.HAPPENED, "some weeks later", "2030-11-05..2030-11-05"),
        ("They may have left before the vote in May 2031.", Status.POSSIBLE, "May 2031", "2030-11-22..2031-05-31"),
        ("They left it open, to meet by 3 December.", Status.HAPPENED, "3 December", "..2030-11-22"),
        ("They left as fighting went on by 3 December.", Status.ONGOING, "3 December", ".."),
        ("They left by 3 May 2029, and go on.", Status.ONGOING, "3 May 2029", ".."),
        ("They left after the May 2029 raid.", Status.HAPPENED, "May 2029", "2029-05-01..2029-05-31"),
    ],
)
def test_when_an_event_is(text: str, status: Status, words: str | None, when: str) -> None:
    """Its own words go first, a deadline bounds it, and else the tense with the day of the report."""
    assert times_of(text, ("left", status, words)) == [when]


def test_what_is_put_off_until_a_day_was_not_put_off_on_it() -> None:
    """The day to which something is moved is not that of moving it."""
    moved = ("postponed", EventType.CONSULT, Status.HAPPENED, "3 December")
    assert timed_of("They postponed the vote until 3 December.", moved) == ["..2030-11-22"]
    held = ("postponed", EventType.CONSULT, Status.HAPPENED, "3 November")
    assert timed_of("They postponed the vote on 3 November.", held) == ["2030-11-03..2030-11-03"]


def test_an_entry_of_a_chronology_is_of_the_day_it_begins_with() -> None:
    """All that a line tells which begins with a day was on that day."""
    marched = ("marches", EventType.PROTEST, Status.HAPPENED, "4 June 2029")
    walked = ("walks out", EventType.REJECT, Status.HAPPENED, None)
    later = ("walks out", EventType.REJECT, Status.HAPPENED, None)
    text = "4 June 2029: A crowd marches. The envoy walks out.\nThe envoy walks out."
    assert timed_of(text, marched, walked, later) == ["2029-06-04..2029-06-04"] * 2 + ["..2030-11-22"]


def test_a_plan_is_not_of_the_day_of_making_it() -> None:
    """What they agreed on Monday to do was ahead on Monday, and has no end."""
    agreed = ("agreed", EventType.AGREE, Status.HAPPENED, "Monday")
    leave = ("leave", EventType.RETREAT, Status.PLANNED, "Monday")
    assert timed_of("On Monday they agreed to leave.", agreed, leave)[1] == "2030-11-18.."
    due = ("leave", EventType.RETREAT, Status.PLANNED, "18 November")
    assert timed_of("They were due to leave on 18 November.", due) == ["2030-11-18..2030-11-18"]


def test_what_we_demand_is_demanded_with_the_report() -> None:
    """What is done by writing it was done on the day of the report; what we demanded before was not."""
    demand = ("demand", EventType.REQUEST, Status.HAPPENED, None)
    assert timed_of("We demand an inquiry.", demand) == ["2030-11-22..2030-11-22"]
    assert timed_of("We honour the fallen and demand an inquiry.", demand) == ["2030-11-22..2030-11-22"]
    demanded = ("demanded", EventType.REQUEST, Status.HAPPENED, None)
    assert timed_of("We demanded an inquiry.", demanded) == ["..2030-11-22"]


def test_what_the_cue_of_a_statement_tells_was_when_it_was_said() -> None:
    """A denial is as old as the statement it makes."""
    document = Document(id="doc", text="On Monday they denied that.", published=DAY, raw_sha256="")
    cue = document.span(15, 21)
    monday = Interval(earliest=date(2030, 11, 18), latest=date(2030, 11, 18), basis=Basis.RESOLVED)
    statement = Statement(
        id="statement",
        document="doc",
        source=Source(),
        cue=(cue,),
        content=(document.span(22, 26),),
        direct=False,
        stance=Stance.DENIES,
        via=(),
        time=monday,
        confidence=1.0,
        made_by="test",
    )
    denied = EventMention(
        id="event",
        trigger=cue,
        type=EventType.REJECT,
        mode=None,
        status=Status.HAPPENED,
        confidence=1.0,
        made_by="test",
    )
    (event,) = timed(document, [denied], Ordered(()), [statement], Ordered(()))
    assert event.time == monday


def test_a_deadline_runs_from_the_agreement() -> None:
    """A length of time is reckoned from the day of the agreement told before."""
    text = "The accord was signed on 1 November; troops are to have left within two weeks."
    events = (("signed", Status.HAPPENED, "1 November"), ("left", Status.PLANNED, "two weeks"))
    assert times_of(text, *events) == ["2030-11-01..2030-11-01", "2030-11-01..2030-11-15"]


def test_a_day_of_the_report_is_not_the_day_of_every_event() -> None:
    """What the report's day rests on governs no event that it does not stand with, also when it is dated again."""
    text = "Friday 22 November 2030. Troops left."
    cue = Document(id="doc", text=text, raw_sha256="").span(0, 23)
    published = Interval(earliest=date(2030, 11, 22), latest=date(2030, 11, 22), basis=Basis.INFERRED, cues=(cue,))
    assert times_of(text, ("left", Status.HAPPENED, None), published=published) == ["..2030-11-22"]


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("They will leave after 31 December 9999.", "31 December 9999", "9999-12-31..9999-12-31"),
        ("They will leave before 1 AD.", "1 AD", "0001-01-01..0001-12-31"),
    ],
)
def test_the_ends_of_the_calendar(text: str, words: str, days: str) -> None:
    """Where there is no day after or before one that is told, the time is as told."""
    assert times_of(text, ("leave", Status.PLANNED, words)) == [days]


def test_nothing_is_said_where_no_day_is_known() -> None:
    """Without a day of the report what is relative stays open."""
    assert times_of("They left on Tuesday.", ("left", Status.HAPPENED, "Tuesday"), published=UNKNOWN) == [".."]
    assert times_of("They left.", ("left", Status.HAPPENED, None), published=UNKNOWN) == [".."]

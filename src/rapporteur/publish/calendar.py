"""The ledger as a calendar (iCalendar, RFC 5545), for any calendar program.

What is due is a task (VTODO) with the last day on which it is, what is planned an event (VEVENT) on its days: TENTATIVE
where it only may be, CONFIRMED where it is planned, CANCELLED where it was called off. What has no day has no entry.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final

from rapporteur import __version__
from rapporteur.errors import MissingExtra
from rapporteur.model import Event, Span, Status
from rapporteur.publish.words import visible
from rapporteur.record.ledger.reckoning import Commitment, Standing

LONGEST: Final = 31
"""A plan that may be on any of more days has no entry."""
EVENT_STATUS: Final = {
    Status.PLANNED: "CONFIRMED",
    Status.POSSIBLE: "TENTATIVE",
    Status.CALLED_OFF: "CANCELLED",
}
TASK_STATUS: Final = {
    Standing.KEPT: "COMPLETED",
    Standing.KEPT_LATE: "COMPLETED",
    Standing.PARTLY_KEPT: "IN-PROCESS",
    Standing.SUPERSEDED: "CANCELLED",
}
"""Any other is NEEDS-ACTION."""


def calendar_of(
    commitments: Iterable[Commitment], plans: Iterable[tuple[Event, Span]], names: Mapping[str, str], as_of: date | None
) -> str:
    """Return a calendar of commitments that have a deadline and of planned events, each with the words of its sentence.

    `as_of` is the day they are seen from: every entry is stamped with its midnight, so that the same record gives the
    same bytes. Raises MissingExtra without the icalendar library.
    """
    try:
        from icalendar import Calendar, Todo  # noqa: PLC0415  an extra
        from icalendar import Event as Entry  # noqa: PLC0415
    except ModuleNotFoundError as fault:
        raise MissingExtra("the calendar", "exports") from fault
    stamp = datetime.combine(as_of or date(1970, 1, 1), datetime.min.time(), tzinfo=UTC)
    calendar = Calendar()
    calendar.add("prodid", f"-//Rapporteur//Rapporteur {__version__}//EN")
    calendar.add("version", "2.0")
    for one in commitments:
        if one.deadline.latest:
            task = Todo()
            task.add("uid", f"{one.id}@rapporteur")
            task.add("dtstamp", stamp)
            task.add("due", one.deadline.latest)
            task.add("summary", visible(f"{_who(one.obligors, names)}{one.act.quote}"))
            task.add("description", visible(f"{one.standing.value.replace('_', ' ')}: {one.reason}"))
            task.add("status", TASK_STATUS.get(one.standing, "NEEDS-ACTION"))
            calendar.add_component(task)
    for event, words in plans:
        first, last = event.time.earliest, event.time.latest
        if event.status in EVENT_STATUS and first and last and last < date.max and (last - first).days < LONGEST:
            entry = Entry()
            entry.add("uid", f"{event.id}@rapporteur")
            entry.add("dtstamp", stamp)
            entry.add("dtstart", first)
            entry.add("dtend", last + timedelta(days=1))
            entry.add(
                "summary", visible(f"{event.type.value}: {_who(event.actors, names)}{event.mentions[0].trigger.quote}")
            )
            entry.add("description", visible(words.quote))
            entry.add("status", EVENT_STATUS[event.status])
            calendar.add_component(entry)
    return str(calendar.to_ical().decode("utf-8"))


def _who(actors: Iterable[str], names: Mapping[str, str]) -> str:
    named = ", ".join(names[actor] for actor in actors if actor in names)
    return f"{named}: " if named else ""

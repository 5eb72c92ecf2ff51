"""TimelineJS 3: the events of which some day is known as a timeline for a web page.

What a timeline cannot show exactly is said in words: each slide has its `display_date`, and stands where its first
known day is. The words of reports are text; markup in them is shown, not obeyed, and no address becomes a link.
"""

from collections.abc import Callable, Iterator
from datetime import date
from html import escape
from typing import Final

from rapporteur.lines import Line
from rapporteur.model import Interval, Status
from rapporteur.publish.exports.actors import names_of
from rapporteur.publish.exports.edtf import whole
from rapporteur.publish.exports.event_words import (
    number_words,
    outlet_words,
    status_words,
    type_words,
    where_words,
    who_words,
)
from rapporteur.publish.exports.json_object import object_lines
from rapporteur.publish.words import count_words, prose_words, speaker_words, visible
from rapporteur.record.event_views import EventEntry, MentionEntry, list_events
from rapporteur.record.store import Store
from rapporteur.record.views import Vantage

PARTS: Final = ("year", "month", "day")


def timeline_lines(store: Store, vantage: Vantage, *, tell: Callable[[str], None] = lambda _: None) -> Iterator[str]:
    """Give the lines of a timeline: the events in the order of their days, grouped by status."""
    return object_lines({}, "events", _slides(store, vantage, tell))


def _slides(store: Store, vantage: Vantage, tell: Callable[[str], None]) -> Iterator[Line]:
    names = names_of(store, vantage)
    without = 0
    for entry in list_events(store, vantage):
        time = entry.event.time
        if time.earliest or time.latest:
            yield _slide(entry, who_words(entry, names))
        else:
            without += 1
    if without:
        tell(f"left out {count_words(without, 'event')} of which no day is known")


def _slide(entry: EventEntry, who: str) -> Line:
    event = entry.event
    what = type_words(event) if event.status is Status.HAPPENED else f"{type_words(event)}, {status_words(event)}"
    headline = f"{who}: {what}" if who else what
    return {
        "unique_id": event.id,
        "group": status_words(event),
        **_dates(event.time),
        "display_date": prose_words(event.time),
        "text": {"headline": _html(f"{headline} – “{entry.lead.mention.trigger.quote}”"), "text": _text(entry)},
        "autolink": False,
    }


def _dates(time: Interval) -> Line:
    """Return where on the axis a slide stands: a day, month or year as such, else from the first known day."""
    if exact := whole(time):
        return {"start_date": dict(zip(PARTS, map(int, exact.split("-")), strict=False))}
    first = time.earliest or time.latest
    dates: Line = {"start_date": _day(first)} if first else {}
    return dates | ({"end_date": _day(time.latest)} if time.earliest and time.latest else {})


def _day(day: date) -> Line:
    return {"year": day.year, "month": day.month, "day": day.day}


def _text(entry: EventEntry) -> str:
    """Return the text of a slide as HTML: what is told, the words that show it best, who says so, and who else
    reports it."""
    event, lead = entry.event, entry.lead
    facts = filter(None, (status_words(event), where_words(event), number_words(event)))
    others: dict[str, MentionEntry] = {one.report.id: one for one in reversed(entry.mentions)}
    others.pop(lead.report.id)
    parts = [
        f"<p>{_html('; '.join(facts))}</p>",
        f"<blockquote>{_html(lead.words.quote)}</blockquote>",
        f"<p>{_html(_source(lead))}</p>",
    ]
    if others:
        told = "; ".join(_outlet(one) for one in reversed(others.values()))
        parts.append(f"<p>{_html(f'Also in: {told}')}</p>")
    return "".join(parts)


def _source(one: MentionEntry) -> str:
    speaker = next((f"{speaker_words(said)}, in " for said in one.within), "")
    return f"— {speaker}{_outlet(one)}"


def _outlet(one: MentionEntry) -> str:
    return f"{outlet_words(one.report)}, {prose_words(one.report.published)}"


def _html(text: str) -> str:
    return escape(visible(text))

"""A brief in Markdown, for a reader: what happened and what is to come, where the reports disagree, what is due.

Each line is put together from what the record holds, and quotes in footnotes the exact words it rests on, with their
outlet and day. Footnotes are written after their section, so that memory stays flat.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from rapporteur.model import Basis, Event, EventType, Interval, Span, Status
from rapporteur.publish.exports.actors import names_of
from rapporteur.publish.exports.edtf import whole
from rapporteur.publish.exports.event_words import TYPES, number_words, outlet_words, type_words, where_words, who_words
from rapporteur.publish.exports.markdown import Notes, plain
from rapporteur.publish.words import MONTHS, count_words, prose_words, speaker_words
from rapporteur.record.consensus import roots_of
from rapporteur.record.disagreements.sides import Side
from rapporteur.record.disagreements.views import list_disagreements
from rapporteur.record.event_views import EventEntry, MentionEntry, list_events
from rapporteur.record.ledger.reckoning import Commitment
from rapporteur.record.ledger.views import list_ledger
from rapporteur.record.store import Store
from rapporteur.record.views import ReportEntry, Vantage, list_reports, reports_by_id

STATUSES: Final[Mapping[Status, str]] = MappingProxyType(
    {
        Status.HAPPENED: "happened",
        Status.ONGOING: "under way",
        Status.PLANNED: "planned",
        Status.POSSIBLE: "possible",
        Status.CALLED_OFF: "called off",
        Status.DID_NOT_HAPPEN: "said not to have happened",
    }
)
BASES: Final[Mapping[Basis, str]] = MappingProxyType({Basis.RESOLVED: ", reckoned", Basis.INFERRED: ", worked out"})
KINDS: Final[Mapping[str, str]] = MappingProxyType({"outlet": " (in its own words)", "anonymous": " (not named)"})
_ISSUE: Final = re.compile(r"(?P<type>[A-Z]+)(?: (?P<mode>[\w-]+))?: (?P<what>time|number)")
_ASKED: Final[Mapping[str, str]] = MappingProxyType({"time": "how long", "number": "how many"})
_DURATION: Final = re.compile(r"P(\d+)([DWMY])")
_UNITS: Final[Mapping[str, str]] = MappingProxyType({"D": "day", "W": "week", "M": "month", "Y": "year"})
SOURCES: Final = 6
"""Sources that a line names; how many more there are is said."""


def brief_lines(store: Store, vantage: Vantage) -> Iterator[str]:
    """Give the lines of a brief."""
    names, notes = names_of(store, vantage), Notes()
    yield "# Brief"
    yield ""
    yield from _seen_from(store, vantage)
    yield from _by_month(store, vantage, names, notes)
    yield from _section(
        "Where the reports or the parties disagree", _disagreements(store, vantage, names, notes), notes
    )
    yield from _section("What was undertaken", _ledger(store, vantage, names, notes), notes)
    yield from _section("The reports", _reports(store, vantage), notes)


def _seen_from(store: Store, vantage: Vantage) -> Iterator[str]:
    """Give the words that say from what and from where it is seen, and how it is to be read."""
    count = 0
    first, last = date.max, date.min
    for count, report in enumerate(list_reports(store, vantage), 1):  # noqa: B007
        first = min(first, report.published.latest or date.max)
        last = max(last, report.published.latest or date.min)
    out = f", published from {_day(first)} to {_day(last)}" if first <= last else ""
    yield f"From {count_words(count, 'report')}{out}. It says what these say, not what is so."
    if vantage.as_of:
        yield f"Seen from {_day(vantage.as_of)}: what begins later is left out."
    if vantage.known_by:
        yield f"Known by {_day(vantage.known_by)}: only reports surely published by then are heard."
    yield "A day is *reckoned* where the words are relative to another day, *worked out* where several clues leave no"
    yield "other; what is known by a month or year alone has that. The footnotes have the exact words."
    yield ""


def _day(day: date) -> str:
    return prose_words(Interval(earliest=day, latest=day, basis=Basis.STATED))


def _section(title: str, items: Iterable[str], notes: Notes) -> Iterator[str]:
    """Give a section of items; nothing where there are none."""
    held = iter(items)
    first = next(held, None)
    if first is not None:
        yield from (f"## {title}", "", first)
        yield from held
        yield ""
        yield from notes.written()


def _by_month(store: Store, vantage: Vantage, names: Mapping[str, str], notes: Notes) -> Iterator[str]:
    yield "## What is told, in the order of days"
    yield ""
    for heading, entries in groupby(_in_order(store, vantage), key=lambda entry: _heading(entry.event.time)):
        yield f"### {heading}"
        yield ""
        for entry in entries:
            yield _event(entry, names, notes)
        yield ""
        yield from notes.written()


def _in_order(store: Store, vantage: Vantage) -> Iterator[EventEntry]:
    """Give the events in the order of their days; of those that begin on one, first what is known by its year alone."""
    for _, same in groupby(list_events(store, vantage), key=lambda entry: entry.event.time.earliest):
        yield from sorted(same, key=lambda entry: not _is_year(entry.event.time))


def _is_year(time: Interval) -> bool:
    return len(whole(time) or "") == len("2030")


def _heading(time: Interval) -> str:
    """Return the month in which something begins, as far as is known; the year where only that is."""
    first = time.earliest or time.latest
    if first is None:
        return "On no known day"
    return str(first.year) if _is_year(time) else f"{MONTHS[first.month - 1]} {first.year}"


def _event(entry: EventEntry, names: Mapping[str, str], notes: Notes) -> str:
    event = entry.event
    facts = [plain(words) for words in (who_words(entry, names), where_words(event), number_words(event)) if words]
    first = {one.report.id: one for one in reversed(entry.mentions)}
    references = " ".join(notes.note(_told(first[report])) for report in reversed(first))
    told = f"{'; '.join(facts)}. " if facts else ""
    trigger = plain(entry.lead.mention.trigger.quote)
    return f"- {_when_and_what(event)}, “{trigger}”. {told}{_sources(entry, names)}{references}"


def _when_and_what(event: Event) -> str:
    when = f"**{prose_words(event.time)}**{BASES.get(event.time.basis, '')}"
    return f"{when}: {type_words(event)}, *{STATUSES[event.status]}*"


def _sources(entry: EventEntry, names: Mapping[str, str]) -> str:
    """Return from whom it is known in the end, and how many reports have it."""
    outlets = {one.report.outlet: outlet_words(one.report) for one in entry.mentions}
    roots = []
    for root in roots_of(entry.told):
        name = names.get(root.name) or outlets.get(root.name, root.name)
        roots.append(f"{plain(name)}{KINDS.get(root.kind, '')}")
    more = f" and {len(roots) - SOURCES:,} more" if len(roots) > SOURCES else ""
    reports = f", in {count_words(entry.event.reports, 'report')}" if entry.event.reports > 1 else ""
    return f"From {', '.join(roots[:SOURCES])}{more}{reports}."


def _told(one: MentionEntry) -> str:
    speaker = next((f", from {plain(speaker_words(said))}" for said in one.within), "")
    return _quoted(one.words, one.report) + speaker


def _quoted(span: Span, report: ReportEntry) -> str:
    """Return the exact words of a report with where they are: the text of a footnote."""
    where = f"{plain(PurePath(report.path).name)}, characters {span.start}–{span.end}"
    return f"“{plain(span.quote)}” {plain(outlet_words(report))}, {prose_words(report.published)} ({where})"


def _disagreements(store: Store, vantage: Vantage, names: Mapping[str, str], notes: Notes) -> Iterator[str]:
    for entry, one in list_disagreements(store, vantage):
        of = f" ({type_words(entry.event)}, {prose_words(entry.event.time)})" if entry else ""
        sides = "; ".join(_side(side, entry, store, names, notes) for side in one.sides)
        yield f"- **{plain(_matter(one.about))}**{of}, {one.type.replace('_', ' ')}: {sides}"


def _matter(about: str) -> str:
    """Return what a disagreement is about; the matter of a position in words.

    >>> _matter("RETREAT withdraw: time"), _matter("killed")
    ('retreat (withdraw): how long', 'killed')
    """
    found = _ISSUE.fullmatch(about)
    if not found or found["type"] not in EventType.__members__:
        return about
    mode = f" ({found['mode'].replace('-', ' ')})" if found["mode"] else ""
    return f"{TYPES[EventType(found['type'])]}{mode}: {_ASKED[found['what']]}"


def _value(value: str) -> str:
    """Return what a side holds; a duration in words.

    >>> _value("P60D"), _value("14")
    ('60 days', '14')
    """
    found = _DURATION.fullmatch(value)
    return count_words(int(found[1]), _UNITS[found[2]]) if found else value


def _side(side: Side, entry: EventEntry | None, store: Store, names: Mapping[str, str], notes: Notes) -> str:
    held_by = ", ".join(plain(names.get(by, by)) for by in side.held_by)
    sentences = [one.words for one in entry.mentions] if entry else []
    shown = dict.fromkeys(_sentence(span, sentences) for span in side.spans)
    reports = reports_by_id(store, {span.document for span in shown})
    references = " ".join(notes.note(_quoted(span, reports[span.document])) for span in shown)
    return f"*{plain(_value(side.value))}* – {held_by}{references}"


def _sentence(span: Span, sentences: Iterable[Span]) -> Span:
    """Return the sentence that some words stand in, or the words where it is not among those told."""
    around = (one for one in sentences if one.document == span.document and one.start <= span.start < one.end)
    return next(around, span)


def _ledger(store: Store, vantage: Vantage, names: Mapping[str, str], notes: Notes) -> Iterator[str]:
    for one in list_ledger(store, vantage):
        spans = dict.fromkeys((*(mention.act for mention in one.mentions), *(found.span for found in one.evidence)))
        reports = reports_by_id(store, {span.document for span in spans})
        references = " ".join(notes.note(_quoted(span, reports[span.document])) for span in spans)
        yield f"- {_due(one)}: {_undertaking(one, names)}{references}"


def _due(one: Commitment) -> str:
    due = f"**due {prose_words(one.deadline)}**" if one.deadline.latest else "**no day**"
    return f"{due}, *{one.standing.value.replace('_', ' ')}*"


def _undertaking(one: Commitment, names: Mapping[str, str]) -> str:
    who = ", ".join(names[actor] for actor in one.obligors if actor in names) or "who is not told"
    negative = "not to: " if one.negative else ""
    conditions = "".join(f"; condition: “{plain(condition.quote)}”" for condition in one.conditions)
    return f"{plain(who)}: {negative}“{plain(one.act.quote)}”{conditions} ({plain(one.reason)})."


def _reports(store: Store, vantage: Vantage) -> Iterator[str]:
    for report in list_reports(store, vantage):
        title = f": {plain(report.title)}" if report.title else ""
        copied = report.line["syndicated_from"]
        origin = reports_by_id(store, [copied]).get(copied) if copied else None
        copy = f" – a copy of {plain(PurePath(origin.path).name)}" if origin else ""
        where = plain(PurePath(report.path).name)
        yield f"- **{plain(outlet_words(report))}**, {prose_words(report.published)}{title} ({where}){copy}"

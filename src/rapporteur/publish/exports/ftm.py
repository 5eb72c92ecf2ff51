"""FollowTheMoney: reports, actors and events as its entities, one JSON object a line, for Aleph, OpenAleph or yente.

A report is an Article; a person a Person, an organisation or group an Organization, a government, or country that
takes part in something, a PublicBody, another place that does a LegalEntity; an event an Event, whose name begins with
its status, as the schema has no room for plans and denials. A Mention leads from a report to an actor named in it, a
Documentation to an event, with the words that tell of it and whose they are. A date that the schema cannot hold exactly
is two: startDate and endDate.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Final

from rapporteur.countries import two_letters
from rapporteur.ids import make_id
from rapporteur.lines import Line, dump, interval_from
from rapporteur.model import Event, Interval, Place
from rapporteur.publish.exports.actors import names_of
from rapporteur.publish.exports.edtf import whole
from rapporteur.publish.exports.event_words import number_words, status_words, type_words, where_words, who_words
from rapporteur.publish.words import speaker_words
from rapporteur.record.event_views import EventEntry, MentionEntry, all_events
from rapporteur.record.store import Store
from rapporteur.record.views import Vantage, actor_lines, document_lines

SCHEMATA: Final = {
    "PERSON": "Person",
    "ORGANISATION": "Organization",
    "GROUP": "Organization",
    "GOVERNMENT": "PublicBody",
}
"""The schema of an actor by its type. A place is left out unless it takes part in something: then a country is a
PublicBody, another a LegalEntity."""
LANGUAGES: Final = {"en": "eng"}
"""The schema's codes of the languages that are read."""


def entity_lines(store: Store, vantage: Vantage, *, text: bool = True) -> Iterator[str]:
    """Give the entities: reports by path, events by identifier, then actors; `text` has the reports' text."""
    for line in document_lines(store, vantage, text=text):
        yield dump(_article(line))
    names = names_of(store, vantage)
    taking_part: set[str] = set()
    for entry in all_events(store, vantage):
        taking_part.update(entry.event.actors, entry.event.recipients)
        for entity in _event(entry, names):
            yield dump(entity)
    for line in actor_lines(store, vantage):
        for entity in _actor(line, names, taking_part):
            yield dump(entity)


def _entity(identifier: str, schema: str, properties: Line) -> Line:
    """Return an entity; properties are lists of texts, without what is not known."""
    held = {name: list(dict.fromkeys(str(value) for value in values if value)) for name, values in properties.items()}
    return {"id": identifier, "schema": schema, "properties": {name: values for name, values in held.items() if values}}


def _article(line: Line) -> Line:
    properties = {
        "title": [line["title"]],
        "fileName": [line["path"] and PurePath(line["path"]).name],
        "publisher": [line["publisher"]],
        "author": line["agencies"],
        "language": [LANGUAGES.get(line["language"])],
        "sourceUrl": [line["url"]],
        "bodyText": [line.get("text")],
        **_published(interval_from(line["published"])),
    }
    return _entity(line["id"], "Article", properties)


def _published(interval: Interval) -> Line:
    """Return the day, month or year a report is from, or else, in words for people, the days between which it lies."""
    exact = whole(interval)
    if exact or not (interval.earliest or interval.latest):
        return {"publishedAt": [exact]}
    return {"notes": [f"published between {interval.earliest or '…'} and {interval.latest or '…'}"]}


def _dates(interval: Interval) -> Line:
    if exact := whole(interval):
        return {"date": [exact]}
    return {"startDate": [interval.earliest], "endDate": [interval.latest]}


def _event(entry: EventEntry, names: dict[str, str]) -> Iterator[Line]:
    event, lead = entry.event, entry.lead
    who = who_words(entry, names)
    first = {one.report.id: one for one in reversed(entry.mentions)}
    reports = [first[report] for report in reversed(first)]
    properties = {
        "name": [f"{status_words(event)}: {type_words(event)}{f', {who}' if who else ''}"],
        "summary": [lead.words.quote],
        "description": [_told(event)],
        "keywords": [event.type.value, event.mode, event.status.value],
        "recordId": [event.id],
        "involved": (*event.actors, *event.recipients),
        "location": [place.span.quote for place in event.places],
        "country": _countries(event.places),
        "proof": [one.report.id for one in reports],
        "publisher": [one.report.publisher for one in reports],
        **_dates(event.time),
    }
    yield _entity(event.id, "Event", properties)
    for one in entry.mentions:
        yield _documentation(event.id, one)


def _told(event: Event) -> str:
    return "; ".join(filter(None, (f"days: {event.time.basis.value}", where_words(event), number_words(event))))


def _documentation(event: str, one: MentionEntry) -> Line:
    mention, report = one.mention, one.report
    speaker = next((f"said by {speaker_words(said)}" for said in one.within), "in the report's own words")
    properties = {
        "document": [report.id],
        "entity": [event],
        "role": [mention.status.value],
        "summary": [one.words.quote],
        "description": [f"{speaker}; characters {one.words.start} to {one.words.end}"],
        "publisher": [report.publisher],
        "recordId": [mention.id],
        "date": [whole(report.published)],
    }
    return _entity(make_id("documentation", event, mention.id), "Documentation", properties)


def _countries(places: Iterable[Place]) -> list[str | None]:
    return [_country(place.location.country) for place in places if place.location]


def _country(code: str | None) -> str | None:
    """Return the code of a country as the schema has it."""
    return (two_letters(code) or "").lower() if code else None


def _actor(line: Line, names: dict[str, str], taking_part: set[str]) -> Iterator[Line]:
    """Give an actor and its mentions, one for each report; nothing for what has no name, or only is where it is."""
    name, schema = line["name"], SCHEMATA.get(line["type"])
    if not name or not (schema or line["id"] in taking_part):
        return
    schema = schema or ("PublicBody" if line["country"] else "LegalEntity")
    properties: Line = {
        "name": [name],
        "alias": [other for other in line["names"] if other != name],
        "country": [_country(line["country"])],
    }
    if schema == "Person":
        properties["position"] = [_position(role, names) for role in line["roles"] if role["title"]]
    yield _entity(line["id"], schema, properties)
    named: dict[str, list[str]] = {}
    for mention in line["mentions"]:
        if mention["form"] == "name":
            named.setdefault(mention["span"]["document"], []).append(mention["span"]["quote"])
    for document, quotes in sorted(named.items()):
        yield _mention(line["id"], document, quotes, schema)


def _position(role: Line, names: dict[str, str]) -> str:
    of = names.get(role["of"] or "")
    return f"{role['title']} of {of}" if of else str(role["title"])


def _mention(actor: str, document: str, quotes: Iterable[str], schema: str) -> Line:
    properties = {"document": [document], "resolved": [actor], "name": quotes, "detectedSchema": [schema]}
    return _entity(make_id("mention", actor, document), "Mention", properties)

"""GeoJSON (RFC 7946): the events that have a place with coordinates, for a map.

Each is a point for each of its places, so that every feature is one and a program that wants one kind of geometry has
it; `event` says which are the same. How precise a point is, a town or the middle of a country, is in `precision`.
"""

from collections.abc import Callable, Iterator

from rapporteur.ids import make_id
from rapporteur.lines import Line
from rapporteur.model import Location, Place
from rapporteur.publish.exports.actors import names_of
from rapporteur.publish.exports.edtf import edtf
from rapporteur.publish.exports.event_words import number_words, party_words
from rapporteur.publish.exports.json_object import object_lines
from rapporteur.publish.words import count_words, speaker_words
from rapporteur.record.event_views import EventEntry, list_events
from rapporteur.record.store import Store
from rapporteur.record.views import Vantage


def map_lines(store: Store, vantage: Vantage, *, tell: Callable[[str], None] = lambda _: None) -> Iterator[str]:
    """Give the lines of a FeatureCollection: the events in the order of their days, a feature for each place."""
    return object_lines({"type": "FeatureCollection"}, "features", _features(store, vantage, tell))


def _features(store: Store, vantage: Vantage, tell: Callable[[str], None]) -> Iterator[Line]:
    names = names_of(store, vantage)
    without = 0
    for entry in list_events(store, vantage):
        placed = [(place, place.location) for place in entry.event.places if place.location]
        without += not placed
        facts = _facts(entry, names) if placed else {}
        for place, where in placed:
            yield _feature(entry.event.id, place, where, facts)
    if without:
        tell(f"left out {count_words(without, 'event')} without a place that is on the map")


def _feature(event: str, place: Place, where: Location, facts: Line) -> Line:
    span = place.span
    return {
        "type": "Feature",
        "id": make_id("feature", event, span.document, span.start, span.end),
        "geometry": {"type": "Point", "coordinates": [where.longitude, where.latitude]},
        "properties": {
            **{"event": event, "place": span.quote, "precision": where.precision, "country": where.country},
            "place_span": f"{span.document}:{span.start}-{span.end}",
            **facts,
        },
    }


def _facts(entry: EventEntry, names: dict[str, str]) -> Line:
    """Return what a map says of an event: plain values, as its programs take no lists."""
    event, lead = entry.event, entry.lead
    mention, words, report = lead.mention, lead.words, lead.report
    time = event.time
    return {
        **{"type": event.type.value, "mode": event.mode, "status": event.status.value},
        **{"earliest": time.earliest and str(time.earliest), "latest": time.latest and str(time.latest)},
        **{"edtf": edtf(time), "basis": time.basis.value},
        "actors": party_words(event.actors, mention.actors, names),
        "recipients": party_words(event.recipients, mention.recipients, names),
        "quantities": number_words(event),
        **{"reports": event.reports, "independent": event.independent},
        **{"trigger": mention.trigger.quote, "sentence": words.quote},
        "sentence_span": f"{words.document}:{words.start}-{words.end}",
        "speaker": next(map(speaker_words, lead.within), None),
        **{"publisher": report.publisher, "published": edtf(report.published), "title": report.title},
    }

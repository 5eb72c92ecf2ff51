"""PLOVER: events as its manual codes them (draft 0.8 of 2021), one JSON object a line.

folding.py says how type and status become PLOVER's category. Left out are events that its manual would not code: what
was denied or called off, what has no source actor, COOPERATE, AID and SANCTION without a recipient; and what has no day
at all, as `date` is required. How many, and why, is told in one line.

`date` and `enddate` are the first and the last of the days between which an event lies, which is not how long it took;
where one end is open, `date` is the other. `date_edtf`, beyond PLOVER's own fields, says which. A plan that is coded as
the word given for it has the day on which that was given; `folded_from` says what was planned, and for when.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from rapporteur.lines import SOFTWARE, Line, dump, span_lines
from rapporteur.model import Event, EventType, Interval, Participant, Place, Quantity
from rapporteur.publish.exports.actors import Known, known_actors
from rapporteur.publish.exports.edtf import edtf
from rapporteur.publish.exports.event_words import others
from rapporteur.publish.exports.folding import NEEDS_RECIPIENT, QUADS, SCORES, Coding, coded
from rapporteur.publish.words import count_words, speaker_words
from rapporteur.record.event_views import EventEntry, MentionEntry, all_events
from rapporteur.record.store import Store
from rapporteur.record.views import Vantage

CODEBOOK: Final = "PLOVER draft 0.8"
SECTORS: Final[Mapping[str | None, str]] = {"GOVERNMENT": "GOV"}
COUNTED: Final = {"dead": "killed", "injured": "injured"}
NO_DAY: Final = "without a day"
NO_SOURCE: Final = "without a source actor"
NO_RECIPIENT: Final = "without the recipient that the category needs"
NO_EVENT: Final = "denied or called off"


def plover_lines(
    store: Store, vantage: Vantage, *, text: bool = True, tell: Callable[[str], None] = lambda _: None
) -> Iterator[str]:
    """Give the events by identifier, each as a PLOVER record; `text` has the words of their sentences."""
    known = known_actors(store, vantage)
    left_out: Counter[str] = Counter()
    for entry in all_events(store, vantage):
        line = _line(entry, known, text=text)
        if isinstance(line, str):
            left_out[line] += 1
        else:
            yield dump(line)
    if left_out:
        why = ", ".join(f"{count:,} {reason}" for reason, count in sorted(left_out.items()))
        tell(f"left out {count_words(left_out.total(), 'event')} that PLOVER does not code: {why}")


def _line(entry: EventEntry, known: Mapping[str, Known], *, text: bool) -> Line | str:
    """Return an event as a PLOVER record, or why it is none."""
    event, lead = entry.event, entry.lead
    coding = coded(event)
    if coding is None:
        return NO_EVENT
    when = _said_on(lead) if coding.is_word else event.time
    if not (when.earliest or when.latest):
        return NO_DAY
    source = _actors(event.actors, lead.mention.actors, entry, known)
    recipient = _actors(event.recipients, lead.mention.recipients, entry, known)
    if coding.type is EventType.CONSULT and coding.mode != "visit":
        # All who meet are its source, where nobody is known to be the guest.
        held = {(one["identifier_id"], one["actor_text"]) for one in source}
        source += [one for one in recipient if (one["identifier_id"], one["actor_text"]) not in held]
        recipient = []
    if not source:
        return NO_SOURCE
    if coding.type in NEEDS_RECIPIENT and not recipient:
        return NO_RECIPIENT
    return {
        "id": event.id,
        **_dates(when),
        "source": source,
        "recipient": recipient,
        "event": [coding.type.value],
        "mode": [coding.mode] if coding.mode else [],
        "context": [coding.context] if coding.context else [],
        "quad_code": QUADS[coding.type],
        "event_scale": SCORES[coding.type],
        "event_loc": _places(event.places),
        "event_text": list(dict.fromkeys(one.trigger.quote for one in event.mentions)),
        **{name: _number(event.quantities, what) for name, what in COUNTED.items()},
        **_citation(lead, text=text),
        "coder": SOFTWARE,
        "status": event.status.value,
        "folded_from": _folded_from(event, coding),
        "reports": event.reports,
        "independent": event.independent,
        "said_by": next(map(speaker_words, lead.within), None),
        "spans": span_lines(one.trigger for one in event.mentions),
    }


def _said_on(lead: MentionEntry) -> Interval:
    """Return when a word was given: when it was said, where a statement has it, else when it was reported."""
    times = (said.time for said in lead.within[:1])
    return next((time for time in times if time.earliest or time.latest), lead.report.published)


def _dates(when: Interval) -> Line:
    first, last = when.earliest or when.latest, when.latest
    ends = first and last and last != first
    return {"date": str(first), "enddate": str(last) if ends else None, "date_edtf": edtf(when)}


def _folded_from(event: Event, coding: Coding) -> Line | None:
    if not coding.is_word:
        return None
    mode = [event.mode] if event.mode else []
    return {"event": [event.type.value], "mode": mode, "date_edtf": edtf(event.time)}


def _actors(
    actors: Sequence[str], lead: Iterable[Participant], entry: EventEntry, known: Mapping[str, Known]
) -> list[Line]:
    """Return the actors that are known, each in the words that first stand for it, then those that the lead names or
    describes in other words."""
    told = [part for one in entry.event.mentions for part in (*one.actors, *one.recipients)]
    out = [_actor(next(part for part in told if part.actor == actor), known.get(actor)) for actor in actors]
    names = [name for one in out for name in (one["actor_text"], one["identifier_text"]) if name]
    return out + [_actor(part, None) for part in others(lead, names)]


def _actor(part: Participant, known: Known | None) -> Line:
    return {
        "code": known and known.country,
        "sector": SECTORS.get(known.type) if known else None,
        "actor_text": part.span.quote,
        "identifier_id": part.actor,
        "identifier_text": known and known.name,
        **{"document": part.span.document, "start": part.span.start, "end": part.span.end},
    }


def _places(places: Iterable[Place]) -> list[Line]:
    return [
        {
            "name": place.span.quote,
            **{"latitude": where and where.latitude, "longitude": where and where.longitude},
            **{"cc3": where and where.country, "precision": where and where.precision},
        }
        for place in places
        for where in (place.location,)
    ]


def _number(quantities: Iterable[Quantity], what: str) -> int | str | None:
    """Return how many: the number if all who tell one tell the same, else the lowest and the highest as a code."""
    held = [(one.low, one.high) for one in quantities if one.what == what]
    if not held:
        return None
    lows, highs = zip(*held, strict=True)
    low = None if None in lows else min(lows)
    high = None if None in highs else max(highs)
    if low is not None and low == high:
        return int(low)
    return f"{'' if low is None else int(low)}..{'' if high is None else int(high)}"


def _citation(lead: MentionEntry, *, text: bool) -> Line:
    report, words = lead.report, lead.words
    return {
        "text": words.quote if text else None,
        "text_info": {"document": words.document, "start": words.start, "end": words.end},
        "cite_info": {
            **{"citation": report.path, "url": report.line["url"], "title": report.title},
            **{"language": report.line["language"], "publication": report.publisher},
            **{"published_edtf": edtf(report.published), "coder": SOFTWARE, "codebook": CODEBOOK},
        },
    }

"""What reports tell as lines: statements, events, commitments and positions, and back."""

from collections.abc import Iterable

from rapporteur.lines.form import (
    Line,
    interval_from,
    interval_line,
    span_from,
    span_line,
    span_lines,
    spans_from,
)
from rapporteur.model import (
    Carrier,
    CommitmentMention,
    Event,
    EventMention,
    EventType,
    Location,
    Participant,
    Place,
    Position,
    Quantity,
    Source,
    Stance,
    Statement,
    Status,
)


def statement_line(statement: Statement) -> Line:
    """Return a statement as the record writes it."""
    source = statement.source
    return {
        "kind": "statement",
        "id": statement.id,
        "document": statement.document,
        "source": {
            "spans": span_lines(source.spans),
            "actor": source.actor,
            "anonymous": source.anonymous,
            "description": source.description,
        },
        "cue": span_lines(statement.cue),
        "content": span_lines(statement.content),
        "direct": statement.direct,
        "via": [
            {"name": carrier.name, "actor": carrier.actor, "spans": span_lines(carrier.spans)}
            for carrier in statement.via
        ],
        "time": interval_line(statement.time),
        "stance": statement.stance.value,
        "confidence": statement.confidence,
        "made_by": statement.made_by,
    }


def statement_from(line: Line) -> Statement:
    """Return the statement a line holds."""
    source = line["source"]
    return Statement(
        id=line["id"],
        document=line["document"],
        source=Source(
            spans=spans_from(source["spans"]),
            actor=source["actor"],
            anonymous=source["anonymous"],
            description=source["description"],
        ),
        cue=spans_from(line["cue"]),
        content=spans_from(line["content"]),
        direct=line["direct"],
        via=tuple(
            Carrier(name=carrier["name"], actor=carrier["actor"], spans=spans_from(carrier["spans"]))
            for carrier in line["via"]
        ),
        time=interval_from(line["time"]),
        stance=Stance(line["stance"]),
        confidence=line["confidence"],
        made_by=line["made_by"],
    )


def event_line(event: Event) -> Line:
    """Return an event as the record writes it."""
    return {
        "kind": "event",
        "id": event.id,
        "type": event.type.value,
        "mode": event.mode,
        "status": event.status.value,
        "time": interval_line(event.time),
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "places": [{"name": place.span.quote, "actor": place.actor} | _where(place.location) for place in event.places],
        "quantities": [_quantity_line(quantity) for quantity in event.quantities],
        "mentions": [event_mention_line(mention) for mention in event.mentions],
        "sources": {"reports": event.reports, "independent": event.independent},
        "relations": [{"type": name, "event": other} for name, other in event.relations],
    }


def event_mention_line(mention: EventMention) -> Line:
    """Return an event mention as an event of the record holds it."""
    return {
        "id": mention.id,
        "trigger": span_line(mention.trigger),
        "type": mention.type.value,
        "mode": mention.mode,
        "status": mention.status.value,
        "when": mention.when and span_line(mention.when),
        "time": interval_line(mention.time),
        "actors": _participant_lines(mention.actors),
        "recipients": _participant_lines(mention.recipients),
        "places": [
            {"span": span_line(place.span), "actor": place.actor} | _where(place.location) for place in mention.places
        ],
        "quantities": [_quantity_line(quantity) for quantity in mention.quantities],
        "within": list(mention.within),
        "confidence": mention.confidence,
        "made_by": mention.made_by,
    }


def event_mention_from(line: Line) -> EventMention:
    """Return the event mention a line holds."""
    return EventMention(
        id=line["id"],
        trigger=span_from(line["trigger"]),
        type=EventType(line["type"]),
        mode=line["mode"],
        status=Status(line["status"]),
        when=line["when"] and span_from(line["when"]),
        time=interval_from(line["time"]),
        actors=_participants_from(line["actors"]),
        recipients=_participants_from(line["recipients"]),
        places=tuple(map(_place_from, line["places"])),
        quantities=tuple(map(_quantity_from, line["quantities"])),
        within=tuple(line["within"]),
        confidence=line["confidence"],
        made_by=line["made_by"],
    )


def commitment_mention_line(mention: CommitmentMention) -> Line:
    """Return the words of one report that tell a commitment, as the store keeps them."""
    return {
        "kind": "commitment",
        "id": mention.id,
        "act": span_line(mention.act),
        "whole": mention.whole and span_line(mention.whole),
        "event": mention.event,
        "type": mention.type and mention.type.value,
        "agreement": mention.agreement,
        "negative": mention.negative,
        "proposed": mention.proposed,
        "extends": mention.extends,
        "obligors": _participant_lines(mention.obligors),
        "beneficiaries": _participant_lines(mention.beneficiaries),
        "quantities": [_quantity_line(quantity) for quantity in mention.quantities],
        "due": mention.due and span_line(mention.due),
        "deadline": interval_line(mention.deadline),
        "term": mention.term,
        "reckoned_from": mention.reckoned_from and span_line(mention.reckoned_from),
        "conditions": span_lines(mention.conditions),
        "within": list(mention.within),
        "confidence": mention.confidence,
        "made_by": mention.made_by,
    }


def commitment_mention_from(line: Line) -> CommitmentMention:
    """Return the words of one report that tell a commitment, which a line holds."""
    return CommitmentMention(
        id=line["id"],
        act=span_from(line["act"]),
        whole=line["whole"] and span_from(line["whole"]),
        event=line["event"],
        type=line["type"] and EventType(line["type"]),
        agreement=line["agreement"],
        negative=line["negative"],
        proposed=line["proposed"],
        extends=line["extends"],
        obligors=_participants_from(line["obligors"]),
        beneficiaries=_participants_from(line["beneficiaries"]),
        quantities=tuple(map(_quantity_from, line["quantities"])),
        due=line["due"] and span_from(line["due"]),
        deadline=interval_from(line["deadline"]),
        term=line["term"],
        reckoned_from=line["reckoned_from"] and span_from(line["reckoned_from"]),
        conditions=spans_from(line["conditions"]),
        within=tuple(line["within"]),
        confidence=line["confidence"],
        made_by=line["made_by"],
    )


def position_line(position: Position) -> Line:
    """Return a position as the record writes it."""
    return {
        "kind": "position",
        "id": position.id,
        "issue": position.issue,
        "holder": position.holder.actor,
        "held_in": span_line(position.holder.span),
        "value": position.value,
        "polarity": position.polarity,
        "spans": [span_line(position.span)],
        "statement": position.statement,
        "time": interval_line(position.time),
        "made_by": position.made_by,
    }


def position_from(line: Line) -> Position:
    """Return the position a line holds."""
    return Position(
        id=line["id"],
        issue=line["issue"],
        holder=Participant(span=span_from(line["held_in"]), actor=line["holder"]),
        value=line["value"],
        polarity=line["polarity"],
        span=span_from(line["spans"][0]),
        statement=line["statement"],
        time=interval_from(line["time"]),
        made_by=line["made_by"],
    )


def _participant_lines(participants: Iterable[Participant]) -> list[Line]:
    return [{"span": span_line(one.span), "actor": one.actor} for one in participants]


def _participants_from(lines: Iterable[Line]) -> tuple[Participant, ...]:
    return tuple(Participant(span=span_from(one["span"]), actor=one["actor"]) for one in lines)


def _where(where: Location | None) -> Line:
    """Return where on the map a place is, in names that an event and its mentions share."""
    return {
        "latitude": where and where.latitude,
        "longitude": where and where.longitude,
        "precision": where and where.precision,
        "country": where and where.country,
    }


def _place_from(line: Line) -> Place:
    where = {name: line[name] for name in ("latitude", "longitude", "precision", "country")}
    location = None if line["precision"] is None else Location(**where)
    return Place(span=span_from(line["span"]), actor=line["actor"], location=location)


def _quantity_line(quantity: Quantity) -> Line:
    return {"what": quantity.what, "low": quantity.low, "high": quantity.high, "span": span_line(quantity.span)}


def _quantity_from(line: Line) -> Quantity:
    return Quantity(what=line["what"], low=line["low"], high=line["high"], span=span_from(line["span"]))

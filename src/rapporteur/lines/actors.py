"""Actors as lines, from their mentions and offices."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rapporteur.countries import country_meant
from rapporteur.lines.form import (
    Line,
    interval_from,
    interval_line,
    span_from,
    span_line,
    span_lines,
)
from rapporteur.model import (
    Mention,
    MentionForm,
    MentionType,
    Office,
    Role,
)
from rapporteur.names import person_words


def actor_line(identifier: str, mentions: Sequence[Mention], roles: Iterable[Role] = ()) -> Line:
    """Return an actor as the record writes it, from its mentions in order of report and text, and its roles.

    `name` is the fullest of its names without titles, of those the most frequent, then the first; an adjective
    ("Norlandish") where there is nothing else.
    """
    named = [mention for mention in mentions if mention.form is MentionForm.NAME and mention.type]
    nouns = [mention for mention in named if mention.type is not MentionType.NATIONALITY]
    written = Counter(mention.span.quote for mention in nouns or named)
    names = sorted(written, key=lambda name: (-len(person_words(name)), -written[name], name))
    types = Counter(mention.type.value for mention in nouns if mention.type)
    of_people = MentionType.GOVERNMENT.value if named else None
    countries = (country_meant(mention.span.quote, mention.type) for mention in named if mention.type)
    return {
        "kind": "actor",
        "id": identifier,
        "type": types.most_common(1)[0][0] if types else of_people,
        "name": names[0] if names else None,
        "names": sorted(names),
        "country": next((country for country in countries if country), None),
        "roles": [
            {
                "title": role.title,
                "of": role.of,
                "interval": interval_line(role.interval),
                "spans": span_lines(role.spans),
            }
            for role in roles
        ],
        "mentions": [{"span": span_line(mention.span), "form": mention.form.value} for mention in mentions],
    }


def office_line(office: Office) -> Line:
    """Return an office that a report tells of as the store keeps it."""
    return {
        "kind": "office",
        "id": office.id,
        "holder": span_line(office.holder),
        "actor": office.actor,
        "title": office.title,
        "of": office.of,
        "past": office.past,
        "span": span_line(office.span),
        "time": interval_line(office.time),
        "made_by": office.made_by,
    }


def office_from(line: Line) -> Office:
    """Return the office a line holds."""
    spans: Line = {name: span_from(line[name]) for name in ("holder", "span")}
    plain: Line = {name: line[name] for name in ("id", "actor", "title", "of", "past", "made_by")}
    return Office(**plain, **spans, time=interval_from(line["time"]))

"""Actors as lines, from their mentions and offices."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What names say of whom they name: `name` is the fullest without titles, of those the most frequent, then the
    first; an adjective ("Norlandish") where there is nothing else."""

    type: str | None
    name: str | None
    names: tuple[str, ...]
    country: str | None


def naming_of(written: Mapping[tuple[str, MentionType], int]) -> Naming:
    """Return what names say, each with its type, and how often it stands; in the order of their first places."""
    nouns = {key: times for key, times in written.items() if key[1] is not MentionType.NATIONALITY}
    often, types = Counter[str](), Counter[str]()
    for (name, type_), times in (nouns or written).items():
        often[name] += times
        if nouns:
            types[type_.value] += times
    names = sorted(often, key=lambda name: (-len(person_words(name)), -often[name], name))
    of_people = MentionType.GOVERNMENT.value if written else None
    countries = (country_meant(name, type_) for name, type_ in written)
    return Naming(
        type=types.most_common(1)[0][0] if types else of_people,
        name=names[0] if names else None,
        names=tuple(sorted(names)),
        country=next((country for country in countries if country), None),
    )


def actor_line(identifier: str, mentions: Sequence[Mention], roles: Iterable[Role] = ()) -> Line:
    """Return an actor as the record writes it, from its mentions in order of report and text, and its roles."""
    named = (one for one in mentions if one.form is MentionForm.NAME)
    naming = naming_of(Counter((one.span.quote, one.type) for one in named if one.type))
    return {
        "kind": "actor",
        "id": identifier,
        "type": naming.type,
        "name": naming.name,
        "names": list(naming.names),
        "country": naming.country,
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

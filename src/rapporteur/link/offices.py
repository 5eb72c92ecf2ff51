"""Offices across reports: what is told of one actor's offices, put together to the roles of the record."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from rapporteur.annotate.title_words import IN_FULL
from rapporteur.model import UNKNOWN, Basis, Interval, Office, Role, Span
from rapporteur.names import fold

_WORD: Final = re.compile(r"[^\W_]+")


def roles_of(offices: Iterable[Office]) -> tuple[Role, ...]:
    """Return the roles that offices of one actor come to, in whatever order they are told, by interval, then title.

    Those of one title, of the same, are one role; a title told without what it is of goes with the one that tells it.
    """
    told: defaultdict[str, defaultdict[str | None, list[Office]]] = defaultdict(lambda: defaultdict(list))
    for one in offices:
        told[title_key(one.title or "")][one.of].append(one)
    for title, by_party in told.items():
        parties = [party for party in by_party if party]
        if title and len(parties) == 1 and None in by_party:
            by_party[parties[0]] += by_party.pop(None)
    roles = (_role(party, same) for by_party in told.values() for party, same in by_party.items())
    return tuple(sorted(roles, key=_by_days))


def title_key(title: str) -> str:
    """Return a title as it is compared.

    >>> title_key("Minister of Defense"), title_key("defence minister"), title_key("Gen.")
    ('defence minister', 'defence minister', 'general')
    """
    head, _, rest = fold(title).partition(" of ")
    words = _WORD.findall(f"{rest.removeprefix('the ')} {head}")
    return " ".join(IN_FULL.get(word, word) for word in words)


def _role(of: str | None, told: Sequence[Office]) -> Role:
    spans = tuple(sorted({one.span for one in told}))
    titles = Counter(one.title for one in told if one.title)
    title = min(titles, key=lambda title: (-titles[title], title), default=None)
    return Role(title=title, of=of, interval=_interval(told), spans=spans)


def _interval(told: Sequence[Office]) -> Interval:
    """Return the days from the first to the last on which an office is said to be held; where it is only said to have
    been held, it was by the first day that this is said."""
    held = [one.time for one in told if not one.past] or [one.time for one in told]
    times = sorted((time for time in held if time.earliest or time.latest), key=_days)
    if not times:
        return UNKNOWN
    if all(one.past for one in told):
        return times[0]
    days = [day for time in times for day in (time.earliest, time.latest) if day]
    last = max(times, key=lambda time: time.latest or time.earliest or date.min)
    return Interval(
        earliest=min(days) if any(time.earliest for time in times) else None,
        latest=max(days) if any(time.latest for time in times) else None,
        basis=Basis.INFERRED,
        cues=tuple(dict.fromkeys((*times[0].cues, *last.cues))),
    )


def _days(time: Interval) -> tuple[date, date, tuple[Span, ...]]:
    return time.earliest or time.latest or date.max, time.latest or date.max, time.cues


def _by_days(role: Role) -> tuple[date, date, str, str]:
    return *_days(role.interval)[:2], role.title or "", role.of or ""

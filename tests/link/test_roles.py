"""Roles: offices told by several reports, put together."""

import random
from datetime import date

from rapporteur.link.offices import roles_of
from rapporteur.model import UNKNOWN, Basis, Interval, Office, Role, Span

NORLAND, OSTREL = "actor-1", "actor-2"


def office(
    title: str | None, day: int | None, *, of: str | None = None, past: bool = False, last: int | None = None
) -> Office:
    """Return an office told by a report of some day of 2030, or of one between that and another."""
    words = f"{title} Jan Orlo"
    span = Span(f"doc-{day}", 0, len(words), words)
    earliest = date(2030, 1, day) if day and not past else None
    latest = date(2030, 1, last or day) if day else None
    time = Interval(earliest=earliest, latest=latest, basis=Basis.INFERRED, cues=(span,)) if day else UNKNOWN
    return Office(
        id=f"office-{title}-{day}",
        holder=Span(span.document, len(words) - 8, len(words), "Jan Orlo"),
        actor="actor-9",
        title=title,
        of=of,
        past=past,
        span=span,
        time=time,
        made_by="test@1",
    )


def shown(role: Role) -> tuple[str | None, str | None, int | None, int | None]:
    """Return a role by title, whom it is of, and the days of January it is between."""
    first, last = role.interval.earliest, role.interval.latest
    return role.title, role.of, first.day if first else None, last.day if last else None


def roles(*offices: Office) -> list[tuple[str | None, str | None, int | None, int | None]]:
    """Return the roles that offices come to; in whatever order they are told, they are the same."""
    found = roles_of(offices)
    for seed in range(5):
        again = random.Random(seed).sample(offices, len(offices))
        assert roles_of(again) == found
    return [shown(role) for role in found]


def test_one_title_is_one_role_from_the_first_day_to_the_last() -> None:
    """However it is written, with all its words."""
    told = (office("Defence Minister", 9), office("minister of defense", 3), office("defence minister", 5))
    assert roles(*told) == [("Defence Minister", None, 3, 9)]
    (role,) = roles_of(told)
    assert role.spans == tuple(sorted(one.span for one in told))
    assert role.interval.basis is Basis.INFERRED
    assert set(role.interval.cues) == {told[0].span, told[1].span}


def test_two_titles_are_two_roles_in_the_order_of_their_days() -> None:
    """Who was negotiator and then minister was both, each in its time."""
    told = (office("interior minister", 20), office("chief negotiator", 3), office("chief negotiator", 8))
    assert roles(*told) == [("chief negotiator", None, 3, 8), ("interior minister", None, 20, 20)]


def test_an_office_told_as_over_ends_with_the_last_day_it_was_held() -> None:
    """What is only told as over was held by the first day that this is told; before, nobody knows."""
    assert roles(office("envoy", 3), office("envoy", 5), office("envoy", 9, past=True)) == [("envoy", None, 3, 5)]
    assert roles(office("envoy", 9, past=True), office("envoy", 7, past=True)) == [("envoy", None, None, 7)]


def test_a_title_goes_with_the_one_that_says_what_it_is_of() -> None:
    """Where two could be meant it stays by itself; so does what has no title."""
    assert roles(office("envoy", 3), office("envoy", 5, of=NORLAND)) == [("envoy", NORLAND, 3, 5)]
    two = (office("envoy", 5, of=NORLAND), office("envoy", 6, of=OSTREL), office("envoy", 7))
    assert [role[1] for role in roles(*two)] == [NORLAND, OSTREL, None]
    assert len(roles(office(None, 3, of=NORLAND), office(None, 4, of=OSTREL))) == 2


def test_days_that_are_open_stay_open() -> None:
    """A report of no known day tells the office, and no day of it; one of several days, that it was within them."""
    assert roles(office("envoy", None)) == [("envoy", None, None, None)]
    assert roles(office("envoy", None), office("envoy", 4)) == [("envoy", None, 4, 4)]
    assert roles(office("envoy", 2, last=6), office("envoy", 4)) == [("envoy", None, 2, 6)]

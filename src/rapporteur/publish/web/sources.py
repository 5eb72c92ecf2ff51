"""Sources: which outlets and persons carry how much of what is known, and what hangs on one anonymous source."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rapporteur.publish.web.asked import Asked, Context
from rapporteur.publish.web.paging import Paging
from rapporteur.record.actor_views import names_of
from rapporteur.record.source_views import hanging_seen, outlets_seen, roots_seen
from rapporteur.record.store import Store

ON_A_PAGE: Final = 50
KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "actor": "somebody named",
        "words": "somebody described",
        "anonymous": "anonymous",
        "outlet": "an outlet in its own words",
    }
)
"""The kinds of roots in words."""


def make_sources(store: Store, asked: Asked, *, most: int = ON_A_PAGE) -> Context:
    """Return what the page of sources shows, of each list `most`."""
    vantage = asked.vantage
    outlets = outlets_seen(store, vantage)
    of_outlets, of_roots, of_hanging = ((asked.number(name) - 1) * most for name in ("outlets", "page", "anonymous"))
    roots, count = roots_seen(store, vantage, after=of_roots, most=most)
    hanging, hangs = hanging_seen(store, vantage, after=of_hanging, most=most)
    parts = [part for one in hanging for part in (*one.glance.mention.actors, *one.glance.mention.recipients)]
    actors = {*(root.actor for root in roots), *(part.actor for part in parts)}
    return {
        "title": "Sources",
        "outlets": outlets[of_outlets : of_outlets + most],
        "outlets_paging": Paging(page=asked.number("outlets"), count=len(outlets), size=most),
        "taken": [(one.name, taken) for one in outlets for taken in one.taken],
        "roots": roots,
        "roots_paging": Paging(page=asked.number("page"), count=count, size=most),
        "kinds": KINDS,
        "hanging": hanging,
        "hanging_paging": Paging(page=asked.number("anonymous"), count=hangs, size=most),
        "names": names_of(store, actors, vantage),
    }

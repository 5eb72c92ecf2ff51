"""The pages of the reader and what can be done in it: tuples in the open, in the order of the navigation."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from rapporteur.publish.web.actions import Form, Shown
from rapporteur.publish.web.actors import make_actor, make_actors
from rapporteur.publish.web.asked import Asked, Context
from rapporteur.publish.web.disagreements import make_disagreements
from rapporteur.publish.web.document import make_document
from rapporteur.publish.web.event import make_event
from rapporteur.publish.web.ledger import make_calendar, make_commitment, make_ledger
from rapporteur.publish.web.reports import make_reports
from rapporteur.publish.web.review import do_judge, do_review, do_undo, make_review
from rapporteur.publish.web.sources import make_sources
from rapporteur.publish.web.story import make_story
from rapporteur.record.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its name, which is also its template's; its path, with `{name}` where it is of something; what makes its
    context from a record and what is asked; `entry`, what it is called in the navigation if it stands there; `under`,
    the page of the navigation that it belongs to."""

    name: str
    path: str
    make: Callable[[Store, Asked], Context]
    entry: str | None = None
    under: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file to be saved: its name, its path, the name that it is saved under, its media type, and what makes its text
    from a record and what is asked. Links name it as they do a page."""

    name: str
    path: str
    file: str
    media: str
    make: Callable[[Store, Asked], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something a person does to the record: its name, its path, and what does it, with the record open for writing."""

    name: str
    path: str
    do: Callable[[Store, Asked, Form], Shown]


PAGES: tuple[Page, ...] = (
    Page(name="story", path="/", make=make_story, entry="Story"),
    Page(name="ledger", path="/ledger", make=make_ledger, entry="Ledger"),
    Page(name="commitment", path="/commitment/{name}", make=make_commitment, under="ledger"),
    Page(name="disagreements", path="/disagreements", make=make_disagreements, entry="Disagreements"),
    Page(name="actors", path="/actors", make=make_actors, entry="Actors"),
    Page(name="actor", path="/actor/{name}", make=make_actor, under="actors"),
    Page(name="sources", path="/sources", make=make_sources, entry="Sources"),
    Page(name="reports", path="/reports", make=make_reports, entry="Reports"),
    Page(name="document", path="/document/{name}", make=make_document, under="reports"),
    Page(name="event", path="/event/{name}", make=make_event, under="story"),
    Page(name="review", path="/review", make=make_review, entry="Review"),
)
CALENDAR = Download(
    name="calendar", path="/ledger.ics", file="ledger.ics", media="text/calendar; charset=utf-8", make=make_calendar
)
DOWNLOADS: tuple[Download, ...] = (CALENDAR,) if find_spec("icalendar") else ()
"""What there is depends on the extras that are installed."""
ACTIONS: tuple[Action, ...] = (
    Action(name="review", path="/review", do=do_review),
    Action(name="judge", path="/judge", do=do_judge),
    Action(name="undo", path="/undo", do=do_undo),
)

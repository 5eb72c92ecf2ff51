"""Review: what a person finds of the events, one mention after the other, those first of which the program is least
sure; and what was found before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any, Final

from rapporteur.errors import BadAddress
from rapporteur.model import MODES, EventType, Status
from rapporteur.publish.web.actions import Form, Shown
from rapporteur.publish.web.asked import Asked, Context
from rapporteur.publish.words import review_words
from rapporteur.record.event_views import EventEntry, MentionEntry, event_entry
from rapporteur.record.find import find_judged, find_participant
from rapporteur.record.judged import Judgement, Verdict, judgement_of, judgements_of
from rapporteur.record.overview import Glance, list_glances, names_in, to_review
from rapporteur.record.overview_asked import Asked as Wanted
from rapporteur.record.reviews import Matter, Review, all_reviews, review_of, reviews_of
from rapporteur.record.store import Store

NEXT: Final = 12
"""How many events that wait are named."""
FARTHEST: Final = 100_000
ALIKE: Final = 8
"""How many events are offered to be the same."""
NEAR: Final = timedelta(days=7)
KINDS: Final = tuple((kind, mode) for kind in EventType for mode in (None, *MODES.get(kind, ())))


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a person held before: its identifier, what it says of what, whose it is, and from when."""

    id: str
    said: str
    of: str
    reason: str
    made_by: str
    made_at: date
    undone_at: date | None


def make_review(store: Store, asked: Asked) -> Context:
    """Return what the page for reviewing shows: a mention (`at`, or the next that nobody looked at, but for so many,
    `skip` - 1), what can be said of it, and what was said before."""
    wanted, skipped = _wanted(asked), min(asked.number("skip") - 1, FARTHEST)
    waiting = to_review(store, wanted, limit=skipped + NEXT + 1)[skipped:]
    at = asked.query.get("at") or next((one.id for one in waiting), None)
    entry = event_entry(store, at) if at else None
    shown = _mention(store, entry, at) if entry and at else None
    found = reviews_of(store.connection, [shown.mention.id] if shown else []).values()
    return {
        "title": "Review",
        "entry": entry,
        "shown": shown,
        "others": [one for one in entry.mentions if one is not shown] if entry else [],
        "found": [_held(one) for some in found for one in some],
        "names": names_in(store, [entry]) if entry else {},
        "alike": _alike(store, entry) if entry else [],
        "waiting": [one for one in waiting if not entry or one.id != entry.event.id][:NEXT],
        "skip": skipped + 1,
        "next": skipped + (2 if entry and waiting and waiting[0].id == entry.event.id else 1),
        "held": _before(store, asked.query.get("done")),
        "kinds": KINDS,
        "statuses": tuple(Status),
        "wanted": wanted,
    }


def _wanted(asked: Asked) -> Wanted:
    types, statuses = asked.values(EventType, "type"), asked.values(Status, "status")
    return Wanted(types=types, statuses=statuses, actor=asked.query.get("actor") or None)


def _mention(store: Store, entry: EventEntry, at: str) -> MentionEntry:
    """Return the mention that is named, where it is not the event that is; else the first that nobody looked at."""
    if at != entry.event.id:
        for one in entry.mentions:
            if one.mention.id == at:
                return one
    found = reviews_of(store.connection, (one.mention.id for one in entry.mentions))
    return next((one for one in entry.mentions if one.mention.id not in found), entry.lead)


def _alike(store: Store, entry: EventEntry) -> list[Glance]:
    """Return events of the same type and time that this one may be the same as."""
    first, last = entry.event.time.earliest, entry.event.time.latest
    day = first or last
    if day is None:
        return []
    near = Wanted(
        types=(entry.event.type,),
        first=max(day, date.min + NEAR) - NEAR,
        last=min(last or day, date.max - NEAR) + NEAR,
    )
    found = (one for one in list_glances(store, wanted=near) if one.id != entry.event.id)
    return list(islice(found, ALIKE))


def _before(store: Store, done: str | None) -> list[Held]:
    """Return what persons held, the last first; what was done just now before all."""
    found = [
        *map(_held, all_reviews(store.connection, standing=False)),
        *map(_judged, judgements_of(store.connection, standing=False)),
    ]
    found.sort(key=lambda one: (one.id == done, one.undone_at or one.made_at, one.id), reverse=True)
    return found[: 2 * NEXT]


def _held(one: Review) -> Held:
    return Held(
        id=one.id,
        said=review_words(one),
        of=one.mention,
        reason=one.reason,
        made_by=one.made_by,
        made_at=one.made_at,
        undone_at=one.undone_at,
    )


def _judged(one: Judgement) -> Held:
    return Held(
        id=one.id,
        said=f"{one.verdict.value} as {one.other}",
        of=one.one,
        reason=one.reason,
        made_by=one.made_by,
        made_at=one.made_at,
        undone_at=one.undone_at,
    )


def do_review(store: Store, _: Asked, form: Form) -> Shown:
    """Keep what a person found of a mention; one that is corrected stays in view."""
    mention, reason = form.get("mention", ""), _reason(form)
    try:
        matter = Matter(form.get("matter", ""))
        value = _value(store, mention, matter, form)
        made = review_of(mention, matter, value, reason=reason, made_by=form["maker"], made_at=date.today())
    except ValueError as fault:
        raise BadAddress(f"this cannot be kept: {fault}") from fault
    event_entry(store, mention)
    kept = store.review(made)
    stays = None if matter is Matter.MENTION else mention
    return Shown(page="review", query={"at": stays, "done": kept.id})


def _value(store: Store, mention: str, matter: Matter, form: Form) -> Any:
    match matter:
        case Matter.MENTION | Matter.STATUS:
            return form.get("value", "")
        case Matter.TYPE:
            kind, _, mode = form.get("value", "").partition(" ")
            return [kind, mode or None]
        case Matter.TIME:
            return [form.get(end) or None for end in ("first", "last")]
        case Matter.ACTORS | Matter.RECIPIENTS:
            return [find_participant(store, mention, words) for words in _split(form.get("value", ""))]


def _split(words: str) -> Iterable[str]:
    return filter(None, (one.strip() for one in words.split(";")))


def do_judge(store: Store, _: Asked, form: Form) -> Shown:
    """Keep that two events, or two actors, are the same or are different."""
    try:
        verdict = Verdict(form.get("verdict", ""))
    except ValueError as fault:
        raise BadAddress(str(fault)) from fault
    pair = find_judged(store, form.get("one", ""), form.get("other", ""))
    made = judgement_of(pair, verdict, reason=_reason(form), made_by=form["maker"], made_at=date.today())
    kept = store.judge(made)
    if kept.one.startswith("actor-"):
        return Shown(page="actor", name=form.get("one", ""))
    return Shown(page="review", query={"at": kept.one, "done": kept.id})


def do_undo(store: Store, _: Asked, form: Form) -> Shown:
    """Take back a review or a judgement."""
    identifier = form.get("id", "")
    if identifier.startswith("review-"):
        return Shown(page="review", query={"at": store.undo_review(identifier, date.today()).mention})
    undone = store.undo(identifier, date.today())
    if undone.one.startswith("actor-"):
        return Shown(page="actor", name=undone.one)
    return Shown(page="review", query={"at": undone.one})


def _reason(form: Form) -> str:
    reason = form.get("reason", "").strip()
    if not reason:
        raise BadAddress("say why: the reason is kept with what you found")
    return reason

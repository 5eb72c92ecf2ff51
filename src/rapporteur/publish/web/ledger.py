"""The ledger: who is to do what by when, how it stands on a day, and the words that this rests on."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rapporteur.errors import BadAddress, NotInRecord
from rapporteur.model import CommitmentMention, Interval, Span
from rapporteur.publish.calendar import calendar_of
from rapporteur.publish.web.asked import Asked, Context
from rapporteur.publish.web.deadlines import chart_of
from rapporteur.publish.web.event import Party, parties_of
from rapporteur.publish.web.paging import Paging
from rapporteur.record.actor_views import names_of
from rapporteur.record.event_views import EventEntry, all_events
from rapporteur.record.ledger.agreements import Agreement
from rapporteur.record.ledger.reckoning import Commitment, Standing
from rapporteur.record.ledger.views import agreement_in, list_commitments, list_ledger
from rapporteur.record.sentences import sentences_around
from rapporteur.record.store import Store
from rapporteur.record.views import ReportEntry, Vantage, actor_names, reports_by_id, statements_by_id

ON_A_PAGE: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which commitments are asked for: of this agreement, of a party, with a standing, due within so many days; all
    where None."""

    agreement: str | None = None
    party: str | None = None
    standing: Standing | None = None
    within: int | None = None

    def has(self, one: Commitment) -> bool:
        """Tell whether a commitment is asked for."""
        of_agreement = not self.agreement or one.agreement == self.agreement
        of_party = not self.party or self.party in (*one.obligors, *one.beneficiaries)
        return of_agreement and of_party and self.standing in (None, one.standing) and self._is_near(one)

    def _is_near(self, one: Commitment) -> bool:
        if self.within is None:
            return True
        return bool(one.as_of and one.deadline.latest) and 0 <= _days_to(one) <= self.within


def _days_to(one: Commitment) -> int:
    return ((one.deadline.latest or date.max) - (one.as_of or date.min)).days


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A commitment with what shows it: its parties, the mentions of it, the first day it was told, the sentences that
    its words stand in, and which stage of how many it is, if it is one."""

    commitment: Commitment
    who: tuple[Party, ...]
    whom: tuple[Party, ...]
    told: Interval
    stage: tuple[int, int] | None
    words: Mapping[Span, Span]
    reports: Mapping[str, ReportEntry]

    @property
    def lead(self) -> CommitmentMention:
        """The mention whose words it is told in."""
        act = self.commitment.act
        return next(one for one in self.commitment.mentions if one.act == act)

    def report_of(self, span: Span) -> ReportEntry | None:
        """Return the report that words are of."""
        return self.reports.get(span.document)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementEntry:
    """An agreement by the event that it was made in; where that names none, it is called by the words of the event."""

    name: str
    agreement: Agreement | None
    entry: EventEntry


def make_ledger(store: Store, asked: Asked) -> Context:
    """Return what the ledger shows: `agreement` (its event), `party` (an actor), `standing` and `within` (days) of the
    query choose."""
    return ledger_shown(store, list_ledger(store, asked.vantage), asked, most=ON_A_PAGE)


def ledger_shown(store: Store, whole: Sequence[Commitment], asked: Asked, *, most: int) -> Context:
    """Return what is shown of the whole ledger: of the commitments that are asked for, so many on a page."""
    choice = choice_of(asked)
    chosen = [one for one in whole if choice.has(one)]
    paging = Paging.at(asked.number("page"), count=len(chosen), size=most)
    entries = entries_of(store, chosen[paging.first - 1 : paging.last], whole)
    parties = Counter(actor for one in whole for actor in {*one.obligors, *one.beneficiaries})
    made_in = {one.agreement for one in whole if one.agreement}
    agreements = agreements_of(store, made_in, asked.vantage)
    return {
        "title": "Ledger",
        "entries": entries,
        "chart": chart_of([(one.commitment, one.told) for one in in_stages(entries)]),
        "entry_of": {one.commitment.id: one for one in entries},
        "choice": choice,
        "is_chosen": choice != Choice(),
        "paging": paging,
        "as_of": whole[0].as_of if whole else None,
        "agreements": agreements,
        "agreement": agreements.get(choice.agreement or ""),
        "standings": Counter(one.standing for one in whole),
        "parties": parties,
        "names": names_of(store, {*parties, choice.party}, asked.vantage),
    }


def choice_of(asked: Asked) -> Choice:
    """Return which commitments a query asks for; BadAddress."""
    standing = asked.query.get("standing") or None
    if standing not in (None, *Standing):
        raise BadAddress(f"standing={standing}: write one of {', '.join(Standing)}")
    return Choice(
        agreement=asked.query.get("agreement") or None,
        party=asked.query.get("party") or None,
        standing=Standing(standing) if standing else None,
        within=asked.number("within") if asked.query.get("within") else None,
    )


def entries_of(store: Store, some: Sequence[Commitment], whole: Iterable[Commitment]) -> list[Entry]:
    """Return commitments, of the whole ledger, with what shows them."""
    spans = [span for one in some for span in _spans(one)]
    around, reports = sentences_around(store, spans), reports_by_id(store, {span.document for span in spans})
    stages = _stages(whole)
    return [
        Entry(
            commitment=one,
            who=tuple(parties_of(part for mention in one.mentions for part in mention.obligors)),
            whom=tuple(parties_of(part for mention in one.mentions for part in mention.beneficiaries)),
            told=_first(reports[mention.act.document].published for mention in one.mentions),
            stage=stages.get(one.id),
            words={span: around.get(span, span) for span in _spans(one)},
            reports=reports,
        )
        for one in some
    ]


def _spans(one: Commitment) -> list[Span]:
    return [*(mention.act for mention in one.mentions), *(found.span for found in one.evidence)]


def _first(told: Iterable[Interval]) -> Interval:
    return min(told, key=lambda one: (one.latest or date.max, one.earliest or date.max))


def _stages(whole: Iterable[Commitment]) -> dict[str, tuple[int, int]]:
    """Return of the commitments that are told as stages in one clause which of how many each is."""
    of: defaultdict[Span, list[Commitment]] = defaultdict(list)
    for one in whole:
        for mention in one.mentions:
            if mention.whole and mention.act == one.act:
                of[mention.whole].append(one)
    held = (sorted(same, key=lambda one: (one.deadline.latest or date.max, one.act)) for same in of.values())
    return {one.id: (at, len(same)) for same in held if len(same) > 1 for at, one in enumerate(same, 1)}


def in_stages(entries: Sequence[Entry]) -> list[Entry]:
    """Return commitments with the stages of one clause after each other, where the first of these stands."""
    places: dict[object, int] = {}
    for at, one in enumerate(entries):
        places.setdefault(_clause(one), at)
    return sorted(entries, key=lambda one: (places[_clause(one)], one.stage or (1, 1)))


def _clause(one: Entry) -> object:
    return one.lead.whole if one.stage else one.commitment.id


def agreements_of(store: Store, events: Collection[str], vantage: Vantage) -> dict[str, AgreementEntry]:
    """Return the agreements that events are the making of, by event."""
    entries = all_events(store, vantage, sorted(events)) if events else ()
    found = ((entry, agreement_in(entry)) for entry in entries)
    return {
        entry.event.id: AgreementEntry(
            name=agreement.name if agreement else entry.lead.mention.trigger.quote, agreement=agreement, entry=entry
        )
        for entry, agreement in found
    }


def make_commitment(store: Store, asked: Asked) -> Context:
    """Return what the page of a commitment shows; it is named by its identifier or that of one of its mentions."""
    whole = list_commitments(store, asked.vantage)
    for one in whole:
        if asked.name == one.id or any(asked.name == mention.id for mention in one.mentions):
            return commitment_shown(store, entries_of(store, [one], whole)[0], asked.vantage)
    raise NotInRecord(f"{asked.name}: no commitment in what you look at; leave out the days you look from to see all")


def commitment_shown(store: Store, entry: Entry, vantage: Vantage) -> Context:
    """Return what is shown of a commitment."""
    one = entry.commitment
    within = {name for mention in one.mentions for name in mention.within}
    said = statements_by_id(store, within, vantage)
    actors = {*one.obligors, *one.beneficiaries, *(statement.source.actor for statement in said.values())}
    events = {one.agreement, *one.events, *(found.event for found in one.evidence)} - {None}
    return {
        "title": " ".join(one.act.quote.split()),
        "entry": entry,
        "chart": chart_of([(one, entry.told)]),
        "said": {mention.id: tuple(said[name] for name in mention.within if name in said) for mention in one.mentions},
        "events": {held.event.id: held for held in all_events(store, vantage, sorted(filter(None, events)))},
        "agreements": agreements_of(store, {one.agreement} if one.agreement else (), vantage),
        "names": names_of(store, actors, vantage),
    }


def make_calendar(store: Store, asked: Asked) -> str:
    """Return the commitments that the ledger's query asks for as a calendar, and what is planned where it asks for all.

    Raises MissingExtra without the icalendar library.
    """
    choice = choice_of(asked)
    found = [one for one in list_ledger(store, asked.vantage) if choice.has(one)]
    entries = all_events(store, asked.vantage) if choice == Choice() else ()
    plans = ((entry.event, entry.lead.words) for entry in entries)
    as_of = found[0].as_of if found else asked.vantage.as_of
    return calendar_of(found, plans, actor_names(store, asked.vantage), as_of)

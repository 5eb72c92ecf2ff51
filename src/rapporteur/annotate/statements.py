"""Statements: who says what, from attributions, mentions and times: source, cue, content, stance, time, chain.

Where one attribution does no more than carry another ("the paper reported, citing two aides"), the one carried is the
statement and the other a link of its chain.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Final

from rapporteur.annotate.attributions import MARKS, Attribution, is_citing
from rapporteur.annotate.carriers import carrier, is_medium, same_carrier, told_to
from rapporteur.annotate.mentions import chain as chain_of
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.phrases import is_power
from rapporteur.annotate.sources import LINKS, find_source, is_withheld
from rapporteur.annotate.stances import stance_of
from rapporteur.annotate.voice import is_quoted, voice_of
from rapporteur.ids import make_id
from rapporteur.model import (
    UNKNOWN,
    Basis,
    Carrier,
    Document,
    Interval,
    Mention,
    MentionForm,
    Sentence,
    Source,
    Span,
    Statement,
    TimeExpression,
)

MADE_BY: Final = "statements@1"
NEAR: Final = 12
"""Attributions before and after one among which that is looked for which carries it."""
FAR: Final = 40
"""Attributions back to which a source's chain is looked for."""
_QUOTED: Final = {**MARKS, "‘": "’", "'": "'"}
NOBODY: Final = 0.8
"""The confidence from which a statement without a source is kept."""
_DEED: Final = re.compile(
    r"(?:\w+ ){0,3}(?:agree(?:s|d|ing)?(?: (?:on|to|upon))?|aim(?:s|ed|ing)?|intend(?:s|ed|ing)?|plan(?:s|ned|ning)?"
    r"|discuss\w*|support(?:s|ed|ing)?|seem(?:s|ed)?|appear(?:s|ed)?|tr(?:y|ies|ied|ying)|s(?:eek|eeks|ought|eeking)|decid\w+|met|meet"
    r"|sign(?:s|ed|ing)?|negotiat\w+|refus\w+|resum\w+|prepar\w+|attempt\w*|show(?:s|ed|n|ing)?|recall(?:s|ed|ing)?|oblig\w+)",
    re.IGNORECASE,
)
_CLAIM: Final = re.compile(r"(?:that|how|whether|why)\b|[\"“«]|to (?:comment|say|answer|confirm|name|give|discuss)\b")
LONGEST, BESIDE = 31, 6
"""Days of a time at which something is said, and words between it and the cue, at most."""
_CLAUSE: Final = re.compile(
    r"[;:.!?—–]|\b(?:that|which|who|whose|when|where|after|before|since|because|while|although|as)\b"
)
_AGAIN: Final = re.compile(r"(?:an)?other\b|a (?:second|third)\b|the\b", re.IGNORECASE)


@dataclass(slots=True)
class _Draft:
    """A statement in the making; `inside` are the mentions in its source, `carries`: it is but a link of another."""

    attribution: Attribution
    source: Source
    inside: list[Mention]
    via: tuple[Carrier, ...] = ()
    carries: bool = False

    @property
    def cue(self) -> tuple[Span, ...]:
        return self.attribution.cue

    @property
    def content(self) -> tuple[Span, ...]:
        return self.attribution.content


def find_statements(
    document: Document, attributions: Sequence[Attribution], mentions: Sequence[Mention]
) -> tuple[Statement, ...]:
    """Return the statements of a document in text order, not yet dated."""
    by_id = {mention.id: mention for mention in mentions}
    placed = Ordered(mentions)
    voice = voice_of(document, filter(is_power, mentions))
    drafts = [
        _Draft(one, _with_voice(document, source, voice, inside), inside)
        for one in attributions
        if _is_said(one)
        for source, inside in [(find_source(document, one.source, placed, by_id), placed.inside(one.source))]
    ]
    _carry(document, drafts, placed, by_id)
    kept = [draft for draft in drafts if not draft.carries]
    return tuple(_statement(document, draft) for draft in sorted(kept, key=_place))


def _with_voice(document: Document, source: Source, voice: str | None, inside: Sequence[Mention]) -> Source:
    """Return a source; "we" in a party's own bulletin, where nobody is quoted, is the party."""
    is_we = len(inside) == 1 and inside[0].span.quote.lower() == "we" and not is_quoted(document, inside[0])
    return replace(source, actor=voice) if voice and is_we and source.actor is None else source


def _is_said(one: Attribution) -> bool:
    """Return whether an attribution says something: a deed or an intention is an event, and who says nothing is no one.

    Nor does who asks that his name be kept back. Without a source only what is surely said is kept ("reportedly").
    """
    if one.content and all(is_withheld(span.quote) for span in one.content):
        return False
    if _DEED.fullmatch(" ".join(span.quote for span in one.cue)) and not _CLAIM.match(one.content[0].quote):
        return False
    return bool(one.source) or one.confidence >= NOBODY


def _place(draft: _Draft) -> tuple[int, int]:
    return draft.content[0].start, draft.cue[0].start


def _carry(document: Document, drafts: Sequence[_Draft], mentions: Ordered[Mention], by_id: dict[str, Mention]) -> None:
    """Give each draft its chain, outermost first, and note which are no more than links."""
    told = [list(told_to(document, draft.cue, mentions)) for draft in drafts]
    named = {m.id: m for m in (*chain.from_iterable(told), *filter(is_medium, mentions.items))}
    named |= {other.id: other for m in [*named.values()] for other in islice(chain_of(m, by_id), LINKS)}
    media = Ordered(m for m in named.values() if m.form is MentionForm.NAME)
    for at, draft in enumerate(drafts):
        draft.via = tuple(carrier(mention, by_id, media) for mention in told[at])
        for outer in drafts[max(0, at - NEAR) : at + NEAR]:
            cites = is_citing(draft.cue)
            medium = next((mention for mention in outer.inside if is_medium(mention, told=cites)), None)
            if medium is not None and outer is not draft and _is_carried(draft, outer):
                link = carrier(medium, by_id, media)
                draft.via = (link, *(one for one in draft.via if not same_carrier(one, link)))
                outer.carries = outer.carries or _shares_content(draft, outer)
        if not draft.via:
            draft.via = _inherited(draft, drafts[max(0, at - FAR) : at])


def _is_carried(inner: _Draft, outer: _Draft) -> bool:
    """Return whether one attribution stands in another: in its content, or of the same content, after it or cited by
    it ("the paper, quoting two aides, reported")."""
    cue = inner.cue[0]
    within = any(span.start <= cue.start and cue.end <= span.end for span in outer.content)
    later = cue.start > outer.cue[0].start or (is_citing(inner.cue) and not is_citing(outer.cue))
    return within or (_shares_content(inner, outer) and later)


def _shares_content(left: _Draft, right: _Draft) -> bool:
    return any(a.start < b.end and b.start < a.end for a in left.content for b in right.content)


def _inherited(draft: _Draft, before: Sequence[_Draft]) -> tuple[Carrier, ...]:
    """Return the chain by which the source or its like came into the report before ("the source", "another one")."""
    if draft.source.description and _AGAIN.match(draft.source.description):
        for other in reversed(before):
            if other.source.anonymous:
                return other.via
    return ()


def _statement(document: Document, draft: _Draft) -> Statement:
    first = draft.content[0]
    return Statement(
        id=make_id("statement", document.id, first.start, first.end, draft.cue[0].start),
        document=document.id,
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        direct=_is_direct(draft.content),
        stance=stance_of(" ".join(span.quote for span in draft.cue), first.quote),
        via=draft.via,
        time=UNKNOWN,
        confidence=round(draft.attribution.confidence, 3),
        made_by=MADE_BY,
    )


def _is_direct(content: Sequence[Span]) -> bool:
    """Return whether a content is quoted as a whole: its first mark closes at its end, or goes on in the next part."""
    first = content[0].quote
    closing = _QUOTED.get(first[0])
    if closing is None:
        return False
    closed = first.find(closing, 1)
    return closed < 0 or not any(character.isalnum() for character in first[closed:]) or first[closed + 1 :].isspace()


def dated(
    document: Document, statement: Statement, sentences: Ordered[Sentence], times: Ordered[TimeExpression]
) -> Statement:
    """Return a statement with the time it was made: as the words beside its cue say, else by the day of the report."""
    cue, published = statement.cue[0], document.published
    sentence = sentences.around(cue.start)
    others = (*statement.content, *statement.source.spans)
    beside = [
        (max(time.span.start - cue.end, cue.start - time.span.end), time.interval)
        for time in (times.beginning_in(sentence.span.start, sentence.span.end) if sentence else ())
        if time.interval
        and _is_of_saying(time.interval, published)
        and not any(span.start <= time.span.start < span.end for span in others)
        and _is_beside(document, cue, time.span, others)
    ]
    if beside:
        return replace(statement, time=min(beside, key=lambda one: one[0])[1])
    if published.latest is None:
        return replace(statement, time=UNKNOWN)
    return replace(statement, time=replace(published, earliest=None, basis=Basis.INFERRED))


def _is_of_saying(interval: Interval, published: Interval) -> bool:
    """Return whether somebody can have said something then and be reported: not after the report, within a month."""
    if interval.earliest is None or interval.latest is None or (interval.latest - interval.earliest).days > LONGEST:
        return False
    return published.latest is None or interval.earliest <= published.latest


def _is_beside(document: Document, cue: Span, time: Span, others: Sequence[Span]) -> bool:
    """Return whether few words and no clause stand between a cue and a time, source and content not counted."""
    start, end = (cue.end, time.start) if cue.start < time.start else (time.end, cue.start)
    between = document.text[start:end]
    for span in others:
        if start <= span.start and span.end <= end:
            between = between.replace(span.quote, " ")
    return len(between.split()) <= BESIDE and between.count(",") <= 1 and not _CLAUSE.search(between)

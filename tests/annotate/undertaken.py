"""A report with its events, times and names, and what the encoder takes for undertaken, from a marked passage."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from rapporteur.annotate.commitments import find_commitments
from rapporteur.annotate.deadlines import with_deadlines
from rapporteur.annotate.event_times import timed
from rapporteur.annotate.events import find_events
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.times import find_times
from rapporteur.annotate.told_once import told_once
from rapporteur.encoder.encoder import Encoding
from rapporteur.encoder.heads import UNDERTAKEN
from rapporteur.model import (
    UNKNOWN,
    Basis,
    CommitmentMention,
    Dating,
    Document,
    Interval,
    Mention,
    MentionForm,
    MentionType,
    Reading,
    Sentence,
    Source,
    Stance,
    Statement,
)
from rapporteur.time.grammar import find_expressions, tokenise
from tests.annotate.encoded import SURE, encode_events
from training.markup import parse

NAMES = ("Norland", "Sudmark", "Ardent Front", "Ostrel")
"""What is named in the passages; each is an actor of its own, `actor-` and its name."""
PUBLISHED = date(2030, 5, 6)
SENTENCES = re.compile(r"(?<=[.!?]) (?=[A-Z“])|\n+")


def read_undertaken(
    written: str, *, published: date | None = PUBLISHED, said: str | None = None
) -> tuple[Reading, Encoding]:
    """Return the reading of a passage and its encoding.

    `[words|K1]` on a trigger: the encoder takes it for undertaken, `K1:not` for undertaken not to be; `said` is what
    a statement of the report has for content.
    """
    document, encoding = encode_events(written)
    for mark in parse(written).marks:
        if mark.code.startswith("K"):
            at, type_ = encoding.pieces.overlapping(mark.start, mark.end), int(mark.code.endswith(":not"))
            encoding.tokens[UNDERTAKEN.name][at, 2 + 2 * type_] = 2 * SURE
            encoding.tokens[UNDERTAKEN.name][at.start, 1 + 2 * type_] = 3 * SURE
    document = replace(document, published=day(published) if published else UNKNOWN)
    tokens = tokenise(document.text)
    reading = Reading(
        document=document,
        dating=Dating(document=document.id, interval=document.published, reasons=(), made_by="test"),
        sentences=tuple(_sentences(document)),
        times=find_times(document, tokens, find_expressions(tokens)),
        mentions=tuple(_mentions(document)),
        statements=(_statement(document, said),) if said else (),
    )
    sentences = Ordered(reading.sentences)
    events = told_once(document, find_events(reading, encoding), sentences)
    return replace(
        reading, events=timed(document, events, Ordered(reading.times), reading.statements, sentences)
    ), encoding


def commitments_in(
    written: str, *, published: date | None = PUBLISHED, said: str | None = None
) -> tuple[CommitmentMention, ...]:
    """Return the commitments of a passage with their deadlines."""
    reading, encoding = read_undertaken(written, published=published, said=said)
    found = find_commitments(reading, encoding)
    return with_deadlines(reading.document, found, Ordered(reading.times), reading.events)


def day(of: date) -> Interval:
    """Return the interval of a day that is stated."""
    return Interval(earliest=of, latest=of, basis=Basis.STATED)


def _sentences(document: Document) -> list[Sentence]:
    cuts = [0, *(one.end() for one in SENTENCES.finditer(document.text)), len(document.text)]
    spans = [document.span(start, start + len(document.text[start:end].rstrip())) for start, end in pairwise(cuts)]
    return [Sentence(id=f"sentence-{span.start}", span=span, made_by="test") for span in spans]


def _mentions(document: Document, names: Sequence[str] = NAMES) -> list[Mention]:
    found = sorted((one.start(), name) for name in names for one in re.finditer(name, document.text))
    return [
        Mention(
            id=f"mention-{start}",
            span=document.span(start, start + len(name)),
            form=MentionForm.NAME,
            type=MentionType.PLACE if name == "Ostrel" else MentionType.GOVERNMENT,
            actor=f"actor-{name}",
            confidence=1.0,
            made_by="test",
        )
        for start, name in found
    ]


def _statement(document: Document, words: str) -> Statement:
    start = document.text.index(words)
    span = document.span(start, start + len(words))
    return Statement(
        id="statement-1",
        document=document.id,
        source=Source(),
        cue=(span,),
        content=(span,),
        direct=False,
        stance=Stance.ASSERTS,
        via=(),
        time=UNKNOWN,
        confidence=1.0,
        made_by="test",
    )

"""Reading: all that one report says, span by span.

The report is tokenised once; its time expressions are found, then the day it is from (`dating`), then what each
expression comes to, seen from that day. The encoder reads it once, and mentions, attributions and statements are made
of what its heads say. `redated` gives the reading again where the day became known otherwise.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from rapporteur.annotate.attributions import find_attributions
from rapporteur.annotate.commitments import find_commitments
from rapporteur.annotate.deadlines import with_deadlines
from rapporteur.annotate.event_times import timed
from rapporteur.annotate.events import find_events
from rapporteur.annotate.mentions import find_mentions
from rapporteur.annotate.offices import find_offices
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.positions import find_positions, with_times
from rapporteur.annotate.sentences import find_sentences
from rapporteur.annotate.statements import dated, find_statements
from rapporteur.annotate.times import find_times
from rapporteur.annotate.told_once import told_once
from rapporteur.encoder.encoder import load
from rapporteur.model import Dating, Document, Reading, Sentence, Statement, TimeExpression
from rapporteur.time.dating import date_report
from rapporteur.time.grammar import find_expressions, tokenise


def annotate(document: Document, *, published: date | None = None) -> Reading:
    """Return the reading of one document; a day given as `published` goes before what the page states."""
    tokens = tokenise(document.text)
    found = find_expressions(tokens)
    dating = date_report(document, tokens, found, given=published)
    document = replace(document, published=dating.interval)
    encoding = load().encode(document.text)
    times = find_times(document, tokens, found)
    sentences = find_sentences(document, encoding)
    mentions = find_mentions(document, encoding)
    said = find_statements(document, find_attributions(document, encoding), mentions)
    statements = _dated(document, said, sentences, times)
    reading = Reading(
        document=document,
        dating=dating,
        sentences=sentences,
        times=times,
        mentions=mentions,
        offices=find_offices(document, mentions, times),
        statements=statements,
    )
    events = told_once(document, find_events(reading, encoding), Ordered(sentences))
    reading = replace(reading, events=timed(document, events, Ordered(times), statements, Ordered(sentences)))
    commitments = find_commitments(reading, encoding)
    positions = with_times(document, find_positions(reading), statements)
    dues = with_deadlines(document, commitments, Ordered(times), reading.events)
    return replace(reading, commitments=dues, positions=positions)


def redated(reading: Reading, dating: Dating) -> Reading:
    """Return a reading with another date, and its time expressions seen from that date."""
    document = replace(reading.document, published=dating.interval)
    tokens = tokenise(document.text)
    times = find_times(document, tokens, find_expressions(tokens))
    statements = _dated(document, reading.statements, reading.sentences, times)
    events = timed(document, reading.events, Ordered(times), statements, Ordered(reading.sentences))
    return replace(
        reading,
        document=document,
        dating=dating,
        times=times,
        offices=find_offices(document, reading.mentions, times),
        statements=statements,
        events=events,
        commitments=with_deadlines(document, reading.commitments, Ordered(times), events),
        positions=with_times(document, reading.positions, statements),
    )


def _dated(
    document: Document,
    statements: Iterable[Statement],
    sentences: Iterable[Sentence],
    times: Iterable[TimeExpression],
) -> tuple[Statement, ...]:
    in_sentences, in_times = Ordered(sentences), Ordered(times)
    return tuple(dated(document, statement, in_sentences, in_times) for statement in statements)

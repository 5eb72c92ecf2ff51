"""Annotate: what one report says, span by span.

The report is tokenised once; its time expressions are found, then the day it is from (`dating`), then what each
expression comes to, seen from that day. `redated` gives the reading again where the day became known otherwise.
"""

from dataclasses import replace
from datetime import date

from rapporteur.annotate.sentences import find_sentences
from rapporteur.annotate.times import find_times
from rapporteur.model import Dating, Document, Reading
from rapporteur.time.dating import date_report
from rapporteur.time.grammar import find_expressions, tokenise


def annotate(document: Document, *, published: date | None = None) -> Reading:
    """Return the reading of one document; a day given as `published` goes before what the page states."""
    tokens = tokenise(document.text)
    found = find_expressions(tokens)
    dating = date_report(document, tokens, found, given=published)
    dated = replace(document, published=dating.interval)
    times = find_times(dated, tokens, found)
    return Reading(document=dated, dating=dating, sentences=find_sentences(document), times=times)


def redated(reading: Reading, dating: Dating) -> Reading:
    """Return a reading with another date, and its time expressions seen from that date."""
    dated = replace(reading.document, published=dating.interval)
    tokens = tokenise(dated.text)
    return replace(reading, document=dated, dating=dating, times=find_times(dated, tokens, find_expressions(tokens)))

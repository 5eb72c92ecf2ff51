"""The times of events that are named by their words, in a report of one day."""

import re
from datetime import date

from rapporteur.annotate.event_times import timed
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.times import find_times
from rapporteur.model import Basis, Document, EventMention, EventType, Interval, Sentence, Status
from rapporteur.time.grammar import find_expressions, tokenise

Named = tuple[str, EventType, Status, str | None]
"""The trigger of an event, its type and status, and the words of the time that governs it."""
PUBLISHED = Interval(earliest=date(2030, 11, 22), latest=date(2030, 11, 22), basis=Basis.STATED)
SENTENCES = re.compile(r"[^.\n]+[.\n]?")


def times_of(text: str, *events: Named, published: Interval = PUBLISHED) -> list[str]:
    """Return when events are, in the order of the text, as `earliest..latest`."""
    document = Document(id="doc", text=text, published=published, raw_sha256="")
    tokens = tokenise(text)
    times = find_times(document, tokens, find_expressions(tokens))
    by_words = {time.span.quote: time.span for time in times}
    sentences = [
        Sentence(id=str(found.start()), span=document.span(*found.span()), made_by="test")
        for found in SENTENCES.finditer(text)
    ]
    made, at = [], 0
    for trigger, type_, status, words in events:
        start = text.index(trigger, at)
        at = start + len(trigger)
        made.append(
            EventMention(
                id=str(start),
                trigger=document.span(start, at),
                type=type_,
                mode=None,
                status=status,
                when=by_words[words] if words else None,
                confidence=1.0,
                made_by="test",
            )
        )
    once = timed(document, made, Ordered(times), (), Ordered(sentences))
    assert timed(document, once, Ordered(times), (), Ordered(sentences)) == once
    assert all(cue.quote for event in once for cue in event.time.cues)
    return [f"{event.time.earliest or ''}..{event.time.latest or ''}" for event in once]

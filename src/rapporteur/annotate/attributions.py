"""Attributions: sources, cues and contents as the encoder marks them, joined by its pair heads.

An attribution is found by its cue. A content without a cue is kept only where it goes on with the quotation before it.
"""

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Final

import numpy as np

from rapporteur.annotate.whole_contents import made_whole
from rapporteur.encoder.encoder import Encoding
from rapporteur.encoder.heads import CONTENT, CUE, CUE_CONTENT, CUE_SOURCE, SOURCE, PairHead, TokenHead
from rapporteur.encoder.sequences import Floats, Found
from rapporteur.encoder.windows import LENGTH
from rapporteur.model import Document, Span

FAR: Final = 1.5
"""What each cue and each sentence end that stands between a cue and a span takes off their score, a logit."""
LEAST: Final = -5.0
"""A span is joined to a cue from this score on."""
_CITES: Final = re.compile(
    r"\b(?:cit(?:e|es|ed|ing)|quot(?:e|es|ed|ing)|attribut\w+|with reference to)\b", re.IGNORECASE
)
_SENTENCE_END: Final = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]*[^\W_a-z])|\n")
_BETWEEN: Final = " \t\n.,;:—–-"
MARKS: Final = {"“": "”", "«": "»", "„": "“", '"': '"'}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Source, cue and content, each of any number of spans in text order; there is no content without a cue."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float


def find_attributions(document: Document, encoding: Encoding) -> list[Attribution]:
    """Return the attributions of a document in the order of their cues; those in page furniture are left out.

    A content is of one cue, the one it fits best; a source may have several cues, and a cue has the one that fits best.
    """
    cues, contents, sources = (_in_report(document, encoding, head) for head in (CUE, CONTENT, SOURCE))
    joined: dict[Found, list[tuple[float, Found]]] = {cue: [] for cue in cues}
    fits = _Fits(document, encoding, cues)
    unjoined = []
    for content in contents:
        score, cue = max(
            ((fits.score(CUE_CONTENT, cue, content), cue) for cue in fits.near(content)),
            key=lambda one: one[0],
            default=(LEAST, None),
        )
        if cue is None or score < LEAST:
            unjoined.append(content)
        else:
            joined[cue].append((score, content))
    out: list[Attribution] = []
    for cue in cues:
        of_cue = [(fits.score(CUE_SOURCE, cue, source), source) for source in fits.near_to(cue, sources)]
        source = max((one for one in of_cue if one[0] >= LEAST), key=lambda one: one[0], default=None)
        scores = [score for score, _ in joined[cue]] + ([source[0]] if source else [])
        out.append(
            Attribution(
                source=_spans(document, encoding, [source[1]] if source else []),
                cue=_spans(document, encoding, [cue]),
                content=tuple(
                    _balanced(document, span) for span in _spans(document, encoding, [c for _, c in joined[cue]])
                ),
                confidence=cue.confidence * float(np.mean([_sigmoid(score) for score in scores] or [0.0])),
            )
        )
    left = [_balanced(document, span) for span in _spans(document, encoding, unjoined)]
    return _continued(document, _carried(document, made_whole(document, out)), left)


def is_citing(cue: Sequence[Span]) -> bool:
    """Return whether a cue is of who cites somebody: "citing", "quoted"."""
    return any(_CITES.fullmatch(span.quote) for span in cue)


def _in_report(document: Document, encoding: Encoding, head: TokenHead) -> list[Found]:
    """Return the spans of a head that are of the report and not of its page."""
    found = encoding.spans(head)
    return (
        [one for one in found if not document.is_furniture(encoding.offsets(one)[0])] if document.furniture else found
    )


class _Fits:
    """How well spans fit cues: the pair head's score, less for what stands between them."""

    def __init__(self, document: Document, encoding: Encoding, cues: Sequence[Found]) -> None:
        self.document, self.encoding, self.cues = document, encoding, cues
        self._starts = [cue.first for cue in cues]
        self._scores: dict[tuple[str, int, int], tuple[int, Floats]] = {}

    def near(self, span: Found) -> Sequence[Found]:
        """Return the cues that are read together with a span, and a little more."""
        return self.cues[bisect_left(self._starts, span.first - LENGTH) : bisect_left(self._starts, span.end + LENGTH)]

    def near_to(self, cue: Found, spans: Sequence[Found]) -> list[Found]:
        """Return the spans that may be read together with a cue."""
        first = bisect_left(spans, cue.first - LENGTH, key=attrgetter("first"))
        return list(spans[first : bisect_left(spans, cue.end + LENGTH, key=attrgetter("first"))])

    def _scores_of(self, head: PairHead, cue: Found, span: Found) -> tuple[int, Floats]:
        """Return the scores of a cue in the window of the later of the two, if it is read there, else in its own."""
        window = self.encoding.window_of(max(cue.first, span.first))
        if self.encoding.windows[window].first > cue.first:
            window = self.encoding.window_of(cue.first)
        key = head.name, cue.first, window
        if key not in self._scores:
            self._scores[key] = self.encoding.scores(head, cue.first, window=window)
        return self._scores[key]

    def score(self, head: PairHead, cue: Found, span: Found) -> float:
        """Return how well a span fits a cue, a logit; minus infinity where they are not read together. Where it is too
        low for them to be joined already, what stands between them is not counted."""
        first, scores = self._scores_of(head, cue, span)
        own = scores[max(0, span.first - first) : max(0, span.end - first)]
        if not len(own):
            return -math.inf
        score = float(np.add.reduce(own) / len(own))
        if score < LEAST:
            return score
        start, end = (cue, span) if cue.first <= span.first else (span, cue)
        cues = max(0, bisect_left(self._starts, end.first) - bisect_left(self._starts, start.end))
        gap = self.document.text[self.encoding.offsets(start)[1] : self.encoding.offsets(end)[0]]
        return score - FAR * (cues + len(_SENTENCE_END.findall(gap)))


def _sigmoid(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def _spans(document: Document, encoding: Encoding, found: Sequence[Found]) -> tuple[Span, ...]:
    return tuple(document.span(*encoding.offsets(one)) for one in found)


def _balanced(document: Document, span: Span) -> Span:
    """Return a content with the quotation mark it lacks, where that stands right beside it."""
    text = document.text
    for opening, closing in MARKS.items():
        opened, closed = span.quote.count(opening), span.quote.count(closing)
        lacks = opened % 2 == 1 if opening == closing else opened != closed
        if not lacks:
            continue
        if text[span.end : span.end + 1] == closing and (opening == closing or opened > closed):
            return document.span(span.start, span.end + 1)
        if span.start and text[span.start - 1] == opening and (opening == closing or closed > opened):
            return document.span(span.start - 1, span.end)
    return span


def _carried(document: Document, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions that have a content.

    Where one only cites who said what another reports ("the paper reported, citing two aides"), both have the one's
    content: the cue that cites takes that of the attribution beside it in its sentence. Whom it cites may have been
    marked as its content; these words are its source.
    """
    out = []
    for at, one in enumerate(attributions):
        cites = bool(_CITES.fullmatch(one.cue[0].quote))
        for other in attributions[max(0, at - 1) : at + 2] if cites or (one.source and not one.content) else ():
            first, last = sorted((one.cue[0], other.cue[0]))
            apart = other is one or not other.content or _SENTENCE_END.search(document.text[first.end : last.start])
            if apart or not (cites or _CITES.fullmatch(other.cue[0].quote)):
                continue
            if cites and one.content and set(one.content).isdisjoint(other.content):
                one = replace(one, source=one.content, content=other.content)  # noqa: PLW2901
            elif not one.content:
                one = replace(one, content=other.content, confidence=one.confidence or other.confidence)  # noqa: PLW2901
            break
        if one.content:
            out.append(one)
    return out


def _continued(document: Document, attributions: list[Attribution], left: Sequence[Span]) -> list[Attribution]:
    """Join contents that no cue has to the attribution whose quotation they go on with: the next thing after it."""
    cues = [one.cue[0].start for one in attributions]
    for content in left:
        at = bisect_left(cues, content.start) - 1
        if at < 0 or content.quote[0] not in MARKS:
            continue
        one = attributions[at]
        end = max(span.end for span in (*one.cue, *one.content, *one.source))
        quoted = one.content[-1].quote[0] in MARKS
        if quoted and end <= content.start and not document.text[end : content.start].strip(_BETWEEN):
            attributions[at] = replace(one, content=(*one.content, content))
    return attributions

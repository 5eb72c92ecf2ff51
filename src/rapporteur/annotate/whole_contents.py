"""Whole contents: what is said, where the encoder cuts it in mid-clause, joins what is apart, or leaves it out.

A sentence that ends with who says it ("…, the ministry said") is said as a whole, and so is what stands between two
parts of one content. A part out of the middle of another sentence is none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from rapporteur.annotate.sentences import cut
from rapporteur.model import Document, Span

if TYPE_CHECKING:
    from rapporteur.annotate.attributions import Attribution

SHORTEST: Final = 5
"""Words before who says it, at least, that are taken to be said where the encoder marks none of them."""
LONGEST_REST: Final = 8
"""Words after the cue of such a sentence, at most: who is told it, and where."""
_SAYS: Final = re.compile(
    r"(?:(?:has|have|had|also|later|then) )*(?:sa(?:id|ys?)|t(?:old|ells?)|add(?:ed|s)|report(?:ed|s)|announce[sd]"
    r"|state[sd]|wr(?:ote|ites)|explain(?:ed|s)|note[sd]|warn(?:ed|s)|according to)",
    re.IGNORECASE,
)
_AUXILIARY: Final = re.compile(
    r"(?:(?:ha(?:s|ve|d)|is|are|was|were|be|been|do(?:es)?|did|will|would|can|could|may|might|must|should)(?:n['’]t)?"
    r"|(?:ca|wo)n['’]t|not|also|just|never|[ ])+",
    re.IGNORECASE,
)
"""A cue that is no verb of its own."""
_OPEN: Final = re.compile(
    r"(?:^|\s)(?:an?|the|his|her|its|their|our|my|your|of|in|on|at|to|for|from|with|by|into|since|than|as|about|between"
    r"|that|which|who|whose|and|or|but|if|is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must"
    r"|should|not|no)$",
    re.IGNORECASE,
)
"""An end at which no clause ends."""
_NOTHING: Final = re.compile(r"(?:an?|the|that|which|who|and|or|of|in|by)?\W*", re.IGNORECASE)
_QUOTES: Final = '"“”«»„'
_DECLINED: Final = re.compile(
    r"(?P<cue>.*\b(?:declin|refus|fail)\w*|.*\bnot(?: \w+)? respon\w+) (?P<what>to \w.*)", re.IGNORECASE
)
_LEADS: Final = re.compile(r"[\s.–—*•-]+")
_DENIES: Final = re.compile(r"(?:ha[sd] |have )?(?:den(?:y|ies|ied)|disput(?:es?|ed)|reject(?:s|ed)?)", re.IGNORECASE)
_WHICH: Final = re.compile(r", (?:which|something|an? (?:charge|claim|accusation|allegation|report))(?: that)? ")
_STOP: Final = re.compile(r"[,;:–—](?=\s)|\s(?:and|but|while)\s")


def made_whole(document: Document, attributions: Sequence["Attribution"]) -> list["Attribution"]:
    """Return the attributions with their contents made whole by the sentences they stand in; without those whose cue is
    no verb of its own ("has")."""
    kept = [one for one in attributions if not _AUXILIARY.fullmatch(" ".join(span.quote for span in one.cue))]
    marked = sorted((span.start, span.end) for one in kept for span in (*one.cue, *one.source))
    whole = _Whole(document, marked)
    return [_declined(document, whole.of(one)) for one in kept]


def _declined(document: Document, one: "Attribution") -> "Attribution":
    """Return an attribution that only declines with what it declines for its content: "declined | to comment"."""
    cue = one.cue[-1]
    found = _DECLINED.fullmatch(cue.quote) if one.source and not one.content else None
    if found is None:
        return one
    at = cue.start + found.start("what")
    declines = document.span(cue.start, cue.start + found.end("cue"))
    return replace(one, cue=(*one.cue[:-1], declines), content=(document.span(at, cue.end),))


class _Whole:
    """The sentences of a report, and where its sources and cues stand."""

    def __init__(self, document: Document, marked: Sequence[tuple[int, int]]) -> None:
        self.document, self.marked = document, marked
        self.sentences = list(cut(document.text))
        self._starts = [start for start, _ in self.sentences]

    def of(self, one: "Attribution") -> "Attribution":
        """Return an attribution with its contents whole."""
        content = tuple(self._without_stray(one))
        said = self._said_before(one, content) or self._denied_before(one, content)
        if said:
            after = tuple(span for span in content if span.start >= said.end)
            content = (said, *after)
        content = tuple(self._closed(self._unrelated(span)) for span in self._joined(content))
        return replace(one, content=tuple(span for span in content if not _NOTHING.fullmatch(span.quote)))

    def _sentence(self, at: int) -> tuple[int, int]:
        return self.sentences[max(0, bisect_right(self._starts, at) - 1)] if self.sentences else (0, 0)

    def _begin(self, at: int) -> int:
        """Return where what a sentence says begins: after the dateline, and the mark of a list."""
        start, end = self._sentence(at)
        dateline = self.document.dateline
        if dateline and start <= dateline.start < end:
            start = min(end, dateline.end)
        mark = _LEADS.match(self.document.text, start, end)
        return mark.end() if mark else start

    def _is_free(self, start: int, end: int) -> bool:
        """Return whether no source and no cue stands in a stretch."""
        return not any(start < b and a < end for a, b in self.marked)

    def _without_stray(self, one: "Attribution") -> Iterator[Span]:
        """Give the parts of a content; where one stands in the sentence of the cue, but for those from the middle of
        another sentence."""
        near = {self._sentence(cue.start) for cue in one.cue}
        of = [(span, self._sentence(span.start)) for span in one.content]
        beside = any(sentence in near for _, sentence in of)
        for span, (start, end) in of:
            begins = start > one.cue[0].start and not self.document.text[start : span.start].strip(f"{_QUOTES} -–—(")
            quoted = span.quote[0] in _QUOTES or self._is_in_quotation(start, span.start)
            if not beside or (start, end) in near or begins or quoted:
                yield span

    def _is_in_quotation(self, start: int, at: int) -> bool:
        before = self.document.text[start:at]
        return (
            before.count('"') % 2 == 1 or before.count("“") > before.count("”") or before.count("«") > before.count("»")
        )

    def _said_before(self, one: "Attribution", content: Sequence[Span]) -> Span | None:
        """Return the sentence up to who says it, where that comes last: "…, the ministry said"."""
        if not one.source or len(one.cue) > 1 or not _SAYS.fullmatch(one.cue[0].quote):
            return None
        text, cue = self.document.text, one.cue[0]
        start, end = self._begin(cue.start), self._sentence(cue.start)[1]
        said_by = [span for span in one.source if start <= span.start < end]
        first = min([cue.start, *(span.start for span in said_by)])
        if not said_by or not _is_beside(text, cue, said_by[0]):
            return None
        before = text[start:first].rstrip()
        if not before.endswith(",") or before[-2:-1] in _QUOTES or before[:1] in _QUOTES:
            return None
        if not self._is_free(start, start + len(before)):
            return None
        own = [span for span in content if start <= span.start < end]
        if own and min(own).start >= first:
            return None
        rest = text[max(cue.end, *(span.end for span in said_by)) : end]
        if not own and (len(before.split()) < SHORTEST or len(rest.split()) > LONGEST_REST):
            return None
        return self.document.span(start, start + len(before) - 1)

    def _denied_before(self, one: "Attribution", content: Sequence[Span]) -> Span | None:
        """Return what a clause at the end of its sentence denies: "…, which the ministry denies"."""
        if content or not one.source or not _DENIES.fullmatch(one.cue[0].quote):
            return None
        start, end = self._begin(one.cue[0].start), one.source[0].start
        which = _WHICH.search(self.document.text, start, end)
        if which is None or which.end() != end or not _is_beside(self.document.text, one.cue[0], one.source[0]):
            return None
        return self.document.span(start, which.start())

    def _joined(self, content: Sequence[Span]) -> Iterator[Span]:
        """Give the parts of a content, those of one sentence as one where no source and no cue parts them."""
        kept: list[Span] = []
        for span in content:
            last = kept[-1] if kept else None
            together = last and self._sentence(last.start) == self._sentence(span.start)
            if last and together and self._is_free(last.end, span.start):
                kept[-1] = self.document.span(last.start, span.end)
            else:
                kept.append(span)
        yield from kept

    def _unrelated(self, span: Span) -> Span:
        """Return a part without a clause at its end that only names who denies it ("…, which the ministry")."""
        which = _WHICH.search(f"{span.quote} ")
        rest = (span.start + which.end(), span.end) if which else (0, 0)
        if which is None or not (rest in self.marked or rest[0] > span.end):
            return span
        return self.document.span(span.start, span.start + which.start())

    def _closed(self, span: Span) -> Span:
        """Return a part that ends in mid-clause with the rest of its clause."""
        if not _OPEN.search(span.quote):
            return span
        end = self._sentence(span.start)[1]
        limit = min([end, *(a for a, _ in self.marked if span.end <= a < end)])
        stop = _STOP.search(self.document.text, span.end, limit)
        closed = self.document.text[span.start : stop.start() if stop else limit].rstrip(" \n.!?,;")
        return self.document.span(span.start, span.start + len(closed)) if len(closed) > len(span.quote) else span


def _is_beside(text: str, cue: Span, source: Span) -> bool:
    first, last = sorted((cue, source))
    return not text[first.end : last.start].strip(" ,\n")

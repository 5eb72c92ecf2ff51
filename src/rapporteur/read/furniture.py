"""Page furniture: the lines that belong to the page and not to the report. They are marked, never taken out.

Most lines are told by their own words (cues.py); the rest by where they stand: below a label, below a plea, beside the
masthead, or at the foot with an asterisk. A headline, a byline, a date line and a dateline are the report's.
"""

import re
from collections.abc import Sequence

from rapporteur.read import cues
from rapporteur.read.head import Head, Part, has_date
from rapporteur.read.layout import Line

LONGEST_LIST = 10
LONGEST_ITEM = 24
"""Lines below a label, and words in each, at most."""

FOOTNOTES = 3
"""More lines with an asterisk than these are a list."""

_MARKS = ".,:;!?()[]{}<>\"'’“”…*#-–—+=&@•·»«"
_FOOTNOTE = re.compile(r"(?:\*{1,3}|†|‡)\s?[^\s*\d]")
_NOTED = re.compile(r"[\w”\"’»)]\*(?!\*)")
_WE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
FURNITURE_PARTS = frozenset((Part.MASTHEAD, Part.SLOGAN, Part.BREADCRUMB, Part.SECTION, Part.MARKED))


def cued_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indices of the lines that their own words tell to be furniture."""
    return frozenset(at for at, line in enumerate(lines) if _is_cued(line))


def _is_cued(line: Line) -> bool:
    words = line.words
    if line.size > cues.LONGEST:
        return False
    if cues.OPENING.match(words):
        return True
    if not line.whole and cues.CREDITED_PHOTO.match(words):
        return True
    held = [*map(_bare, words.casefold().replace("/", " ").replace("|", " ").split())]
    if _is_share_bar(held):
        return True
    among = frozenset(held)
    if not among.isdisjoint(cues.WITHIN_WORDS) and cues.WITHIN.search(words):
        return True
    if (words[-1] in ")]" or not among.isdisjoint(cues.CLOSING_IMAGE_WORDS)) and cues.CLOSING_IMAGE.search(words):
        return True
    return _pleads(words, among) and not cues.SPEAKS.search(words)


def _pleads(words: str, among: frozenset[str]) -> bool:
    if not among.isdisjoint(cues.PLEA_WORDS) and cues.PLEA_WITHIN.search(words):
        return True
    if cues.PLEA_SENTENCE.match(words):
        return True
    return any(cues.PLEA_SENTENCE.match(words, stop.end()) for stop in cues.SENTENCE.finditer(words))


def _bare(word: str) -> str:
    return word if word.isalpha() else word.strip(_MARKS)


def _is_share_bar(held: list[str]) -> bool:
    if not held or (held[0] and held[0] not in cues.SHARE_WORDS and not held[0].isdigit()):
        return False
    words = [word for word in held if word and not word.isdigit()]
    return all(word in cues.SHARE_WORDS for word in words) and any(word in cues.SHARE_STRONG for word in words)


def find_furniture(text: str, lines: Sequence[Line], cued: frozenset[int], head: Head) -> list[Line]:
    """Return the lines that are furniture, in text order."""
    marked = {at for at in cued if head.parts.get(at) not in (Part.HEADLINE, Part.DATE, Part.BYLINE)}
    marked |= {at for at, part in head.parts.items() if part in FURNITURE_PARTS and not has_date(lines[at].words)}
    marked |= {
        at
        for at, line in enumerate(lines)
        if at not in head.parts and not line.is_body and cues.FEATURE.match(line.words)
    }
    marked |= {
        at + 1
        for at in cued
        if cues.IMAGE_LABEL.match(lines[at].words) and at + 1 < len(lines) and not lines[at + 1].is_body
    }
    marked |= _repeated(lines, head)
    marked |= _listed(lines, head)
    marked |= _footnotes(text, lines)
    marked |= _pleading_on(lines, marked)
    return [lines[at] for at in sorted(marked)]


def _repeated(lines: Sequence[Line], head: Head) -> set[int]:
    """The lines further down that are the headline once more: the caption of its picture, or a link to itself."""
    headlines = {lines[at].words for at, part in head.parts.items() if part is Part.HEADLINE}
    return {at for at, line in enumerate(lines) if at not in head.parts and line.words in headlines}


def _listed(lines: Sequence[Line], head: Head) -> set[int]:
    """The items of a list below its label: short lines that are no sentences, up to the next paragraph."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if at in head.parts or line.size > 8 or not cues.LIST_LABEL.match(line.words):
            continue
        found.add(at)
        for item in range(at + 1, min(len(lines), at + 1 + LONGEST_LIST)):
            below = lines[item]
            apart = below.block != line.block and (lines[at + 1].block == line.block or below.size < 4)
            if below.is_body or below.size > LONGEST_ITEM or apart or below.words[0] in '"“«':
                break
            found.add(item)
    return found


def _footnotes(text: str, lines: Sequence[Line]) -> set[int]:
    """Lines that open with an asterisk, where the text refers to one, or where few do and they end it."""
    starred = [at for at, line in enumerate(lines) if _FOOTNOTE.match(text, line.start)]
    if not starred or any(_is_emphasised(text[lines[at].start : lines[at].end]) for at in starred):
        return set()
    noted = _NOTED.search(text) is not None
    few = len(starred) <= FOOTNOTES and starred[0] >= len(lines) - 8
    listed = len(starred) > FOOTNOTES and not noted
    return set(starred) if (noted or few) and not listed else set()


def _is_emphasised(line: str) -> bool:
    """Return whether a line opens with emphasis of markdown: its asterisks are closed again.

    >>> _is_emphasised("**Lombra, 3 May**"), _is_emphasised("*The six: the envoys.")
    (True, False)
    """
    marks = line[: len(line) - len(line.lstrip("*"))]
    return marks in line[len(marks) :]


def _pleading_on(lines: Sequence[Line], marked: set[int]) -> set[int]:
    """The paragraphs in which a paper goes on about itself below a plea: `we` twice, and nobody is quoted."""
    found: set[int] = set()
    for at in range(1, len(lines)):
        line = lines[at]
        below_plea = (at - 1 in marked or at - 1 in found) and at - 1 > len(lines) // 2
        if below_plea and at not in marked and len(_WE.findall(line.words)) >= 2 and not cues.SPEAKS.search(line.words):
            found.add(at)
    return found

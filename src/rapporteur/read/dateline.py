"""The dateline: the place, day and credit that a report opens with, and the agencies that the credit names.

`LUANDA, May 6 (Reuters) -`, `Harare, April 8 (AP/PTI)`, `LUANDA, May 6. /TASS/.`, `LIMA –`, `Oslo:`, `REUTERS -`.
What stands between the place and the separator decides how much must be there: a place alone needs a dash or a colon.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.read.agencies import MONTHS, UNAMBIGUOUS, is_known, names_in
from rapporteur.read.layout import Line

LONGEST = 160
"""How far into a line a dateline may reach."""

LINES_SEARCHED = 24

_DAY = (
    rf"(?:(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
    rf"(?:{MONTHS} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {MONTHS})(?:,? \d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_WORD = r"[^\W\d_a-zа-я][\w.'’\-]*"
_PLACE = rf"{_WORD}(?: (?:(?:de|del|la|el|al|of|du|di|da|do|am|and|den|the)(?: (?:la|los|las))? )?{_WORD}){{0,3}}"
_PLACES = rf"{_PLACE}(?:\s?/\s?{_PLACE})?(?:, {_PLACE}){{0,2}}"
_CREDIT = r"(?:\((?P<credit>[^()\n]{2,60})\)|\[(?P<bracket>[^\[\]\n]{2,60})\]|/(?P<slashed>[^/\n]{2,40})/)"
_DASH = r"(?:\s*[–—]+\s*|\s*--+\s*|\s-\s|-\s)"

_SCRAPED = re.compile(r"date:? (?P<day>\d{4}-\d\d-\d\d) ", re.IGNORECASE)
_WITH_CREDIT = re.compile(
    rf"(?P<place>{_PLACES})?(?:[,.]? ?(?P<day>{_DAY}))?[.,:]?\s?(?:[–—-]\s)?{_CREDIT}(?P<tail>\.?\s*(?P<parted>[-–—:|]"
    rf"|$)?)"
)
_CREDIT_IN_LINE = re.compile(
    rf"(?P<place>{_PLACES}),? (?:(?P<day>{_DAY}),? )?(?P<dash>[–—-] )?(?P<credit>{UNAMBIGUOUS}) ?(?:[-–—:|]|\. )"
)
_WITH_DAY = re.compile(rf"(?P<place>{_PLACES})[,.]? \(?(?P<day>{_DAY})\)?(?:{_DASH}|: |\. (?=[A-Z“\"]))")
_ALONE = re.compile(rf"(?P<place>{_PLACES}),? (?P<day>{_DAY})")
_DASHED = re.compile(rf"(?P<place>{_PLACES})(?P<dash>\s*[–—]+\s*|\s*--+\s*|\s-\s|-\s)(?=\S)")
_COLON = re.compile(rf"(?P<place>{_PLACE}(?:, {_PLACE})?): (?=[^\W\d_\s])")
_SIGNED = re.compile(r"(?P<credit>[A-Z][A-Z\d.]{2,20})(?P<dash>\s?[-–—]+|:) ?(?=[A-Z“\"])")
_SIGNATURE_ENDING = re.compile(r"(?:NA|NEWS|PRESS|TV|\.COM|\d\d)$")
_LABEL = re.compile(
    r"(?i)^(?:analysis|opinion|breaking(?: news)?|live|updated?|editorial|exclusive|video|watch|corrections?"
    r"|clarification|notes?"
    r"|published|posted|source|photos?|explainer|explained|factbox|timeline|q|a|by|image|caption|tags?|related"
    r"|read(?: \w+)?|see also"
    r"|interview|profile|background|context|summary|key points|comment|urgent|flash|alert|first|second|third|finally"
    r"|also|but|and"
    r"|however|meanwhile|statement|press release|communiqu[eé]|to|from|subject|re|date|contact|topic|question|answer"
    r"|one|two|three"
    r"|reporting|writing|editing|report|file|recommended|today|yesterday|tomorrow|photograph|picture|copyright"
    r"|translation|advertisement"
    r"|look|boom|busted|bombshell|scoop|shock|wow|editors?[’']?s?[’']? note|fact check|opinions?|review|obituary)$"
)
_SPOKEN = re.compile(r"(?:I|I[’']\w+|We|You|Well|Yes|No|So|And|But|Thanks?|Good (?:morning|afternoon|evening))\b")
_NO_PLACE = re.compile(
    rf"(?:(?:Mr|MR|Mrs|MRS|Ms|MS|Dr|Gen|Col|Lt|Sen|Rep|Gov|President|Minister|Senator)\b|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{MONTHS})(?!\w))"
)
_IN_CAPITALS = re.compile(r"[^a-zà-ÿ]+(?:, .*)?")
_TAIL = re.compile(r"[.\s]*(?:[-–—]+|[:|])?\s*")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dateline stands, without the dash or stop after it, and the agencies credited in it.

    `body` is where the report's own words go on.
    """

    start: int
    end: int
    body: int
    agencies: tuple[str, ...] = ()


def find_dateline(text: str, lines: Sequence[Line]) -> Dateline | None:
    """Return the dateline of a report, from the first line that opens with one; None where none does.

    It is looked for up to the second paragraph: the first may be a summary.
    """
    paragraphs = 0
    for line in lines[:LINES_SEARCHED]:
        found = _dateline_at(text, line)
        if found:
            return found
        paragraphs += line.is_body
        if paragraphs == 2:
            return None
    return None


@dataclass(frozen=True, slots=True)
class _Opening:
    """The start of a line as far as a dateline may reach, with the line and the text it stands in."""

    words: str
    line: Line
    text: str


_Found = tuple[int, tuple[str, ...]]
"""Where a dateline ends in its opening, and the agencies it credits."""


def _dateline_at(text: str, line: Line) -> Dateline | None:
    words = text[line.start : min(line.end, line.start + LONGEST)]
    scraped = _SCRAPED.match(words)
    start = line.start + (scraped.end() if scraped else 0)
    opening = _Opening(words[start - line.start :], line, text)
    for judge in (_bracketed, _known_credit, _dated, _place_alone, _signature):
        found = judge(opening)
        if found:
            end, agencies = found
            tail = _TAIL.match(opening.words, end)  # the dash or stop, not the report's
            return Dateline(line.start, start + end, start + (tail.end() if tail else end), agencies)
    return None


def _bracketed(opening: _Opening) -> _Found | None:
    """`LUANDA, May 6 (Reuters) -`: in brackets any name may stand, if the rest is like a dateline."""
    match = _WITH_CREDIT.match(opening.words)
    if not match or not _may_be_place(match["place"]):
        return None
    agencies = names_in(match["credit"] or match["bracket"] or match["slashed"])
    if match["place"] and match["day"]:
        return match.start("tail"), agencies
    if not agencies or not opening.line.is_body:
        return None
    if match["place"] and _abbreviates(agencies[0], match["place"]):
        return None
    goes_on = opening.words[match.end() : match.end() + 1].isupper()
    capitals = match["place"] is not None and _IN_CAPITALS.fullmatch(match["place"]) is not None and goes_on
    return (match.start("tail"), agencies) if match["parted"] or match["day"] or capitals else None


def _abbreviates(name: str, words: str) -> bool:
    """Whether a name in brackets is short for the words before it, as in `United Nations (UN) –`."""
    initials = "".join(word[0] for word in re.findall(r"\w+", words)).casefold()
    return words.startswith(("The ", "A ", "An ")) or name.casefold() in initials


def _known_credit(opening: _Opening) -> _Found | None:
    """`LIMA, May 6, Xinhua -`: in the open only a well-known agency is a credit."""
    match = _CREDIT_IN_LINE.match(opening.words)
    if match and (match["day"] or match["dash"] or _IN_CAPITALS.fullmatch(match["place"])):
        return match.end("credit"), names_in(match["credit"])
    return None


def _dated(opening: _Opening) -> _Found | None:
    """`LIMA, May 6 -` before the report, or `Lima, 6 May 2019` on a line of its own."""
    match = _WITH_DAY.match(opening.words)
    if match and _may_be_place(match["place"]):
        return match.end("day") + (opening.words[match.end("day")] == ")"), ()
    match = _ALONE.fullmatch(opening.words)
    if match and _may_be_place(match["place"]) and match["day"][-4:].isdigit():
        return match.end(), ()
    return None


def _place_alone(opening: _Opening) -> _Found | None:
    """`LIMA –`, `Lima –`, `Lima:`; in small letters the dash must be a long one, and a capital follow."""
    if not opening.line.is_body:
        return None
    match = _DASHED.match(opening.words)
    if match and _may_be_place(match["place"]):
        place, after = match["place"], opening.words[match.end() : match.end() + 1]
        if _IN_CAPITALS.fullmatch(place):
            return None if _signature(opening) else (match.end("place"), ())
        if match["dash"].strip() != "-" and not after.islower():
            return match.end("place"), ()
    match = _COLON.match(opening.words)
    if match and _may_be_place(match["place"]) and len(match["place"].split()) <= 3:
        spoken = _SPOKEN.match(opening.words, match.end()) or opening.text.count(f"\n{match['place']}:") > 1
        return None if spoken else (match.end("place"), ())
    return None


def _signature(opening: _Opening) -> _Found | None:
    """`REUTERS -` signs by a known name; `XYZNA- ` by its ending, where the report knows no such place."""
    match = _SIGNED.match(opening.words) if opening.line.is_body else None
    if not match:
        return None
    word = match["credit"]
    made_like_one = match["dash"] == "-" and _SIGNATURE_ENDING.search(word)
    if is_known(word) or (made_like_one and not re.search(rf"\b{word.title()}", opening.text)):
        return match.end("credit"), (word,)
    return None


def _may_be_place(place: str | None) -> bool:
    return place is None or not (_LABEL.match(place) or _NO_PLACE.match(place))

"""The head of a report: what stands above its first paragraph, line by line, as newspapers lay it out.

Masthead, slogan, breadcrumb, section, date line, headline, byline: each is told by its own words or by what stands
around it. The first line of a page is a masthead only where something says so: the name is like a newspaper's, or a
date or a slogan follows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from rapporteur.read.agencies import MONTHS, is_known
from rapporteur.read.dateline import Dateline
from rapporteur.read.layout import Line, is_one_of

HEAD_LINES = 14
SHORT_SENTENCE = 6
LONGEST_NAME = 5
"""Words in an outlet's name, at most."""


class Part(Enum):
    """What a line of the head is."""

    MASTHEAD = auto()
    SLOGAN = auto()
    BREADCRUMB = auto()
    SECTION = auto()
    DATE = auto()
    BYLINE = auto()
    HEADLINE = auto()
    MARKED = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Head:
    """The head's lines by their index in the text's lines, what each is, and the outlet's name if one stands there."""

    parts: dict[int, Part]
    headline: int | None = None
    outlet: str | None = None


_SECTIONS = (
    "home world news politics business economy opinion sport sports culture science health technology tech life"
    " lifestyle travel international national local regional region asia africa europe americas america middle"
    " east north south west central latin breaking latest top live video analysis editorial features feature"
    " interview report reports special all main front page section more security defence defense foreign affairs"
    " domestic abroad society law crime environment energy markets finance money weather magazine weekend today"
    " desk newsroom exclusive urgent update updates comment commentary explainer briefing press release releases"
    " statement statements conflict war peace diplomacy nation country countries articles article stories story"
    " blog blogs archive print edition online en english uk us flash alert continent planet and of the from our"
    " your a diplomatic editor by"
)
SECTIONS = frozenset(_SECTIONS.split())
"""Words that name a section or a label, never an outlet, however they are put together."""

OUTLET_WORD = re.compile(
    r"(?i)\b(?:times|post|herald|tribune|news|daily|gazette|online|review|chronicle|ledger|journal|today|tv|television"
    r"|radio|press"
    r"|agency|observer|mail|sun|star|express|telegraph|guardian|standard|echo|mirror|monitor|voice|dawn|independent"
    r"|courier|bulletin"
    r"|dispatch|reporter|wire|newswire|network|media|portal|weekly|register|globe|examiner|inquirer|enquirer"
    r"|advertiser|argus|mercury"
    r"|sentinel|beacon|broadcasting|fm|newspaper|magazine|insider|evening|morning|nation|citizen|messenger|leader"
    r"|record|eagle|tageblatt"
    r"|zeitung|gazeta|diario|jornal|journal|correspondent|digest|outlook|spectator|economist|witness|watch|channel"
    r"|service|bugle)\b"
    r"|[^\W\d]\d\d$|[A-Z] \d\d$|\.(?:com|net|org|info|news)$"
)

_TOKEN = re.compile(r"[^\s,|·•–—()\[\]-]+")
_DATE_WORD = re.compile(
    rf"(?i)(?:(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)\.?|\w+day|{MONTHS}|\d{{1,4}}(?:st|nd|rd|th)?[.,]?"
    rf"|\d{{1,2}}[:.]\d\d(?::\d\d)?[ap]?m?"
    r"|\d{1,4}[./]\d{1,2}[./]\d{1,4}|\d{4}-\d\d-\d\d\S*|[ap]\.?m\.?|\d{1,2}[ap]m|\d{1,2}h\d{0,2}|gmt|utc|[a-z]{2,3}t"
    r"|noon|midnight|z|\+\d+(?::\d+)?"
    r"|published:?|posted:?|updated:?|modified:?|issued:?|released:?|date:?|last|first|on|at|of|the|local|time"
    r"|min(?:ute)?s?|read|hours?|hrs|ago|publication|edition)"
)
_DATE_CORE = re.compile(
    rf"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|{MONTHS})(?!\w)"
    rf"|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}|\d\d:\d\d|\d[.:]\d\d (?:[a-z]{{2,3}}t|utc|[ap]\.?m)\b|\bago\b"
)
_DATE_LABEL = re.compile(r"(?i)(?:(?:first |last )?(?:published|updated|posted|modified)(?: on| at)?|date):?")
_POSTED_BY = re.compile(r" by [A-Z].*$")
_CAPITALISED = r"[^\W\d_a-zа-я][\w.'’-]*"
_BYLINE = re.compile(
    rf"(?:(?:[Bb]y|BY|[Ff]rom|[Ww]ords|[Tt]ext|[Ww]ritten by|[Rr]eport by|[Aa]uthor|[Ss]ource|[Cc]redit):? [^\W_].*"
    rf"|{_CAPITALISED}(?: {_CAPITALISED}){{1,3}}(?: in |, (?:in )?){_CAPITALISED}(?: {_CAPITALISED}){{0,3}})"
)
_BY = re.compile(r"(?:[Bb]y|BY|[Ww]ritten by|[Rr]eport by|[Ss]ource|[Aa]uthor):? [^\W_]")
_STAFF = re.compile(
    r"(?i)\b(?:desk|correspondents?|staff|reporters?|bureau|newsroom|agenc(?:y|ies)|editors?|wires?|columnist"
    r"|special to|news service)\b"
)
_CRUMBS = re.compile(r"\s*[>›»|]\s*|\s+/\s+|\s+[•·]\s+|\s{3,}|\t")
_DESCRIBED = re.compile(
    r"(?P<name>[^,–—:]{2,40}?)\s*[,–—:]\s*(?:(?:the|a|an|your|our|independent|official) )*(?:[\w’']+ ){0,3}"
    r"(?:portal|newspaper|daily|weekly|magazine|journal|agency|site|website|broadcaster|radio|bulletin|news|voice"
    r"|organ|blog|[Ee]st|[Ss]ince|[Ff]ounded|[Ee]stablished)\b(?:(?!\b(?:says?|said|reports?|reported|sources?)\b).){0,60}"
)
_SLOGAN = re.compile(
    r"(?i)(?:the )?(?:(?:official|independent|monthly|weekly|daily|\w+) )?(?:organ|bulletin|newsletter|journal"
    r"|newspaper|magazine|portal|voice|mouthpiece|publication) "
    r"(?:of|for|from) .*|.*\b(?:your|our) [\w’' ]+[,.] (?:your|our) .*|(?:founded|established|est\.?"
    r"|since)(?: in)? \d{4}.*|.*\bsince \d{4}"
    r"|(?:no|nr|vol|issue)\.? \d+.*|all the news .*"
    r"|(?:press|news|media) (?:release|statement|service)\b.*|press (?:office|communiqu[eé]).*"
    r"|(?:official )?communiqu[eé]\b.*"
)


def read_head(text: str, lines: Sequence[Line], *, marked: frozenset[int], dateline: Dateline | None) -> Head:
    """Return what the lines above the first paragraph are; `marked` are those already known as furniture."""
    parts = {at: _part(lines[at], at in marked) for at in _above(lines, marked, dateline)}
    for at in parts:
        if dateline and lines[at].start == dateline.start:
            parts[at] = Part.DATE
    body = "\n".join(
        text[line.start : line.end] for at, line in enumerate(lines) if at not in parts and at not in marked
    )
    _byline_after_headline(lines, parts)
    outlet = _outlet(lines, parts, body)
    _slogans(lines, parts)
    _kicker(lines, parts)
    headline = next((at for at, part in parts.items() if part is Part.OTHER and at not in marked), None)
    if headline is not None:
        parts[headline] = Part.HEADLINE
    return Head(parts, headline, outlet)


def _above(lines: Sequence[Line], marked: frozenset[int], dateline: Dateline | None) -> list[int]:
    """The lines above the first paragraph, or above one that a dateline opens and that goes on after it."""
    above: list[int] = []
    for at, line in enumerate(lines[: HEAD_LINES + 1]):
        opened = dateline is not None and line.start == dateline.start and dateline.body < line.end
        if opened or (line.is_body and at not in marked):
            return above
        above.append(at)
    return _above_sentence(lines, marked)


def _above_sentence(lines: Sequence[Line], marked: frozenset[int]) -> list[int]:
    """The lines above the first whole sentence, where no line is long enough for a paragraph."""
    for at, line in enumerate(lines[: HEAD_LINES + 1]):
        if line.whole and line.size >= SHORT_SENTENCE and at not in marked:
            return list(range(at))
    return []


def _part(line: Line, marked: bool) -> Part:
    words = line.words
    crumbs = [crumb for crumb in _CRUMBS.split(words) if crumb] or [words]
    if _is_date(crumbs[0]):
        return Part.DATE
    if is_one_of(words, SECTIONS) and line.size <= LONGEST_NAME:
        return Part.SECTION
    if (_BY.match(words) and line.size <= 20) or (len(crumbs) > 1 and is_known(crumbs[0]) and _DATE_CORE.search(words)):
        return Part.MARKED if marked else Part.BYLINE
    if len(crumbs) > 1 and all(crumb.count(" ") < LONGEST_NAME for crumb in crumbs):
        return Part.BREADCRUMB
    if _SLOGAN.fullmatch(words) and line.size <= 16:
        return Part.SLOGAN
    return Part.MARKED if marked else Part.OTHER


def _is_date(words: str) -> bool:
    if _DATE_LABEL.fullmatch(words):
        return True
    if len(words) > 90 or not _DATE_CORE.search(words):
        return False
    tokens = _TOKEN.findall(_POSTED_BY.sub("", words))
    return bool(tokens) and all(_DATE_WORD.fullmatch(token) for token in tokens)


def has_date(words: str) -> bool:
    """Whether a line states a date in one of its parts, so that it is more than furniture."""
    return _DATE_CORE.search(words) is not None and any(_is_date(crumb) for crumb in _CRUMBS.split(words) if crumb)


def _byline_after_headline(lines: Sequence[Line], parts: dict[int, Part]) -> None:
    """`Jane Roe in Lima` and `Foreign Desk and agencies` are bylines only below a headline: that may look the same."""
    others = [at for at, part in parts.items() if part is Part.OTHER]
    for at in others[1:]:
        line = lines[at]
        signed = _BYLINE.fullmatch(line.words) or (_STAFF.search(line.words) and not line.whole)
        if line.size <= 9 and (signed or is_known(line.words)):
            parts[at] = Part.BYLINE


def _outlet(lines: Sequence[Line], parts: dict[int, Part], body: str) -> str | None:
    """Find the masthead or the breadcrumb that begins with the outlet, and mark it."""
    candidates = [at for at, part in parts.items() if part in (Part.OTHER, Part.BREADCRUMB)]
    first = candidates[0] if candidates else 0
    for at in candidates:
        if parts[at] is Part.BREADCRUMB:
            name = _named_in_crumbs(lines[at].words, body)
            if name:
                return name
        elif at == first:
            if _is_above_letterhead(lines, parts, at):
                parts[at], first = Part.MASTHEAD, at + 1
                continue
            name = _named_in_masthead(lines, parts, at, body)
            if name:
                parts[at] = Part.MASTHEAD
                return name
        else:
            break
    return None


def _named_in_crumbs(words: str, body: str) -> str | None:
    first = next(crumb for crumb in _CRUMBS.split(words) if crumb)
    if is_one_of(first, SECTIONS) or not first[0].isupper():
        return None
    return first if OUTLET_WORD.search(first) or not is_topic(first, body) else None


def _named_in_masthead(lines: Sequence[Line], parts: dict[int, Part], at: int, body: str) -> str | None:
    line = lines[at]
    described = _DESCRIBED.fullmatch(line.words)
    name = described["name"] if described else line.words
    if _INSTITUTION.match(name) and parts.get(at + 1) in _BELOW_MASTHEAD and line.size <= LONGEST_INSTITUTION:
        return name
    if not _may_be_name(name):
        return None
    below = parts.get(at + 1)
    headed = any(part is Part.OTHER for other, part in parts.items() if other > at)
    if described:
        return name if headed else None
    if OUTLET_WORD.search(name) and (headed or name.isupper() or name.startswith("The ")):
        return name
    followed = below in _BELOW_MASTHEAD and lines[at + 1].block == line.block
    known = name.isupper() or name.startswith("The ")
    return name if headed and (followed or known) and not is_topic(name, body) else None


_BELOW_MASTHEAD = (Part.DATE, Part.SLOGAN, Part.SECTION, Part.BREADCRUMB)
LONGEST_INSTITUTION = 12
_INSTITUTION = re.compile(
    r"(?i)(?:the )?(?:\w+ ){0,3}(?:ministry|office|embassy|department|mission|government|presidency|commission|council"
    r"|secretariat|delegation"
    r"|command|general staff|committee|union|party|assembly|parliament|spokesperson)(?: (?:of|for|to|in)\b.*)?$"
)
"""Who issues press releases: a masthead where a date or `Press release` stands below."""

_STATE = re.compile(
    r"(?i)(?:the )?(?:\w+ ){0,2}(?:republic|kingdom|state|federation|union|government|emirate)s?(?: of .*)?$"
)
"""What stands above the name of an institution in a letterhead: whose it is."""


def _is_above_letterhead(lines: Sequence[Line], parts: dict[int, Part], at: int) -> bool:
    """Whether a line says whose the institution is that the next line of its block names."""
    if parts.get(at + 1) is not Part.OTHER or lines[at].block != lines[at + 1].block:
        return False
    below = parts.get(at + 2) in _BELOW_MASTHEAD and _INSTITUTION.match(lines[at + 1].words) is not None
    return below and lines[at].size <= LONGEST_NAME and _STATE.fullmatch(lines[at].words) is not None


_NAME_ENDING = re.compile(r"[.!?;:…\"”’»]$")


def _may_be_name(words: str) -> bool:
    parts = words.split()
    if (
        not parts
        or len(parts) > LONGEST_NAME
        or _NAME_ENDING.search(words)
        or any(mark in words for mark in ',;:"“«?!')
    ):
        return False
    small = {"of", "the", "and", "de", "la", "el", "del", "le", "di", "for", "&"}
    return (
        all(part in small or not part[0].islower() for part in parts)
        and parts[0][0].isalnum()
        and not is_one_of(words, SECTIONS)
    )


_SELF = re.compile(
    r"(?:told|tells|©|\(c\)|\(|[Pp]hoto(?:graph)?:|seen by|obtained by|reviewed by|informed|interview with"
    r"|editor of)\s+(?:the )?$"
)


def is_topic(name: str, body: str) -> bool:
    """Whether the report speaks of what a line names, so that it is a heading and no outlet.

    It does where the name stands in it other than as the one who is told things, or where its words are common ones
    there.
    """
    for match in re.finditer(re.escape(name), body, re.IGNORECASE):
        if (
            not _SELF.search(body[max(0, match.start() - 24) : match.start()] + " ")
            and body[match.start() - 1 : match.start()] != "("
        ):
            return True
    words = [word for word in re.findall(r"[^\W\d_]{4,}", name.casefold()) if word != "the"]
    return bool(words) and any(re.search(rf"(?<![\w-]){re.escape(word)}", body) for word in words)


def _kicker(lines: Sequence[Line], parts: dict[int, Part]) -> None:
    """A word or two in capitals above the headline name what the report is about."""
    others = [at for at, part in parts.items() if part is Part.OTHER]
    if len(others) > 1 and lines[others[0]].size <= 2 and lines[others[0]].words.isupper():
        parts[others[0]] = Part.SECTION


def _slogans(lines: Sequence[Line], parts: dict[int, Part]) -> None:
    """Between a masthead and the date below it, a line is a slogan if the headline still comes."""
    masthead = next((at for at, part in parts.items() if part is Part.MASTHEAD), None)
    if masthead is None:
        return
    others = [at for at, part in parts.items() if part is Part.OTHER]
    dated = next((at for at, part in parts.items() if part is Part.DATE and at > masthead), None)
    for at in others[:-1]:
        if lines[at].block == lines[masthead].block and dated is not None and masthead < at < dated:
            parts[at] = Part.SLOGAN

"""The source of a report: its publisher, the wire agencies it credits, and its headline.

The publisher is the outlet where one signs the page: masthead, breadcrumb, byline, copyright line, a plea that names
it. Where none does and one agency is credited, the agency is the publisher. Where nothing says, it is None: never a
guess.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.read.agencies import IN_FULL, UNAMBIGUOUS, is_known, names_in
from rapporteur.read.dateline import Dateline
from rapporteur.read.head import LONGEST_NAME, OUTLET_WORD, SECTIONS, Head, Part
from rapporteur.read.layout import Line, is_one_of

FOOT_LINES = 12
LONGEST_PLEA = 80


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes a report, through which agencies, under what headline."""

    publisher: str | None
    agencies: tuple[str, ...]
    title: str | None


_CAPS = r"[A-Z][\w&.]*(?: [A-Z][\w&.]*){0,4}?"
_YEARS = r"(?:\d{4}(?:\s?[-–]\s?\d{2,4})?)"
_NAME = r"[^\W_](?:[\w&’' -]|\.(?=\w)){1,40}?"
_RIGHTS_WORD = re.compile(r"©|\(c\)|[Cc]opyright|COPYRIGHT|[Rr]ights|RIGHTS|been edited")
_RIGHTS = (
    re.compile(
        rf"(?i)^(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)))?\s*{_YEARS}?,?\s*(?:by )?(?P<name>{_NAME}),?\s*{_YEARS}?\s*"
        r"(?:[.,|].*|all rights.*)?$"
    ),
    re.compile(rf"(?i)\ball rights reserved[,.:]?\s*(?:(?:to|by|©)\s*)?(?P<name>{_NAME})(?:,?\s*{_YEARS})?\.?$"),
    re.compile(rf"not been edited by (?P<name>(?:[Tt]he )?{_CAPS}) (?:staff|team|desk|web|editor)"),
)
_ABOUT_ITSELF = re.compile(
    rf"\*?\s?(?P<name>{_CAPS}) (?:(?:is|are) (?:not )?(?:driven|funded|supported|owned|an? independent|a non-?profit"
    rf"|reader)"
    r"|may be (?:freely )?re(?:produced|printed|published)|has no (?:\w+ )?(?:correspondent|reporter)|relies on)"
)
_JOINING = re.compile(
    r"(?:[Pp]lease )?(?:[Ss]upport|[Ss]ubscribe to|[Dd]onate to|[Bb]ecome a (?:member|friend|supporter) of|[Ff]ollow"
    r"|[Jj]oin"
    rf"|[Ss]ign up (?:for|to))(?: the)? (?P<name>{_CAPS})(?= on\b| today\b| now\b| from\b|[.,:!]|$)"
)
_APP = re.compile(rf"\b(?:[Dd]ownload|[Gg]et|[Ii]nstall|[Ii]n|[Tt]ry) the (?P<name>{_CAPS}) (?:[Nn]ews )?[Aa]pp\b")
_NOT_NAME = re.compile(
    r"(?:,? (?:Ltd|Limited|Inc|LLC|PLC|plc|GmbH)\.?| (?:Web |News |Online )?(?:Desk|Staff|Newsroom))$"
)
_NOT_OUTLET = re.compile(
    r"(?i)\b(?:our|us|your|my|this|journalism|independent|local|newsletter|follow|rights|all|author|photo"
    r"|public domain)\b"
)
_ROLE = re.compile(
    r"(?i)\b(?:in|correspondent|editor|reporter|writer|bureau|desk|staff|columnist|special|contributor|and)\b"
)
_FOR_OUTLET = re.compile(r"(?:\b(?:of|for)\s+)(?P<name>(?:[Tt]he )?[A-Z].*)$")
_SIGNED_STAFF = re.compile(
    r"(?i)^(?:by:? )?(?P<name>.+?) (?:staff|newsroom|web ?desk|reporters?|news ?desk|correspondent)\b.*$"
)
_SOURCE = re.compile(
    r"(?i)^[(\[]?\s*(?:source|via)\s*:\s*(?P<name>[^()\[\]:]{2,40}?)(?:,? and (?:news )?agencies)?\s*[)\]]?$"
)
_AGENCIES = rf"(?:{UNAMBIGUOUS})(?:(?:\s?[/,&]\s?| and )(?:{UNAMBIGUOUS}))*"
_CLOSING_CREDIT = re.compile(
    rf"(?:^|[.!?\"”]\s{{0,3}})(?:[-–—]+\s?|\(|\[|/)(?:with )?(?P<names>{_AGENCIES})(?: inputs?)?[)\]/]?\.?$"
)
_INPUTS = re.compile(
    r"[(\[]?[Ww]ith (?:(?:additional )?(?:inputs?|files|reporting|material) (?:from|by) )?(?:the )?"
    rf"(?P<names>{_AGENCIES})"
)
_WITH = re.compile(r"[-–—(\[]+\s?[Ww]ith (?P<names>[A-Z][^.()\[\]]{1,40}?)[)\]]?\.?$")
_PAGE_TITLE = re.compile(r"^(?P<title>.{20,160}?)\s+[|•]\s+(?P<name>[^|•]{2,40})$")
_FROM_WIRES = re.compile(
    r"(?i)\b(?:with|and|from|by)(?: \w+)? (?:agenc(?:y|ies)|wires?|wire services)\b|\bagenc(?:y|ies) (?:material|copy"
    r"|reports?)\b|^agencies$"
)


def find_source(
    text: str, lines: Sequence[Line], *, head: Head, dateline: Dateline | None, cued: frozenset[int]
) -> Source:
    """Return who publishes a report, from all that its page says."""
    title, titled_outlet = _headline(lines, head)
    credits = _credits(text, lines, head, dateline)
    outlet = head.outlet or titled_outlet or _signed(text, lines, head) or _at_the_foot(text, lines, cued)
    if not outlet and len(credits) == 1:
        outlet = credits[0]
    if outlet:
        outlet = _as_written(_NOT_NAME.sub("", outlet.strip(" .,")), text)
    if outlet and not credits and _says_from_wires(lines, head):
        credits = _told_only(text, outlet)
    return Source(outlet, tuple(name for name in credits if not same_name(name, outlet)), title)


def same_name(name: str, other: str | None) -> bool:
    """Whether two names of outlets are one, but for case and a leading `the`.

    >>> same_name("THE POST", "Post")
    True
    """
    return other is not None and _bare(name) == _bare(other)


def _bare(name: str) -> str:
    bare = re.sub(r"^the\s+", "", name.casefold().strip(" ."))
    return IN_FULL.get(bare, bare)


def _headline(lines: Sequence[Line], head: Head) -> tuple[str | None, str | None]:
    """The headline, without the outlet that a page's title carries after a bar."""
    if head.headline is None:
        return None, None
    words = lines[head.headline].words
    match = _PAGE_TITLE.match(words)
    if match and match["name"].count(" ") < LONGEST_NAME and not is_one_of(match["name"], SECTIONS):
        return match["title"], match["name"]
    return words, None


def _signed(text: str, lines: Sequence[Line], head: Head) -> str | None:
    """The outlet in a byline: `By Jane Roe, ABC News, in Lima`, `By Jane Roe for The Post`."""
    for at, part in head.parts.items():
        words = lines[at].words
        if part is Part.BYLINE:
            name = _core(_in_byline(words), text)
        elif part is Part.OTHER and head.headline is not None and at > head.headline and lines[at].size <= 8:
            name = _outlet_first(words)
        else:
            name = None
        if name:
            return name
    return None


def _core(name: str | None, text: str) -> str | None:
    """`ABC` for `ABC News` where the report calls its own paper so: someone told it, or it signs a picture."""
    core = re.sub(r"\s+(?:News|Online|TV)$", "", name or "")
    called = (
        core
        and core != name
        and re.search(rf"\b(?:told|[Pp]hoto(?:graph)?:|the) (?:the )?{re.escape(core)}\b(?! (?:News|Online|TV))", text)
    )
    return core if called else name


def _in_byline(words: str) -> str | None:
    staff = _SIGNED_STAFF.match(words)
    if staff and _is_outlet(staff["name"]):
        return staff["name"]
    source = _SOURCE.match(words)
    if source and not is_known(source["name"]) and not _ROLE.search(source["name"]):
        return source["name"]
    pieces = [piece.strip() for piece in re.split(r"[,|–—/]| - ", words)]
    for piece in pieces[1:]:
        if _is_outlet(piece) and not is_known(piece):
            return piece
    named = _FOR_OUTLET.search(pieces[0])
    return named["name"] if named and _is_outlet(named["name"]) else None


def _outlet_first(words: str) -> str | None:
    first = re.split(r"[,|–—]| - ", words)[0].strip()
    return first if _is_outlet(first) and words != first.upper() else None


def _is_outlet(name: str) -> bool:
    words = name.split()
    return (
        0 < len(words) <= LONGEST_NAME
        and words[0][0].isupper()
        and OUTLET_WORD.search(name) is not None
        and not _ROLE.search(name)
        and ":" not in name
        and not is_one_of(name, SECTIONS)
        and all(word[0].isupper() or word[0].isdigit() or word in ("of", "the", "and", "&", "de") for word in words)
    )


def _at_the_foot(text: str, lines: Sequence[Line], cued: frozenset[int]) -> str | None:
    """The outlet that a copyright line or a plea names; an agency's copyright counts like any."""
    near = range(max(0, len(lines) - FOOT_LINES), len(lines))
    below = [lines[at].words for at in near if at in cued or not lines[at].is_body or lines[at].words[0] == "*"]
    below += [lines[at].words for at in near if at not in cued and lines[at].is_body and lines[at].size <= LONGEST_PLEA]
    for words in below:
        if _RIGHTS_WORD.search(words):
            for pattern in _RIGHTS:
                match = pattern.search(words)
                if match and _may_sign(match["name"], text, certain=True):
                    return match["name"]
    for words in below:
        match = _ABOUT_ITSELF.match(words) or _JOINING.match(words) or _APP.search(words)
        if match and _may_sign(match["name"], text, certain=False):
            return match["name"]
    sources = (_SOURCE.match(words) for words in below)
    return next((match["name"] for match in sources if match and not is_known(match["name"])), None)


def _may_sign(name: str, text: str, *, certain: bool) -> bool:
    name = name.strip()
    if _NOT_OUTLET.search(name) or is_one_of(name, SECTIONS) or len(name.split()) > LONGEST_NAME or name.isdigit():
        return False
    acronym = re.fullmatch(r"[A-Z]{2,6}\d*", name) is not None
    return certain or acronym or OUTLET_WORD.search(name) is not None or text.count(name) > 1


def _credits(text: str, lines: Sequence[Line], head: Head, dateline: Dateline | None) -> tuple[str, ...]:
    """All agencies that the page credits: in the dateline, the byline, or where the report ends."""
    names = list(dateline.agencies) if dateline else []
    for at, part in head.parts.items():
        if part in (Part.BYLINE, Part.OTHER, Part.DATE) and at != head.headline:
            pieces = re.split(r"[,|/–—]| - | and |^(?:[Bb]y|BY|Source):? ", lines[at].words)
            names += [name for piece in pieces if is_known(piece.strip()) for name in names_in(piece.strip())]
    for line in lines[-FOOT_LINES:]:
        ending = text[max(line.start, line.end - 60) : line.end]
        match = _INPUTS.match(line.words) or _CLOSING_CREDIT.search(ending) or _WITH.match(line.words)
        source = _SOURCE.match(line.words)
        if match:
            names += names_in(match["names"])
        elif source and is_known(source["name"]):
            names.append(source["name"])
        elif line.size <= 3 and is_known(line.words):
            names.append(line.words)
    return tuple(dict.fromkeys(names))


def _says_from_wires(lines: Sequence[Line], head: Head) -> bool:
    return any(_FROM_WIRES.search(lines[at].words) for at in head.parts)


def _told_only(text: str, outlet: str) -> tuple[str, ...]:
    """The one name that the report gives only as the one that people told things: the agency whose text it is."""
    told = set(re.findall(r"\btold ([A-Z][\w-]+)(?=[.,;]|\s[a-z])", text))
    named = [
        name for name in sorted(told) if _only_told(name, text) and not same_name(name, outlet) and name not in outlet
    ]
    return (named[0],) if len(named) == 1 else ()


def _only_told(name: str, text: str) -> bool:
    word = re.escape(name)
    return len(re.findall(rf"\b{word}\b", text)) == len(re.findall(rf"\btold {word}\b", text))


def _as_written(name: str, text: str) -> str:
    """The name as the report itself writes it where the page has it in capitals only; one of whole words that it writes
    nowhere else, with capitals at their beginnings, as other reports have it.

    >>> _as_written("XYZ POST", "XYZ POST … told the Xyz Post"), _as_written("XYZ POST", "")
    ('Xyz Post', 'XYZ POST')
    >>> _as_written("HARBOUR GAZETTE", "")
    'Harbour Gazette'
    """
    if not name.isupper() or len(name) < 4:
        return name
    written = [
        match[0] for match in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) if not match[0].isupper()
    ]
    as_name = name.title() if OUTLET_WORD.search(name) and all(len(word) > 3 for word in name.split()) else name
    return next((form for form in written if form[0].isupper()), as_name)

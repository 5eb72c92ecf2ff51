"""Unmarked: names that the encoder leaves unmarked in places, and that need no marking.

What it once marks as a name is one wherever the report writes it so, and so is the word by which alone a body goes; an
adjective made from a country's name is one, and those who go by their number ("the six powers") do so by name.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.spotted import Spotted, spotted_at
from rapporteur.countries import country_named, country_of_people
from rapporteur.encoder.encoder import Encoding
from rapporteur.encoder.sequences import Found
from rapporteur.model import Document, Mention, MentionForm, MentionType
from rapporteur.names import ADJECTIVE_STEM, COUNTED, TITLES, head_of_body, is_adjective_of, name_words

Place = tuple[int, int]
_Told = tuple[Place, MentionType, float]
"""Where a name stands, its type, and how sure that is."""
HAVE_PEOPLE: Final = frozenset((MentionType.GOVERNMENT, MentionType.PLACE, MentionType.ORGANISATION))
"""What an adjective may be made from: the encoder takes many a country that it does not know for an organisation."""
_REPEATED: Final = HAVE_PEOPLE | {MentionType.PERSON, MentionType.GROUP}
_SHORTEST: Final = 3
"""Letters of a name that is looked for elsewhere in the report."""
_CAPITAL: Final = re.compile(r"(?<![\w’'-])[^\W\d_a-z][\w]*")
_ADJECTIVE: Final = re.compile(r"(?<![\w-])[A-Z]\w+(?:an|ian|ish|ese|ch|i|ic|ss|er)(?= [A-Za-z])")
"""A word that may be made from a country's name, with what it describes."""
_ALONE: Final = re.compile(r"\b[Tt]he $|[«“\"]$")
"""What stands before a word by which alone a body goes."""
_ENDS: Final = re.compile(r"(?![\w-])")
_BEFORE: Final = re.compile(r"(?:^|[^\w.!?:»”\"]\s|\w )(?P<word>[A-Z][\w’'-]*) $")
_AFTER: Final = re.compile(r" (?:of |de |for )?[A-Z]")
_FIRST: Final = frozenset("The A In At By For But And From On If As".split())
"""Words with a capital that begin a sentence, and no name."""
_FAR: Final = 30


def unmarked_names(document: Document, encoding: Encoding, marked: Sequence[Spotted]) -> Iterator[Spotted]:
    """Give the names that the encoder leaves unmarked, and the adjectives that it takes for other names."""
    taken = Ordered(one.mention for one in marked)
    yield from _spotted(document, encoding, _repeated(document, marked, taken))
    yield from _spotted(document, encoding, _adjectives(document, marked, taken))


def counted_names(document: Document, encoding: Encoding) -> Iterator[Spotted]:
    """Give those who go by their number, "the six powers", wherever they are named so, or by a part of that."""
    yield from _spotted(document, encoding, _counted(document))


def _spotted(document: Document, encoding: Encoding, told: Iterable[_Told]) -> Iterator[Spotted]:
    for (start, end), type_, confidence in told:
        pieces = encoding.pieces.overlapping(start, end)
        if pieces.start < pieces.stop and not document.is_furniture(start):
            found = Found(pieces.start, pieces.stop, type_.value, confidence)
            one = spotted_at(document, encoding, found, MentionForm.NAME, type_)
            if (one.mention.span.start, one.mention.span.end) == (start, end):
                yield one


def _repeated(document: Document, marked: Iterable[Spotted], taken: Ordered[Mention]) -> Iterator[_Told]:
    """Give where names stand that are marked elsewhere, with the type and confidence that they have there."""
    text = document.text
    begin: dict[str, list[int]] = defaultdict(list)
    for word in _CAPITAL.finditer(text):
        begin[word.group()].append(word.start())
    known: dict[str, Mention] = {}
    for one in marked:
        known.setdefault(one.mention.span.quote, one.mention)
    for name, mention in known.items():
        if not _may_repeat(mention) or mention.type is None:
            continue
        for place in _places_of(name, text, begin):
            if not _is_taken(place, taken) and not _is_part(text, *place):
                yield place, mention.type, mention.confidence


def _places_of(name: str, text: str, begin: dict[str, list[int]]) -> Iterator[Place]:
    """Give where a name stands, and after an article or a quotation mark the word by which alone its body goes."""
    first = _CAPITAL.match(name)
    for start in begin.get(first.group(), ()) if first else ():
        if text.startswith(name, start) and _ENDS.match(text, start + len(name)):
            yield start, start + len(name)
    head = None if name.isupper() else head_of_body(name)
    for start in begin.get(head.capitalize(), ()) if head else ():
        if _ALONE.search(text, max(0, start - _FAR), start):
            yield start, start + len(head or "")


def _may_repeat(name: Mention) -> bool:
    """Return whether a name is one wherever it stands: with a capital, and no title."""
    words = name.span.quote
    letters = sum(letter.isalpha() for letter in words)
    return name.type in _REPEATED and letters >= _SHORTEST and not TITLES.issuperset(name_words(words))


def _is_taken(place: Place, taken: Ordered[Mention]) -> bool:
    """Return whether a stretch shares words with a name that is marked."""
    start, end = place
    return taken.around(start) is not None or bool(taken.beginning_in(start, end))


def _is_part(text: str, start: int, end: int) -> bool:
    """Return whether a stretch is part of a longer run of capitals, which may name something else."""
    before = _BEFORE.search(text, max(0, start - _FAR), start)
    return bool(before and before["word"] not in _FIRST) or bool(_AFTER.match(text, end))


def _adjectives(document: Document, marked: Iterable[Spotted], taken: Ordered[Mention]) -> Iterator[_Told]:
    """Give the adjectives of countries, and of names of the report, that stand before what they describe."""
    own: dict[str, set[str]] = defaultdict(set)
    for one in marked:
        name = one.mention.span.quote
        if one.mention.type in HAVE_PEOPLE and not name.endswith("s"):
            own[name[:ADJECTIVE_STEM]].add(name)
    for found in _ADJECTIVE.finditer(document.text):
        word, around = found.group(), taken.around(found.start())
        known = country_of_people(word) is not None and country_named(word) is None
        if not known and not any(is_adjective_of(word, name) for name in own[word[:ADJECTIVE_STEM]]):
            continue
        if around is None or " " not in around.span.quote:
            yield found.span(), MentionType.NATIONALITY, 1.0


def _counted(document: Document) -> Iterator[_Told]:
    """Give the places of those who go by their number, "the six powers", and by that alone or by what they are: "the
    powers", "the six"; where a report tells of only one such number of them."""
    whole = list(COUNTED.finditer(document.text))
    if len({(one["number"].lower(), one["head"].lower()) for one in whole}) != 1:
        return
    number, head = whole[0]["number"].lower(), whole[0]["head"]
    alone = r"(?=[,.;:]| (?:and|had|have|has|will|would|are|were|also|said)\b)"
    short = re.compile(rf"\b[Tt]he (?:{head}\b|{number}{alone})|[«“]{number}[»”]")
    for found in (*whole, *short.finditer(document.text)):
        if not any(one.start() < found.start() < one.end() for one in whole):
            yield found.span(), MentionType.ORGANISATION, 1.0

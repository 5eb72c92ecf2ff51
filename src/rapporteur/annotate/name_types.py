"""Name types: what each name of a report is of, the same wherever it stands.

The encoder says of each place what it takes the name for; all together decide, and the words around them: what a report
has a government or troops of is a country, and no person.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from rapporteur.annotate.spotted import Spotted
from rapporteur.countries import country_named
from rapporteur.model import Document, Mention, MentionType
from rapporteur.names import COMPANIES, TITLES, name_words

_HAS: Final = re.compile(
    r"(?:['’]s?)? (?:[a-z]+ )?(?:government|army|navy|air force|parliament|president|(?:prime |foreign )?minister"
    r"|ministry|ambassador|embassy|coastguard|fleet|troops|soldiers|forces|marines|delegation|capital|border)\b"
)
_IN: Final = re.compile(
    r"(?:\b[Ii]n|\b(?:government|parliament|capital|army|people|islands?|coast|city|town|port|troops|soldiers|marines"
    r"|envoys?) (?:of|from|in)) $"
)
"""What stands around a name that is a country's or a town's."""
_BETWEEN: Final = re.compile(r"\bbetween $")
_BODY_BEFORE: Final = re.compile(
    r"\b(?:agency|(?:news)?paper|daily|weekly|magazine|broadcaster|channel|network|station|website|portal|outlet"
    r"|company|firm|builder|contractor|operator|manufacturer|supplier|bank|airline)(?:,? [«“\"]?| [«“\"])$",
    re.IGNORECASE,
)
_CITES: Final = re.compile(r"[»”\"]?,? (?:quoting|citing)\b")
"""What stands around a name that is a medium's or a company's."""
_MEDIUM: Final = re.compile(r"(?:Radio|Television|TV) [A-Z\d].*|Channel \d+")
_ACRONYM: Final = re.compile(r"(?:[A-Z]\.){2,}")
_TITLE: Final = re.compile(r"(?P<word>[\w’'-]+)\.? $")
_NEAR: Final = 30
_OFTEN: Final = 8
"""In one of so many places, at least."""


def with_types(document: Document, spotted: Sequence[Spotted]) -> Iterator[Spotted]:
    """Give the mentions, each name of the type that all its mentions together most speak for.

    Whether a country or a capital is meant as a government or as a place is left to each mention.
    """
    votes: dict[str, dict[MentionType, float]] = defaultdict(lambda: defaultdict(float))
    names = [one.name for one in spotted if one.name]
    for name in names:
        words = name_words(name.span.quote)
        for written in {" ".join(words), *(words[-1:] if name.type is MentionType.PERSON else ())}:
            votes[written][name.type or MentionType.PERSON] += name.confidence
    for written in _places(document, names):
        votes[written][MentionType.GOVERNMENT] += votes[written].pop(MentionType.PERSON, 0.0)
    for written in _organisations(document, names):
        votes[written] = defaultdict(float, {MentionType.ORGANISATION: 1.0})
    people = (name_words(one.span.quote) for one in names if one.type is MentionType.PERSON)
    surnames = {words[-1] for words in people if len(words) > 1}
    for one in spotted:
        yield replace(one, mention=_typed(one.mention, votes, surnames)) if one.name else one


def _typed(name: Mention, votes: dict[str, dict[MentionType, float]], surnames: set[str]) -> Mention:
    """Return a name with its type; a person's last name is no organisation, and a country no person."""
    written = " ".join(name_words(name.span.quote))
    type_, _ = max(votes[written].items(), key=lambda vote: (vote[1], vote[0]))
    if type_ is MentionType.ORGANISATION and written in surnames:
        type_ = MentionType.PERSON
    if type_ is MentionType.PERSON and country_named(name.span.quote):
        type_ = MentionType.PLACE
    either = {type_, name.type} <= {MentionType.GOVERNMENT, MentionType.PLACE}
    return name if either else replace(name, type=type_)


def _places(document: Document, names: Iterable[Mention]) -> set[str]:
    """Return the single words that those around them often enough have for a country or a town, whatever the encoder
    takes them for: with no title anywhere, and no part of a whole person's name."""
    people = set[str]()
    placed, named = Counter[str](), Counter[str]()
    for name in names:
        words = name_words(name.span.quote)
        if name.type is MentionType.PERSON and (len(words) > 1 or _is_titled(document, name)):
            people.update(words)
        elif len(words) == 1:
            named[words[0]] += 1
            placed[words[0]] += _is_placed(document, name)
    return {word for word, times in placed.items() if times * _OFTEN >= named[word] and times} - people


def _organisations(document: Document, names: Sequence[Mention]) -> set[str]:
    """Return the names, as they are compared, that are of media and companies, whatever the encoder takes them for.

    They are the outlet's own, the agencies it credits, and those that the words around them or a company's whole name
    say to be one.
    """
    text = document.text
    own = {" ".join(name_words(name)) for name in (document.publisher, *document.agencies) if name}
    written = {name.span.quote: name_words(name.span.quote) for name in names}
    people = {word for name in names if name.type is MentionType.PERSON and len(written[name.span.quote]) > 1
              for word in written[name.span.quote]}  # fmt: skip
    companies = {words[0] for words in written.values() if len(words) > 1 and COMPANIES.issuperset(words[1:])}
    found = set[str]()
    for name in names:
        words, start, end = written[name.span.quote], name.span.start, name.span.end
        whole = " ".join(words)
        if country_named(name.span.quote) or name.type is MentionType.NATIONALITY:
            continue
        signed = whole in own or _MEDIUM.fullmatch(name.span.quote) or _ACRONYM.fullmatch(name.span.quote)
        alone = len(words) == 1 and whole not in people
        cites = _CITES.match(text, end) and not _is_titled(document, name)
        said = alone and (_BODY_BEFORE.search(text, max(0, start - _NEAR), start) or cites)
        if signed or said or (alone and whole in companies and name.type is MentionType.PERSON):
            found.add(whole)
    return found


def _is_titled(document: Document, name: Mention) -> bool:
    title = _TITLE.search(document.text, max(0, name.span.start - _NEAR), name.span.start)
    return title is not None and title["word"].lower() in TITLES


def _is_placed(document: Document, name: Mention) -> bool:
    text, start, end = document.text, name.span.start, name.span.end
    near = max(0, start - _NEAR)
    between = _BETWEEN.search(text, near, start) and text.startswith(" and ", end)
    return bool(_HAS.match(text, end) or _IN.search(text, near, start) or between)

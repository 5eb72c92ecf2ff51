"""Sources: whose words they are. Named, described or anonymous; a pronoun is followed to the name it stands for."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from rapporteur.annotate.mentions import chain
from rapporteur.annotate.ordered import Ordered
from rapporteur.model import Document, Mention, MentionForm, MentionType, Source, Span

_NAMED: Final = r"(?:named|identified|quoted|publish(?:ed)?|printed|disclosed|used)"
_WITHHELD: Final = re.compile(
    r"\bsources?\b(?! of\b)|\banonym\w*|\bun(?:named|identified)\b|\boff the record\b"
    rf"|(?:\bnot|n['’]t|\bnever|\b(?:declin|refus)\w*|\bwithout)(?: \w+){{0,4}} {_NAMED}\b"
    r"|(?:\bnot|n['’]t|\b(?:declin|refus)\w* to)(?: \w+){0,2} (?:name|give (?:his|her|their|its|a) names?)\b"
    r"|\bnames? (?:\w+ ){0,3}withheld\b|\bwithh\w+ (?:his|her|their) names?\b"
    r"|\b(?:not|n['’]t) (?:\w+ )?(?:authori[sz]ed|allowed|permitted) to\b|\bbriefed (?:on|about)\b"
    r"|\b(?:familiar|acquainted) with the\b|\bknowledge of the\b|\bprivy to\b",
    re.IGNORECASE,
)
_SOME: Final = re.compile(
    r"(?:an?|one|another|two|three|four|five|six|several|some|other|multiple)\b(?! of (?:the )?(?:people|residents)\b)",
    re.IGNORECASE,
)
_SPEAKS_FOR: Final = re.compile(r"\bspokes(?:man|men|woman|women|person|people|persons)\b", re.IGNORECASE)
_PREPOSITION: Final = re.compile(r"\b(?:to|of|for|from|in|by|with|near|under|around)\b", re.IGNORECASE)
_SMALL_WORDS: Final = frozenset("the a an his her its their our then late former current acting new".split())
_NAME_KEPT: Final = re.compile(
    r"(?:that )?(?:(?:he|she|they|it|(?:his|her|their) names?) )?(?:not )?(?:to )?(?:not )?(?:be )?"
    rf"(?:{_NAMED}|withheld)(?: by name)?|(?:for )?anonymity",
    re.IGNORECASE,
)
_UNNAMED_AFTER: Final = re.compile(
    r",? (?:who|(?:both |all )?(?:speaking|asking|requesting|insisting|talking))\b[^.;!?\n]{0,60}?"
    r"(?:\banonym(?:ity|ously)\b|\bto (?:remain|stay) anonymous\b"
    rf"|\bnot to be {_NAMED}\b|\boff the record\b|\bwithout being {_NAMED}\b)"
)
"""What follows somebody whose name is kept back."""
LINKS: Final = 12
"""Mentions of a chain that are looked at: a description further back says little of this one."""


def find_source(
    document: Document, spans: Sequence[Span], mentions: Ordered[Mention], by_id: dict[str, Mention]
) -> Source:
    """Return the source that some words name or describe."""
    if not spans:
        return Source()
    inside = mentions.inside(spans)
    words = " ".join(span.quote for span in spans)
    head = _head(document, spans[0], inside)
    named = head is not None and head.actor is not None and head.type is MentionType.PERSON
    kept_back = _is_anonymous(words, head, by_id) or (head is not None and _speaks_unnamed(document, spans[-1]))
    if not named and kept_back:
        return Source(spans=tuple(spans), anonymous=True, description=words)
    return Source(spans=tuple(spans), actor=head.actor if head else None)


def is_withheld(words: str) -> bool:
    """Return whether some words, all of them, ask that a name be kept back: "that he not be named"."""
    return _NAME_KEPT.fullmatch(words) is not None


def _speaks_unnamed(document: Document, source: Span) -> bool:
    """Return whether the words right after a source keep its name back: "said the officials, who spoke on condition of
    anonymity"."""
    return _UNNAMED_AFTER.match(document.text, source.end) is not None


def _head(document: Document, span: Span, inside: Sequence[Mention]) -> Mention | None:
    """Return the mention that the words as a whole are: a person named in them, unless as somebody else's."""
    for mention in inside:
        if mention.form is MentionForm.NAME and mention.type is MentionType.PERSON:
            before = document.text[span.start : mention.span.start]
            if document.text[mention.span.end : mention.span.end + 1] not in ("'", "’") and not _is_governed(before):
                return mention
    described = [m for m in inside if m.form is not MentionForm.NAME]
    if described:
        return described[0]
    return next((m for m in inside if _is_whole(document, span, m)), None)


def _is_governed(before: str) -> bool:
    """Return whether the words before a name make it somebody else's ("an aide to"), and not its title ("Chief of")."""
    preposition = max(_PREPOSITION.finditer(before), key=lambda found: found.start(), default=None)
    if preposition is None or before.rstrip().endswith(","):
        return False
    governing = before[: preposition.start()].split()[-1:]
    between = [word for word in before[preposition.end() :].split() if word.lower() not in _SMALL_WORDS]
    titled = bool(governing) and governing[0][:1].isupper()
    return not titled and all(word[:1].isupper() for word in between)


def _is_whole(document: Document, span: Span, name: Mention) -> bool:
    """Return whether a name is what the words are, and does not only modify what follows it."""
    after = document.text[name.span.end : span.end].lstrip(" ")
    modifies = (
        bool(after) and (after[0].isalnum() or after[0] in "'’-") and not re.match(r"(?:who|which|and|as)\b", after)
    )
    return name.type is not MentionType.NATIONALITY and not modifies


def _is_anonymous(words: str, head: Mention | None, by_id: dict[str, Mention]) -> bool:
    if _WITHHELD.search(words):
        return True
    if head is None or head.type is not MentionType.PERSON or _SPEAKS_FOR.search(words):
        return False
    descriptions = (m.span.quote for m in islice(chain(head, by_id), LINKS) if m.form is MentionForm.NOMINAL)
    first = next((d for d in descriptions if _WITHHELD.search(d) or _SOME.match(d)), "")
    return bool(first or _SOME.match(words)) and not _SPEAKS_FOR.search(first)

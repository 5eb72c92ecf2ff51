"""Carriers: the media between the outlet and a source.

A medium carries a statement where it is told it ("told the agency"), where it is the source of what quotes it
("the paper reported, citing two aides"), or where the source came in by it before ("another official").
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from rapporteur.annotate.mentions import chain
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.sources import LINKS
from rapporteur.ids import make_id
from rapporteur.model import Carrier, Document, Mention, MentionForm, MentionType, Span
from rapporteur.names import name_words
from rapporteur.read.agencies import UNAMBIGUOUS

_AGENCY: Final = re.compile(UNAMBIGUOUS)
_NAMED: Final = re.compile(
    r"(?:^|.*\b)(?:News|Times|Post|Herald|Tribune|Telegraph|Chronicle|Ledger|Observer|Guardian|Gazette|Journal|Daily|Weekly"
    r"|Magazine|TV|Television|Press|Wire|Today|Mail|Standard|Echo|Courier|Dispatch|Review|Independent|Mirror|FM"
    r"|(?:News|Press) Agency|[Nn]ewspaper|Broadcasting|Media|Online)$|(?:Radio|Channel|TV) .+"
)
_DESCRIBED: Final = re.compile(
    r"(?:.*\b)?(?:agency|(?:news)?papers?|dail(?:y|ies)|weekly|monthly|magazine|journal|broadcaster|television|tv|radio|channel"
    r"|outlets?|websites?|news sites?|portal|media|press|newswire|tabloid|publication|podcast|blog)",
    re.IGNORECASE,
)
_BODY: Final = re.compile(
    r"\b(?:parliament|congress|senate|house|council|committee|assembly|commission|court|union|ministry|nations|un|eu|nato"
    r"|conference|summit|party|parties|forum|rally|crowd|delegates|reporters|journalists|lawmakers|university|institute"
    r"|watchdog|mission|delegation|government|board|bank|army)\b",
    re.IGNORECASE,
)
_HEARER: Final = re.compile(
    r"(?: (?:on|late on|earlier on)? ?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?\s*,?\s*"
    r"(?:(?:in|during) (?:an?|his|her|their|its|the)? ?(?:[\w-]+ ){0,2}(?:interview|remarks|comments|statements?))?\s*"
    r"(?:to|with|by|on|for|via|through)?\s*(?:the |an? |its |our )?"
)
_TELLS: Final = re.compile(
    r"\b(?:tell|tells|told|telling|inform\w*|interview\w*|quoted|spoke|speaking)\b", re.IGNORECASE
)
_TALKS: Final = re.compile(r"\b(?:interviews?|remarks|comments|statements?|to|by|on)\b", re.IGNORECASE)
_AFRESH: Final = re.compile(r"(?:the|same|this|that|its|his|her)\b", re.IGNORECASE)
_AFTER: Final = re.compile(
    r" (?P<on>(?:on|to|by) )?(?P<medium>(?:the |a |an |its |local |state |national )+(?:[\w-]+ )?"
    r"(?:agency|newspaper|paper|daily|weekly|magazine|broadcaster|television|tv|radio|channel|outlet|website|news site"
    r"|media|press))\b",
    re.IGNORECASE,
)
MADE_BY: Final = "carriers@1"
REACH: Final = 80
"""Characters between a cue and the medium that is told."""


def told_to(document: Document, cue: Sequence[Span], mentions: Ordered[Mention]) -> Iterator[Mention]:
    """Give the media that hear a statement: named or described right after its cue."""
    for span in cue:
        tells = bool(_TELLS.search(span.quote))
        for mention in mentions.beginning_in(span.end, span.end + REACH):
            between = document.text[span.end : mention.span.start]
            if not _HEARER.fullmatch(between) or not (tells or _TALKS.search(between)):
                continue
            if is_medium(mention, told=tells) or mention.span.quote in (document.publisher, *document.agencies):
                inner = (one for one in mentions.inside((mention.span,)) if one.form is MentionForm.NAME)
                yield next(inner, mention)  # the Gazette newspaper goes by its name
                break
        else:
            described = _AFTER.match(document.text, span.end)
            if described and (tells or described["on"]):
                yield _described(document, *described.span("medium"))


def _described(document: Document, start: int, end: int) -> Mention:
    """Return a medium told by its words alone."""
    return Mention(
        id=make_id("mention", document.id, start, end, MADE_BY),
        span=document.span(start, end),
        form=MentionForm.NOMINAL,
        type=MentionType.ORGANISATION,
        confidence=1.0,
        made_by=MADE_BY,
    )


def is_medium(mention: Mention, *, told: bool = False) -> bool:
    """Return whether a mention is of a medium: by its words, or as a named organisation that is told something."""
    quote = mention.span.quote
    if mention.form is MentionForm.PRONOUN or _BODY.search(quote):
        return False
    if _AGENCY.fullmatch(quote):
        return True
    if mention.type is not MentionType.ORGANISATION:
        return False
    if mention.form is MentionForm.NAME:
        return told or bool(_NAMED.fullmatch(quote))
    return bool(_DESCRIBED.fullmatch(quote))


def carrier(mention: Mention, by_id: dict[str, Mention], media: Ordered[Mention]) -> Carrier:
    """Return a medium by its name; one that is only described ("the newspaper") by that of the last of the `media`."""
    names = [other for other in islice(chain(mention, by_id), LINKS) if other.form is MentionForm.NAME]
    last = media.last_before(mention.span.start) if _AFRESH.match(mention.span.quote) else None
    if not names and last:
        names = [last]
    if not names:
        return Carrier(name=mention.span.quote, actor=mention.actor, spans=(mention.span,))
    fullest = max(names, key=lambda name: len(name.span.quote))
    spans = (mention.span,) if mention is fullest else (mention.span, fullest.span)
    return Carrier(name=fullest.span.quote, actor=fullest.actor, spans=spans)


def same_carrier(left: Carrier, right: Carrier) -> bool:
    """Return whether two carriers go by one name."""
    return name_words(left.name) == name_words(right.name)

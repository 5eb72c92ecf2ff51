"""Cues of page furniture: the words by which a line is told to belong to the page and not to the report.

Each cue is anchored to where such words stand on a page, so that a report that speaks of newsletters or donations is left alone.
To add one, put it into the pattern of its kind and a line into tests/gold/furniture.txt.
"""

import re

from rapporteur.read.agencies import UNAMBIGUOUS

LONGEST = 70
"""Furniture of one line has at most this many words."""

_BULLET = r"(?:[>»→•*▶►▸‣\-–—|\[(]+\s*)*"
_SENTENCE = r"(?:^|[.!?:…]\s+)"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_LINK_LABEL = (
    r"read\s+(?:more|also|next|on|this|full story|the full (?:story|article|report)|related)|also read|see also|must[- ]read"
    r"|most (?:read|popular|viewed|shared)|related(?: (?:stories|story|articles?|news|content|coverage|links?|posts?|reading|reports?))?"
    r"|recommended(?: (?:for you|reading|stories|articles))?|more (?:on|about) this(?: \w+)?|more from (?:this|the|our) [\w ]{3,24}"
    r"|more (?:stories|news|coverage|like this|headlines)|further reading|you (?:may|might)(?: also)? (?:like|be interested in)"
    r"|don[’']?t miss|what to (?:read|know) next|trending(?: now)?|top stories|(?:the )?latest (?:news|stories|headlines)"
    r"|editors?[’']?s?[’']? (?:picks?|choice)|in case you missed it|also (?:in|on) (?:the|this|our) [\w ’']{2,30}|up next|next article"
    r"|elsewhere (?:in|on) [\w ]{3,30}|(?:continue|keep) reading|click here|popular now|previous(?:ly)?|around the web|from our archives?"
)
LINK = _any(rf"^{_BULLET}(?:{_LINK_LABEL})\s*(?::|[|>»→]|[-–—]\s|…|\.\.\.|$)", rf"^{_BULLET}read (?:more|also|next)\b")
"""A link to other reports: `READ MORE: …`, `Related`, `Also in the …:`."""

LIST_LABEL = _any(
    rf"^{_BULLET}(?:{_LINK_LABEL}|tags?|topics?|keywords|filed under|share(?: this)?(?: article| story)?|follow us|links?|sponsored(?: content)?"
    r"|related topics|categories)\s*:?$"
)
"""A label whose list stands on the lines below it."""

IMAGE_LABEL = _any(r"^(?:image|photo|picture|video) (?:caption|source|credit|copyright)\s*[,:]?$")
"""A label whose caption stands on the line below it."""

FEATURE = _any(
    r"^(?:in pictures|in photos|in numbers|gallery|photo gallery|photos|explained|explainer|watch(?: live| now| more)?|listen(?: live| now)?"
    r"|video|podcast|opinion|quiz|interactive|live|live (?:blog|updates)|timeline|as it happened)\s*(?::|\||[-–—]\s)\s*\S"
)
"""A link by its kind. A headline may open so as well: not judged in the head."""

_SHOT = r"(?:photo(?:graph|graphy|s)?|image|picture|pic|video|screengrab|footage|illustration|graphic|infographic|map)"
IMAGE = _any(
    rf"^[\[(]?\s*(?:file\s+|archive\s+|cover\s+|representational\s+|main\s+|featured\s+)?{_SHOT}"
    r"(?:\s+(?:caption|source|credits?|copyright|courtesy|provided|taken))?\s*(?:by\b|courtesy\b|of:|:|/|\||©)",
    r"^[\[(]?\s*(?:caption|pictured|credits?|file)\s*:",
    r"^image (?:source|copyright|caption|credit)\s*,",
    r"^file\s*[-–—]\s",
    r"^(?:file (?:photo|image|picture|pic)|representational image|image caption|photo illustration)\b",
    r"(?:getty images|ap photo|afp photo|handout|shutterstock|wikimedia commons|creative commons)[^.]{0,40}[)\]]?$",
    rf"[(\[](?:file|archives?|file {_SHOT}|(?:{_SHOT})(?: credit| by| courtesy)?[: ][^()\[\]]{{2,60}})[)\]]?$",
    rf"\[(?:file: ?)?[^\[\]/]{{2,50}}/\s?(?:{UNAMBIGUOUS}|EPA|Getty)[^\[\]]{{0,40}}\]$",
    r"^(?:©|\(c\))\s?[\w.& ]{2,40}\s?/",
)
"""A caption or the credit of a picture."""

CREDITED_PHOTO = re.compile(r"^(?:(?:[A-Z][\w.]*|of|the) ){1,6}[Pp]hoto(?:/[\w. ]{2,40})? (?=[A-Z\"“])")
"""A picture's credit run together with its caption: `Army photo Troops Leave …`; only where the line is no sentence."""

_SOCIAL = (
    "facebook twitter x whatsapp telegram email e mail print share shares save comment comments tweet linkedin reddit pinterest "
    "copy link url instagram youtube follow us on via this article story page like likes pin more and to viber vk messenger "
    "tiktok rss feed threads bluesky mastodon flipboard send by with friends all post bookmark listen get short add google news "
    "download pdf text size font a discuss reply view"
)
SHARE_WORDS = frozenset(_SOCIAL.split())
SHARE_STRONG = frozenset(
    "facebook twitter whatsapp telegram share shares comment comments tweet linkedin print email instagram reddit url pdf".split()
)

PLEA = _any(
    r"\b(?:in|to|into) (?:your|their) (?:e-?mail )?in-?box\b",
    rf"{_SENTENCE}(?:please )?(?:sign up|subscribe|register|donate|log in|join us|follow us|contact us|like us|write to (?:us|the \w+)$"
    r"|turn on (?:alerts|notifications)|support us|send us|e-?mail us|help us|advertise with us|tell us|buy us|get in touch)\b",
    rf"{_SENTENCE}(?:please )?(?:download|get|install|try) (?:the|our) (?:[\w.]+ ){{0,3}}apps?\b",
    rf"{_SENTENCE}get (?:the|our|all the|breaking|daily|more|unlimited|full)\b.*\b(?:e-?mail|newsletters?|phone|alerts|inbox|access)\b",
    rf"{_SENTENCE}become an? (?:\w+ )?(?:member|subscriber|supporter|patron|friend)\b",
    rf"{_SENTENCE}(?:please )?support (?:[\w’']+ ){{0,4}}(?:journalism|newsroom|reporting|media|press|work|journalists)\b",
    rf"{_SENTENCE}(?:join|follow) (?:us|our|the|[\w’']+) (?:[\w’']+ ){{0,3}}(?:on|channel|community|coverage|updates)\b",
    r"\byour (?:contribution|donation|gift|support|subscription) (?:\w+ ){0,2}(?:helps?|supports?|keeps?|makes?|allows?|matters|will)\b",
    r"\bconsider (?:an? |making an? |becoming an? |taking out an? )(?:\w+ )?(?:subscription|donation|contribution|member|subscriber|supporter)\b",
    r"\b(?:journalism|reporting|news|newspaper) (?:costs? money|needs (?:\w+ )?(?:readers|you|your)|is (?:not free|expensive))",
    r"\b(?:liked?|enjoy(?:ed|ing)?|reading) this (?:article|story|piece|post)\?",
    rf"{_SENTENCE}we (?:are )?(?:search|seek|look(?:ing)? for|need) (?:\w+ ){{0,2}}(?:correspondents|writers|contributors|reporters|readers)\b",
    r"\bcite the source\b|\bif the source is (?:named|cited|given|indicated)\b|\breproduced freely\b|\bfree to (?:reprint|republish)\b",
    r"\b(?:at|in case of|when) (?:a |any )?(?:reprint|quotation|republication|reproduction|quoting)\w*\b.{0,60}\b(?:link|source|hyperlink)\b",
    r"\b(?:republication|reproduction|redistribution)\b.{0,60}\b(?:prohibited|forbidden|permission|consent)\b",
    r"^(?:the |our )?(?:daily|weekly|free|morning|evening) newsletter\b|\bour (?:free )?newsletter\b|^newsletter$",
    r"\b(?:uses|accept|use of) cookies\b",
    rf"{_SENTENCE}(?:start your|already a subscriber|this article is for subscribers)\b|\bfree trial\b|^unlock (?:this|the|your)\b",
)
"""What asks the reader for money, an address or a click."""

TAGS = _any(
    rf"^{_BULLET}(?:tags?|tagged|topics?|keywords?|filed under|labels?|categor(?:y|ies)|hashtags|related topics|section)\s*(?::|\|)\s*\S",
    r"^(?:#[\w-]+[\s,;|]*){2,}$",
)

RIGHTS = _any(
    r"^©",
    r"^copyright\b(?!\s+(?:law|claim|case|dispute|infring))",
    r"\ball rights (?:are )?(?:reserved|protected)\b",
    r"^\(c\)\s.*\b(?:reserved|(?:19|20)\d\d)\b",
    r"^\(c\)\s?[\w&. ]{2,30}$",
)

CREDITS = _any(
    r"^[(\[]?(?:additional |with |further )?(?:reporting|writing|editing|edited|written|compiled|translated|rewritten|production|graphics?)"
    r"(?: and (?:reporting|writing|editing))?(?: (?:also )?(?:by|from|in)) (?:\S+ ?){1,30}$",
    r"\bcontributed (?:reporting )?(?:to|from \w+ (?:to|for)) this (?:report|article|story|piece)\b",
    rf"^[(\[]?with (?:additional )?(?:inputs?|files|reporting|agenc(?:y|ies)) (?:from|inputs?|by)\b|^[(\[]?with (?:{UNAMBIGUOUS}) inputs?\b",
    r"^our standards:",
    r"^[(\[]?sources?\s*:\s*[^.]{2,50}$",
)
"""Who reported, wrote and edited: only where the line is nothing but that."""

TRANSLATED = _any(
    r"\bautomatic(?:ally)? translat|\btranslated automatically\b|\bmachine[- ]translat|\bshow original\b|\bgoogle translate\b",
    r"^[\[(]?\s*(?:unofficial |automatic )?translat(?:ed|ion) (?:from|of|by) (?:the )?[A-Z]\w+\W*$",
)

NOTE = _any(
    r"^(?:corrections?(?: and clarifications?)?|clarifications?|editors?[’']?s?[’']? note|note to (?:readers|editors)|note|disclaimer"
    r"|about (?:the|this) (?:author|report|writer))\s*[:—–]",
    r"\bthis (?:article|story|report|post|piece|page|headline) (?:has been|was|is) (?:\w+ )?(?:updated|amended|corrected|translated|published|edited)\b",
    r"\ban earlier version of this (?:article|story|report)\b",
    r"^a version of this article appear(?:s|ed)\b",
    r"^[(\[]?(?:more (?:follows|to follow|soon)|(?:this is a )?developing story|this is a breaking news story)\b",
    r"\b(?:views|opinions) expressed (?:in this|here|are|by)\b|\bsyndicated feed\b|\bnot necessarily reflect\b",
)

NAVIGATION = _any(
    r"^(?:home|menu|search|skip to (?:main )?content|back to top|log ?in|sign in|advertisement|advertising|ad|loading\W*|all news|newsfeed"
    r"|print this(?: page)?|text size|listen to this (?:article|story)|\d+ min(?:ute)?s? (?:read|listen)|show (?:more|less|all|key events only)"
    r"|play video|view (?:all|more|comments|gallery)|comments?(?: \(\d+\))?|leave a (?:comment|reply)|\(?\d+\)? comments?|privacy policy"
    r"|terms (?:of (?:use|service)|and conditions)|contact us|about us|subscribe(?: now)?|get short url|sponsored(?: content)?|go back"
    r"|supported by|key events|(?:continued|cont[’']d) (?:on|from) page \d+|page \d+(?: of \d+)?|top comment|list of \d+ items?|list \d+ of \d+|end of list"
    r"|(?:story|article) continues below(?: advertisement)?|skip ad(?:vertisement)?|no comments(?: yet)?|editions?|end of (?:article|story))$",
    r"^home\s*[|>›»/]",
    r"^(?:your )?e-?mail address will not be published\b|^required fields are marked\b|^found a (?:mistake|typo|bug)\b|^posted in .*[|]",
)

SURE: tuple[re.Pattern[str], ...] = (LINK, IMAGE, TAGS, RIGHTS, CREDITS, TRANSLATED, NOTE, NAVIGATION)
"""The cues that decide on a line by themselves."""

UNSURE: tuple[re.Pattern[str], ...] = (PLEA,)
"""The cues that decide where the line carries nobody's words."""

SPEAKS = re.compile(r"\b(?:said|told|says|added|according to|announced|warned)\b|^[\"“«]")
"""A line that carries someone's words is the report's, even if it speaks of subscriptions."""

"""Cues of page furniture: the words by which a line is told to belong to the page and not to the report.

Each cue is bound to where such words stand on a page, so that a report that speaks of newsletters or donations is left
alone. Most open the line; the others are looked for only in lines that hold one of their key words, which saves the
time. To add one, put it into the pattern of its kind, and a line into tests/gold/furniture.txt.
"""

import re

from rapporteur.read.agencies import UNAMBIGUOUS

LONGEST = 70
"""Furniture of one line has at most so many words."""

_BULLET = r"[>»→•*▶►▸‣\-–—|\[(\s]*"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LINK_LABEL = (
    r"read\s+(?:more|also|next|on|this|full story|the full (?:story|article|report)|related)|also read|see also"
    r"|must[- ]read|most (?:read|popular|viewed|shared)"
    r"|related(?: (?:stories|story|articles?|news|content|coverage|links?|posts?|reading|reports?))?"
    r"|recommended(?: (?:for you|reading|stories|articles))?|more (?:on|about) this(?: \w+)?"
    r"|more from (?:this|the|our) [\w ]{3,24}|more (?:stories|news|coverage|like this|headlines)|further reading"
    r"|you (?:may|might)(?: also)? (?:like|be interested in)|don[’']?t miss|what to (?:read|know) next"
    r"|trending(?: now)?"
    r"|top stories|(?:the )?latest (?:news|stories|headlines)|editors?[’']?s?[’']? (?:picks?|choice)"
    r"|in case you missed it|also (?:in|on) (?:the|this|our) [\w ’']{2,30}|up next|next article"
    r"|elsewhere (?:in|on) [\w ]{3,30}|(?:continue|keep) reading|click here|popular now|around the web"
    r"|from our archives?"
)
LINK = (
    rf"{_BULLET}(?:{_LINK_LABEL})\s*(?::|[|>»→]|[-–—]\s|…|\.\.\.|$)",
    rf"{_BULLET}read (?:more|also|next)\b",
    rf"{_BULLET}read\s?:\s",
    r"(?:see|turn to|more on) page \d+\b",
)
"""A link to other reports: `READ MORE: …`, `Related`, `Also in the …:`."""

LIST_LABEL = _any(
    rf"{_BULLET}(?:{_LINK_LABEL}|tags?|topics?|keywords|filed under|share(?: this)?(?: article| story)?|follow us"
    rf"|links?"
    r"|sponsored(?: content)?|related topics|categories)\s*:?$"
)
"""A label whose list stands on the lines below it."""

FEATURE = _any(
    r"(?:in pictures|in photos|in numbers|(?:photo )?gallery|photos|explained|explainer|watch(?: live| now| more)?"
    r"|listen(?: live| now)?|video|podcast|opinion|quiz|interactive|live(?: blog| updates)?|timeline|as it happened)"
    r"\s*(?::|\||[-–—]\s)\s*\S"
)
"""A link by its kind. A headline may open so as well: not judged in the head."""

_SHOT = r"(?:photo(?:graph|graphy|s)?|image|picture|pic|video|screengrab|footage|illustration|graphic|infographic|map)"
_SHOT_KIND = r"(?:(?:file|archive|cover|representational|main|featured)\s+)?"
IMAGE = (
    rf"[\[(]?\s*{_SHOT_KIND}{_SHOT}(?:\s+(?:caption|source|credits?|copyright|courtesy|provided|taken))?"
    r"\s*(?:by\b|courtesy\b|of:|:|/|\||©)",
    r"[\[(]?\s*(?:caption|pictured|credits?|file)\s*:",
    r"image (?:source|copyright|caption|credit)\s*,",
    r"file\s*[-–—]\s",
    r"(?:file (?:photo|image|picture|pic)|representational image|image caption|photo illustration)\b",
    r"(?:©|\(c\))\s?[\w.& ]{2,40}\s?/",
)
"""A caption or the credit of a picture."""

CLOSING_IMAGE = _any(
    r"(?:getty images|ap photo|afp photo|handout|shutterstock|wikimedia commons|creative commons)[^.]{0,40}[)\]]?$",
    rf"[(\[](?:file|archives?|file {_SHOT}|(?:{_SHOT})(?: credit| by| courtesy)?[: ][^()\[\]]{{2,60}})[)\]]$",
    rf"\[(?:file: ?)?[^\[\]/]{{2,50}}/\s?(?:{UNAMBIGUOUS}|EPA|Getty)[^\[\]]{{0,40}}\]$",
)
"""A caption by the credit that ends it."""

CLOSING_IMAGE_WORDS = _words(
    "getty photo handout shutterstock commons file archive archives image picture pic photograph video graphic"
)

CREDITED_PHOTO = re.compile(r"(?:(?:[A-Z][\w.]*|of|the) ){1,6}[Pp]hoto(?:/[\w. ]{2,40})? (?=[A-Z\"“])")
"""A picture's credit run together with its caption: `Army photo Troops Leave …`; only where the line is no sentence."""

IMAGE_LABEL = _any(r"(?:image|photo|picture|video) (?:caption|source|credit|copyright)\s*[,:]?$")
"""A label whose caption stands on the line below it."""

SHARE_WORDS = _words(
    "facebook twitter x whatsapp telegram email e mail print share shares save comment comments tweet linkedin reddit"
    " pinterest copy link url instagram youtube follow us on via this article story page like likes pin more and to"
    " viber"
    " vk messenger tiktok rss feed threads bluesky mastodon flipboard send by with friends all post bookmark listen get"
    " short add google news download pdf text size font a discuss reply view"
)
SHARE_STRONG = _words(
    "facebook twitter whatsapp telegram share shares comment comments tweet linkedin print email instagram reddit url"
    " pdf"
)

PLEA_SENTENCE = _any(
    r"(?:please )?(?:sign up|subscribe|register|donate|log in|join us|follow us|contact us|like us|support us|send us"
    r"|e-?mail us|help us|write to (?:us|the \w+)$|turn on (?:alerts|notifications)|advertise with us"
    r"|tell us (?:what you|your)|buy us"
    r"|get in touch)\b",
    r"since you[’']re here\b|we have a small favou?r to ask\b",
    r"(?:please )?(?:download|get|install|try) (?:the|our) (?:[\w.]+ ){0,3}apps?\b",
    r"get (?:the|our|all the|breaking|daily|more|unlimited|full)\b.{0,80}"
    r"\b(?:e-?mail|newsletters?|phone|alerts|inbox|access)\b",
    r"become an? (?:\w+ )?(?:member|subscriber|supporter|patron|friend)\b",
    r"(?:please )?support (?:[\w’']+ ){0,4}(?:journalism|newsroom|reporting|media|press|work|journalists)\b",
    r"(?:join|follow) (?:us|our|the|[\w’']+) (?:[\w’']+ ){0,3}(?:on|channel|community|coverage|updates)\b",
    r"(?:have you |did you )?(?:liked?|enjoy(?:ed|ing)?|reading) this (?:article|story|piece|post)\?",
    r"we (?:are )?(?:search|seek|look(?:ing)? for|need) (?:\w+ ){0,2}"
    r"(?:correspondents|writers|contributors|reporters|readers)\b",
    r"if you (?:enjoyed|liked|value|found|appreciate) (?:this|our)\b",
    r"(?:listen to|watch|find|read|visit) us (?:on|at|in)\b",
    r"(?:for |to (?:get|obtain) )?(?:further|more) (?:information|details|enquiries|inquiries)"
    r"(?:,? (?:please )?contact\b|\s?:)",
    r"(?:media|press) (?:contacts?|enquiries|inquiries)\s?:",
    r"(?:that[’']s all (?:from us|for)|we(?: are|[’']re) (?:closing|pausing|wrapping up|ending)) .{0,30}"
    r"\b(?:blog|live coverage|live page)\b",
    r"(?:start your|already a subscriber|this article is for subscribers|unlock (?:this|the|your))\b",
    r"(?:the |our )?(?:daily|weekly|free|morning|evening) newsletter\b|newsletter$",
)
"""A sentence that asks the reader for money, an address or a click."""

PLEA_WITHIN = _any(
    r"\b(?:in|to|into) (?:your|their) (?:e-?mail )?in-?box\b",
    r"\byour (?:contribution|donation|gift|support|subscription) (?:\w+ ){0,2}"
    r"(?:helps?|supports?|keeps?|makes?|allows?|matters|will)\b",
    r"\bconsider (?:an? |making an? |becoming an? |taking out an? )(?:\w+ )?"
    r"(?:subscription|donation|contribution|member|subscriber|supporter)\b",
    r"\bplease consider (?:supporting|subscribing|donating|joining)\b",
    r"\b(?:journalism|reporting|newspapers?|local news) "
    r"(?:costs? money|needs (?:\w+ )?(?:readers|you|your)|is (?:not free|expensive))",
    r"\bcite the source\b|\bif the source is (?:named|cited|given|indicated)\b|\breproduced freely\b"
    r"|\bfree to (?:reprint|republish)\b",
    r"\b(?:at|in case of|when) (?:a |any )?(?:reprint|quotation|republication|reproduction|quoting)\w*\b.{0,60}"
    r"\b(?:link|source|hyperlink)\b",
    r"\b(?:republication|reproduction|redistribution)\b.{0,60}\b(?:prohibited|forbidden|permission|consent)\b",
    r"\bour (?:free )?newsletter\b|\b(?:uses|accept|use of) cookies\b|\bfree trial\b",
)
"""Words that ask so anywhere in a line."""

PLEA_WORDS = _words(
    "inbox box contribution donation gift subscription consider journalism costs needs expensive cite source reproduced"
    " reprint republish reproduction republication quotation quoting redistribution cookies trial newsletter"
)

SENTENCE = re.compile(r"[.!?:…]\s+")

TAGS = (
    rf"{_BULLET}(?:tags?|tagged|topics?|keywords?|filed under|labels?|categor(?:y|ies)|hashtags|related topics|section)"
    r"\s*[:|]\s*\S",
    r"(?:#[\w-]+[\s,;|]*){2,60}$",
)

RIGHTS = (
    r"©",
    r"copyright\b(?!\s+(?:law|claim|case|dispute|infring))",
    r"\(c\)\s.*\b(?:reserved|(?:19|20)\d\d)\b",
)

CREDITS = (
    r"[(\[](?:additional |with |further )?(?:reporting|writing|editing|edited|written|compiled|translated|rewritten"
    r"|production|graphics?)(?: and (?:reporting|writing|editing))? (?:also )?(?:by|from|in)\b(?: \S+){1,30}[)\]]$",
    r"(?:additional |with |further )?(?:reporting|writing|editing|edited|written|compiled|translated)"
    r"(?: and (?:reporting|writing|editing))? (?:by|(?:from|in)\b(?=.{1,80}; )) (?-i:[A-Z])\S*(?: +\S+){0,24} *$",
    rf"[(\[]?with (?:additional )?(?:inputs?|files|reporting|agenc(?:y|ies)) (?:from|inputs?|by)\b"
    rf"|[(\[]?with (?:{UNAMBIGUOUS}) inputs?\b",
    r"[-–—(\[]+\s?with (?-i:[A-Z])[\w’'-]*(?:(?: |, |/| and )(?-i:[A-Z])[\w’'-]*){0,3}[)\]]?\.?$",
    r"our standards:",
    r"[(\[]?sources?\s*:\s*[^.|\d]{2,50}$",
)
"""Who reported, wrote and edited: only where the line is nothing but that."""

NOTE = (
    r"(?:corrections?(?: and clarifications?)?|clarifications?|editors?[’']?s?[’']? note|note to (?:readers|editors)"
    r"|note"
    r"|disclaimer|about (?:the|this) (?:author|report|writer))\s*[:—–]",
    r"a version of this article appear(?:s|ed)\b",
    r"[(\[]?(?:more (?:follows|to follow|soon)|(?:this is a )?developing story|this is a breaking news story)\b",
    r"[\[(]?\s*(?:unofficial |automatic )?translat(?:ed|ion) (?:from|of|by) (?:the )?[A-Z]\w+\W*$",
    r"[\[(]?\s*(?:unofficial )?translat(?:ed|ion) from (?:the )?[A-Z]\w+ by (?:the |our )?"
    r"[\w-]+(?: [\w-]+){0,3} ?[.\])]*$",
)

NAVIGATION = (
    r"(?:home|menu|search|skip to (?:main )?content|back to top|log ?in|sign in|advertisement|advertising|ad|loading\W*"
    r"|all news|newsfeed|print this(?: page)?|text size|listen to this (?:article|story)|\d+ min(?:ute)?s? (?:read"
    r"|listen)"
    r"|show (?:more|less|all|key events only)|play video|view (?:all|more|comments|gallery)|comments?(?: \(\d+\))?"
    r"|leave a (?:comment|reply)|\(?\d+\)? comments?|privacy policy|terms (?:of (?:use|service)|and conditions)"
    r"|contact us|about us|subscribe(?: now)?|get short url|sponsored(?: content)?|go back|supported by|key events"
    r"|(?:continued|cont[’']d) (?:on|from) page \d+|page \d+(?: of \d+)?|top comment|list of \d+ items?"
    r"|list \d+ of \d+|end of list|(?:story|article) continues below(?: advertisement)?|skip ad(?:vertisement)?"
    r"|no comments(?: yet)?|editions?|end of (?:article|story))$",
    r"home\s*[|>›»/]",
    r"(?:your )?e-?mail address will not be published\b|required fields are marked\b|found a (?:mistake|typo|bug)\b"
    r"|posted in .*[|]",
)

OPENING = _any(*LINK, *IMAGE, *TAGS, *RIGHTS, *CREDITS, *NOTE, *NAVIGATION)
"""The cues that open a line and decide on it."""

WITHIN = _any(
    r"\ball rights (?:are )?(?:reserved|protected)\b",
    r"\bcontributed (?:reporting )?(?:to|from \w+ (?:to|for)) this (?:report|article|story|piece)\b",
    r"\bautomatic(?:ally)? translat|\btranslated automatically\b|\bmachine[- ]translat|\bshow original\b"
    r"|\bgoogle translate\b",
    r"\bthis (?:article|story|report|post|piece|page|headline|interview|conversation|transcript) (?:has been|was|is)"
    r" (?:\w+ )?"
    r"(?:updated|amended|corrected|translated|published|edited)\b",
    r"\ban earlier version of this (?:article|story|report)\b",
    r"\b(?:views|opinions) expressed (?:in this|here|are|by)\b|\bsyndicated feed\b|\bnot necessarily reflect\b",
)
"""The cues that may stand anywhere in a line and decide on it."""

WITHIN_WORDS = _words(
    "rights contributed automatic automatically machine original google updated amended corrected translated published"
    " edited version views opinions syndicated reflect"
)

SPEAKS = re.compile(r"\b(?:said|told|says|added|according to|announced|warned)\b|^[\"“«]")
"""A line that carries someone's words is the report's, even if it speaks of subscriptions."""

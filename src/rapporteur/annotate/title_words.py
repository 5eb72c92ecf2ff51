"""Title words: the words of English offices, those that stand beside them, and the words of a report by their place."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rapporteur.model import Document, Span

OFFICES: Final = frozenset(
    "president premier chancellor minister secretary undersecretary treasurer governor mayor speaker senator "
    "congressman congresswoman lawmaker legislator parliamentarian councillor whip ombudsman commissioner coordinator "
    "ambassador envoy emissary representative delegate negotiator mediator consul nuncio legate "
    "spokesman spokeswoman spokesperson adviser advisor chairman chairwoman chairperson chair leader chief head boss "
    "director superintendent rector dean professor prosecutor attorney counsel judge justice magistrate "
    "king queen prince princess emir sultan shah pope patriarch archbishop bishop cardinal "
    "commander commandant comandante general admiral commodore colonel major captain lieutenant sergeant corporal "
    "brigadier marshal gen adm col maj capt lt sgt sen rep gov amb prof".split()
)
"""Nouns that name an office or a rank."""
IN_FULL: Final = {
    "gen": "general", "adm": "admiral", "col": "colonel", "maj": "major", "capt": "captain", "lt": "lieutenant",
    "sgt": "sergeant", "sen": "senator", "rep": "representative", "gov": "governor", "amb": "ambassador",
    "prof": "professor", "defense": "defence", "advisor": "adviser",
}  # fmt: skip
"""Words of titles that are another spelling, or short for another."""
FIELDS: Final = frozenset(
    "first second third deputy vice assistant associate chief principal lead top senior junior special presidential "
    "prime foreign home interior internal external defence defense finance financial economy economic trade commerce "
    "justice health education energy oil petroleum agriculture environment transport information culture religious "
    "affairs labour labor social planning development security national state general executive managing parliamentary "
    "parliament ministry department office cabinet government army navy naval air force forces armed military police "
    "intelligence coastguard border peace nuclear policy diplomatic political humanitarian relief aid refugee press "
    "media public relations party opposition rebel guerrilla militant separatist insurgent majority minority house "
    "senate congressional regional provincial district local city central bank treasury supreme high court federal "
    "royal crown permanent resident honorary attorney solicitor brigadier major lieutenant rear colonel corporal "
    "sergeant acting interim caretaker provisional staff council committee commission delegation mission union "
    "chargé gen lt maj brig diplomacy war women's veterans youth water irrigation infrastructure industry tourism "
    "mines mining fisheries forestry lands housing science technology communications sports reconstruction".split()
)
"""Words in front of such a noun, or after its "of", that say which office it is."""
HONORIFICS: Final = frozenset(
    "mr mrs ms miss mister madam dr doctor sir dame lord lady baron baroness count countess ayatollah mullah maulana "
    "maulvi imam hojatoleslam haji hajj sheikh syed father brother sister señor monsieur".split()
)
"""Words between a title and a name that are no office."""
PAST: Final = frozenset(
    "former ex onetime one-time erstwhile retired late deposed ousted toppled overthrown then once formerly previously "
    "later".split()
)
"""Words by which who is spoken of held the office on other days than that of the report."""
PRESENT: Final = frozenset(
    "now currently current incumbent outgoing new newly appointed newly-appointed elected re-elected longtime "
    "long-time long-serving veteran respected influential powerful controversial self-proclaimed self-styled "
    "so-called".split()
)
"""Words beside a title that are no part of it."""
NOT_YET: Final = frozenset(
    "incoming future next would-be prospective presumptive designate nominee candidate possible".split()
)
"""Words by which somebody does not hold the office yet, or may never."""
ADVERBS: Final = frozenset("then now once later formerly previously currently".split())
"""Words of time among these that may begin a sentence, too."""
PEOPLE: Final = re.compile(r"[A-Z][\w-]+(?:ish|ese|i?an|ean|ic|i)")
"""A capitalised adjective that may be of a people, where nothing says so."""
POSTS: Final = frozenset("post position job office role title rank".split())
"""What is "of" a title that somebody comes to or leaves, and not the one whose name follows."""
REPLACES: Final = frozenset("replaced replaces replacing succeeded succeeds succeeding ousted toppled deposed".split())
"""Verbs of coming after somebody in an office."""
ARTICLES: Final = frozenset("the a an".split())
WHOSE: Final = frozenset("my our your his her its their".split())
AFTER: Final = frozenset("of for to in on at from".split())
"""Words that lead on from an office to what it is of."""
SPEAKS_FOR: Final = frozenset("spokesman spokeswoman spokesperson negotiator delegate counsel".split())
"""Offices of those "for" whom somebody acts."""
HOLDS: Final = {"heads": "head", "leads": "leader", "chairs": "chair", "commands": "commander"}
"""Verbs of holding an office, and its name."""
BREAKS: Final = frozenset(
    "that which who whom whose where when while as if because after before since until than but or nor not by with "
    "he she it they we i you is are was were be been has have had will would could can may might must should did does "
    "do said says say told tells met meets spoke speaks signed and".split()
)
"""Words with which what an office is of has ended."""
_VERB: Final = re.compile(r"[a-z]{3,}(?:ed|ing)")
_PAST_PREFIX: Final = re.compile(r"(?:ex|then|former)-(?=\w)", re.IGNORECASE)
_GENITIVE: Final = re.compile(r"['’‘](?:s)?$", re.IGNORECASE)
_WORD: Final = re.compile(
    r"(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|Sen|Rep|Gov|Amb|Rev|St)\."
    r"|[^\W_](?:[\w&’'‘-]|\.(?=\w))*"
)
_CLOSING: Final = frozenset(',.;:!?)]”"»–—')
_BLANK: Final = re.compile(r"\s")
_PARAGRAPH: Final = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Word:
    """A word of a text, with its genitive ending."""

    start: int
    end: int
    text: str

    @cached_property
    def low(self) -> str:
        """Its letters, small, without genitive, the dot of an abbreviation, or a prefix such as "ex-"."""
        return _GENITIVE.sub("", self.text.lower()).rstrip(".")[self.past_prefix :]

    @property
    def is_genitive(self) -> bool:
        """Whether it says whose something is."""
        return bool(_GENITIVE.search(self.text)) or self.low in WHOSE

    @property
    def past_prefix(self) -> int:
        """How many letters at its beginning say that the office is held no longer ("ex-")."""
        found = _PAST_PREFIX.match(self.text)
        return found.end() if found else 0

    @property
    def is_office(self) -> bool:
        """Whether it names an office, by itself or as the end of a compound ("vice-president")."""
        *before, last = self.low.split("-")
        named = last in OFFICES and not self.is_genitive and all(one in FIELDS | OFFICES | {"co"} for one in before)
        return named or self.low in ("commander-in-chief", "editor-in-chief")

    @property
    def is_field(self) -> bool:
        """Whether it may say which office is meant."""
        return self.low in FIELDS and not self.is_genitive

    @property
    def is_capital(self) -> bool:
        """Whether it is written as a name is."""
        return self.text[0].isupper()

    @property
    def breaks(self) -> bool:
        """Whether what an office is of has ended with it."""
        return self.low in BREAKS or bool(_VERB.fullmatch(self.text))


class Words:
    """The words of a report, by number, and what stands between them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._words = [Word(found.start(), found.end(), found.group()) for found in _WORD.finditer(document.text)]
        self._starts = [word.start for word in self._words]

    def __getitem__(self, at: int) -> Word:
        return self._words[at]

    def __len__(self) -> int:
        return len(self._words)

    def first_in(self, span: Span) -> int:
        """Return the number of the first word that begins in a span, or after it."""
        return bisect_left(self._starts, span.start)

    def last_in(self, span: Span) -> int:
        """Return the number of the last word that begins in a span, or before it."""
        return bisect_left(self._starts, span.end) - 1

    def gap(self, at: int) -> str:
        """Return what stands between a word and the next, a single line break as a space."""
        after = self._starts[at + 1] if at + 1 < len(self) else len(self.document.text)
        gap = self.document.text[self._words[at].end : after]
        return gap if _PARAGRAPH.search(gap) else _BLANK.sub(" ", gap)

    def joined(self, at: int) -> bool:
        """Return whether nothing but a space stands between a word and the next."""
        return 0 <= at < len(self) - 1 and self.gap(at) == " "

    def comma(self, at: int) -> bool:
        """Return whether a comma stands between a word and the next."""
        return 0 <= at < len(self) - 1 and self.gap(at) == ", "

    def apart(self, at: int) -> bool:
        """Return whether a sign, or the end of the paragraph, follows a word."""
        gap = self.gap(at)
        return not gap or gap[0] in _CLOSING or bool(_PARAGRAPH.search(gap))

    def span(self, first: int, last: int) -> Span:
        """Return the span of some words."""
        return self.document.span(self._words[first].start, self._words[last].end)

    def before_article(self, at: int) -> int:
        """Return the number of the word before another, an article between them passed over; -1 where there is none."""
        return at - 2 if at > 0 and self.joined(at - 1) and self._words[at - 1].low in ARTICLES else at - 1

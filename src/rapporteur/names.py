"""Names as they are compared, whoever wrote them."""

import re
import unicodedata
from functools import lru_cache
from itertools import takewhile
from typing import Final

_NOT_IN_NAMES: Final = re.compile(r"[\W_]+")
_DOTTED: Final = re.compile(r"(?:[A-Z]\.)+[A-Z]\.?(?:['’]s?)?")
"""An acronym with its dots."""
_GENITIVE: Final = re.compile(r"['’]s?$", re.IGNORECASE)
TITLES: Final = frozenset(
    "mr mrs ms miss mister madam dr doctor prof professor sir dame lord lady baron baroness count countess "
    "ayatollah mullah maulana maulvi imam hojatoleslam haji "
    "reverend archbishop bishop cardinal rabbi president premier chancellor prime minister deputy "
    "general colonel major captain lieutenant sergeant corporal private admiral commodore brigadier marshal commander "
    "comandante commandant ambassador envoy senator congressman congresswoman governor mayor judge secretary vice "
    "former ex acting chairman chairwoman supreme leader foreign defence defense interior".split()
)
"""Words in front of a person's name that are no part of it."""

BODIES: Final = frozenset(
    "front movement army union league party alliance coalition council committee commission ministry government fund "
    "bank agency authority board assembly congress parliament senate federation confederation association organisation "
    "organization guild list bloc brigade command delegation group company corporation secretariat institute court "
    "office chamber bureau syndicate cartel consortium society club".split()
)
"""Words by which alone a body goes whose name they are the head of."""

COMPANIES: Final = frozenset(
    "construction engineering industries holding holdings group corporation corp company co ltd limited inc plc llc "
    "gmbh energy oil gas petroleum power mining minerals steel motors airlines airways shipping logistics telecom "
    "technologies systems partners international enterprises foods pharmaceuticals".split()
)
"""Words after the name of a company, which goes by that alone as well."""

COUNTED: Final = re.compile(
    r"\b(?:[Tt]he )?(?P<number>(?i:three|four|five|six|seven|eight|nine|ten))"
    r"(?: (?i:world|major|great|big|regional|western|foreign|leading|guarantor|mediating))*"
    r" (?P<head>powers|guarantors|mediators)\b"
)
"""Those who go by their number: "the six world powers"."""

ADJECTIVE_STEM: Final = 4
"""Letters that a name and the adjective made from it must share."""
_ADJECTIVE: Final = re.compile(r"(?:n|se|sh|c|rs?|s|ns)?")
"""What is left of the endings of adjectives (-an, -ese, -ish, -ic, -er) without their vowel."""

SMALL_WORDS: Final = frozenset("of and the for in on de la des du to".split())
"""Words of a name that its acronym leaves out."""


def without_marks(text: str) -> str:
    """Return text without the marks over and under its letters.

    >>> without_marks("Córdoba")
    'Cordoba'
    """
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def fold(text: str) -> str:
    """Return text in small letters without marks.

    >>> fold("Zoë")
    'zoe'
    """
    return without_marks(text.casefold())


def without_genitive(name: str) -> str:
    """Return a name without the ending of its genitive.

    >>> without_genitive("Norland's"), without_genitive("NORLAND’S")
    ('Norland', 'NORLAND')
    """
    return _GENITIVE.sub("", name)


def name_words(name: str) -> list[str]:
    """Return a name's words as they are compared: without article, genitive, capitals, or marks over letters.

    >>> name_words("Al-Hadi's"), name_words("the Córdal League"), name_words("L.F.P.")
    (['al', 'hadi'], ['cordal', 'league'], ['lfp'])
    """
    return list(_words_of(name))


@lru_cache(maxsize=1 << 14)
def _words_of(name: str) -> tuple[str, ...]:
    name = name.replace(".", "") if _DOTTED.fullmatch(name) else name
    words = tuple(word for word in _NOT_IN_NAMES.split(fold(without_genitive(name))) if word)
    return words[1:] if words[:1] == ("the",) and len(words) > 1 else words


def person_words(name: str) -> list[str]:
    """Return the words of a person's name as they are compared, without the titles in front.

    >>> person_words("Former President Zoë Orlo"), person_words("the President")
    (['zoe', 'orlo'], ['president'])
    """
    words = name_words(name)
    titles = sum(1 for _ in takewhile(TITLES.__contains__, words))
    return words[min(titles, len(words) - 1) :] if words else words


def head_of_body(name: str) -> str | None:
    """Return the word by which alone a body goes after its whole name, None where there is none.

    >>> head_of_body("the Union of Dockers"), head_of_body("Northern Front"), head_of_body("Front")
    ('union', 'front', None)
    """
    words = name_words(name)
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1] if words else ""
    return head if len(words) > 1 and head in BODIES else None


def is_adjective_of(adjective: str, name: str) -> bool:
    """Return whether an adjective is made from a name.

    >>> is_adjective_of("Norlandian", "Norland"), is_adjective_of("Ostran", "Ostra"), is_adjective_of("Ostra", "Ostra")
    (True, True, False)
    >>> is_adjective_of("Umbrian", "Umbria"), is_adjective_of("Orian", "Oria")
    (True, True)
    """
    bare = without_genitive(name)
    stem = bare.rstrip("aeiouy")
    ending = adjective[len(stem) :].lstrip("aeiouy")
    made = len(stem) >= ADJECTIVE_STEM and bare != adjective and adjective.startswith(stem)
    longer = len(bare) >= ADJECTIVE_STEM and adjective in (f"{bare}n", f"{bare}ns")
    return longer or (made and bool(_ADJECTIVE.fullmatch(ending)))


def calling(name: str, *, of_people: bool = False) -> tuple[bool, int, bool, str]:
    """Return what a name is chosen by to call somebody, of several the least: no adjective of a people where there is
    another, the longest, not in capitals, the first by alphabet.

    >>> min(("Norland", False), ("Norlandish", True), key=lambda one: calling(one[0], of_people=one[1]))
    ('Norland', False)
    """
    return of_people, -len(name), name.isupper(), name


def initials(name: str) -> str:
    """Return the first letters of a name's words, but for small ones such as `of`.

    >>> initials("the League of Free Ports")
    'lfp'
    """
    return "".join(word[0] for word in name_words(name) if word not in SMALL_WORDS)

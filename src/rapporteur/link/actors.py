"""Actors: names of different reports that are of one, and why.

A report holds for one actor what goes by one name in it (annotate/mentions.py). Across reports a name may be written
otherwise: from another alphabet, in part, as an acronym, with its words in another order. Names are compared within
blocks of those that share a key; a part of a name is taken for the whole only where a single whole fits.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Final

from rapidfuzz.fuzz import ratio

from rapporteur.annotate.actors import ACTORS, actor_id
from rapporteur.link.clusters import Groups, Link, link
from rapporteur.model import Mention, MentionForm, MentionType
from rapporteur.names import COMPANIES, SMALL_WORDS, initials, name_words, person_words

SAME, WITHIN, SPELT, PART, SHORT = 5.0, 4.0, 3.0, 2.0, 2.0
"""How strong it is that names are the same, that one has all words of the other, that they are spelt alike, that one is
the last word of the other, or short for it."""
ALIKE: Final = 74.0
"""How alike, of 100, two spellings of a name are at least whose consonants are the same."""
ALIKE_GIVEN: Final = 65.0
MANY: Final = 150
"""In a block of more names, these are too common to tell who is meant."""
LONGEST_ACRONYM: Final = 6
_PARTICLES: Final = frozenset(
    "al el de la las los del della di da dos du le van von der den bin ibn ben abu ap".split()
)
_KIND_WORDS: Final = COMPANIES | frozenset(
    "news agency tv television radio online newspaper movement group organisation".split()
)
"""Words after a name that only say what it is."""
_OFFICES: Final = frozenset(
    "ministry department foreign defence defense interior justice finance affairs army navy police government "
    "parliament senate assembly court supreme council security national state central general cabinet armed forces "
    "office commission committee presidency guard staff party union front movement federation league association board "
    "bureau".split()
)
"""Words of which many a country's institutions are named: nothing else in a name tells whose it is."""
_SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ou|oo|ow$", "u"), ("dzh|dj|zh", "j"), ("tch|tsch|cz", "ch"), ("sch|sz|sh", "s"), ("ph", "f"), ("ck", "k"),
        ("gh", "g"), ("kh", "h"), ("th", "t"), ("c(?=[eiy])", "s"), ("c(?!h)", "k"), ("q", "k"), ("w", "v"),
        ("x", "ks"), ("ee|ie|y", "i"), ("ei|ay|ey", "ai"), ("ae|oe|ue", lambda found: found.group()[0]),
        ("(?<=..)[oe]ff$", lambda found: f"{found.group()[0]}v"), ("(?<=[aeiou])j(?=[aeiou])", "i"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_SILENT: Final = re.compile("[aeiou]|(?<=.)h")


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name by which reports call an actor: the actor it is of within a report, the type, the words compared.

    `is_whole` where the actor has its identifier from it, `acronym` where it is written in capitals.
    """

    actor: str
    type: MentionType
    words: tuple[str, ...]
    is_whole: bool
    acronym: bool


def names_of(mentions: Iterable[Mention]) -> set[Name]:
    """Return the names that mentions of one report call actors by."""
    return {
        _name(mention.actor, mention.type, mention.span.quote)
        for mention in mentions
        if mention.form is MentionForm.NAME and mention.actor and mention.type in ACTORS and mention.type
    }


def _name(actor: str, type_: MentionType, quote: str) -> Name:
    letters = [letter for letter in quote if letter.isalpha()]
    words = tuple(person_words(quote) if type_ is MentionType.PERSON else name_words(quote))
    return Name(
        actor=actor,
        type=MentionType.GOVERNMENT if type_ is MentionType.PLACE else type_,
        words=words if type_ is not MentionType.PERSON or _given(words) else words[-1:],
        is_whole=actor == actor_id(type_, quote),
        acronym=1 < len(letters) <= LONGEST_ACRONYM and all(letter.isupper() for letter in letters),
    )


def keys_of(name: Name) -> frozenset[str]:
    """Return the blocks a name is compared in."""
    words = name.words
    if len(words) == 1:
        short = {f"short {words[0]}"} if name.acronym else set()
        return frozenset({f"last {skeleton(words[0])}", *short})
    bare = _bare(words)
    if name.type is MentionType.PERSON:
        return frozenset({f"last {skeleton(words[-1])}", f"same {' '.join(bare)}"})
    if len(bare) == 1:
        return frozenset({f"last {skeleton(bare[0])}"})
    return frozenset({f"same {' '.join(bare)}", f"tail {bare[-1]}", f"short {_initials(words)}"})


def links_in(key: str, names: Iterable[Name], together: Callable[[str, str], bool]) -> Iterator[Link]:
    """Give the links of the names of one block. `together` tells whether two actors are named in one report."""
    kind, word = key.split(" ", 1)
    in_order = sorted(names)
    if len(in_order) > MANY:
        return
    if kind == "last":
        yield from _by_last_word(in_order, together)
    elif kind == "same":
        yield from _same(in_order, word)
    elif kind == "tail":
        yield from _by_tail(in_order)
    else:
        yield from _acronyms(in_order, word)


def links_of(names: Iterable[Name], together: Callable[[str, str], bool]) -> list[Link]:
    """Return the links of all names."""
    blocks: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names:
        for key in keys_of(name):
            blocks[key].append(name)
    return [one for key in sorted(blocks) for one in links_in(key, blocks[key], together)]


@lru_cache(maxsize=1 << 14)
def romanised(word: str) -> str:
    """Return a word with one letter for each sound, however it was brought into Latin letters.

    >>> romanised("Dzhamal"), romanised("Jamal"), romanised("Kowalenko"), romanised("Kovalenko")
    ('jamal', 'jamal', 'kovalenko', 'kovalenko')
    """
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word.casefold())
    return word


@lru_cache(maxsize=1 << 14)
def skeleton(word: str) -> str:
    """Return the consonants of a word; of one without any, the word.

    >>> skeleton("Boutani"), skeleton("Butany"), skeleton("Khoreni") == skeleton("Horeni")
    ('btn', 'btn', True)
    """
    bare = _SILENT.sub("", romanised(word)).replace("g", "k")
    return bare or word


def same_person(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how strong it is that two whole names of persons are of one, 0 where they are not.

    >>> same_person(["jan", "orlo"], ["piet", "jan", "orlo"]), same_person(["ali", "orlo"], ["omar", "orlo"])
    (4.0, 0.0)
    >>> same_person(["yusef", "karimov"], ["yusuf", "kerimov"]), same_person(["z", "orlo"], ["zoe", "orlo"])
    (3.0, 2.0)
    """
    if one == other:
        return SAME
    given, others = sorted((_given(one), _given(other)), key=len)
    if not given or not _spelt_alike(one[-1], other[-1], ALIKE):
        return 0.0
    if one[-1] == other[-1] and _in_order(given, others, lambda a, b: a == b):
        return WITHIN
    if _in_order(given, others, lambda a, b: _spelt_alike(a, b, ALIKE_GIVEN)):
        return SPELT
    initials = _in_order(given, others, lambda a, b: a == b or (1 in (len(a), len(b)) and a[0] == b[0]))
    return SHORT if initials and one[-1] == other[-1] else 0.0


def _by_last_word(names: Sequence[Name], together: Callable[[str, str], bool]) -> Iterator[Link]:
    whole = [name for name in names if name.type is MentionType.PERSON and _is_of_person(name.words)]
    groups = Groups()
    for one, other in combinations(whole, 2):
        score = 0.0 if one.actor == other.actor else same_person(one.words, other.words)
        if score and not (score < WITHIN and together(one.actor, other.actor)):
            groups.join(one.actor, other.actor)
            yield link(one.actor, other.actor, score, _told(one, other))
    single: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names:
        bare = _bare(name.words)
        if len(bare) == 1 and not (name.type is MentionType.PERSON and len(name.words) > 1):
            single[bare[0]].append(name)
    persons = {word: _persons(word, whole, named, groups) for word, named in single.items()}
    for word, named in sorted(single.items()):
        yield from _singles(named, persons[word], together)
    for word, spelling in combinations(sorted(single), 2):
        if romanised(word) == romanised(spelling):
            yield from _spelt(single[word], single[spelling], together)


def _persons(word: str, whole: Sequence[Name], named: Sequence[Name], groups: Groups) -> list[Name]:
    """Return the persons that a last name may be of, one of each that were found to be the same."""
    having = [name for name in whole if name.words[-1] == word]
    having += [name for name in named if name.type is MentionType.PERSON and not name.is_whole]
    having = having or [name for name in whole if _spelt_alike(name.words[-1], word, ALIKE)]
    return list({groups.root(name.actor): name for name in reversed(having)}.values())


def _is_of_person(words: Sequence[str]) -> bool:
    return len(words) > 1 and not SMALL_WORDS.intersection(words).difference(_PARTICLES)


def _singles(named: Sequence[Name], persons: Sequence[Name], together: Callable[[str, str], bool]) -> Iterator[Link]:
    """Give the links of names of one and the same word: to the one person it may be, and to each other; what only has a
    country's name in its own ("Norland News Agency") is not the country."""
    others = [name for name in named if name.type is not MentionType.PERSON]
    if any(name.type is MentionType.GOVERNMENT for name in others):
        others = [name for name in others if len(name.words) == 1]
    for one, other in pairwise(others):
        if one.actor != other.actor:
            yield link(one.actor, other.actor, SAME, _told(one, other))
    for name in named:
        if name.type is MentionType.PERSON and name.is_whole:
            if len(persons) == 1 and persons[0].actor != name.actor and _may_be(name, persons[0], together):
                yield link(name.actor, persons[0].actor, PART, _told(name, persons[0]))
            elif not persons and others:
                yield link(name.actor, others[0].actor, SAME, _told(name, others[0]))
        elif name in others and len(persons) == 1 and name.is_whole and not together(name.actor, persons[0].actor):
            yield link(name.actor, persons[0].actor, PART, _told(name, persons[0]))


def _may_be(name: Name, person: Name, together: Callable[[str, str], bool]) -> bool:
    """Return whether a last name may be a person's; not one only spelt like it where a report has both."""
    return name.words[-1] in person.words or not together(name.actor, person.actor)


def _spelt(one: Sequence[Name], other: Sequence[Name], together: Callable[[str, str], bool]) -> Iterator[Link]:
    for mine in one:
        for theirs in other:
            both = mine.type is theirs.type and mine.is_whole and theirs.is_whole
            if both and not together(mine.actor, theirs.actor):
                yield link(mine.actor, theirs.actor, SPELT, _told(mine, theirs))


def _same(names: Sequence[Name], words: str) -> Iterator[Link]:
    for one, other in pairwise(names):
        if one.actor != other.actor:
            yield link(one.actor, other.actor, SAME, f"both are named “{words}”")


def _by_tail(names: Sequence[Name]) -> Iterator[Link]:
    """Give the links of names that end as one longer name does, and no other."""
    bare = {name: _bare(name.words) for name in names}
    for name, words in bare.items():
        longer = {bare[other]: other for other in reversed(names) if len(bare[other]) > len(words)}
        ending = [other for theirs, other in longer.items() if theirs[-len(words) :] == words]
        if len(ending) == 1 and not set(words) <= _OFFICES and ending[0].actor != name.actor:
            yield link(name.actor, ending[0].actor, PART, _told(name, ending[0]))


def _acronyms(names: Sequence[Name], letters: str) -> Iterator[Link]:
    short = [name for name in names if name.words == (letters,)]
    long = [name for name in names if name.words != (letters,)]
    if len({_bare(name.words) for name in long}) == 1:
        for name in short:
            if name.actor != long[0].actor:
                yield link(name.actor, long[0].actor, SHORT, f"“{letters.upper()}” is short for “{_joined(long[0])}”")


def _told(one: Name, other: Name) -> str:
    if one.words == other.words:
        return f"both are named “{_joined(one)}”"
    short, long = sorted((one, other), key=lambda name: (len(name.words), name))
    if set(short.words) <= set(long.words):
        return f"“{_joined(short)}” is part of “{_joined(long)}”"
    return f"“{_joined(short)}” is spelt like “{_joined(long)}”"


def _joined(name: Name) -> str:
    return " ".join(name.words)


def _given(words: Sequence[str]) -> list[str]:
    return [word for word in words[:-1] if word not in _PARTICLES]


def _in_order(short: Sequence[str], long: Sequence[str], match: Callable[[str, str], bool]) -> bool:
    """Return whether each of some words has its match among others, in the same order."""
    rest = iter(long)
    return all(any(match(word, other) for other in rest) for word in short)


def _spelt_alike(one: str, other: str, least: float) -> bool:
    if one == other:
        return True
    if 1 in (len(one), len(other)):
        return False
    mine, theirs = romanised(one), romanised(other)
    return skeleton(one) == skeleton(other) and ratio(mine, theirs) >= least


def _bare(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a name without those that only say what it is, `A of B` as `B A`."""
    out = list(words)
    if "of" in out[1:-1]:
        at = out.index("of", 1)
        after = out[at + 1 :]
        out = [*(after[1:] if after[0] == "the" and len(after) > 1 else after), *out[:at]]
    while len(out) > 1 and out[-1] in _KIND_WORDS:
        out.pop()
    return tuple(out)


def _initials(words: Sequence[str]) -> str:
    return initials(" ".join(words))

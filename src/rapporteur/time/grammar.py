"""The grammar of time expressions: atoms, found by patterns over kinds of words, and joins, which make one of two.

To add an expression, add a pattern and what it means to one of the tuples of atoms. Of overlapping atoms the longest
wins, then the earlier in the list. `Friday, July 19, 2019` is three atoms and two joins.
"""

import re
from collections.abc import Iterator
from typing import Final

from rapporteur.time import atoms_clock, atoms_days, atoms_deictic, atoms_duration, atoms_years
from rapporteur.time.alphabet import GAP, UNKNOWN, Alphabet
from rapporteur.time.joins import join, share_year
from rapporteur.time.meanings import SAME_DAY, Expression, Ignored
from rapporteur.time.patterns import Atom, Found, Part
from rapporteur.time.tokens import Tokens
from rapporteur.time.widening import widen

ATOMS: Final[tuple[Atom, ...]] = (
    *atoms_days.ATOMS,
    *atoms_years.ATOMS,
    *atoms_clock.ATOMS,
    *atoms_deictic.ATOMS,
    *atoms_duration.ATOMS,
)
ALPHABET: Final = Alphabet([atom.pattern for atom in ATOMS])
PATTERNS: Final = tuple((ALPHABET.pattern(atom.pattern), atom.means) for atom in ATOMS)
TRIED_FOR: Final = {
    letter: tuple(order for order, (pattern, _) in enumerate(PATTERNS) if letter in pattern.essential)
    for letter in sorted(frozenset().union(*(pattern.essential for pattern, _ in PATTERNS)))
}
"""The patterns that are worth trying where a letter occurs; most tokens are worth none."""
ISLAND: Final = re.compile(f"[^{UNKNOWN}{GAP}]+")
"""A run of words that some pattern knows: a match lies within one."""
MIDDAYS: Final = frozenset({"noon", "midnight", "midday"})
LICENCES: Final = frozenset(
    "the at until by before after since around from till past about shortly toward towards near".split()
)
"""Words after which a bare part of the day is one: `at night`."""

NOT_OF_NIGHT: Final = (("success",), ("sensation",), ("bag",), ("delivery",), ("stay",), ("train",))
"""What is called overnight and is of no one night."""
RANGES: Final = frozenset("and or to between".split())


def tokenise(text: str) -> Tokens:
    """Return the tokens of a text, lettered for this grammar."""
    return ALPHABET.tokenise(text)


def find_expressions(tokens: Tokens) -> list[Expression]:
    """Return the time expressions of a text in order, none overlapping another."""
    joined: list[Expression] = []
    for found in _select(_atoms(tokens)):
        if isinstance(found.meaning, Ignored):
            continue
        both = join(tokens, joined[-1], found) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(found)
    for at in range(len(joined) - 2, -1, -1):
        joined[at] = share_year(tokens, joined[at], joined[at + 1])
    return _apart([widen(tokens, found) for found in joined if _stands_alone(tokens, found)])


def _matches(tokens: Tokens) -> Iterator[tuple[int, Found, Part | tuple[Part, ...]]]:
    """Give what each pattern finds and which pattern it was; a pattern is tried only where its rarest word is."""
    for island in ISLAND.finditer(tokens.letters):
        tried = {order for letter in set(island.group()) if letter in TRIED_FOR for order in TRIED_FOR[letter]}
        for order in tried:
            pattern, means = PATTERNS[order]
            for match in pattern.regex.finditer(tokens.letters, *island.span()):
                found = Found(tokens, match)
                parts = means if isinstance(means, Part) else means(found)
                if parts:
                    yield order, found, parts


def _atoms(tokens: Tokens) -> list[tuple[int, int, int, list[Expression]]]:
    """Return all matches: how many tokens (negative), where, which atom, and what they mean."""
    out = []
    for order, match, parts in _matches(tokens):
        found = [_expression(match, part) for part in ((parts,) if isinstance(parts, Part) else parts)]
        out.append((found[0].first - found[-1].last, found[0].first, order, found))
    return out


def _expression(found: Found, part: Part) -> Expression:
    first, after = found.match.span(part.part or 0)
    return Expression(
        start=found.tokens.starts[first], end=found.tokens.ends[after - 1], first=first, last=after - 1,
        meaning=part.meaning, mod=part.mod, clock=part.clock,
    )  # fmt: skip


def _select(candidates: list[tuple[int, int, int, list[Expression]]]) -> list[Expression]:
    """Return the longest candidates that do not overlap, in text order."""
    taken: set[int] = set()
    chosen = []
    for *_, found in sorted(candidates, key=lambda candidate: candidate[:3]):
        covered = range(found[0].first, found[-1].last + 1)
        if taken.isdisjoint(covered):
            taken.update(covered)
            chosen += found
    return sorted(chosen, key=lambda found: found.first)


def _stands_alone(tokens: Tokens, found: Expression) -> bool:
    """Return whether a time of day that was joined to no day is one, and not the night of a night club, high noon."""
    word, before = tokens.words[found.first], tokens.words[found.first - 1] if found.first else ""
    if found.meaning is not SAME_DAY or not found.clock or word == "the" or before in LICENCES:
        return True
    if word == "overnight":
        return tokens.words[found.last + 1 : found.last + 2] not in NOT_OF_NIGHT
    if word in MIDDAYS:
        return not before.isalpha() or before in RANGES
    return found.clock[1].isdigit()


def _apart(found: list[Expression]) -> list[Expression]:
    """Return expressions none of which begins before the one before it ends: widening may have met it."""
    out: list[Expression] = []
    for expression in found:
        if not out or expression.start >= out[-1].end:
            out.append(expression)
    return out

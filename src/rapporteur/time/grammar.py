"""The grammar of time expressions: atoms, found by patterns over kinds of words, and joins, which make one of two side by side.

To add an expression, add a pattern and what it means to one of the tuples of atoms. Of overlapping atoms the longest wins, then the
earlier in the list. `Friday, July 19, 2019` is three atoms and two joins.
"""

import re
from typing import Final

from rapporteur.time import atoms_calendar, atoms_deictic, atoms_duration
from rapporteur.time.joins import join, share_year, widen
from rapporteur.time.meanings import SAME_DAY, Expression, Ignored
from rapporteur.time.patterns import Atom, Found, Part
from rapporteur.time.tokens import Alphabet, Tokens

ATOMS: Final[tuple[Atom, ...]] = (*atoms_calendar.ATOMS, *atoms_deictic.ATOMS, *atoms_duration.ATOMS)
ALPHABET: Final = Alphabet([atom.pattern for atom in ATOMS])
PATTERNS: Final = tuple((ALPHABET.pattern(atom.pattern), atom.read) for atom in ATOMS)
LICENCES: Final = frozenset("the at until by before after since around from till past about shortly toward towards near".split())


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


def _atoms(tokens: Tokens) -> list[tuple[int, int, int, list[Expression]]]:
    """Return all matches: how many tokens (negative), where, which atom, and what they mean."""
    out = []
    for order, (pattern, read) in enumerate(PATTERNS):
        for match in pattern.finditer(tokens.letters):
            parts = read(Found(tokens, match))
            if not parts:
                continue
            found = [_expression(tokens, match, part) for part in ((parts,) if isinstance(parts, Part) else parts)]
            out.append((found[0].first - found[-1].last, found[0].first, order, found))
    return out


def _expression(tokens: Tokens, match: re.Match[str], part: Part) -> Expression:
    first, after = match.span(part.part or 0)
    return Expression(
        start=tokens.starts[first], end=tokens.ends[after - 1], first=first, last=after - 1,
        meaning=part.meaning, mod=part.mod, clock=part.clock,
    )  # fmt: skip


def _select(candidates: list[tuple[int, int, int, list[Expression]]]) -> list[Expression]:
    """Return the longest candidates that do not overlap, in text order."""
    taken: set[int] = set()
    chosen = []
    for *_, found in sorted(candidates, key=lambda candidate: candidate[:3]):
        covered = set(range(found[0].first, found[-1].last + 1))
        if not covered & taken:
            taken |= covered
            chosen += found
    return sorted(chosen, key=lambda found: found.first)


def _stands_alone(tokens: Tokens, found: Expression) -> bool:
    """Return whether a time of day that was joined to no day is one, and not the night of a night club."""
    if found.meaning is not SAME_DAY or not found.clock or found.clock[1].isdigit() and tokens.words[found.first] not in ("noon", "midnight", "midday"):
        return True
    return tokens.words[found.first] in ("the", "noon", "midnight", "midday") or tokens.words[found.first - 1] in LICENCES


def _apart(found: list[Expression]) -> list[Expression]:
    """Return expressions none of which begins before the one before it ends: widening may have met it."""
    out: list[Expression] = []
    for expression in found:
        if not out or expression.start >= out[-1].end:
            out.append(expression)
    return out



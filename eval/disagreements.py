"""Disagreements of a record against those that the gold of a story lists.

One is found where a disagreement of the record has sides with two of the values that gold gives (numbers, durations),
or where gold gives parties and no values, sides held by two of them. What gold does not list counts neither way: its
writers listed what they held to matter.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import yaml

from eval.corpora import Corpus
from eval.figures import Figure

Line = Mapping[str, Any]
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_DURATION = re.compile(r"P\d+[YMWD]")
TWO = 2


def measure_disagreements(corpus: Corpus, lines: Iterable[Line]) -> Figure | None:
    """Return the share of the gold's disagreements that the lines of a record hold; None where gold lists none."""
    text = corpus.gold.read_text(encoding="utf-8") if corpus.gold else "{}"
    gold = yaml.safe_load(text).get("across") or {}
    listed = gold.get("disagreements") or []
    if not listed:
        return None
    names, found = _names(gold.get("actors") or {}), list(lines)
    actors = {one["id"]: {_plain(name, names) for name in one["names"]} for one in found if one["kind"] == "actor"}
    held = [one for one in found if one["kind"] == "disagreement"]
    hits = sum(any(_is_found(one, line, actors, names) for line in held) for one in listed)
    return Figure(name="disagreements found", value=hits / len(listed), of=f"{hits} of {len(listed)}")


def _is_found(gold: Line, line: Line, actors: Mapping[str, set[str]], names: Mapping[str, str]) -> bool:
    wanted = [value for value in map(_value, (gold.get("values") or {}).values()) if value]
    sides = [side for side in line["sides"] if side["held_by"]]
    if wanted:
        return any(_holds(a, sides) and _holds(b, sides) for a, b in combinations(wanted, TWO) if a != b)
    parties = {_plain(name, names) for name in (gold.get("between") or gold.get("values") or ())}
    holders = [
        {name for one in side["held_by"] for name in (_plain(one, names), *actors.get(one, ()))} & parties
        for side in sides
    ]
    return any(a and b and a != b for a, b in combinations(holders, TWO))


def _holds(value: str, sides: Sequence[Line]) -> bool:
    return any(_value(side["value"]) == value for side in sides)


def _value(value: object) -> str | None:
    """Return a number or a duration by its figures.

    >>> _value("11 tonnes"), _value("P18M"), _value("yes")
    ('11', 'P18M', None)
    """
    found = _DURATION.search(str(value)) or _NUMBER.search(str(value))
    return found.group().replace(",", "") if found else None


def _names(actors: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {name.lower(): canon for canon, written in actors.items() for name in (canon, *written)}


def _plain(name: str, names: Mapping[str, str]) -> str:
    return names.get(name.lower(), name.lower())

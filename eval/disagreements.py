"""Disagreements of a record against those that the gold of a story lists.

One is found where a disagreement of the record has sides with two of the values that gold gives (numbers, durations); a
promise and a deed, where one has the words of the promise on a side; any other, where two of its parties hold sides,
with words beside which what it is about is told. A party is met by its names, by whom it has an office of, and, where
gold only describes it, by anyone. What gold does not list counts neither way: its writers listed what they held to
matter.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

import yaml

from eval.corpora import Corpus
from eval.figures import Figure

Line = Mapping[str, Any]
_NUMBER = re.compile(r"(?<![\w-])\d[\d,]*(?:\.\d+)?(?![\w-]*-\d)")
_DURATION = re.compile(r"PT?\d+[YMWDH]")
_WORD = re.compile(r"[^\W\d_]{4,}")
_VAGUE = frozenset("whet numb many from that what when were with have been over".split())
"""Beginnings of words that say of no disagreement what it is about."""
STEM = 4
TWO = 2
AROUND = 600
"""Characters on either side of the words of a side."""


def measure_disagreements(corpus: Corpus, lines: Iterable[Line]) -> Figure | None:
    """Return the share of the gold's disagreements that the lines of a record hold; None where gold lists none."""
    text = corpus.gold.read_text(encoding="utf-8") if corpus.gold else "{}"
    gold = yaml.safe_load(text)
    listed = (gold.get("across") or {}).get("disagreements") or []
    if not listed:
        return None
    record = _Record(gold, lines)
    hits = sum(record.holds(one) for one in listed)
    return Figure(name="disagreements found", value=hits / len(listed), of=f"{hits} of {len(listed)}")


class _Record:
    """The disagreements of a record, and by what names their holders go."""

    def __init__(self, gold: Line, lines: Iterable[Line]) -> None:
        found = list(lines)
        self.canon = {
            name.lower().removeprefix("the "): party
            for party, written in (gold["across"].get("actors") or {}).items()
            for name in (party, *written)
        }
        self.promises = {
            one["key"]: one["q"]
            for report in gold.values()
            for one in report.get("commitments") or ()
            if isinstance(one, dict) and "key" in one
        }
        self.texts = {one["id"]: one["text"] for one in found if one["kind"] == "document"}
        self.actors = {one["id"]: one for one in found if one["kind"] == "actor"}
        self.disagreements = [one for one in found if one["kind"] == "disagreement"]

    def holds(self, gold: Line) -> bool:
        """Return whether some disagreement of the record is one of the gold."""
        return any(self._is(gold, line) for line in self.disagreements)

    def _is(self, gold: Line, line: Line) -> bool:
        if gold.get("type") == "promise_and_deed":
            words = self.promises.get(gold["values"]["promised"], "")
            return line["type"] == gold["type"] and any(
                words in span["quote"] or span["quote"] in words for side in line["sides"] for span in side["spans"]
            )
        values = gold.get("values") or {}
        wanted = {party: found for party, value in values.items() if (found := _value(value))}
        if len(set(wanted.values())) > 1:
            return any(self._have(line, a, b) for a, b in combinations(wanted.values(), 2) if a != b)
        parties = [self.canon.get(party.lower().removeprefix("the "), party) for party in gold.get("between") or values]
        able = [side for side in line["sides"] if not wanted or _value(side["value"]) in (None, *wanted.values())]
        held = [[self._is_met(party, side) for party in parties] for side in able]
        is_met = any(
            one[a] and other[b]
            for one, other in combinations(held, 2)
            for a in range(len(parties))
            for b in range(len(parties))
            if a != b
        )
        return is_met and self._is_about(gold["about"], line)

    def _have(self, line: Line, one: str, other: str) -> bool:
        held = {_value(side["value"]) for side in line["sides"] if side["held_by"]}
        return {one, other} <= held

    def _is_met(self, party: str, side: Line) -> bool:
        """Return whether a party holds a side."""
        return any(party in self._names(by) for by in side["held_by"]) or (
            party not in self.canon.values() and bool(side["held_by"])
        )

    def _names(self, by: str) -> set[str]:
        """Return the parties that a holder is, names, or holds an office of."""
        actor = self.actors.get(by)
        written = [by] if actor is None else list(actor["names"])
        for role in actor["roles"] if actor else ():
            written += self.actors.get(role["of"], {}).get("names", [])
        return {
            party
            for name, party in self.canon.items()
            if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", one.lower()) for one in written)
        }

    def _is_about(self, about: str, line: Line) -> bool:
        told = [line["about"]]
        for span in (span for side in line["sides"] for span in side["spans"]):
            text = self.texts[span["document"]]
            told.append(text[max(0, span["start"] - AROUND) : span["end"] + AROUND])
        meant = _stems(about)
        return len(meant & _stems(" ".join(told))) >= min(TWO, len(meant))


def _stems(words: str) -> set[str]:
    return {word[:STEM].lower() for word in _WORD.findall(words)} - _VAGUE


def _value(value: object) -> str | None:
    """Return a number or a duration by its figures.

    >>> _value("more than 11 tonnes"), _value("P18M"), _value("blacklist-2013-12"), _value("yes")
    ('11', 'P18M', None, None)
    """
    found = _DURATION.search(str(value)) or _NUMBER.search(str(value))
    return found.group().replace(",", "") if found else None

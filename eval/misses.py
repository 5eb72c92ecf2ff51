"""Every wrong time expression in its context, grouped by wording, the most frequent first."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from eval.times import TimeDocument, Timex

CONTEXT = 70


class Scorer(Protocol):
    """The scorer's part that pairs gold with what was found: (index in gold, index in found, same extent)."""

    def match(self, text: str, gold: Sequence[Timex], found: Sequence[Timex], /) -> Sequence[tuple[int, int, bool]]: ...


class Kind(StrEnum):
    """The ways of being wrong; one expression can be wrong in its extent, its type and its value at once."""

    MISSED = "missed"
    SPURIOUS = "spurious"
    VALUE = "value"
    TYPE = "type"
    EXTENT = "extent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One error: the gold expression, ours, or both."""

    kind: Kind
    document: TimeDocument
    gold: Timex | None
    ours: Timex | None

    @property
    def wording(self) -> str:
        """The words it is grouped by: lower case, digits alike.

        The wording is gold's where there is one: what we should have found.
        """
        timex = self.gold or self.ours
        assert timex is not None
        return re.sub(r"\d", "9", " ".join(self.document.text[timex.start : timex.end].lower().split()))

    def __str__(self) -> str:
        text = self.document.text
        timex = self.gold or self.ours
        assert timex is not None
        before = text[max(0, timex.start - CONTEXT) : timex.start]
        after = text[timex.end : timex.end + CONTEXT]
        context = " ".join(f"{before}[{text[timex.start : timex.end]}]{after}".split())
        return f"{self.verdict}  {self.document.id} {self.document.created}\n      {context}"

    @property
    def verdict(self) -> str:
        """What gold has, and what we have."""
        sides = []
        for name, timex in (("gold", self.gold), ("ours", self.ours)):
            if timex is not None:
                quote = " ".join(self.document.text[timex.start : timex.end].split())
                sides.append(
                    f"{name} {timex.type} {timex.value or '-'}" + (f" {quote!r}" if self.kind is Kind.EXTENT else "")
                )
        return " | ".join(sides)


def find_misses(scorer: Scorer, documents: Iterable[TimeDocument], found: Iterable[Sequence[Timex]]) -> Iterator[Miss]:
    """Give every error, with the pairs that the scorer itself makes."""
    for document, ours in zip(documents, found, strict=True):
        pairs = scorer.match(document.text, document.gold, ours)
        for i, j, exact in pairs:
            gold, mine = document.gold[i], ours[j]
            wrong = (
                (Kind.EXTENT, not exact),
                (Kind.TYPE, gold.type != mine.type),
                (Kind.VALUE, gold.value != mine.value),
            )
            yield from (Miss(kind=kind, document=document, gold=gold, ours=mine) for kind, is_so in wrong if is_so)
        left, right = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
        for i, gold in enumerate(document.gold):
            if i not in left:
                yield Miss(kind=Kind.MISSED, document=document, gold=gold, ours=None)
        for j, mine in enumerate(ours):
            if j not in right:
                yield Miss(kind=Kind.SPURIOUS, document=document, gold=None, ours=mine)


def describe(misses: Iterable[Miss], *, examples: int = 3) -> Iterator[str]:
    """Give the lines that show the errors: by kind, then by wording, the most frequent first."""
    kinds: dict[Kind, dict[str, list[Miss]]] = {kind: defaultdict(list) for kind in Kind}
    for miss in misses:
        kinds[miss.kind][miss.wording].append(miss)
    for kind, wordings in kinds.items():
        if not wordings:
            continue
        yield f"\n{kind.upper()}: {sum(map(len, wordings.values()))} in {len(wordings)} wordings"
        for wording, group in sorted(wordings.items(), key=lambda item: (-len(item[1]), item[0])):
            yield f"  {len(group)} x {wording!r}"
            yield from (f"    {miss}" for miss in group[:examples])

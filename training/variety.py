"""Variety: how our own event passages differ from one another, and how far two annotations of the same passages agree.

    python -m training.variety

Agreement is measured on the passages of `training/sentences/again`, annotated once more by somebody who had not seen
the first annotation: F1 of triggers that overlap, and of these the share with the same type and the same status.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from eval.counts import Count
from rapporteur.model import EventType, Status
from training.corpora.texts import HERE
from training.markup import Mark, Passage, passages

SENTENCE_END: Final = re.compile(r"[.!?][”\"’)]*(?=\s|$)")


def main() -> None:
    """Print what the passages hold, and the agreement."""
    texts = list(chain.from_iterable(map(_read, sorted(HERE.glob("events-*.txt")))))
    triggers = [(text, mark) for text in texts for mark in text.marks if mark.code.startswith("E")]
    words = Counter(text.text[mark.start : mark.end].lower() for text, mark in triggers)
    kinds = Counter(tuple(mark.code.split(":")[1:3]) for _, mark in triggers)
    bare = Counter(map(_template, texts))
    sentences = sum(max(1, len(SENTENCE_END.findall(text.text))) for text in texts)
    empty = sum(not any(mark.code.startswith("E") for mark in text.marks) for text in texts)
    repeated = sum(count for count in bare.values() if count > 1)
    print(f"{len(texts)} passages, {sentences} sentences; {empty} passages have no event")
    print(f"{len(triggers)} events, {len(words)} different triggers; {repeated} passages share a template")
    print("most frequent: " + ", ".join(f"{word} {count}" for word, count in words.most_common(12)))
    for status in Status:
        print(f"{status:16}" + " ".join(f"{kinds[type_, status]:4}" for type_ in EventType))
    print(f"{'':16}" + " ".join(type_[:4] for type_ in EventType))
    _print_agreement({text.text: text for text in texts}, list(_read(HERE / "again" / "events.txt")))


def _read(path: Path) -> Iterator[Passage]:
    for passage in passages(path):
        if isinstance(passage, ValueError):
            raise passage
        yield passage


def _template(passage: Passage) -> str:
    """Return a passage with its marked stretches taken out: what is left of two that differ in names alone is one."""
    out, last = "", 0
    for mark in passage.marks:
        if mark.start >= last:
            out += passage.text[last : mark.start] + "_"
            last = mark.end
    return out + passage.text[last:]


def _print_agreement(first: dict[str, Passage], again: list[Passage]) -> None:
    """Print how far the passages annotated again agree with the first annotation."""
    found, types, statuses = Count(), Count(), Count()
    for passage in again:
        one, other = (_triggers(text) for text in (first[passage.text], passage))
        pairs = [(a, b) for a in one for b in other if a.start < b.end and b.start < a.end]
        matched = dict(reversed(pairs))
        found.hit += len(set(matched.values()))
        found.found += len(other)
        found.gold += len(one)
        for count, part in ((types, 1), (statuses, 2)):
            same = sum(a.code.split(":")[part] == b.code.split(":")[part] for a, b in matched.items())
            count.hit += same
            count.found += len(matched)
            count.gold += len(matched)
    print(f"annotated twice: {len(again)} passages; triggers F1 {found.f1:.3f} of {found.gold}")
    print(f"of the matched the same type {types.f1:.3f}, the same status {statuses.f1:.3f}")


def _triggers(passage: Passage) -> list[Mark]:
    return [mark for mark in passage.marks if mark.code.startswith("E")]


if __name__ == "__main__":
    main()

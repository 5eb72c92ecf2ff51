"""Universal Dependencies: EWT for sentences, GUM for sentences, mentions and coreference (Zeldes 2017)."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Final

from training.corpora.kinds import organisation, place
from training.examples import Example, Stretch, after_nested

Kind = Callable[[str], tuple[str, ...]]
ENTITIES: Final[dict[str, Kind]] = {
    "person": lambda _: ("PERSON",),
    "organization": organisation,
    "place": place,
    "event": lambda _: ("EVENT",),
}
_ENTITY: Final = re.compile(r"\((\d+)-([a-z]+)[^()]*|(\d+)\)")


@dataclass(slots=True)
class Word:
    """A token of a sentence: offsets in the document's text, tag, the token it hangs on, and how.

    The tag is the universal one, but PROPN for each part of a name, whatever it is by itself ("United", "National").
    """

    start: int
    end: int
    tag: str
    head: int
    relation: str
    capital: bool


@dataclass(slots=True)
class _Page:
    text: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, piece: str) -> Stretch:
        start = self.length
        self.text.append(piece)
        self.length += len(piece)
        return start, self.length


def read(folder: Path, *, entities: bool = False, genre: str = "") -> Iterator[Example]:
    """Yield the documents of a part; a paragraph of the corpus is parted from the next by an empty line."""
    for path in sorted(folder.glob("*.conllu")):
        for document in re.split(r"(?m)^(?=# newdoc)", path.read_text(encoding="utf-8")):
            if document.strip() and (not genre or f"# meta::genre = {genre}\n" in document):
                yield _document(document, entities=entities)


def _document(written: str, *, entities: bool) -> Example:
    page = _Page()
    starts: list[int] = []
    mentions: list[tuple[Stretch, str, str, str]] = []
    adjectives: list[Stretch] = []
    opened: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for block in written.strip().split("\n\n"):
        rows = [row.split("\t") for row in block.split("\n") if row and not row.startswith("#")]
        if page.length:
            page.add("\n\n" if "# newpar" in block else " ")
        starts.append(page.length)
        words: list[Word] = []
        space = ""
        parts: list[Stretch] = []
        for row in rows:
            if "-" in row[0]:
                page.add(space)
                parts = _parts(row, rows, page.add(row[1]))
                space = "" if "SpaceAfter=No" in row[9] else " "
                continue
            if "." in row[0]:
                continue
            if parts:
                start, end = parts.pop(0)
            else:
                page.add(space)
                start, end = page.add(row[1])
                space = "" if "SpaceAfter=No" in row[9] else " "
            tag = "PROPN" if row[4].startswith("NNP") else row[3]
            words.append(Word(start, end, tag, int(row[6]), row[7], row[1][:1].isupper()))
            if tag == "ADJ" and row[1][:1].isupper():
                adjectives.append((start, end))
        if entities:
            mentions += _mentions([row for row in rows if row[0].isdigit()], words, opened)
    example = Example("".join(page.text), marked={"sentence": []})
    for start in starts:
        example.mark("sentence", start, start + 1, "yes")
    if entities:
        _mark_mentions(example, mentions, adjectives)
    return example


def _parts(row: list[str], rows: list[list[str]], whole: Stretch) -> list[Stretch]:
    """Return the stretches of the words a written word is made of ("Mecca's"); each the whole where letters changed."""
    first, _, last = row[0].partition("-")
    words = [other[1] for other in rows if other[0].isdigit() and int(first) <= int(other[0]) <= int(last)]
    if "".join(words) != row[1]:
        return [whole] * len(words)
    bounds = [whole[0] + sum(len(w) for w in words[:at]) for at in range(len(words) + 1)]
    return list(pairwise(bounds))


def _mentions(
    rows: list[list[str]], words: list[Word], opened: dict[str, list[tuple[str, int, int]]]
) -> Iterator[tuple[Stretch, str, str, str]]:
    """Yield stretch, form, entity type and group of each mention that ends in this sentence."""
    opened.clear()
    for at, row in enumerate(rows):
        value = next((v[len("Entity=") :] for v in row[9].split("|") if v.startswith("Entity=")), "")
        for match in _ENTITY.finditer(value):
            if match[1]:
                opened[match[1]].append((match[2], at, at))
                if value[match.end() : match.end() + 1] == ")":
                    yield from _mention(words, *opened[match[1]].pop(), at, match[1])
            elif opened[match[3]]:
                yield from _mention(words, *opened[match[3]].pop(), at, match[3])


def _mention(
    words: list[Word], type_: str, first: int, _: int, last: int, group: str
) -> Iterator[tuple[Stretch, str, str, str]]:
    inside = range(first, last + 1)
    head = next((at for at in inside if words[at].head - 1 not in inside), last)
    tag = words[head].tag
    if tag == "PRON":
        yield (words[head].start, words[head].end), "PRO", type_, group
    elif tag == "PROPN":
        start, end = _name(words, first, head, last, whole=type_ != "person")
        unsure = start > first and words[start - 1].tag == "ADJ" and words[start - 1].capital
        yield (words[start].start, words[end].end), "NAM", "?" if unsure else type_, group
    elif tag in ("NOUN", "ADJ", "NUM"):
        yield (words[first].start, words[head].end), "NOM", type_, group


def _name(words: list[Word], first: int, head: int, last: int, *, whole: bool) -> tuple[int, int]:
    """Return first and last word of a name around its head; with `whole` over "of" and "the" ("University of X")."""
    start = end = head
    while start > first and words[start - 1].tag == "PROPN" and words[start - 1].relation != "nmod:desc":
        start -= 1
    while end < last and (words[end + 1].tag == "PROPN" or words[end + 1].relation == "flat"):
        end += 1
    if whole:
        reach = end
        while reach < last and (words[reach + 1].tag in ("ADP", "DET", "CCONJ") or words[reach + 1].capital):
            reach += 1
            end = reach if words[reach].tag == "PROPN" else end
    return start, end


def _mark_mentions(example: Example, mentions: list[tuple[Stretch, str, str, str]], adjectives: list[Stretch]) -> None:
    example.marked |= {"name": [], "phrase": []}
    example.pairs["coreference"] = []
    for start, end in adjectives:
        example.mark("name", start, end, "NATIONALITY", "O")
    taken: list[Stretch] = []
    seen: dict[str, list[Stretch]] = defaultdict(list)
    for (start, end), form, type_, group in sorted(mentions, key=lambda m: (m[0][1], -m[0][0])):
        types = ENTITIES[type_](example.text[start:end]) if type_ in ENTITIES else ()
        if not types:
            if form == "NAM" and type_ not in ("time", "animal", "plant", "substance"):
                example.mark("name", start, end, "?")
            elif form == "NOM" and type_ == "object":
                example.mark("phrase", start, end, "O", "WEAPON", "FACILITY")
            continue
        begin = start
        if form == "NAM":
            example.mark("name", start, end, *types)
        else:
            if form == "NOM":
                begin = after_nested(example.text, start, end, taken)
            if begin >= end or any(s < end and e > begin for s, e in taken):
                continue
            example.mark("phrase", begin, end, *(("PRONOUN",) if form == "PRO" else types))
            taken.append((begin, end))
        example.pairs["coreference"].append(((start, end), tuple(seen[group])))
        seen[group].append((start, end))

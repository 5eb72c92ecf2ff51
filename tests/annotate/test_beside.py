"""Names, and the titles in front of them."""

import pytest

from rapporteur.annotate.beside import completes_title
from rapporteur.model import Document, Mention, MentionForm, MentionType


@pytest.mark.parametrize(
    ("text", "completes"),
    [
        ("Norland's peace envoy for Sudmark Ana Ruvo signed.", True),
        ("The Minister of Sudmark Ana Ruvo signed.", True),
        ("Troops left for Sudmark Ana Ruvo wrote.", False),
        ("The envoy and Sudmark Ana Ruvo signed.", False),
        ("The envoy for Sudmark, Ana Ruvo, signed.", False),
    ],
)
def test_what_completes_a_title_takes_no_part_beside_its_bearer(text: str, completes: bool) -> None:
    """It tells what the bearer is envoy or minister of."""
    document = Document(id="doc", text=text, path="a.txt", title=None, publisher=None, raw_sha256="")
    start, named = text.index("Sudmark"), text.index("Ana Ruvo")
    bearer = Mention(
        id="mention-1",
        span=document.span(named, named + len("Ana Ruvo")),
        form=MentionForm.NAME,
        type=MentionType.PERSON,
        confidence=0.9,
        made_by="test",
    )
    assert completes_title(document, document.span(start, start + len("Sudmark")), bearer) is completes

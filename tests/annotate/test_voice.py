"""Voice: the party in whose name a report speaks."""

import pytest

from rapporteur.annotate.voice import is_quoted, voice_of
from rapporteur.model import Document, Mention, MentionForm, MentionType

BODY = "\n\nOn Monday we left the port, and nobody stopped us.\n"


def mention(document: Document, words: str) -> Mention:
    """Return the mention that the last of some words are."""
    start = document.text.rindex(words)
    return Mention(
        id=words,
        span=document.span(start, start + len(words)),
        form=MentionForm.NAME,
        type=MentionType.GROUP,
        actor=f"actor {words}",
        confidence=1.0,
        made_by="test",
    )


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        (f"THE ARDENT FRONT\nBulletin No. 4{BODY}The Ardent Front left.", "actor Ardent Front"),
        (f"Organ of the Central Board of the Ardent Front{BODY}", "actor Ardent Front"),
        (f"Communiqué No. 9 of the Ardent Front-North, No. 3{BODY}", "actor Ardent Front"),
        (f"To all members{BODY}\nGeneral Command of the Ardent Front", "actor Ardent Front"),
        (f"STATEMENT BY THE ARDENT FRONT OF THE HILLS{BODY}The Ardent Front left.", "actor Ardent Front"),
        (f"Norland meets the Ardent Front{BODY}", None),
        (f"The end of the Ardent Front{BODY}", None),
        (f"Ardent Front leaves the port{BODY}", None),
        (f"The Quarn Courier{BODY}The Ardent Front left.", None),
        (f"Ardent Front{BODY}\nCommand of the Silent Front", None),
    ],
)
def test_a_letterhead_or_a_signature_names_who_speaks(text: str, voice: str | None) -> None:
    """A headline that names a party does not, and where two sign, nobody is meant."""
    document = Document(id="doc", text=text, raw_sha256="")
    names = [name for name in ("Ardent Front", "Silent Front", "ARDENT FRONT") if name in text]
    found = voice_of(document, [mention(document, name) for name in names])
    assert found == voice or (found or "").lower() == (voice or "").lower()


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said: “They lied, we know", True),
        ("He said: “They lied.” Later we knew", False),
        ('"They lied. And we knew', True),
        ('"They lied." And we knew', False),
        ('"They lied\n\nAnd we knew', False),
    ],
)
def test_what_stands_in_quotation_marks_is_quoted(text: str, quoted: bool) -> None:
    """From where they open in the paragraph to where they close."""
    document = Document(id="doc", text=text, raw_sha256="")
    assert is_quoted(document, mention(document, "we")) is quoted

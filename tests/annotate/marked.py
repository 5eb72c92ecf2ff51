"""A report with its mentions and attributions, written in the markup of our training texts."""

import re
from collections import defaultdict

from rapporteur.annotate.actors import actor_id
from rapporteur.annotate.attributions import Attribution
from rapporteur.model import Document, Mention, MentionForm, MentionType, Span
from training.markup import parse

FORMS = {"NAM": MentionForm.NAME, "NOM": MentionForm.NOMINAL, "PRO": MentionForm.PRONOUN}


def read_marked(written: str) -> tuple[Document, list[Mention], list[Attribution]]:
    """Return the document, its mentions and its attributions; mentions with the same `=1` go back to one another."""
    passage = parse(written)
    document = Document(id="doc", text=passage.text, raw_sha256="")
    mentions: list[Mention] = []
    last: dict[str, Mention] = {}
    roles: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for mark in passage.marks:
        span = document.span(mark.start, mark.end)
        if role := re.fullmatch(r"([SCQ])(\d+).*", mark.code):
            roles[role[2]][role[1]].append(span)
            continue
        form, _, rest = mark.code.partition(".")
        kind, _, entity = rest.partition("=")
        before = last.get(entity)
        actor = before.actor if before else None
        mention = Mention(
            id=f"mention-{mark.start}-{mark.end}",
            span=span,
            form=FORMS[form],
            type=MentionType(kind),
            antecedent=before.id if before else None,
            actor=actor_id(MentionType(kind), span.quote) if form == "NAM" else actor,
            confidence=1.0,
            made_by="test",
        )
        mentions.append(mention)
        if entity:
            last[entity] = mention
    attributions = [
        Attribution(source=tuple(of["S"]), cue=tuple(of["C"]), content=tuple(of["Q"]), confidence=1.0)
        for _, of in sorted(roles.items())
    ]
    return document, mentions, attributions

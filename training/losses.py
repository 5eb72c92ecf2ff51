"""Losses: how far the outputs are from what a corpus says, head by head."""

from typing import Final

import torch
from torch import Tensor

from rapporteur.encoder.heads import COREFERENCE, PAIR_HEADS, ROLE, TOKEN_HEADS
from training.batches import Batch

WEIGHTS: Final = {
    "sentence": 0.5, "time": 0.7, "furniture": 0.5, "coreference": 0.5, "trigger": 1.5, "status": 2.5,
    "actor": 0.7, "recipient": 0.5, "place": 0.5, "when": 0.8, "amount": 0.5,
}  # fmt: skip
"""What a head counts for where that is not 1."""
MEMBERS: Final = 2.0
"""Weight of the mean over a row's pieces, most of which plainly do not belong."""
LEAST: Final = 400
"""Pieces by which a head's loss is divided at least, so that a few pieces of a batch do not outweigh the rest."""


def losses(outputs: tuple[Tensor, ...], batch: Batch, tables: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the weighted loss of each head that the batch speaks of."""
    out: dict[str, Tensor] = {}
    for head, logits in zip(TOKEN_HEADS, outputs[: len(TOKEN_HEADS)], strict=True):
        numbers = batch.labels[head.name]
        asked = numbers > 0
        if asked.any():
            loss = _of_sets(logits[asked], tables[head.name][numbers[asked]])
            out[head.name] = WEIGHTS.get(head.name, 1.0) * loss / max(LEAST, int(asked.sum()))
    for pair, vectors in zip(PAIR_HEADS, outputs[len(TOKEN_HEADS) :], strict=True):
        for relation in pair.relations:
            rows = batch.rows[relation]
            if rows is None:
                continue
            at, piece, belongs, could = rows
            first = vectors[at, piece, pair.first(relation)]
            scores = (vectors[at, :, pair.second] @ first[:, :, None]).squeeze(-1)
            none = vectors[at, piece, pair.none(relation)]
            out[relation] = WEIGHTS.get(relation, 1.0) * _OF_PAIRS.get(pair, _of_members)(scores, none, belongs, could)
    return out


def _of_sets(logits: Tensor, allowed: Tensor) -> Tensor:
    """Return the loss of giving one of the allowed labels, whichever, summed over pieces."""
    total = torch.logsumexp(logits, dim=-1)
    return (total - torch.logsumexp(logits.masked_fill(~allowed, -1e4), dim=-1)).sum()


def _of_members(scores: Tensor, none: Tensor, belongs: Tensor, could: Tensor) -> Tensor:
    """Return the loss of saying for each piece whether it belongs, against the row's own threshold, mean over rows."""
    each = torch.nn.functional.binary_cross_entropy_with_logits(
        scores - none[:, None], belongs.to(scores.dtype), reduction="none"
    )
    each = each.masked_fill(~could, 0.0)
    return (each.sum(-1) / could.sum(-1).clamp(min=1)).mean() * MEMBERS


def _of_antecedents(scores: Tensor, none: Tensor, belongs: Tensor, could: Tensor) -> Tensor:
    """Return the loss of choosing one of the antecedents, or none where there is none, mean over rows."""
    whole = torch.cat([scores.masked_fill(~could, -1e4), none[:, None]], dim=-1)
    first = ~belongs.any(-1)
    right = torch.cat([scores.masked_fill(~belongs, -1e4), none.masked_fill(~first, -1e4)[:, None]], dim=-1)
    return (torch.logsumexp(whole, -1) - torch.logsumexp(right, -1)).mean()


def _of_few(scores: Tensor, none: Tensor, belongs: Tensor, could: Tensor) -> Tensor:
    """Return the loss of setting the few pieces that belong above the row's threshold and all others below, mean over
    rows. It weighs the hardest pieces, so that the many that plainly do not belong do not drown those that do
    (Su et al. 2022, "ZLPR: A Novel Loss for Multi-label Classification", arXiv:2208.02955).
    """
    over = (scores - none[:, None]).float()
    above = _softplus_of_sum(-over, belongs & could)
    below = _softplus_of_sum(over, could & ~belongs)
    return (above + below).mean()


def _softplus_of_sum(logits: Tensor, chosen: Tensor) -> Tensor:
    """Return the logarithm of one and the sum of the exponentials of the chosen logits, row by row."""
    zero = torch.zeros_like(logits[:, :1])
    return torch.logsumexp(torch.cat([zero, logits.masked_fill(~chosen, -1e4)], dim=-1), -1)


_OF_PAIRS: Final = {COREFERENCE: _of_antecedents, ROLE: _of_few}

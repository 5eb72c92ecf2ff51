"""The network: MiniLM's six layers over words and typography, and the heads of `rapporteur.encoder.heads` on top.

Written out in full so that the exported graph is what onnxruntime fuses: embedding, attention, feed-forward.
"""

from pathlib import Path
from typing import Final

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from rapporteur.encoder.heads import PAIR_HEADS, PAIR_WIDTH, TOKEN_HEADS, PairHead
from rapporteur.encoder.wordpieces import TYPOGRAPHIES

WIDTH: Final = 384
LAYERS: Final = 6
HEADS: Final = 12
INNER: Final = 1536
VOCABULARY: Final = 30522
POSITIONS: Final = 512
DROPOUT: Final = 0.1


class Layer(nn.Module):
    """One transformer layer, normed after each part, as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.output = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.rise = nn.Linear(WIDTH, INNER)
        self.fall = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return the layer's output; `bias` is added to the attention's logits."""
        batch, length = x.shape[0], x.shape[1]

        def split(y: Tensor) -> Tensor:
            return y.reshape(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        if self.training:
            mixed = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        else:
            scores = query @ key.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + bias
            mixed = torch.softmax(scores, dim=-1) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.attention_norm(x + self.output(mixed))
        return self.norm(x + self.dropout(self.fall(nn.functional.gelu(self.rise(x)))))


class Pair(nn.Module):
    """The vectors of each wordpiece as first and as second of a pair, and the first's logits of having none."""

    def __init__(self, head: PairHead) -> None:
        super().__init__()
        self.inner = nn.Linear(WIDTH, 4 * PAIR_WIDTH)
        self.first = nn.Linear(2 * PAIR_WIDTH, len(head.relations) * PAIR_WIDTH)
        self.second = nn.Linear(2 * PAIR_WIDTH, PAIR_WIDTH)
        self.none = nn.Linear(2 * PAIR_WIDTH, len(head.relations))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor) -> Tensor:
        """Return [batch, length, the head's width]."""
        inner = self.dropout(nn.functional.gelu(self.inner(x)))
        first, second = inner[..., : 2 * PAIR_WIDTH], inner[..., 2 * PAIR_WIDTH :]
        return torch.cat([self.first(first), self.second(second), self.none(first)], dim=-1)


class Network(nn.Module):
    """Ids, typography and a mask, each [batch, length], to one output a head, [batch, length, labels]."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.typography = nn.Embedding(TYPOGRAPHIES, WIDTH)
        nn.init.normal_(self.typography.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.tokens = nn.ModuleDict({head.name: nn.Linear(WIDTH, len(head.labels)) for head in TOKEN_HEADS})
        self.pairs = nn.ModuleDict({head.name: Pair(head) for head in PAIR_HEADS})

    def forward(self, ids: Tensor, typography: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Return the outputs in the order of `TOKEN_HEADS`, then `PAIR_HEADS`."""
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(at)[None] + self.typography(typography)
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        x = self.dropout(x)
        return (*(self.tokens[h.name](x) for h in TOKEN_HEADS), *(self.pairs[h.name](x) for h in PAIR_HEADS))


def load_pretrained(network: Network, weights: Path) -> None:
    """Take the weights of all-MiniLM-L6-v2 (Apache-2.0) for the embeddings and layers."""
    given = load_file(weights)
    kind = given.pop("embeddings.token_type_embeddings.weight")[0]
    names = {
        "embeddings.word_embeddings.weight": "words.weight",
        "embeddings.position_embeddings.weight": "positions.weight",
        "embeddings.LayerNorm": "norm",
        "encoder.layer": "layers",
        "attention.self.": "",
        "attention.output.dense": "output",
        "attention.output.LayerNorm": "attention_norm",
        "intermediate.dense": "rise",
        "output.dense": "fall",
        "output.LayerNorm": "norm",
    }
    taken = {}
    for name, value in given.items():
        for old, new in names.items():
            name = name.replace(old, new)  # noqa: PLW2901
        taken[name] = value
    taken["positions.weight"] = taken["positions.weight"] + kind
    missing, extra = network.load_state_dict(taken, strict=False)
    foreign = [m for m in missing if not m.startswith(("typography", "tokens", "pairs"))]
    extra = [e for e in extra if not e.startswith(("pooler", "embeddings.position_ids"))]
    if foreign or extra:
        raise ValueError(f"not the weights of all-MiniLM-L6-v2: {foreign + extra} do not fit")

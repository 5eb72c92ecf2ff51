"""The weights of the encoder (`encoder.onnx`), its vocabulary (`tokenizer.json`), and their card (`CARD.md`)."""

from typing import Final

SHA256: Final = "ec8afd2256f17e4dd1d56bbb8895d77feaef70168eea028ac5c599b2c1dfee28"
"""Of `encoder.onnx`; `training.export` writes it."""
MODEL: Final = f"encoder {SHA256[:16]}"
"""The name of the weights in a record's header."""

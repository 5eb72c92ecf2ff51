"""The weights of the encoder (`encoder.onnx`), its vocabulary (`tokenizer.json`), and their card (`CARD.md`)."""

from typing import Final

SHA256: Final = "70560c8d401fc3d2af66f698721cdbcb757dd14910e1ff656e3f8f593a1e08c7"
"""Of `encoder.onnx`; `training.export` writes it."""
MODEL: Final = f"encoder {SHA256[:16]}"
"""The name of the weights in a record's header."""

"""The weights of the encoder (`encoder.onnx`), its vocabulary (`tokenizer.json`), and their card (`CARD.md`)."""

from typing import Final

SHA256: Final = "88cbde9d06cb883a9372a318d58f2a1235688af9a01e863b335b51b0c7de1b70"
"""Of `encoder.onnx`; `training.export` writes it."""
MODEL: Final = f"encoder {SHA256[:16]}"
"""The name of the weights in a record's header."""

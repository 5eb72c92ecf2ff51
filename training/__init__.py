"""Training: how the weights in the package were made, from corpora and our own passages to one ONNX file."""

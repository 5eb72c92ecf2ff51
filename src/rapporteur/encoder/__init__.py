"""Encoder: one pass of a small transformer over a report, whose heads every annotator reads."""

"""Annotate: what one report says, span by span; `reading.py` brings it all together."""

"""Comparisons with other programs, measured in one run on one machine. Not part of `make test`."""

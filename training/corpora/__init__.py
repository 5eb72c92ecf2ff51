"""Corpora: each module reads one format from the folder of public corpora and yields examples."""

"""Measure Rapporteur against gold, and hold each figure above its floor.

    python -m eval                     every figure, with its corpus and the floor it may not fall below
    python -m eval --check             the same; fails where a figure is below its floor
    python -m eval --update            raises the floors to what is measured, and says which
    python -m eval times --misses      every wrong time expression in its context, the most frequent first

The corpora are not part of the repository: `corpora.py` says where they are looked for. What is absent is named and
left out.
"""

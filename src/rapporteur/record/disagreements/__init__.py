"""Disagreements: what does not fit together, each side with who holds it and in which words.

sides.py    a disagreement and its sides
events.py   in what is told of one event
counts.py   in the numbers that one report sets side by side; tallies.py, in those of several reports
denials.py  claims told to be denied
quarrels.py parties told outright not to agree
parties.py  what parties want on one matter, and promises told as broken
views.py    all of a record, as of a day and as known by a day
"""

"""Ledger: what was agreed, by when it falls due, and what became of it, as of a day.

reckoning.py      commitments across reports, and the standing of each by what was heard of it
keys.py           by what a sentence is found to bear on one, told by its words alone
listening.py      which sentences of the reports may bear on which commitments
outcomes.py       what a sentence tells of what became of a commitment; own_outcomes.py, what its own sentence tells
outcome_words.py  the words by which it is told
evidence.py       what a sentence does to a commitment, and the sentences that it is read from
agreements.py     what parties agreed or are to agree
views.py          commitments and positions of a record, as of a day and as known by a day
"""

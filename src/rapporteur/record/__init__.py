"""Record: what was read is kept, whole and exact, and seen from any day.

tables.py      the tables
engine.py      opening a file or a URL; the only place that knows one database from another
migrations.py  the version of a record, and the way from each version to the next
rows.py        a reading as rows, every span checked
store.py       what is written and read back
views.py       documents and timeline, as of a day and as known by a day
overview.py    each event as all reports tell it, kept up as reports come; consensus.py, what they tell together
linked.py      which mentions are one, kept; judged.py and reviews.py, what persons said of it
hearing.py     the reports sentence by sentence, for what is worked out from their words
ledger/        what was agreed and what became of it
disagreements/ what does not fit together
"""

"""Record: what was read is kept, whole and exact, and seen from any day.

tables.py      the tables
engine.py      opening a file or a URL; the only place that knows one database from another
migrations.py  the version of a record, and the way from each version to the next
rows.py        a reading as rows, every span checked
store.py       what is written and read back
views.py       documents and timeline, as of a day and as known by a day
"""

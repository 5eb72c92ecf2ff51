"""Publish: the record for people and programs.

jsonl.py        the record as JSON Lines, its public form
spreadsheet.py  tables as CSV
exports/        further forms to hand a record on in
tables.py       tables and pages for the terminal
words.py        days and quotations as a person reads them
output.py       where an export goes
progress.py     how far a build is
"""

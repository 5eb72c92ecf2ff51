"""The web reader: a record in a browser on this machine, and the same pages in one file.

serve.py       a port of this machine, and what runs on it
app.py         routes: every page, every action, what a reader is told when something is wrong
guard.py       who may ask: this machine's browser alone, and no other site through it
pages.py       the pages and the actions, in the order of the navigation
asked.py       what a page is asked for: a name, a vantage, a query
links.py       where things are, as addresses of the reader
templating.py  templates, and what they say of days, words and numbers
report.py      the same pages in one file
file_links.py  where things are in it
timeline.py    what the story draws, over period.py, axis.py, strip.py and lanes.py
map.py         where places are, over outlines.py
*.py           each further module makes what one page shows: a function of the record and what is asked, without HTML

To add a page, write `make_NAME(store, asked) -> Context`, `templates/NAME.html` that extends `shell`, and put a Page in
pages.py. A template takes every address from `link`, so that the one file can have its own.
"""

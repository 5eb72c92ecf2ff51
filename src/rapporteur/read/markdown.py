"""Front matter: the block between two lines of `---` that may stand above a text; title, publisher, date and URL are
taken from it.

The text stays as it is in the file: the block is marked as furniture, and the date in it is quoted where it stands.
"""

import re

from rapporteur.read.metadata import Metadata, day_of, one_line

_BLOCK = re.compile(r"\A(?:\s*\n)?---[ \t]*\n(?P<body>(?:[^\n]{0,500}\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(
    r"^(?P<key>[A-Za-z_-]{2,20})[ \t]*:[ \t]*(?P<quote>[\"']?)(?P<value>[^\n]+?)(?P=quote)[ \t]*$", re.MULTILINE
)
_HEADING = re.compile(r"^#[ \t]+(?P<title>[^\n]{1,300}?)[ \t#]*$", re.MULTILINE)
_KEYS = {
    "title": "title", "headline": "title", "publisher": "publisher", "source": "publisher", "outlet": "publisher",
    "url": "url", "link": "url", "language": "language", "lang": "language", "id": "id",
}  # fmt: skip
_DATE_KEYS = ("date", "published")


def read_front_matter(text: str, *, headings: bool) -> Metadata:
    """Return what a text's front matter states; with `headings`, a first `# ` is the title where it states none."""
    stated: dict[str, str] = {}
    day, day_at, block_at = None, None, None
    block = _BLOCK.match(text)
    fields = list(_FIELD.finditer(text, block.start("body"), block.end("body"))) if block else []
    if block and fields:
        block_at = (text.index("---"), block.start() + len(block[0].rstrip()))
        for field in fields:
            key = field["key"].lower()
            if key in _DATE_KEYS and day is None:
                day = day_of(field["value"])
                day_at = field.span("value") if day else None
            elif key in _KEYS and (value := one_line(field["value"])):
                stated.setdefault(_KEYS[key], value)
    heading = _HEADING.search(text) if headings and "title" not in stated else None
    if heading:
        stated["title"] = heading["title"]
    return Metadata(published=day, published_at=day_at, front_matter=block_at, **stated)

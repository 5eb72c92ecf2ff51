"""Markdown: the words of reports as text that no reader of Markdown takes for markup, a link, or HTML."""

import re
from collections.abc import Iterator

from rapporteur.publish.words import visible

MARKUP = r"[\\`*_\[\]|~^$]"
"""What is escaped by a backslash: CommonMark and its common extensions (tables, footnotes, formulae)."""
ENTITIES = r"[<>&@{]|(?<=\w):(?=//)|(?<=[Ww]{3})\."
"""What is written as a character reference, which every reader knows: of HTML, of templates, and of what becomes a link
by itself."""
ESCAPED = re.compile(f"({MARKUP})|{ENTITIES}")


def plain(text: str) -> str:
    r"""Return text on one line as Markdown that shows it as it is; for the midst of a line.

    >>> print(plain("[a](b) *c* <script> http://x.org"))
    \[a\](b) \*c\* &#60;script&#62; http&#58;//x.org
    """
    return ESCAPED.sub(lambda found: f"\\{found[0]}" if found[1] else f"&#{ord(found[0])};", visible(text))


class Notes:
    """Footnotes: numbered as they are referred to, written out where they are asked for."""

    def __init__(self) -> None:
        self._count = 0
        self._waiting: dict[str, str] = {}

    def note(self, text: str) -> str:
        """Keep a footnote, Markdown already, and return the reference to it; the same text is one footnote."""
        if text not in self._waiting:
            self._count += 1
            self._waiting[text] = f"[^{self._count}]"
        return self._waiting[text]

    def written(self) -> Iterator[str]:
        """Give the lines of the footnotes that wait, and an empty one after them."""
        waiting, self._waiting = self._waiting, {}
        for text, reference in waiting.items():
            yield f"{reference}: {text}"
        if waiting:
            yield ""

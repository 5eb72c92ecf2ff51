"""Said: which statements of a report some words stand in."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rapporteur.model import Span, Statement


class Said:
    """The statements of a report, asked for those whose content a trigger stands in."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        contents = [(content, one.id) for one in statements for content in one.content]
        self._contents = sorted(contents, key=lambda one: (one[0].start, -one[0].end, one[1]))
        self._starts = [content.start for content, _ in self._contents]
        self._longest = max((content.end - content.start for content, _ in contents), default=0)

    def around(self, words: Span) -> tuple[str, ...]:
        """Return the identifiers, innermost first."""
        first, last = bisect_left(self._starts, words.end - self._longest), bisect_right(self._starts, words.start)
        around = [
            (content.end - content.start, content.start, name)
            for content, name in self._contents[first:last]
            if words.end <= content.end
        ]
        return tuple(dict.fromkeys(name for _, _, name in sorted(around)))

"""JSON objects that hold one long list, written a line an item, so that the list can be of any length."""

from collections.abc import Iterable, Iterator
from typing import Any

from rapporteur.lines import Line, dump


def object_lines(before: Line, name: str, items: Iterable[Line], after: Iterable[Line] = ()) -> Iterator[str]:
    r"""Give the lines of a JSON object: the fields before a list, the list under its name, the fields after.

    `after` is asked only once the list is written. A `<` is written as its escape, so that a web page may hold the
    object inside a script.

    >>> print("\n".join(object_lines({"type": "A"}, "items", [{"a": "<b>"}, {}], [{"total": 2}])))
    {"type": "A",
    "items": [
    {"a": "\u003cb>"},
    {}
    ],
    "total": 2}
    """
    yield f"{{{_fields(before)},\n{_text(name)}: [" if before else f"{{{_text(name)}: ["
    held = None
    for item in items:
        if held is not None:
            yield f"{held},"
        held = _text(item)
    if held is not None:
        yield held
    yield ",\n".join(("]", *map(_fields, after))) + "}"


def _fields(line: Line) -> str:
    return _text(line).removeprefix("{").removesuffix("}")


def _text(value: Any) -> str:
    return dump(value).replace("<", "\\u003c")

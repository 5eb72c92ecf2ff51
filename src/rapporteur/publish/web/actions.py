"""Actions: what a form is sent with, and what is shown when it was done."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Form = Mapping[str, str]
"""What a form was sent with, the last value of each name; `maker` is who does it, as the record names makers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The page that is shown after an action, whose it is, and what of its query is other than it was before; None for
    what is no longer in it."""

    page: str
    name: str = ""
    query: Mapping[str, str | None] = field(default_factory=dict)

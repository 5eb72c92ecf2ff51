"""JSON Lines: one report a line, with `text` and what is known about it.

Fields: `text`, and optionally `id`, `title`, `publisher`, `published` (ISO date or date and time), `url`, `language`.
Others are passed over.
"""

import json
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from rapporteur.errors import RefusedInput
from rapporteur.read.decoding import clean
from rapporteur.read.metadata import Metadata, day_of, one_line

_REMEDY = "correct the line; the rest is read"


class _Line(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    text: str
    id: str | int | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None

    @field_validator("published", mode="before")
    @classmethod
    def _day(cls, value: object) -> object:
        if not isinstance(value, str) or not value.strip():
            return None if value == "" else value
        day = day_of(value)
        if day is None:
            raise ValueError(f"{value[:40]!r} is not a date like 2019-01-25")
        return day


def read_json_line(content: bytes, *, name: str) -> tuple[str, Metadata]:
    """Return the text of a JSON line and what it states; RefusedInput, naming file and line, where it is broken."""
    fields = _parsed(content, name=name)
    try:
        line = _Line.model_validate(fields)
    except ValidationError as error:
        raise RefusedInput(name, _in_words(error), _REMEDY) from None
    if not line.text.strip():
        raise RefusedInput(name, "has an empty `text`", _REMEDY)
    identifier = None if line.id is None else one_line(str(line.id))
    return line.text, Metadata(
        id=identifier,
        title=one_line(line.title),
        publisher=one_line(line.publisher),
        url=one_line(line.url),
        language=one_line(line.language),
        published=line.published,
    )


def _parsed(content: bytes, *, name: str) -> dict[str, Any]:
    try:
        fields = json.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise RefusedInput(name, f"is not UTF-8 (byte {error.start})", _REMEDY) from None
    except json.JSONDecodeError as error:
        raise RefusedInput(name, f"is not JSON ({error.msg}, column {error.colno})", _REMEDY) from None
    except RecursionError:
        raise RefusedInput(name, "is nested too deeply", _REMEDY) from None
    except ValueError:  # Python reads no number of more than 4,300 digits
        raise RefusedInput(name, "holds a number of thousands of digits", _REMEDY) from None
    if not isinstance(fields, dict):
        raise RefusedInput(name, "is not an object", 'write lines like {"text": "…"}')
    if "text" not in fields:
        raise RefusedInput(name, "has no `text`", 'write lines like {"text": "…"}')
    return {key: clean(value) if isinstance(value, str) else value for key, value in fields.items()}


def _in_words(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    field = first["loc"][0] if first["loc"] else "line"
    return f"has a wrong `{field}` ({first['msg'].removeprefix('Value error, ')})"

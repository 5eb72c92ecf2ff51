"""Columns: the tables of the record as Parquet has them, each with the names and types of its columns."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rapporteur.errors import MissingExtra

try:
    import pyarrow as pa
except ModuleNotFoundError as fault:
    raise MissingExtra("Parquet", "exports") from fault

TEXT: Final = pa.string()
TEXTS: Final = pa.list_(TEXT)
DAY: Final = pa.date32()
SPAN: Final = pa.struct([("document", TEXT), ("start", pa.int32()), ("end", pa.int32()), ("quote", TEXT)])
"""Half-open offsets in code points into the document's text, and the words that stand there."""
SPANS: Final = pa.list_(SPAN)
PARTICIPANTS: Final = pa.list_(pa.struct([("actor", TEXT), ("name", TEXT), ("span", SPAN)]))
PLACES: Final = pa.list_(
    pa.struct(
        [
            *(("actor", TEXT), ("latitude", pa.float64()), ("longitude", pa.float64()), ("precision", TEXT)),
            *(("country", TEXT), ("span", SPAN)),
        ]
    )
)
QUANTITIES: Final = pa.list_(pa.struct([("what", TEXT), ("low", pa.float64()), ("high", pa.float64()), ("span", SPAN)]))
Columns = tuple[tuple[str, pa.DataType], ...]
WHEN: Final[Columns] = (("earliest", DAY), ("latest", DAY), ("edtf", TEXT), ("basis", TEXT), ("cues", SPANS))
"""An interval: its ends, both included, null where open; as EDTF; how it is known and the words it rests on."""
EVENT: Final[Columns] = (("type", TEXT), ("mode", TEXT), ("status", TEXT), *WHEN)

COLUMNS: Final[Mapping[str, Columns]] = MappingProxyType(
    {
        "documents": (
            *(("id", TEXT), ("path", TEXT), ("url", TEXT), ("title", TEXT), ("publisher", TEXT), ("agencies", TEXTS)),
            *(("language", TEXT), *WHEN, ("dateline", SPAN), ("furniture", SPANS), ("syndicated_from", TEXT)),
            *(("raw_sha256", TEXT), ("text_sha256", TEXT), ("text", TEXT)),
        ),
        "times": (
            *(("id", TEXT), ("document", TEXT), ("span", SPAN), ("type", TEXT), ("value", TEXT), ("mod", TEXT)),
            *(*WHEN, ("sentence", SPAN), ("made_by", TEXT)),
        ),
        "actors": (
            *(("id", TEXT), ("type", TEXT), ("name", TEXT), ("names", TEXTS), ("country", TEXT)),
            (
                "roles",
                pa.list_(pa.struct([("title", TEXT), ("of", TEXT), ("of_name", TEXT), *WHEN[:4], ("spans", SPANS)])),
            ),
            *(("mentions", pa.int32()), ("documents", pa.int32())),
        ),
        "mentions": (("actor", TEXT), ("name", TEXT), ("form", TEXT), ("span", SPAN)),
        "statements": (
            *(("id", TEXT), ("document", TEXT), ("speaker", TEXT), ("says", TEXT), ("actor", TEXT)),
            *(("actor_name", TEXT), ("anonymous", pa.bool_()), ("description", TEXT), ("stance", TEXT)),
            *(("direct", pa.bool_()), ("source", SPANS), ("cue", SPANS), ("content", SPANS)),
            ("via", pa.list_(pa.struct([("name", TEXT), ("actor", TEXT), ("spans", SPANS)]))),
            *(*WHEN, ("confidence", pa.float64()), ("made_by", TEXT)),
        ),
        "events": (
            *(("id", TEXT), *EVENT, ("who", TEXT), ("whom", TEXT), ("actors", TEXTS), ("actor_names", TEXTS)),
            *(
                ("recipients", TEXTS),
                ("recipient_names", TEXTS),
                ("places", PLACES),
                ("quantities", QUANTITIES),
                ("reports", pa.int32()),
            ),
            *(("independent", pa.int32()), ("relations", pa.list_(pa.struct([("type", TEXT), ("event", TEXT)])))),
            *(("mention", TEXT), ("trigger", SPAN), ("sentence", SPAN), ("speaker", TEXT)),
        ),
        "event_mentions": (
            *(("id", TEXT), ("event", TEXT), ("document", TEXT), *EVENT, ("trigger", SPAN), ("when", SPAN)),
            *(("actors", PARTICIPANTS), ("recipients", PARTICIPANTS), ("places", PLACES)),
            *(("quantities", QUANTITIES), ("within", TEXTS), ("speaker", TEXT), ("sentence", SPAN)),
            *(("confidence", pa.float64()), ("made_by", TEXT)),
        ),
        "agreements": (
            *(("id", TEXT), ("name", TEXT), ("event", TEXT), ("parties", TEXTS), ("party_names", TEXTS)),
            *(("status", TEXT), *WHEN, ("spans", SPANS)),
        ),
        "commitments": (
            *(("id", TEXT), ("agreement", TEXT), ("obligors", TEXTS), ("obligor_names", TEXTS)),
            *(("beneficiaries", TEXTS), ("beneficiary_names", TEXTS), ("act", SPAN), ("type", TEXT)),
            *(("negative", pa.bool_()), ("quantities", QUANTITIES), *WHEN, ("term", TEXT), ("reckoned_from", SPAN)),
            *(("conditions", SPANS), ("status", TEXT), ("status_as_of", DAY), ("reason", TEXT)),
            (
                "evidence",
                pa.list_(pa.struct([("event", TEXT), ("effect", TEXT), ("reason", TEXT), ("span", SPAN)])),
            ),
            ("mentions", SPANS),
        ),
        "positions": (
            *(("id", TEXT), ("issue", TEXT), ("holder", TEXT), ("holder_name", TEXT), ("held_in", SPAN)),
            *(("polarity", TEXT), ("value", TEXT), ("span", SPAN), ("statement", TEXT), *WHEN, ("made_by", TEXT)),
        ),
        "disagreements": (
            *(("id", TEXT), ("event", TEXT), ("type", TEXT), ("about", TEXT)),
            (
                "sides",
                pa.list_(
                    pa.struct(
                        [
                            *(("held_by", TEXTS), ("held_by_names", TEXTS), ("value", TEXT), ("spans", SPANS)),
                            *(("statements", TEXTS), ("documents", TEXTS)),
                        ]
                    )
                ),
            ),
        ),
        "judgements": (
            *(("id", TEXT), ("left", TEXT), ("right", TEXT), ("verdict", TEXT), ("matter", TEXT), ("value", TEXT)),
            *(("reason", TEXT), ("score", pa.float64()), ("made_by", TEXT), ("made_at", DAY)),
        ),
    }
)
"""The columns of each table; docs/exports.md says what they hold."""


def schema_of(table: str, *, text: bool) -> pa.Schema:
    """Return the schema of a table; without the reports' text where that is not wanted."""
    return pa.schema([column for column in COLUMNS[table] if text or column[0] != "text"])

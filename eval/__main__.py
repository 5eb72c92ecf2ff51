"""The command line of the measurements: options in, figures out."""

from collections.abc import Iterator, Sequence
from itertools import chain

import click

from eval import attributions, coreferring, events, mentions, records, sentences, times
from eval import floors as pins
from eval import misses as errors
from eval.corpora import Corpus, load_module, shared_folder
from eval.figures import Result

SUITES = {
    "records": records,
    "times": times,
    "attributions": attributions,
    "mentions": mentions,
    "events": events,
    "sentences": sentences,
    "coreference": coreferring,
}
CORPUS = click.Choice([name for suite in SUITES.values() for name in suite.CORPORA])
KIND = click.Choice([kind.value for kind in errors.Kind])


def find_corpora(suites: Sequence[str], names: Sequence[str] = ()) -> tuple[list[tuple[str, Corpus]], list[str]]:
    """Return the corpora that are there, each with its suite, and a line for each that is not; `names` picks some."""
    shared = shared_folder()
    present, absent = [], []
    for suite in suites:
        for name, corpus in SUITES[suite].find_corpora(shared):
            if names and name not in names:
                continue
            if corpus is None:
                absent.append(f"{name}: skipped, not in {shared} (set RAPPORTEUR_SHARED to the folder of the corpora)")
            else:
                present.append((suite, corpus))
    return present, absent


def describe(results: Sequence[Result], floors: pins.Floors) -> Iterator[str]:
    """Give the lines that show the results, each figure with its floor."""
    for result in results:
        corpus = result.corpus
        yield f"{corpus.name} ({corpus.part}, {len(corpus.texts)} documents, sha256 {corpus.sha256[:12]}): {result.of}"
        for figure in result.figures:
            floor = pins.floor_of(floors, result, figure.name)
            below = floor is not None and figure.value < floor
            pinned = "" if floor is None else f"floor {floor}" + ("  BELOW" if below else "")
            yield f"  {figure.name:30}{figure!s:>6}  {figure.of:28}{pinned}".rstrip()
        yield from (f"  {note}" for note in result.notes)


def misses_of(suite: str, corpus: Corpus, *, kinds: Sequence[str], examples: int) -> Iterator[str]:
    """Give the lines that show what is wrong on one corpus."""
    yield f"\n=== {corpus.name}"
    if suite == "records":
        yield from records.find_misses(corpus)
        return
    if suite != "times":
        yield "figures alone: misses are told of the suites records and times"
        return
    documents = times.load_documents(corpus)
    found = times.tag_all(documents).found
    wrong = errors.find_misses(load_module(corpus.scorers / "te3score.py"), documents, found)
    yield from errors.describe((miss for miss in wrong if not kinds or miss.kind in kinds), examples=examples)


@click.command(help="Measure against gold: every suite, or the one named.")
@click.argument("suite", type=click.Choice(tuple(SUITES)), required=False)
@click.option("--check", is_flag=True, help="Fail where a figure is below its floor.")
@click.option(
    "--update", is_flag=True, help="Raise the floors in eval/floors.json to what is measured; never lowers one."
)
@click.option("--misses", is_flag=True, help="Show what is wrong instead of how much of it is right.")
@click.option("--confusions", is_flag=True, help="Show what events of the stories are taken for, the worst first.")
@click.option("--corpus", "names", multiple=True, type=CORPUS, help="Only this corpus.")
@click.option("--kind", "kinds", multiple=True, type=KIND, help="With times --misses: only this kind.")
@click.option("--examples", default=3, show_default=True, help="With times --misses: examples of each wording.")
def main(  # noqa: PLR0913 (one parameter an option)
    *,
    suite: str | None,
    check: bool,
    update: bool,
    misses: bool,
    confusions: bool,
    names: tuple[str, ...],
    kinds: tuple[str, ...],
    examples: int,
) -> None:
    """Measure, print, and compare with the floors."""
    corpora, absent = find_corpora([suite] if suite else list(SUITES), names)
    for line in absent:
        click.echo(line)
    if confusions:
        missed = chain.from_iterable(records.find_misses(corpus) for which, corpus in corpora if which == "records")
        for what, count in records.confusions(missed):
            click.echo(f"{count:4}  {what}")
        return
    if misses:
        for which, corpus in corpora:
            for line in misses_of(which, corpus, kinds=kinds, examples=examples):
                click.echo(line)
        return
    floors = pins.read_floors()
    results = [SUITES[which].measure(corpus) for which, corpus in corpora]
    for line in (*describe(results, floors), *pins.changed_corpora(results, floors)):
        click.echo(line)
    if update:
        floors, changes = pins.raise_floors(results, floors)
        pins.write_floors(floors)
        click.echo("\n".join(changes) or "no floor to raise")
    failed = list(pins.failures(results, floors))
    if failed and (check or update):
        raise click.ClickException("\n".join(["below the floor", *failed]))


if __name__ == "__main__":
    main()

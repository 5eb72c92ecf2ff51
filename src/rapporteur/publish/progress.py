"""Progress: how far a build is, on a terminal's standard error, and nothing where there is no terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text


@contextmanager
def shown_progress(total: Callable[[], int]) -> Iterator[tuple[Callable[[int], None], Callable[[str], None]]]:
    """Give a function that is told the bytes settled, and one that prints a line; `total` is asked only for a bar."""
    console = Console(stderr=True, soft_wrap=True, highlight=False)

    def tell(line: str) -> None:
        console.print(Text(line))

    if not sys.stderr.isatty():
        yield lambda _: None, tell
        return
    columns = (TextColumn("Reading"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total())
        yield lambda size: bar.advance(task, size), tell

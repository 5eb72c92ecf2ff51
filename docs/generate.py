"""Write the parts of the documentation that the program itself can say: the command reference, the output of the demo.

python -m docs.generate            writes them
python -m docs.generate --check    fails where one is not what the program says today
"""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
from click.testing import CliRunner

from rapporteur.cli import commands as rapporteur

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 100
Documented = tuple[str, click.Command, click.Context]
SHOWN_LINES = 42
ENTRY = re.compile(r"(?:by |from )?\d{4}(?:-\d\d)?\b")
RUN_BY_DEMO = re.compile(r"\t@?\$\(BIN\)/(rapporteur .*)")
SHOWN = re.compile(r"(?<=<!-- output of make demo -->\n```text\n).*?(?=```\n<!-- end of output -->)", re.DOTALL)


def command_reference() -> str:
    """Return the page of all commands, each with its own help."""
    page = ["# Commands", "", "Written by `make docs` from the program's own help.", ""]
    for name, command, context in commands():
        depth = "#" * (1 + len(name.split()))
        help_text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
        page += [f"{depth} {name}", "", "```text", help_text, "```", ""]
    return "\n".join(page)


def commands() -> Iterator[Documented]:
    """Give the program and its commands, depth first, each under its full name."""

    def walk(command: click.Command, name: str, parent: click.Context | None) -> Iterator[Documented]:
        info = name.rsplit(" ", 1)[-1]
        settings = {**command.context_settings, "max_content_width": WIDTH, "terminal_width": WIDTH}
        context = click.Context(command, info_name=info, parent=parent, **settings)
        yield name, command, context
        if isinstance(command, click.Group):
            for each in command.list_commands(context):
                if (child := command.get_command(context, each)) is not None and not child.hidden:
                    yield from walk(child, f"{name} {each}", context)

    yield from walk(rapporteur, "rapporteur", None)


def demo_commands() -> list[list[str]]:
    """Return what `make demo` runs, as the Makefile has it."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    variables = dict(re.findall(r"^(\w+) :?= (.*)$", makefile, re.MULTILINE))
    recipe = makefile.partition("\ndemo:")[2].partition("\n\n")[0]
    lines = RUN_BY_DEMO.findall(recipe)
    return [re.sub(r"\$\((\w+)\)", lambda name: variables[name[1]], line).split()[1:] for line in lines]


def demo_output() -> str:
    """Return how the output of `make demo` begins: its commands run in a folder that holds nothing but the example."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "build").mkdir()
        (Path(folder) / "examples").symlink_to(ROOT / "examples")
        os.chdir(folder)
        try:
            return beginning("".join(run(arguments) for arguments in demo_commands()))
        finally:
            os.chdir(here)


def beginning(output: str) -> str:
    """Return the first entries of a timeline, whole, and say how many lines are left out.

    >>> shown = beginning("8 reports\\n" + "2031-11-20  Nine people\\nresolved    died\\n" * 30).splitlines()
    >>> len(shown), shown[-2:]
    (42, ['resolved    died', '… and 20 lines more'])
    >>> beginning("8 reports\\n2031-11-20  Nine people died\\n")
    '8 reports\\n2031-11-20  Nine people died\\n'
    """
    lines = output.splitlines(keepends=True)
    entries = [number for number, line in enumerate(lines) if ENTRY.match(line) and number <= SHOWN_LINES]
    if len(lines) <= SHOWN_LINES or not entries:
        return output
    return "".join(lines[: entries[-1]]) + f"… and {len(lines) - entries[-1]} lines more\n"


def run(arguments: list[str]) -> str:
    """Return what the program prints for some arguments."""
    result = CliRunner().invoke(rapporteur, arguments, env={"COLUMNS": str(WIDTH)}, catch_exceptions=False)
    if result.exit_code:
        raise click.ClickException(f"rapporteur {' '.join(arguments)} failed:\n{result.output}")
    return "".join(line.rstrip() + "\n" for line in result.output.splitlines())


def readme() -> str:
    """Return the README with the output that the demo has today."""
    return SHOWN.sub(lambda _: demo_output(), read(ROOT / "README.md"))


def read(file: Path) -> str:
    """Return what a file holds; nothing where there is none."""
    return file.read_text(encoding="utf-8") if file.is_file() else ""


GENERATED = {"docs/cli.md": command_reference, "README.md": readme}


def main() -> None:
    """Write the generated parts, or check them."""
    stale = {name: text for name, generate in GENERATED.items() if (text := generate()) != read(ROOT / name)}
    for name, text in stale.items():
        if "--check" in sys.argv:
            click.echo(f"{name} is not what the program says today: run make docs")
        else:
            (ROOT / name).write_text(text, encoding="utf-8")
            click.echo(f"{name} written")
    if stale and "--check" in sys.argv:
        sys.exit(1)


if __name__ == "__main__":
    main()

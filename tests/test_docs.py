"""The documentation says what the program does today: generated pages are fresh, examples run, links lead somewhere."""

import doctest
import re
import shlex
from importlib.metadata import metadata
from pathlib import Path

import click
import pytest

from docs.generate import GENERATED, ROOT, commands, demo_commands
from rapporteur.lines import document_line, header_line, time_line
from rapporteur.model import Document, TimeExpression, TimexType

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
COMMANDS = {name: command for name, command, _ in commands()}
LINK = re.compile(r"\]\((?!https?://)([^)#]+)[^)]*\)")
CODE = re.compile(r"```(?:sh|console)\n(.*?)```", re.DOTALL)
LICENCES = {
    "Dual License": "Apache-2.0 or BSD-3-Clause",
    "MIT License": "MIT",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
}
"""What we call a licence that a package's metadata names in another way."""


def page_id(page: Path) -> str:
    """Return what pytest shows for a page."""
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("name", GENERATED)
def test_generated_parts_are_what_the_program_says(name: str) -> None:
    """The command reference is the program's own help, the README's output is what the demo prints."""
    assert (ROOT / name).read_text(encoding="utf-8") == GENERATED[name](), f"{name} is stale: run make docs"


def test_the_demo_shows_a_timeline() -> None:
    """The README's output cannot be fresh by being empty."""
    assert [arguments[0] for arguments in demo_commands()] == ["build", "timeline"]
    shown = (ROOT / "README.md").read_text(encoding="utf-8").partition("<!-- output of make demo -->")[2]
    assert len(shown.partition("<!-- end of output -->")[0].splitlines()) > 10


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    """A command has a help text, and so has each of its options."""
    command = COMMANDS[name]
    assert command.help, f"{name} has no help text"
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            assert parameter.help, f"{name} {parameter.opts[0]} has no help text"


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_commands_in_the_pages_exist(page: Path) -> None:
    """Every `rapporteur` line in a page names a command and options that there are."""
    for line in "\n".join(CODE.findall(page.read_text(encoding="utf-8"))).splitlines():
        words = shlex.split(line, comments=True)
        if words[:1] != ["rapporteur"]:
            continue
        name = " ".join(words[:2])
        assert name in COMMANDS, f"{page.name} shows {line!r}: there is no {name}"
        known = {option for each in COMMANDS[name].params for option in (*each.opts, *each.secondary_opts)}
        unknown = {word.partition("=")[0] for word in words if word.startswith("-")} - known
        assert not unknown, f"{page.name} shows {line!r}: {name} has no {unknown}"


@pytest.mark.parametrize("page", [page for page in PAGES if ">>>" in page.read_text(encoding="utf-8")], ids=page_id)
def test_examples_in_the_pages_run(page: Path) -> None:
    """Each gives what the page says it gives."""
    result = doctest.testfile(str(page), module_relative=False)
    assert result.attempted
    assert not result.failed


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_links_lead_somewhere(page: Path) -> None:
    """A relative link names a file of the repository."""
    broken = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
    assert not broken, f"{page.name}: {broken}"


def test_every_page_is_in_the_index() -> None:
    """What is written can be found."""
    index = (ROOT / "docs/index.md").read_text(encoding="utf-8")
    assert {page.name for page in (ROOT / "docs").glob("*.md")} - {"index.md"} <= set(LINK.findall(index))


def test_the_format_page_has_every_field_that_is_written() -> None:
    """And no other: the page is the contract."""
    document = Document(id="doc-1", text="Monday", raw_sha256="")
    span = document.span(0, 6)
    time = TimeExpression(id="t-1", span=span, type=TimexType.DATE, value=None, mod=None, interval=None, made_by="")
    page = (ROOT / "docs/record-format.md").read_text(encoding="utf-8").partition("\n## To come")[0]
    for line in (header_line(), document_line(document), time_line(time)):
        section = page.partition(f"\n### `{line['kind']}`\n")[2].partition("\n### ")[0]
        cells = re.findall(r"^\| (`[^|]+) \|", section, re.MULTILINE)
        assert set(re.findall(r"`(\w+)`", " ".join(cells))) == set(line) - {"kind"}


def licence_of(package: str) -> str:
    """Return the licence that a package states in its metadata."""
    stated = metadata(package)
    classified = [line for line in stated.get_all("Classifier") or [] if line.startswith("License ::")]
    given = [stated[field] for field in ("License-Expression", "License") if field in stated]
    licence = next(iter([*given, *classified]), "")
    return LICENCES.get(licence, licence)


def test_dependencies_are_documented_with_the_licence_they_state() -> None:
    """The page has a line for each package that is installed at run time, with the extra `exports`, and no other."""
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").partition("`make train`")[0]
    rows = re.findall(r"^\| ([\w-]+) \| ([\w. -]+) \| \S", page, re.MULTILINE)
    documented = {package.lower(): licence for package, licence in rows}
    del documented["package"]
    required = [
        re.split(r"[<>=!~; ]", line, maxsplit=1)[0].lower()
        for line in metadata("rapporteur").get_all("Requires-Dist") or []
        if "extra ==" not in line or "exports" in line
    ]
    assert documented == {package: licence_of(package) for package in required}

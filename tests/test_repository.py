"""The repository speaks of the project alone, and stays small enough to read."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LARGEST_FILE = 25 * 1024 * 1024
LONGEST_MODULE = 500
MACHINE_PATHS = re.compile(r"(?<![\w.-])/(?:work|farm|home|Users|root|mnt)/")
REGISTRIES = re.compile(r"pypi[.]org|python[h]osted|anaconda[.]org|index-[u]rl")


def tracked_files() -> list[Path]:
    """Return the files that belong to the repository, those not yet added among them."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: no list of tracked files")
    return [file for name in listed.stdout.split("\0") if name and (file := ROOT / name).is_file()]


def texts() -> list[tuple[Path, str]]:
    """Return the tracked files that are UTF-8 text."""
    found = []
    for file in tracked_files():
        try:
            found.append((file.relative_to(ROOT), file.read_bytes().decode("utf-8")))
        except UnicodeDecodeError:
            continue
    assert len(found) > 20
    return found


def modules() -> list[Path]:
    """Return the Python modules of the repository."""
    return [file for file in tracked_files() if file.suffix == ".py"]


def test_no_file_is_over_25_mb() -> None:
    """A clone stays small."""
    large = [str(file.relative_to(ROOT)) for file in tracked_files() if file.stat().st_size > LARGEST_FILE]
    assert not large


@pytest.mark.parametrize(("pattern", "what"), [(MACHINE_PATHS, "path"), (REGISTRIES, "registry")])
def test_the_repository_names_no_machine_and_no_registry(pattern: re.Pattern[str], what: str) -> None:
    """What is particular to a developer's machine stays there."""
    found = [f"{file}: {match[0]}" for file, text in texts() for match in pattern.finditer(text)]
    assert not found, f"a {what} in {found}"


@pytest.mark.parametrize("text", ["see /" + "home/ana/x", "/" + "work/x", "(/" + "Users/ana/x)"])
def test_a_path_of_a_machine_is_seen(text: str) -> None:
    """The check can fail."""
    assert MACHINE_PATHS.search(text)
    assert not MACHINE_PATHS.search(text.replace("/", " "))


def test_every_module_says_what_it_does() -> None:
    """It has a docstring."""
    silent = [str(file.relative_to(ROOT)) for file in modules() if not says_something(file)]
    assert not silent


def says_something(module: Path) -> bool:
    """Return whether a module has a docstring; an empty one needs none."""
    source = module.read_text(encoding="utf-8")
    return not source.strip() or bool(ast.get_docstring(ast.parse(source)))


def test_no_module_is_longer_than_500_lines() -> None:
    """A module that grows longer is no longer one thing."""
    lengths = {str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in modules()}
    assert not {name: length for name, length in lengths.items() if length > LONGEST_MODULE}


def test_what_is_imported_is_what_is_required() -> None:
    """The program imports every package that pyproject.toml requires, extras too, and requires every one it imports."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for name, lines in project["optional-dependencies"].items() if name != "train" for line in lines]
    wanted = (*project["dependencies"], *extras)
    required = {re.split(r"[<>=!~; ]", line, maxsplit=1)[0].lower() for line in wanted}
    distributions = packages_distributions()
    imported = {name for file in (ROOT / "src").rglob("*.py") for name in imports_of(file)} - {"rapporteur"}
    foreign = imported - sys.stdlib_module_names
    assert {distributions[name][0].lower() for name in foreign} == required


def imports_of(module: Path) -> set[str]:
    """Return the top-level packages a module imports."""
    names = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names

"""Find the corpora and their scorers, which stand outside the repository and are never copied into it.

They lie in `$RAPPORTEUR_SHARED`, or in `shared` beside the repository. The scorers are loaded from there by path, so
that what we print is what anyone else who scores the same files gets.
"""

import hashlib
import importlib.util
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Texts with gold, and the split they belong to.

    `gold` is None where the annotation stands in the texts themselves; `scorers` is the folder of the programs that
    load and score it.
    """

    name: str
    part: str
    texts: tuple[Path, ...]
    gold: Path | None = None
    scorers: Path

    @property
    def folder(self) -> Path:
        """The folder that holds the texts."""
        return self.texts[0].parent

    @property
    def sha256(self) -> str:
        """The hash of the corpus's content: file names and bytes, texts and gold."""
        return hash_of(self.texts if self.gold is None else (*self.texts, self.gold))


def shared_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return where the corpora are looked for, whether or not anything is there."""
    return Path(environment.get("RAPPORTEUR_SHARED") or REPOSITORY.parent / "shared")


def find_corpus(shared: Path, folder: str, *, part: str, pattern: str, gold: str | None = None) -> Corpus | None:
    """Return the corpus in a folder, under the folder's name; None where its texts or its gold are absent.

    Folder and gold are given relative to the shared folder.
    """
    texts = tuple(sorted((shared / folder).glob(pattern)))
    answers = None if gold is None else shared / gold
    if not texts or (answers is not None and not answers.is_file()):
        return None
    return Corpus(name=Path(folder).name, part=part, texts=texts, gold=answers, scorers=shared / "gold")


def hash_of(files: Iterable[Path]) -> str:
    """Return one SHA-256 over names and contents of files, whatever order they come in."""
    lines = sorted(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


@cache
def load_module(path: Path) -> Any:
    """Return the module in a file, without its folder becoming importable."""
    spec = importlib.util.spec_from_file_location(f"shared_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python module: set RAPPORTEUR_SHARED to the folder of the corpora")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

"""The settings: one frozen object, given on; nothing reads it at import."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run may be told. `largest_report` in bytes; `workers` None means one a core."""

    largest_report: int = 20_000_000
    workers: int | None = None
    batch: int = 64

"""The ledger for the terminal: who is to do what by when, and what became of it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from rich.console import Console
from rich.text import Text

from rapporteur.model import Position
from rapporteur.publish.tables import DAY_CHARACTERS, ROWS_AT_ONCE, days_text, make_table, short_id
from rapporteur.publish.words import visible
from rapporteur.record.ledger.reckoning import Commitment, Standing
from rapporteur.workers import batched

STANDING_STYLES: Final = {
    Standing.KEPT: "green", Standing.KEPT_LATE: "green", Standing.PARTLY_KEPT: "yellow", Standing.DUE: "bold",
    Standing.OVERDUE: "red", Standing.BROKEN: "red", Standing.EXTENDED: "yellow", Standing.DISPUTED: "magenta",
    Standing.PROPOSED: "cyan",
}  # fmt: skip
STANDING_CHARACTERS: Final = 11
MATTER_CHARACTERS: Final = 20


def print_ledger(console: Console, commitments: Iterable[Commitment], names: Mapping[str, str]) -> int:
    """Print commitments: by when, how they stand, who is to do what, and why they stand so. Return their number."""
    count = 0
    for batch in batched(commitments, ROWS_AT_ONCE):
        table = make_table(console, first=not count)
        table.add_column("Due", width=DAY_CHARACTERS, overflow="fold")
        table.add_column("Standing", width=STANDING_CHARACTERS, overflow="fold")
        table.add_column("Commitment", ratio=1, overflow="fold")
        for one in batch:
            style = STANDING_STYLES.get(one.standing, "")
            table.add_row(_due(one), Text(one.standing.value.replace("_", " "), style=style), _words(one, names))
        console.print(table)
        count += len(batch)
    return count


def _due(one: Commitment) -> Text:
    if one.deadline.latest:
        return days_text(one.deadline)
    return Text("no day", style="dim") if not one.term else Text(f"{one.term} from …", style="dim")


def _words(one: Commitment, names: Mapping[str, str]) -> Text:
    who = ", ".join(names[actor] for actor in one.obligors if actor in names) or "who is not told"
    act = visible(one.act.quote)
    is_told = re.match(rf"(?:the )?{re.escape(who)}\b", act, re.IGNORECASE)
    words = Text("" if is_told else f"{visible(who)}: ", style="bold")
    if one.negative:
        words.append("not to: ", style="not bold red")
    words.append(act, style="not bold")
    for condition in one.conditions:
        words.append(f"\nif: {visible(condition.quote)}", style="not bold italic")
    words.append(f"\n{visible(one.reason)}", style="not bold dim")
    for found in one.evidence:
        words.append(f"\n{found.effect.value}: “{visible(found.span.quote)}”", style="not bold dim")
    return words.append(f"\n{short_id(one.id)}", style="not bold dim")


def print_positions(console: Console, positions: Sequence[Position], names: Mapping[str, str]) -> int:
    """Print positions by matter: who wants what, since when, in which words. Return their number."""
    table = make_table(console, first=True)
    table.add_column("Matter", width=MATTER_CHARACTERS, overflow="fold")
    table.add_column("Told", width=DAY_CHARACTERS, overflow="fold")
    table.add_column("Position", ratio=1, overflow="fold")
    for one in sorted(positions, key=lambda one: (one.issue, one.time.earliest or date.max, one.id)):
        words = Text(visible(names.get(one.holder.actor or "", one.holder.span.quote)), style="bold")
        words.append(f" {one.polarity} {one.value}", style="not bold")
        words.append(f"\n“{visible(one.span.quote)}”  {short_id(one.id)}", style="not bold dim")
        table.add_row(visible(one.issue), days_text(one.time), words)
    if positions:
        console.print(table)
    return len(positions)

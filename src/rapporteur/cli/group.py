"""The program: the command that all others are of."""

import click

from rapporteur import __version__

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
VERDICTS = ("same", "different", "unsure")
STATUSES = ("happened", "ongoing", "planned", "possible", "called_off", "did_not_happen")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rapporteur")
def commands() -> None:
    """Read news reports and keep the record: dated, cited, exact."""

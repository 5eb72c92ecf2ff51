"""The command line: options in, one library call, print.

group.py       the program, of which all else are commands
options.py     what several commands take: a record, days to look from, where to write
reading.py     build, annotate
showing.py     documents, timeline, events, statements, show, sources, disagreements
ledger.py      ledger, positions
judging.py     judge, review, undo, judgements
handing_on.py  export, report, serve
"""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from rapporteur.cli import handing_on, judging, ledger, reading, showing  # noqa: F401  each adds its commands
from rapporteur.cli.group import STATUSES, TYPES, commands
from rapporteur.cli.options import complain
from rapporteur.errors import RapporteurError

__all__ = ["STATUSES", "TYPES", "commands", "main"]

FAILED, INTERRUPTED = 1, 130


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 done, 1 an error told in one line, 2 wrong usage, 130 stopped by Ctrl-C."""
    try:
        status = commands.main(arguments, prog_name="rapporteur", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as usage:
        usage.show()
        sys.exit(usage.exit_code)
    except click.Abort:
        complain("stopped; what was read so far is kept, run the same command to go on")
        sys.exit(INTERRUPTED)
    except OSError as fault:
        # Where whoever read has had enough (`| head`), nothing needs saying.
        if not isinstance(fault, BrokenPipeError):
            complain(f"{fault.filename or 'standard output'}: {fault.strerror}; nothing more was written")
        # Python must not try to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
    except RapporteurError as error:
        complain(error)
        sys.exit(FAILED)
    except Exception as fault:  # nobody is shown a traceback who did not ask for one
        if os.environ.get("RAPPORTEUR_TRACEBACK"):
            raise
        what = f"{type(fault).__name__}: {fault}"
        complain(f"a fault of the program ({what}); RAPPORTEUR_TRACEBACK=1 shows where, please report it")
        sys.exit(FAILED)
    sys.exit(status if isinstance(status, int) else 0)

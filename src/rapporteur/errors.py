"""The error tree. Every message names the value, says what is wrong with it, and what to do.

RapporteurError
├── InexactSpan        a quotation that is not the text at its offsets: a fault of the program
├── RefusedInput       one report or line that cannot be read; the rest goes on
├── NoReports          nothing to read was found at all
├── MissingExtra       a library is not installed that this needs
├── BadAddress         an address of the web reader that means nothing
├── NoPort             the web reader has no port to answer on
└── RecordError        the record file cannot be used
    ├── NotARecord     the file is something else
    ├── NewerRecord    written by a later version of this program
    ├── LockedRecord   another process is writing to it
    ├── FullDisk       no space left to write
    ├── NotInRecord    no such id
    └── Contradiction  a judgement that others do not allow
"""


class RapporteurError(Exception):
    """Something a user is told in one line."""


class InexactSpan(RapporteurError):
    """A span whose quotation is not what stands in the document at its offsets."""


class RefusedInput(RapporteurError):
    """A report, or a line of a file of reports, that cannot be read.

    `name` says which (a path, or path and line number), `reason` what is wrong, `remedy` what to do.
    """

    def __init__(self, name: str, reason: str, remedy: str) -> None:
        super().__init__(f"{name}: {reason}; {remedy}")
        self.name, self.reason, self.remedy = name, reason, remedy

    def __reduce__(self) -> tuple[type["RefusedInput"], tuple[str, str, str]]:
        return type(self), (self.name, self.reason, self.remedy)


class NoReports(RapporteurError):
    """Nothing that could be a report was found."""


class MissingExtra(RapporteurError):
    """What is asked for needs a library that is not installed with the core."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs a library that is not installed; run: pip install 'rapporteur[{extra}]'")


class BadAddress(RapporteurError):
    """An address of the web reader asks for something that means nothing."""


class NoPort(RapporteurError):
    """No port of this machine can be had for the web reader."""


class RecordError(RapporteurError):
    """The record file cannot be used as it is."""


class NotARecord(RecordError):
    """The file is no record."""


class NewerRecord(RecordError):
    """The record was written by a later version of the program."""


class LockedRecord(RecordError):
    """Another process is writing to the record."""


class FullDisk(RecordError):
    """The disk is full."""


class NotInRecord(RecordError):
    """The record holds nothing under that id."""


class Contradiction(RecordError):
    """A judgement says otherwise than those that stand already."""

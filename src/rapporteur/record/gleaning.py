"""Gleaning: what a report tells by itself that is compared across reports, worked out once, as it is read.

By which its sentences may bear on commitments, its numbers, and whether it may tell of a denial, set counts side by
side or tell of a quarrel: whose words these are shows only when reports are linked, but where a report alone tells of
none, no link makes it tell one.
"""

import json
from collections.abc import Iterable

from rapporteur.annotate.ordered import Ordered
from rapporteur.model import Mention, Reading, Statement, TimeExpression
from rapporteur.record.consensus import Outlet
from rapporteur.record.disagreements.counts import may_count
from rapporteur.record.disagreements.denials import may_deny
from rapporteur.record.disagreements.quarrels import quarrels_in
from rapporteur.record.disagreements.tallies import numbers_line
from rapporteur.record.ledger.keys import keys_line, keys_of
from rapporteur.record.report import Placed, Report


def glean(reading: Reading) -> dict[str, object]:
    """Return what a report tells by itself, as a row but for the step of its reading."""
    document = reading.document
    nobody = Outlet(document=document.id, published=document.published, name="", root="")
    ends = [(one.span.start, one.span.end) for one in reading.sentences]
    report = Report(nobody, document.text, ends, _Read(reading))
    return {
        "document": document.id,
        "denials": may_deny(report),
        "counts": may_count(report),
        "quarrels": bool(quarrels_in(report)),
        "numbers": json.dumps(numbers_line(report)),
        "sentences": json.dumps([keys_line(keys_of(one)) for one in report.sentences]),
    }


class _Read:
    """What a report tells, as it was read."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def events(self) -> Ordered[Placed]:
        return Ordered(Placed(span=one.trigger, event=one.id, mention=one) for one in self._reading.events)

    def times(self) -> Ordered[TimeExpression]:
        return Ordered(self._reading.times)

    def statements(self) -> Iterable[Statement]:
        return self._reading.statements

    def mentions(self) -> Ordered[Mention]:
        return Ordered(self._reading.mentions)

"""Party disagreements: what parties want on one matter, and promises that are told as broken."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rapporteur.annotate.positions import FAR, NONE
from rapporteur.model import Position
from rapporteur.record.disagreements.sides import Disagreement, Held, disagreement
from rapporteur.record.ledger.evidence import Effect
from rapporteur.record.ledger.reckoning import Commitment, Standing


def parties_of(positions: Iterable[Position]) -> list[Disagreement]:
    """Return where parties want another thing on one matter."""
    by_issue: dict[tuple[str, str], list[Position]] = {}
    for one in positions:
        if one.polarity == "for" or one.value == NONE:
            # What is only counted is one matter in one report.
            report = "" if one.issue[0].isupper() else one.span.document
            by_issue.setdefault((one.issue, report), []).append(one)
    return [
        _of_positions(issue, held)
        for (issue, report), same in sorted(by_issue.items())
        for held in (_near(same) if report else _between(same))
        if _differ(held)
    ]


def _between(positions: Sequence[Position]) -> list[list[Position]]:
    """Return the positions on a matter by those between whom it is: whom some report tells of together."""
    told: dict[str, set[str]] = {}
    for one in positions:
        told.setdefault(one.span.document, set()).add(_holder(one))
    sides: list[set[str]] = []
    for holders in told.values():
        near = [side for side in sides if side & holders]
        sides = [side for side in sides if not side & holders] + [holders.union(*near)]
    return [[one for one in positions if _holder(one) in side] for side in sides]


def _near(positions: Iterable[Position]) -> list[list[Position]]:
    """Return the positions of a report in groups that stand near each other."""
    groups: list[list[Position]] = []
    for one in sorted(positions, key=lambda one: one.span.start):
        if groups and one.span.start - groups[-1][-1].span.end < FAR:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _differ(held: Iterable[Position]) -> bool:
    wants = {(_holder(one), one.value) for one in held}
    return any(a[0] != b[0] and a[1] != b[1] for a, b in combinations(sorted(wants), 2))


def _holder(one: Position) -> str:
    return one.holder.actor or one.holder.span.quote


def deeds_of(commitments: Iterable[Commitment]) -> list[Disagreement]:
    """Return where what was promised and what is told as done do not fit together."""
    return [
        disagreement("promise_and_deed", " ".join(one.act.quote.split()), held)
        for one in commitments
        if one.standing in (Standing.BROKEN, Standing.DISPUTED) and (held := list(_promised_and_done(one)))
    ]


def _promised_and_done(one: Commitment) -> Iterator[Held]:
    broken = [found for found in one.evidence if found.effect is Effect.BREAKS]
    for mention in one.mentions if broken else ():
        statement = next(iter(mention.within), None)
        for by in one.obligors or ("",):
            yield Held(by=by, value="promised", span=mention.act, statement=statement)
    for found in broken:
        yield Held(by=found.told_by, value=broken[-1].reason, span=found.span)


def _of_positions(issue: str, held: Sequence[Position]) -> Disagreement:
    return disagreement(
        "parties",
        issue,
        [Held(by=_holder(one), value=one.value, span=one.span, statement=one.statement) for one in held],
    )

"""Meanings: words that differ and tell of events of one kind, such as "deal" and "signed"."""

from typing import Final

from rapporteur.link.tellings import stem

_KINDS: Final = (
    "sign seal conclude strike agree agreement deal accord pact treaty initial memorandum protocol settle settlement"
    " clinch understanding compact charter bargain",
    "talk negotiate negotiation dialogue consult consultation discuss discussion meet round summit session confer"
    " conference converse contact parley",
    "attack assault raid bomb explode explosion blast shell ambush clash battle fight shoot bombard bloodshed detonate"
    " blow rocket offensive violence massacre",
    "ceasefire truce armistice cessation cease lull fire hostilities",
    "release free liberate swap exchange let hand",
    "withdraw withdrawal pull pullout leave depart departure drawdown evacuate evacuation retreat quit",
    "sanction embargo restrict restriction penalty blockade ban",
    "suspend freeze halt stop pause break interrupt stall cancel call scrap adjourn postpone delay put",
    "extend extension prolong renew renewal lengthen",
    "reject refuse refusal turn throw deny spurn rebuff decline dismiss",
    "capture seize kidnap abduct abduction hostage take snatch",
    "arrest detain detention jail imprison custody hold",
    "open start begin launch commence kick",
    "vote ballot referendum approve approval pass adopt adoption ratify ratification endorse back",
    "protest march rally demonstrate demonstration riot procession",
    "disarm disarmament arms lay surrender decommission weapons handover",
    "visit trip travel fly arrive arrival tour",
    "demand ask request urge appeal want insist",
    "warn threaten threat ultimatum",
    "accuse blame charge denounce condemn",
    "promise pledge undertake vow commit commitment guarantee",
    "deploy deployment send dispatch mobilise mobilize reinforce troops",
    "close closure shut",
)
_KIND_OF: Final = {stem(word): kind for kind, words in enumerate(_KINDS) for word in words.split()}
TOLL: Final = frozenset(map(stem, "kill die wound injure hurt perish casualties casualty slay slain toll maim".split()))
"""Stems of words that tell of an attack by those it struck."""


def have_one_meaning(verbs: frozenset[str], others: frozenset[str]) -> bool:
    """Return whether of some stems one tells of events of the kind that one of the others does.

    >>> have_one_meaning(frozenset({"sign"}), frozenset({"deal"})), have_one_meaning(frozenset({"sign"}), frozenset())
    (True, False)
    """
    kinds = {_KIND_OF[verb] for verb in verbs if verb in _KIND_OF}
    return any(_KIND_OF.get(verb) in kinds for verb in others)

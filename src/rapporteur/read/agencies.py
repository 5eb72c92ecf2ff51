"""Wire agencies: well-known names, and the words that say a text came over the wire."""

import re

KNOWN = (
    "AAP", "ADN", "Adnkronos", "AFP", "AGERPRES", "AGI", "AGN", "AKI", "Anadolu", "Anadolu Agency", "ANI", "ANP",
    "ANSA", "AP", "APA", "APS", "Associated Press", "Agence France-Presse", "AZERTAC", "Belga", "Bernama", "BelTA",
    "BTA", "CP", "Canadian Press", "CNA", "CTK", "DPA", "EFE", "Europa Press", "Fars", "GNA", "HINA", "IANS", "INA",
    "Interfax", "IRNA", "ISNA", "Itar-Tass", "ITAR-TASS", "Jiji", "JTA", "KCNA", "KUNA", "Kyodo", "Kyodo News",
    "LUSA", "MAP", "MENA", "MIA", "MTI", "NAN", "Notimex", "NTB", "NZPA", "PA", "PA Media", "PAP", "Petra", "PNA",
    "PTI", "QNA", "Reuters", "RIA", "RIA Novosti", "RITZAU", "Ritzau", "SANA", "SAPA", "SPA", "Sputnik", "STT",
    "Tanjug", "TASS", "Tasnim", "TT", "UKRINFORM", "Ukrinform", "UNI", "UPI", "VNA", "WAFA", "WAM", "Xinhua",
    "Yonhap",
)  # fmt: skip
"""Names of agencies as they sign. A credit in a dateline need not be among them; one that stands alone must."""

_KNOWN = {name.casefold(): name for name in KNOWN}

UNAMBIGUOUS = "|".join(
    sorted((re.escape(name) for name in KNOWN if len(name) > 2 or name == "AP"), key=len, reverse=True)
)
"""An alternation for places where nothing but an agency's name can stand."""

_NO_CREDIT = re.compile(
    r"(?i)^(?:agenc(?:y|ies)|wires?|web|online|news)(?:\s+(?:desk|reports?|team|staff|agenc(?:y|ies)))*$"
    r"|desk$|correspondent|reporter$|staff|bureau$|^(?:photo|file|video|live|update[d]?|updated? \d+|archive|analysis"
    r"|opinion)s?\b"
)
_NAME = re.compile(r"[^\W\d_][\w&.'’+\- ]{1,29}")
_BETWEEN = re.compile(r"\s*(?:/|,|;|\||\s-\s|\band\b|&(?=\s))\s*")
MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?"
    r"|Dec(?:ember)?|JAN|FEB|MAR|APR|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)\.?"
)


_MONTH = re.compile(MONTHS + r"(?!\w)")
_SMALL = frozenset(("of", "de", "the", "for", "al"))


IN_FULL = {
    "associated press": "ap",
    "agence france-presse": "afp",
    "anadolu agency": "anadolu",
    "kyodo news": "kyodo",
    "ria novosti": "ria",
}
"""Agencies that sign in two ways."""


def names_in(credit: str) -> tuple[str, ...]:
    """Return the agencies that a credit names, in order; none where it names a desk, a date or anything but names.

    >>> names_in("Reuters/AFP"), names_in("Web Desk"), names_in("banned in Russia")
    (('Reuters', 'AFP'), (), ())
    """
    found = []
    for part in _BETWEEN.split(credit.strip()):
        if not part or _NO_CREDIT.search(part):
            continue
        if not _NAME.fullmatch(part) or not _looks_named(part):
            return ()
        found.append(_KNOWN.get(part.casefold(), part))
    return tuple(dict.fromkeys(found))


def _looks_named(part: str) -> bool:
    words = part.split()
    if is_known(part):
        return True
    if re.match(r"[A-Z]-", part):
        return False  # a politician's party and state
    named = all(word[0].isupper() or word.isdigit() or word in _SMALL for word in words)
    return named and len(words) <= 4 and not _MONTH.match(part)


def is_known(name: str) -> bool:
    """Whether a name is that of a well-known agency."""
    return name.casefold() in _KNOWN

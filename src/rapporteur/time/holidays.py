"""Holidays: the day one falls on in a year."""

from datetime import date, timedelta

from dateutil.easter import easter

from rapporteur.time.lexicon import HOLIDAYS


def day_of_holiday(name: str | tuple[int, ...], year: int) -> date:
    """Return the day of a holiday of the lexicon, or of a rule like those there, in a year.

    >>> day_of_holiday("thanksgiving", 1999), day_of_holiday("good friday", 2016), day_of_holiday("memorial day", 2020)
    (datetime.date(1999, 11, 25), datetime.date(2016, 3, 25), datetime.date(2020, 5, 25))
    """
    rule = HOLIDAYS[name] if isinstance(name, str) else name
    if len(rule) == 1:
        return easter(year) + timedelta(days=rule[0])
    if len(rule) == 2:
        return date(year, rule[0], rule[1])
    month, weekday, which = rule
    if which < 0:
        after = date(year + month // 12, month % 12 + 1, 1)
        return after - timedelta(days=(after.weekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))

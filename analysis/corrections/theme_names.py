"""The analyst's name of a theme: a correction of the whole library with the terms by which it is known again."""

from collections.abc import Iterable

from analysis.corrections.correction import Correction

NAME_THEME = "name_theme"
BETWEEN = "; "


def name_theme(terms: Iterable[str], name: str, old: str = "") -> Correction:
    """The theme with these best terms is called `name`; `old`: what it was called.

    >>> name_theme(["мост", "паром"], "Переправа через реку").name
    'мост; паром'
    """
    return Correction(NAME_THEME, name=BETWEEN.join(terms), value=" ".join(name.split()), old=old)


def named_terms(correction: Correction) -> tuple[str, ...]:
    """The terms of the theme that a correction names."""
    return tuple(filter(None, (term.strip() for term in correction.name.split(BETWEEN.strip()))))

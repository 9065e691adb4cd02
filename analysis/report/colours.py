"""One colour for a speaker or an entity through the product: by who it is, whatever stands beside it."""

from collections.abc import Iterable
from hashlib import sha256

TWELVE = (
    *("#2f6fce", "#d97e12", "#23a37a", "#a8358f", "#7f6014", "#cf3f3f"),
    *("#8811ff", "#086c68", "#ff5588", "#aa88bb", "#cc44ff", "#ff77ee"),
)
"""Apart for those who see no red, no green or no blue (in OKLab 0.049 at least under Machado's matrices), and the first
eleven 2.8 : 1 at least on a white and on a dark page."""

SIX = TWELVE[:6]
"""Of what is no speaker or entity: sides, groups, kinds. 3 : 1 at least on both pages."""

REST = "#978f80"
"""Grey, of those who come after the twelve; warmer than the author's."""

GENDERS = {"Fem": TWELVE[3], "Masc": TWELVE[0], "": REST}


def colours_of(names: Iterable[str]) -> dict[str, str]:
    """A colour for each name: its own, made of the name alone, or where one before it has this the next that is free.

    >>> one, two = colours_of(["Анна Ким"]), colours_of(["Анна Ким", "Олег Нин"])
    >>> one["Анна Ким"] == two["Анна Ким"]
    True
    """
    found: dict[str, str] = {}
    free = dict.fromkeys(TWELVE)
    for name in dict.fromkeys(names):
        own = int.from_bytes(sha256(name.encode()).digest()[:4])
        order = (TWELVE[(own + step) % len(TWELVE)] for step in range(len(TWELVE)))
        found[name] = next((colour for colour in order if colour in free), REST)
        free.pop(found[name], None)
    return found

"""Colours: a name keeps its own, and twelve are told apart by everybody, on white and on black."""

import itertools

import pytest

from analysis.report.colours import REST, TWELVE, colours_of
from analysis.report.look import AUTHOR_COLOUR

GROUNDS = {"light": "#ffffff", "dark": "#14181e"}
SEEN = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
"""Machado, Oliveira, Fernandes (2009), severity 1, of linear RGB."""

LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def times(matrix, values):
    return [sum(m * v for m, v in zip(row, values, strict=True)) for row in matrix]


def linear(colour):
    values = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]


def contrast(colour, ground):
    """As WCAG defines it."""
    darker, lighter = sorted(times([(0.2126, 0.7152, 0.0722)], linear(one))[0] for one in (colour, ground))
    return (lighter + 0.05) / (darker + 0.05)


def oklab(colour, eye):
    seen = [min(1.0, max(0.0, value)) for value in times(SEEN[eye], linear(colour))]
    return times(LAB, [value ** (1 / 3) for value in times(LMS, seen)])


@pytest.mark.parametrize("eye", SEEN)
def test_twelve_are_apart_whatever_one_sees(eye):
    for one, other in itertools.combinations(TWELVE, 2):
        apart = sum((a - b) ** 2 for a, b in zip(oklab(one, eye), oklab(other, eye), strict=True)) ** 0.5
        assert apart >= 0.049, (one, other, apart)


@pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS)
def test_colours_stand_out_on_both_grounds(ground):
    assert not [colour for colour in (*TWELVE[:11], REST, AUTHOR_COLOUR) if contrast(colour, ground) < 2.8]


def test_a_name_keeps_its_colour_whoever_stands_beside_it():
    alone = {name: colours_of([name])[name] for name in ("Анна Ким", "Олег Пак", "Игнат Ветлугин", "Вера Лось")}
    for name, colour in alone.items():
        assert colours_of([name, *alone])[name] == colour


def test_twelve_have_colours_and_the_rest_are_grey():
    found = list(colours_of(f"Спикер {number}" for number in range(15)).values())
    assert (sorted(found[:12]), found[12:]) == (sorted(TWELVE), [REST] * 3)

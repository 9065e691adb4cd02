"""The signs by which two texts are one story, and what each is worth.

    likelihood = 1 / (1 + e^-(START + the weight of each sign · the sign))

The weights are those of a logistic regression on labelled pairs of news posts (docs/quality.md). What is compared are
whole numbers, so the same two texts have the same likelihood on every processor.
"""

from dataclasses import dataclass
from math import exp, log1p
from typing import Any

from analysis.stories.digest import Digest

START = 0.5
COVERED = 8.0
LOG_HOURS, DAYS = -1.5, -1.5
NUMBERS, SPEAKERS, PERSONS = -2.0, -1.5, -1.5
"""What the regression gave, to the half: 8.3; -1.6, -1.6; -1.9, -1.7, -1.7. Hours count twice, for the first ones part
more than those of the next day, and yet a day parts more than the logarithm says."""

MOST_HOURS = 36
"""Hours after which it makes no difference how many more there are."""

ONE_DAY, NEXT_DAY = 3, 20
"""Hours that count between two texts of one day, and of two days in a row, where their times are not known: texts on
one event come close after each other. Of 2 to 8 and 12 to 24 these were best on the labelled pairs."""

UNDATED = 36
"""Hours that count where a date is not known: such texts are one story by their words alone."""

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Signs:
    """What two texts have in common, and what tells them apart.

    covered: how much of the beginning of each the other text has too, on average (by rarity of its words), 0 to 1.
    hours: between them. numbers, speakers, persons: whether both texts have some, and none in common.
    """

    covered: float
    hours: float
    numbers: bool
    speakers: bool
    persons: bool

    @property
    def likelihood(self) -> int:
        """How likely two texts with these signs are one story, in millionths."""
        score = (
            START
            + COVERED * self.covered
            + LOG_HOURS * log1p(self.hours)
            + DAYS * min(self.hours, MOST_HOURS) / 24
            + NUMBERS * self.numbers
            + SPEAKERS * self.speakers
            + PERSONS * self.persons
        )
        return round(MILLION / (1 + exp(-score)))


def signs(one: Digest, other: Digest, covered: float) -> Signs:
    """The signs of a pair; `covered` as analysis.stories.likeness counts it."""
    return Signs(
        covered,
        hours_between(one, other),
        _differ(one.numbers, other.numbers),
        _differ(one.speakers, other.speakers),
        _differ(one.persons, other.persons),
    )


def hours_between(one: Digest, other: Digest) -> float:
    """The hours between two texts, whichever is earlier; between their days where one of the times is not known."""
    if one.moment is None or other.moment is None or one.day is None or other.day is None:
        return UNDATED
    if one.exact and other.exact:
        return round(abs((one.moment - other.moment).total_seconds()) / 3600, 4)
    days = abs((one.day - other.day).days)
    return NEXT_DAY + 24 * (days - 1) if days else ONE_DAY


def _differ(one: frozenset[Any], other: frozenset[Any]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)

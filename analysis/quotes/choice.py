"""Whom a role without a name or a pronoun means: everybody who may be meant, with the signs for and against him.

No single sign decides. Each has a written weight (data/lexicon/speaker_signs.tsv), the weights of those that hold are
added up, and the highest sum is meant, if it is high enough.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from analysis import lexicon
from analysis.quotes.candidates import Candidate
from analysis.quotes.cast import SpeakerPhrase
from analysis.quotes.signs import SIGNS, Choice


def choose(ask: SpeakerPhrase, candidates: Sequence[Candidate], kind: str) -> tuple[Candidate, tuple[str, ...]] | None:
    """The candidate with the highest sum, and the signs that hold for him. kind: "role" or "pronoun"."""
    if not candidates:
        return None
    weights, enough = _weights(kind)
    judged = [(_signs(Choice(ask, who, candidates)), who) for who in candidates]
    signs, best = max(judged, key=lambda j: (sum(weights[s] for s in j[0]), j[1].latest))
    return (best, signs) if sum(weights[s] for s in signs) >= enough else None


def _signs(choice: Choice) -> tuple[str, ...]:
    fit = (choice.who.fit,) if choice.who.fit else ()
    return (*fit, *(name for name, holds in SIGNS.items() if holds(choice)))


@cache
def _weights(kind: str) -> tuple[Mapping[str, float], float]:
    column = 1 if kind == "role" else 2
    weights = {row[0]: float(row[column]) for row in lexicon.rows("speaker_signs.tsv")}
    return weights, weights.pop("enough")

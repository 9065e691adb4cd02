"""Names that the analyst gave themes, found again when the themes are made anew."""

from collections.abc import Iterable
from dataclasses import replace

from analysis.corrections.correction import Correction
from analysis.corrections.theme_names import NAME_THEME, named_terms
from analysis.themes.matrix import comparable
from analysis.themes.theme import Theme, Themes

SAME_TERMS = 0.25
"""Terms in both, shared by terms in either (Jaccard): from here two themes are one. Four of ten terms each."""


def with_names(themes: Themes, corrections: Iterable[Correction]) -> Themes:
    """`themes` with the names in `corrections`: each goes to the theme most like the one that was named, where that is
    like enough; of several names of one theme the last given counts."""
    names: dict[int, str] = {}
    for correction in corrections:
        if correction.action == NAME_THEME:
            at = most_like(themes.themes, named_terms(correction))
            if at is not None:
                names[at] = correction.value
    return replace(
        themes, themes=tuple(replace(theme, name=names.get(at, "")) for at, theme in enumerate(themes.themes))
    )


def most_like(themes: Iterable[Theme], terms: Iterable[str]) -> int | None:
    """The place of the theme that has most of these terms, or None where none has SAME_TERMS of them."""
    wanted = frozenset(map(comparable, terms))
    shares = [_shared(wanted, theme) for theme in themes]
    at = max(range(len(shares)), key=shares.__getitem__, default=None)
    return at if at is not None and shares[at] >= SAME_TERMS else None


def _shared(wanted: frozenset[str], theme: Theme) -> float:
    own = frozenset(comparable(term.term) for term in theme.terms)
    return len(own & wanted) / max(1, len(own | wanted))

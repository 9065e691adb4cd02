"""Broad themes: narrow ones that mean near things, as one theme with the terms and texts of all of them."""

from collections import defaultdict
from dataclasses import replace

from analysis.themes.find import TERMS, called_apart, without_repeats
from analysis.themes.matrix import comparable
from analysis.themes.theme import Near, TextShare, Theme, Themes, ThemeTerm


def is_parted(found: Themes) -> bool:
    """Whether the themes have a second level: broad ones that are fewer."""
    return 1 < len({theme.broad for theme in found.themes}) < len(found.themes)


def broad_themes(found: Themes) -> Themes:
    """The broad themes of the narrow ones, that of most texts first; a text's share in one is the sum of its shares."""
    groups: dict[int, list[Theme]] = defaultdict(list)
    for theme in found.themes:
        groups[theme.broad].append(theme)
    made = sorted(
        (_joined(number, own) for number, own in groups.items()), key=lambda theme: (-theme.share, theme.title)
    )
    place = {theme.broad: at for at, theme in enumerate(made)}
    of_narrow = [place[theme.broad] for theme in found.themes]
    nearest = tuple(Near(near.text, of_narrow[near.theme], near.likeness) for near in found.nearest)
    return replace(found, themes=called_apart(made), nearest=nearest)


def _joined(number: int, own: list[Theme]) -> Theme:
    whole = sum(theme.share for theme in own) or 1
    weights: dict[str, ThemeTerm] = {}
    for theme in own:
        for term in theme.terms:
            before = weights.get(term.term)
            weight = (before.weight if before else 0) + term.weight * theme.share / whole
            weights[term.term] = ThemeTerm(term.term, weight, term.texts)
    best = sorted(weights.values(), key=lambda term: (-round(term.weight, 9), term.term))
    kept = without_repeats(range(len(best)), [comparable(term.term) for term in best], [term.weight for term in best])
    terms = tuple(best[at] for at in sorted(kept)[:TERMS])
    return Theme(terms, _texts(own), sum(theme.share for theme in own), broad=number)


def _texts(own: list[Theme]) -> tuple[TextShare, ...]:
    found: dict[str, TextShare] = {}
    for theme in own:
        for text in theme.texts:
            before = found.get(text.text, TextShare(text.text, 0.0, main=False))
            share, main = before.share + text.share, before.main or text.main
            found[text.text] = TextShare(text.text, share, main, max(before.near, text.near))
    return tuple(sorted(found.values(), key=lambda text: (-round(text.share, 9), -text.near, text.text)))

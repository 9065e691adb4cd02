"""Themes: what several texts have in common, as groups of terms."""

from dataclasses import dataclass, field

CALLED_BY = 3
"""Terms that a theme is called by until the analyst names it."""


@dataclass(frozen=True, slots=True)
class TextShare:
    """A text and the part of what it is about that a theme makes, 0 to 1; `main`: no theme makes a greater one.

    near: of a text that shares no term with any theme and is put to this one by what its words mean, how near it is
    (analysis.themes.meaning), 0 to 1; else 0.
    """

    text: str
    share: float
    main: bool
    near: float = 0.0


@dataclass(frozen=True, slots=True)
class ThemeTerm:
    """A term of a theme: its part of the theme's weight, 0 to 1; in how many texts of all it stands."""

    term: str
    weight: float
    texts: int


@dataclass(frozen=True, slots=True)
class Near:
    """A text without a theme: the place of the nearest theme, and how near it is, -1 to 1."""

    text: str
    theme: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme. `terms`: the heaviest, best first. `texts`: those in which it has a part worth naming, greatest first.

    `share`: of all texts that have a theme, those whose main one it is. `name`: what the analyst calls it, else "".
    `called`: the terms that it is called by, where they are not its heaviest; `broad`: the number of the broad theme
    that it is of.
    """

    terms: tuple[ThemeTerm, ...]
    texts: tuple[TextShare, ...]
    share: float
    name: str = ""
    called: tuple[str, ...] = ()
    broad: int = 0

    @property
    def title(self) -> str:
        """The analyst's name, or the terms that it is called by.

        >>> Theme(tuple(ThemeTerm(t, 0.1, 4) for t in ("мост", "паром", "река", "порт")), (), 0.5).title
        'мост, паром, река'
        """
        return self.name or ", ".join(self.called or [term.term for term in self.terms[:CALLED_BY]])

    @property
    def main_texts(self) -> int:
        """How many texts have it as their main theme."""
        return sum(text.main for text in self.texts)


@dataclass(frozen=True, slots=True)
class Themes:
    """The themes of a set of texts, that of most texts first; none where there are too few texts.

    texts: all that were looked at. several: the texts of which no theme makes a half. without: those that have
    nothing of any theme; nearest: of each of these the theme that it is nearest to. tried: where the number of themes
    was not asked for, each number that was tried with its agreement (see analysis.themes.number), and tried_of: the key
    of what that holds for. tried_in, made_of: in how many texts that was, and of how many the themes are made, where
    these were drawn of very many; else 0.
    """

    themes: tuple[Theme, ...] = ()
    texts: int = 0
    several: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    nearest: tuple[Near, ...] = ()
    tried: dict[int, float] = field(default_factory=dict)
    tried_of: str = ""
    tried_in: int = 0
    made_of: int = 0

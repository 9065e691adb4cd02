"""Entities: the persons, organisations and places that a text names, with every place where it names them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named. `form` is the nominative of this way to name it («Помпео»).

    `in_title`: the name stands inside the title or name of another («госсекретарь **США**», «МИД **Казахстана**»).
    """

    start: int
    stop: int
    form: str
    in_title: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """One place where a role («министр») or a pronoun («он») stands for an entity; `how` is "role" or "pronoun"."""

    start: int
    stop: int
    how: str


@dataclass(frozen=True, slots=True)
class Role:
    """What the text says an entity is («госсекретарь США»), in the nominative, and where it says so."""

    text: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A person (PER), organisation (ORG) or place (LOC). `name` is nominative, the fullest form in the text.

    `gender` of a person: "Masc", "Fem", or "" where the name does not tell.
    """

    name: str
    kind: str
    mentions: tuple[Mention, ...]
    references: tuple[Reference, ...] = ()
    roles: tuple[Role, ...] = ()
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Alone:
    """Who an entity is that is one with no other, by its text and its place there."""

    text: str | int
    place: int

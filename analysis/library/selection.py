"""Which texts of the library are meant."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """Texts that fit all that is said here; without anything said, all texts of the library.

    collection: its id. outlets, entities, speakers: any of them (entities and speakers as identities); not_…: none of
    them. since, until: days, both inside. title: words in the headline or the name. query: what is said in the text, as
    search.query reads it, within `part` (search.scope.PARTS) and in the statements of `by`. kept, not_kept:
    what their exports say (`kept_columns.coded`), of one field any of the values, of each field one of them. once: of
    reprints only the first. story: the number of one; once_a_story: of each story only the first text.
    outside: what that selection chooses is left out.
    """

    collection: int | None = None
    outlets: tuple[str, ...] = ()
    not_outlets: tuple[str, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    title: str = ""
    entities: tuple[str, ...] = ()
    not_entities: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    not_speakers: tuple[str, ...] = ()
    query: str = ""
    part: str = ""
    by: str = ""
    kept: tuple[str, ...] = ()
    not_kept: tuple[str, ...] = ()
    once: bool = False
    story: int | None = None
    once_a_story: bool = False
    outside: "Selection | None" = None

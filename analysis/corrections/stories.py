"""What the analyst says of stories: corrections of the whole library, by the ids of texts."""

from collections.abc import Iterable, Sequence

from analysis.corrections.correction import Correction

JOIN_STORIES, PART_STORY, NAME_STORY = "join_stories", "part_story", "name_story"
STORY_ACTIONS = (JOIN_STORIES, PART_STORY, NAME_STORY)
BETWEEN = "; "

Pair = tuple[str, str]


def join_stories(text: str, other: str) -> Correction:
    """The stories of these two texts are one."""
    return Correction(JOIN_STORIES, text=text, other=other)


def part_story(texts: Sequence[str], rest: Sequence[str]) -> Correction:
    """`texts` are another story than `rest`, the other texts of the story that they stood in.

    >>> part_story(["а"], ["б", "в"]).value
    'б; в'
    """
    return Correction(PART_STORY, name=BETWEEN.join(texts), value=BETWEEN.join(rest), text=texts[0], other=rest[0])


def name_story(text: str, name: str, old: str = "") -> Correction:
    """The story of this text is called `name`; `old`: what it was called."""
    return Correction(NAME_STORY, value=" ".join(name.split()), old=old, text=text)


def joined_texts(made: Iterable[Correction]) -> list[Pair]:
    """Pairs of texts that are one story in any case."""
    return [(correction.text, correction.other) for correction in made if correction.action == JOIN_STORIES]


def parted_texts(made: Iterable[Correction]) -> list[Pair]:
    """Pairs of texts that are two stories in any case.

    >>> parted_texts([part_story(["а"], ["б", "в"])])
    [('а', 'б'), ('а', 'в')]
    """
    return [
        (text, other)
        for correction in made
        if correction.action == PART_STORY
        for text in _ids(correction.name)
        for other in _ids(correction.value)
    ]


def story_names(made: Iterable[Correction]) -> dict[str, str]:
    """The names that the analyst gave, by a text of the story; of several the last counts."""
    return {correction.text: correction.value for correction in made if correction.action == NAME_STORY}


def _ids(listed: str) -> list[str]:
    return [text for text in listed.split(BETWEEN) if text]

"""References: roles and pronouns that stand in place of a name («министр», «госсекретарь США», «он», «её»)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.article import Article
from analysis.entities.entity import Entity, Reference
from analysis.language import Parsed
from analysis.pronouns import GENDER
from analysis.quotes.quote import Quote
from analysis.references.pronouns import find_pronouns
from analysis.references.scene import NOBODY, Scene, set_scene
from analysis.references.titles import find_titles

Found = tuple[int, int, int, str]
"""The first token, the one past the last, the entity, and "role" or "pronoun"."""


def refer(article: Article, parsed: Parsed, entities: Sequence[Entity], quotes: Sequence[Quote]) -> tuple[Entity, ...]:
    """`entities` with their references; who says a quote helps to tell whom «он» means."""
    scene = set_scene(article, parsed, entities, quotes)
    taken = [number != NOBODY for number in scene.named]
    found = list(_free(_speakers(scene, quotes), taken))
    found += _free(((lo, hi, number, "role") for (lo, hi), number in find_titles(scene)), taken)
    known = {lo: number for lo, _, number, _ in found}
    found += _free(((at, at + 1, number, "pronoun") for at, number in find_pronouns(scene, known)), taken)
    grouped: dict[int, list[Reference]] = defaultdict(list)
    for lo, hi, number, how in sorted(found):
        grouped[number].append(Reference(*scene.span(lo, hi), how))
    return tuple(replace(e, references=tuple(grouped[i])) if i in grouped else e for i, e in enumerate(entities))


def _free(found: Iterator[Found], taken: list[bool]) -> Iterator[Found]:
    """Those of `found` that overlap no name and no reference found before; names at a reference's end are its part."""
    for lo, hi, number, how in found:
        if not taken[lo]:
            taken[lo:hi] = [True] * (hi - lo)
            yield lo, hi, number, how


def _speakers(scene: Scene, quotes: Sequence[Quote]) -> Iterator[Found]:
    """Roles and pronouns that name the speaker of a quote, as the quote rules resolved them."""
    numbers = {e.name: i for i, e in enumerate(scene.entities)}
    for quote in quotes:
        if quote.speaker in numbers and quote.speaker_span:
            places = scene.places(*quote.speaker_span)
            if places and numbers[quote.speaker] not in scene.named[places.start : places.stop]:
                alone = scene.text[slice(*quote.speaker_span)].lower()
                yield places.start, places.stop, numbers[quote.speaker], "pronoun" if alone in GENDER else "role"

"""Corrections of the whole library: entities of two texts are one, or two, whatever the evidence says."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.corrections.correction import ENOUGH_OVERLAP, Correction, overlap, places
from analysis.entities import Entity
from analysis.entities.identities import Identity, Member, identity_of, in_order

LIBRARY_ACTIONS = ("one", "two")


@dataclass(frozen=True, slots=True)
class CorrectedIdentities:
    """Identities with the corrections in them, and those corrections whose entities were not found."""

    identities: tuple[Identity, ...]
    unmatched: tuple[Correction, ...]


def one(text: str, entity: Entity, other_text: str, other: Entity) -> Correction:
    """The `entity` of the text and the `other` of the other text are one, with all that is one with each of them."""
    return _of_two("one", text, entity, other_text, other)


def two(text: str, entity: Entity, other_text: str, other: Entity) -> Correction:
    """They are two: `entity` leaves the identity that `other` is in, and stands alone until it is made one with any."""
    return _of_two("two", text, entity, other_text, other)


def _of_two(action: str, text: str, entity: Entity, other_text: str, other: Entity) -> Correction:
    return Correction(action, places(entity), entity.name, entity.kind, value=other.name, text=text, other=other_text)


def correct_identities(identities: Iterable[Identity], corrections: Iterable[Correction]) -> CorrectedIdentities:
    """The identities as the analyst knows them. The corrections apply one after the other, as they were made."""
    found, made = tuple(identities), tuple(corrections)
    if not made:
        return CorrectedIdentities(found, ())
    members = [member for identity in found for member in identity.members]
    group = [number for number, identity in enumerate(found) for _ in identity.members]
    groups: dict[int, list[int]] = defaultdict(list)
    of_text: dict[str, list[int]] = defaultdict(list)
    for at, member in enumerate(members):
        groups[group[at]].append(at)
        of_text[member.text].append(at)
    unmatched = []
    for number, correction in enumerate(made, start=len(found)):
        a = _find(members, of_text[correction.text], correction)
        b = _named(members, of_text[correction.other], correction.value, correction.kind)
        if a is None or b is None or a == b or correction.action not in LIBRARY_ACTIONS:
            unmatched.append(correction)
        elif correction.action == "one" and group[a] != group[b]:
            joining = groups.pop(group[a])
            groups[group[b]] += joining
            for at in joining:
                group[at] = group[b]
        elif correction.action == "two" and group[a] == group[b]:
            groups[group[a]].remove(a)
            group[a] = number
            groups[number] = [a]
    touched = (identity_of(members[at] for at in own) for own in groups.values())
    return CorrectedIdentities(in_order(touched), tuple(unmatched))


def _find(members: Sequence[Member], among: Sequence[int], correction: Correction) -> int | None:
    """By name; where the text has no entity of this name, the one with mostly the same mentions."""
    at = _named(members, among, correction.name, correction.kind)
    if at is not None:
        return at
    shares = {i: overlap(places(members[i].entity), correction.spans) for i in among}
    best = max(shares, key=shares.__getitem__, default=None)
    return best if best is not None and shares[best] >= ENOUGH_OVERLAP else None


def _named(members: Sequence[Member], among: Sequence[int], name: str, kind: str) -> int | None:
    return next((i for i in among if (members[i].entity.name, members[i].entity.kind) == (name, kind)), None)

"""Where names stand: the model's spans after the rules that repair them and add to them."""

from collections.abc import Callable, Iterable, Iterator

from analysis.entities import additions, kinds, repairs
from analysis.entities.token_row import Name, TokenRow
from analysis.language import Parsed

RULES: tuple[Callable[[TokenRow, list[Name]], Iterable[Name]], ...] = (
    repairs.split_at_marks,
    repairs.split_at_case,
    additions.domains,
    repairs.no_names,
    repairs.common_words,
    repairs.no_function_words,
    repairs.bare_person,
    repairs.bare_role,
    repairs.bare_thing,
    repairs.bare_end,
    repairs.no_dwellers,
    repairs.whole_street,
    kinds.person_by_role,
    kinds.body_by_head,
    kinds.kind_by_gazetteer,
    additions.bodies_in_marks,
    kinds.kind_by_noun,
    additions.ministries,
    additions.places,
    additions.patronymics,
    additions.first_names,
    repairs.person_in_capitals,
    kinds.clipped_body,
    kinds.body_by_ending,
    kinds.one_kind,
    repairs.whole_person,
    repairs.joined_person,
    repairs.glued_person,
    repairs.latin_before_person,
    repairs.place_before_person,
    additions.named_elsewhere,
)
"""Each takes the names of a text, in its order, and gives those that it leaves, changes or adds."""


def find_names(row: TokenRow, parsed: Parsed) -> list[Name]:
    """The names of a text, in its order, none over another."""
    names = _in_order(_model_names(row, parsed))
    for rule in RULES:
        found = list(rule(row, names))
        if found != names:
            names = _in_order(found)
    return names


def _model_names(row: TokenRow, parsed: Parsed) -> Iterator[Name]:
    for span in parsed.names:
        yield from row.names(*row.places(span.start, span.stop), span.kind)


def _in_order(names: Iterable[Name]) -> list[Name]:
    """The names as they follow one another, but for those that begin inside one before them; of two that begin
    together the longer one."""
    reached, kept = 0, []
    for name in sorted(names, key=lambda n: (n.first, -n.last)):
        if name.first >= reached:
            reached = name.last
            kept.append(name)
    return kept

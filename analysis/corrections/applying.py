"""Corrections applied: a pure function from an Analysis to the corrected one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analysis.analyse import Analysis
from analysis.corrections import entities, outlet, signature, splitting, statements, stop_words
from analysis.corrections.correction import Correction

ACTIONS: dict[str, Callable[[Analysis, Correction], Analysis | None]] = {
    "reassign": statements.reassign,
    "not_quote": statements.not_quote,
    "quote_kind": statements.quote_kind,
    "add_quote": statements.add_quote,
    "checked": statements.checked,
    "hide": entities.hide,
    "merge": entities.merge,
    "split": splitting.split,
    "rename": entities.rename,
    "entity_kind": entities.entity_kind,
    "add_mention": entities.add_mention,
    "not_mention": entities.not_mention,
    "stop_word": stop_words.without_term,
}
"""What the analyst can put right. Each gives the corrected analysis, or None where it finds nothing to correct."""

OF_THE_CARD = {outlet.OWN_OUTLET: outlet.own_outlet, signature.SIGNATURE: signature.without_signature}
"""What a text's card puts right without a word of the analyst: told nowhere, carried by no file."""

EVERY_ACTION = ACTIONS | OF_THE_CARD


@dataclass(frozen=True, slots=True)
class Corrected:
    """An analysis with the corrections in it, and those whose statement or entity was not found."""

    analysis: Analysis
    unmatched: tuple[Correction, ...]


def apply(analysis: Analysis, corrections: Iterable[Correction]) -> Analysis:
    """`analysis` with the corrections in it; one that finds nothing to correct is left out."""
    return correct(analysis, corrections).analysis


def correct(analysis: Analysis, corrections: Iterable[Correction]) -> Corrected:
    """Like `apply`, and says which corrections found nothing."""
    unmatched: list[Correction] = []
    for correction in corrections:
        action = EVERY_ACTION.get(correction.action)
        changed = action(analysis, correction) if action else None
        if changed is None:
            unmatched.append(correction)
        else:
            analysis = changed
    return Corrected(analysis, tuple(unmatched))

"""What the analyst puts right: corrections keyed by evidence, applied to an Analysis that stays as it was.

A correction is made by one of the functions below from what the analyst sees (`reassign(quote, "Майк Помпео")`), kept
as a row of the library, and applied in the order in which they were made, each to what the ones before it left. It
names its statement by its spans and its entity by name and mentions, so it finds them again in a later analysis.
"""

from analysis.corrections.applying import ACTIONS, Corrected, apply, correct
from analysis.corrections.correction import (
    ANALYST,
    Correction,
    add_mention,
    add_quote,
    checked,
    entity_kind,
    hide,
    merge,
    not_mention,
    not_quote,
    quote_kind,
    reassign,
    rename,
    split,
)
from analysis.corrections.identities import CorrectedIdentities, correct_identities, one, two
from analysis.corrections.stop_words import STOP_WORD, stop_word, stop_words
from analysis.corrections.stories import STORY_ACTIONS, join_stories, name_story, part_story
from analysis.corrections.theme_names import NAME_THEME, name_theme

__all__ = [
    "ACTIONS",
    "ANALYST",
    "NAME_THEME",
    "STOP_WORD",
    "STORY_ACTIONS",
    "Corrected",
    "CorrectedIdentities",
    "Correction",
    "add_mention",
    "add_quote",
    "apply",
    "checked",
    "correct",
    "correct_identities",
    "entity_kind",
    "hide",
    "join_stories",
    "merge",
    "name_story",
    "name_theme",
    "not_mention",
    "not_quote",
    "one",
    "part_story",
    "quote_kind",
    "reassign",
    "rename",
    "split",
    "stop_word",
    "stop_words",
    "two",
]

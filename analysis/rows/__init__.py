"""The row of a statement, a speaker and an entity, counted once: tables, the library's facts and `extract` take them.

Voice, words per speaker: a word belongs to those in whose direct quote or fragment it stands, of quotes within quotes
to the innermost; a paraphrase is the author's. What several say together counts for each of them.
"""

from analysis.rows.entity import EntityRow, entity_rows, mentions_in
from analysis.rows.mention import MentionRow, mention_rows
from analysis.rows.places import (
    AUTHOR,
    OWN_WORDS,
    UNKNOWN,
    Places,
    Voice,
    body,
    heard_in,
    places,
    voice_of,
    words_by_voice,
)
from analysis.rows.speaker import SpeakerRow, speaker_rows
from analysis.rows.statement import StatementRow, said, said_by, statement_rows

__all__ = [
    "AUTHOR",
    "OWN_WORDS",
    "UNKNOWN",
    "EntityRow",
    "MentionRow",
    "Places",
    "SpeakerRow",
    "StatementRow",
    "Voice",
    "body",
    "entity_rows",
    "heard_in",
    "mention_rows",
    "mentions_in",
    "places",
    "said",
    "said_by",
    "speaker_rows",
    "statement_rows",
    "voice_of",
    "words_by_voice",
]

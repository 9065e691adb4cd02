"""The questions of the pages as DataFrames with fixed columns, from an Analysis with its corrections in it.

Every number that a page, a chart or an export shows is made here; `evidence` opens it to the sentences it counts.
"""

from analysis.rows import AUTHOR, OWN_WORDS, UNKNOWN, Places, body, heard_in, places, said, said_by, voice_of
from analysis.tables.collocations import collocations, neighbours, similar
from analysis.tables.distinctive import compared, distinctive, distinctive_in
from analysis.tables.drawn import flow, voice_counts
from analysis.tables.evidence import Evidence, evidence
from analysis.tables.identities import (
    identities,
    identity_texts,
    library_identities,
    library_members,
    library_named,
    names_state,
)
from analysis.tables.markers import markers
from analysis.tables.named import entities, mentions, references, together, together_spans, unheard
from analysis.tables.overall import Figures, figures
from analysis.tables.speech import sources, speakers, speaks_of, statements, to_check, voices
from analysis.tables.topics import OnlyAndBoth, occurrences, only_and_both, terms

__all__ = [
    "AUTHOR",
    "OWN_WORDS",
    "UNKNOWN",
    "Evidence",
    "Figures",
    "OnlyAndBoth",
    "Places",
    "body",
    "collocations",
    "compared",
    "distinctive",
    "distinctive_in",
    "entities",
    "evidence",
    "figures",
    "flow",
    "heard_in",
    "identities",
    "identity_texts",
    "library_identities",
    "library_members",
    "library_named",
    "markers",
    "mentions",
    "names_state",
    "neighbours",
    "occurrences",
    "only_and_both",
    "places",
    "references",
    "said",
    "said_by",
    "similar",
    "sources",
    "speakers",
    "speaks_of",
    "statements",
    "terms",
    "to_check",
    "together",
    "together_spans",
    "unheard",
    "voice_counts",
    "voice_of",
    "voices",
]

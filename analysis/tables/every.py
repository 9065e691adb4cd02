"""Every table over many texts that goes out as a file, under the name that the command line and the files have for it.

Its sheet is called `many.sheet.<name>` in the words of the interface.
"""

from collections.abc import Callable, Mapping

import pandas as pd

from analysis.tables import many, network, repeated, statements_of_many, stories, wide
from analysis.tables.many import Ids, Rows


def _texts(library: Rows, ids: Ids) -> pd.DataFrame:
    return stories.with_stories(library, many.texts(library, ids))


def _statements(library: Rows, ids: Ids) -> pd.DataFrame:
    return stories.with_stories(library, statements_of_many.statements(library, ids))


def _over_time(library: Rows, ids: Ids) -> pd.DataFrame:
    return many.over_time(library, ids).drop(columns="step")


def _repeated(library: Rows, ids: Ids) -> pd.DataFrame:
    return repeated.groups(library, ids).drop(columns="group")


TABLES: Mapping[str, Callable[[Rows, Ids], pd.DataFrame]] = {
    "speakers": many.speakers,
    "statements": _statements,
    "entities": many.entities,
    "terms": many.terms,
    "texts": _texts,
    "stories": stories.stories_for_files,
    "outlets": many.outlets,
    "over_time": _over_time,
    "together": network.together,
    "speaks_of": network.speaks_of,
    "leans_on": network.leans_on,
    "repeated": _repeated,
    "entity_by_text": wide.entity_by_text,
    "speaker_by_outlet": wide.speaker_by_outlet,
}

"""What it is about: terms, where they stand and who says them; what two speakers have in common."""

from collections import Counter
from math import log2
from typing import NamedTuple

import pandas as pd

from analysis.analyse import Analysis
from analysis.rows import AUTHOR, heard_in, places
from analysis.tables.frame import frame
from analysis.tables.named import mentions


def terms(analysis: Analysis) -> pd.DataFrame:
    """One row a term, as ordered by the analysis: best first.

    count, score, keyness, expected, is_name: as in Term. effect: how many times more often than expected, as a power
    of two (1: twice as often); 0 where nothing is known of general usage. author: how often in the author's words.
    speakers: who else says it, with counts («Майк Помпео 2; …»; «?»: a speaker not known). shorter: of a phrase its
    main noun with its count in the text («порт 5»), or "". first: the offset of its first place; first_sentence: the
    sentence there.
    """
    where = places(analysis)
    rows = []
    for term in analysis.terms:
        said = Counter(where.voice(start) for start, _ in term.spans)
        first = min(start for start, _ in term.spans) if term.spans else 0
        number = where.sentence(first)
        sentence = analysis.text[slice(*analysis.sentences[number - 1])] if number else ""
        by = "; ".join(f"{voice} {count}" for voice, count in said.most_common() if voice != AUTHOR)
        effect = log2(term.count / term.expected) if term.expected and term.count else 0.0
        numbers = (term.count, term.score, term.keyness, term.expected, effect)
        shorter = f"{term.head} {term.head_count}" if term.head else ""
        rows.append((term.term, *numbers, term.is_name, said[AUTHOR], by, shorter, first, sentence))
    columns = {"term": "str", "count": "int64", **dict.fromkeys(("score", "keyness", "expected", "effect"), "float64")}
    columns |= {"is_name": "bool", "author": "int64", "speakers": "str", "shorter": "str"}
    columns |= {"first": "int64", "first_sentence": "str"}
    return frame(rows, columns)


def occurrences(analysis: Analysis, *, paraphrases: bool = False) -> pd.DataFrame:
    """One row for each place of a term, in the order of the text; voice, sentence, paragraph as in `mentions`.

    With `paraphrases` what a speaker is reported to say has the speaker's voice too.
    """
    where = places(analysis, heard_in(paraphrases=paraphrases))
    rows = sorted(
        (
            (t.term, t.is_name, analysis.text[a:b], where.voice(a), a, b, where.sentence(a), where.paragraph(a))
            for t in analysis.terms
            for a, b in t.spans
        ),
        key=lambda row: (row[4], row[5]),
    )
    text, numbers = dict.fromkeys(("text", "voice"), "str"), ("start", "stop", "sentence", "paragraph")
    return frame(rows, {"term": "str", "is_name": "bool", **text, **dict.fromkeys(numbers, "int64")})


class OnlyAndBoth(NamedTuple):
    """Three lists with the columns item, a, b (counts in the words of each), most frequent first."""

    only_a: pd.DataFrame
    both: pd.DataFrame
    only_b: pd.DataFrame


def only_and_both(analysis: Analysis, a: str, b: str, of: str = "terms", *, names: bool = False) -> OnlyAndBoth:
    """What only the voice `a` says, both, only `b`: `of` terms (with `names` also those that are names) or entities."""
    if of == "terms":
        table = occurrences(analysis)
        table = table if names else table[~table["is_name"]]
    else:
        table = mentions(analysis)
    item = table.columns[0]
    counts = {voice: Counter(table.loc[table["voice"] == voice, item]) for voice in (a, b)}
    said = [(str(i), counts[a][i], counts[b][i]) for i in dict.fromkeys(table[item]) if counts[a][i] + counts[b][i]]
    said.sort(key=lambda row: -row[1] - row[2])
    lists = (
        [row for row in said if row[1] and not row[2]],
        [row for row in said if row[1] and row[2]],
        [row for row in said if row[2] and not row[1]],
    )
    return OnlyAndBoth(*(frame(rows, {"item": "str", "a": "int64", "b": "int64"}) for rows in lists))

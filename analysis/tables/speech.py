"""Who speaks, how often and how much: statements, speakers, voices, sources, who speaks of whom."""

from collections import Counter

import pandas as pd

from analysis.analyse import Analysis
from analysis.quotes.quote import joined
from analysis.quotes.sureness import LEVELS
from analysis.rows import (
    AUTHOR,
    UNKNOWN,
    heard_in,
    places,
    speaker_rows,
    statement_rows,
    words_by_voice,
)
from analysis.tables.frame import frame


def statements(analysis: Analysis) -> pd.DataFrame:
    """One row a statement, in the order of the text.

    kind: direct, indirect or fragment. speaker: a name, joint ones («А; Б»), or UNKNOWN («?»). speaker_kind: of the
    first of them. cue, rule, speaker_rule, addressee, sure: as in Quote. start, stop: from its first part to its last.
    checked: the analyst has ticked it. The others as in StatementRow.
    """
    rows = (
        (
            row.place,
            row.quote.kind,
            joined(row.speakers),
            row.kinds[0],
            row.role,
            row.quote.cue,
            row.quote.rule,
            row.quote.speaker_rule,
            row.said,
            row.words,
            row.own_words,
            row.start,
            row.stop,
            row.sentence,
            row.paragraph,
            row.repeat_of,
            row.quote.checked,
            row.quote.addressee,
            row.names_itself,
            row.quote.sure,
        )
        for row in statement_rows(analysis)
    )
    text = dict.fromkeys(("kind", "speaker", "speaker_kind", "role", "cue", "rule", "speaker_rule", "said"), "str")
    counts = ("words", "own_words", "start", "stop", "sentence", "paragraph", "repeat_of")
    numbers = dict.fromkeys(counts, "int64")
    return frame(
        rows,
        {
            "place": "int64",
            **text,
            **numbers,
            "checked": "bool",
            "addressee": "str",
            "names_itself": "bool",
            "sure": "str",
        },
    )


def to_check(analysis: Analysis, table: pd.DataFrame, sure: str = "unsure") -> pd.DataFrame:
    """The rows of `statements` whose speaker is not told by name, the least sure first; what is ticked off comes last.

    sure: "supposed" for those whose speaker is only supposed, and that are not ticked off.
    Least sure: nobody named, then supposed, by pronoun, by role (LEVELS).
    """
    quotes = [analysis.quotes[place - 1] for place in table["place"]]
    unsure = [number for number, quote in enumerate(quotes) if quote.sure != LEVELS[0]]
    if sure == "supposed":
        unsure = [number for number in unsure if quotes[number].sure == sure and not quotes[number].checked]
    return table.iloc[sorted(unsure, key=lambda n: (quotes[n].checked, -LEVELS.index(quotes[n].sure)))]


def speakers(analysis: Analysis) -> pd.DataFrame:
    """One row a speaker, as `speaker_rows` orders them; the statements without a speaker are the last row, UNKNOWN.

    speaker: the name. roles: joined by «; ». The others as in SpeakerRow.
    """
    rows = (
        (
            row.name,
            row.kind,
            joined(row.roles),
            row.direct,
            row.indirect,
            row.fragments,
            row.statements,
            row.statements_without_repeats,
            row.words_direct,
            row.named,
            row.first,
        )
        for row in speaker_rows(analysis)
    )
    counts = ("direct", "indirect", "fragments", "statements", "statements_without_repeats", "words_direct", "named")
    columns = dict.fromkeys(("speaker", "kind", "roles"), "str") | dict.fromkeys((*counts, "first"), "int64")
    return frame(rows, columns)


def voices(analysis: Analysis) -> pd.DataFrame:
    """Whose words the text is made of: the author's, each speaker's own, and those of nobody known, most first.

    voice: AUTHOR (""), a speaker, or UNKNOWN («?»); the author is the first row, UNKNOWN the last. words: in the
    headline and the paragraphs that are no furniture. share: of all these, 0 to 1.
    """
    words = words_by_voice(analysis, places(analysis))
    total = max(1, words.total())
    rows = [(joined(voice), count, count / total) for voice, count in words.most_common()]
    rows.sort(key=lambda row: (row[0] != AUTHOR, row[0] == UNKNOWN))
    return frame(rows, {"voice": "str", "words": "int64", "share": "float64"})


def sources(analysis: Analysis) -> pd.DataFrame:
    """One row for each place where a source is named. via: the source that it leans on itself, or ""."""
    rows = (
        (s.name, s.start, s.stop, s.rule, "" if s.via is None else analysis.sources[s.via].name)
        for s in analysis.sources
    )
    return frame(rows, {"source": "str", "start": "int64", "stop": "int64", "rule": "str", "via": "str"})


def speaks_of(analysis: Analysis, *, paraphrases: bool = False) -> pd.DataFrame:
    """Whom each speaker names in direct quotes and fragments (with `paraphrases` in these too): one row a pair.

    mentions: by name. own: those of them that stand in nobody's title. references: by role or pronoun. Most first.
    """
    where = places(analysis, heard_in(paraphrases=paraphrases))
    named: Counter[tuple[str, str, str]] = Counter()
    own, meant = named.copy(), named.copy()
    for entity in analysis.entities:
        for mention in entity.mentions:
            pair = (where.voice(mention.start), entity.name, entity.kind)
            named[pair] += 1
            own[pair] += not mention.in_title
        for reference in entity.references:
            meant[where.voice(reference.start), entity.name, entity.kind] += 1
    pairs = [pair for pair in dict.fromkeys([*named, *meant]) if pair[0] != AUTHOR]
    rows = [(*pair, named[pair], own[pair], meant[pair]) for pair in pairs]
    rows.sort(key=lambda row: -row[3] - row[5])
    text = dict.fromkeys(("speaker", "entity", "kind"), "str")
    return frame(rows, text | dict.fromkeys(("mentions", "own", "references"), "int64"))

"""Who speaks, how often and how much: statements, speakers, voices, sources, who speaks of whom."""

from collections import Counter

import pandas as pd

from analysis.analyse import Analysis
from analysis.quotes import Quote
from analysis.quotes.itself import names_its_speaker
from analysis.quotes.quote import joined
from analysis.tables.frame import frame
from analysis.tables.places import (
    AUTHOR,
    UNKNOWN,
    each_speaker,
    heard_in,
    places,
    speaker_of,
    voice_of,
    words_by_voice,
)
from analysis.words import count_words


def statements(analysis: Analysis) -> pd.DataFrame:
    """One row a statement, in the order of the text.

    place: its number, from 1. kind: direct, indirect or fragment. speaker: a name, or UNKNOWN («?»).
    speaker_kind: PER, ROLE, ORG, GROUP, DOC or "". role: as the attribution has it, else the first that the text
    gives the speaker. cue, rule, speaker_rule, addressee: as in Quote. text: its words as they stand, the parts of an
    interrupted one joined by a space. words: their number. start, stop: from its first part to its last.
    sentence, paragraph: numbers from 1. repeat_of: the place of the statement that it says again, else 0.
    checked: the analyst has ticked it. names_itself: the speaker is named in it.
    """
    where = places(analysis)
    roles = {entity.name: entity.roles[0].text for entity in analysis.entities if entity.roles}
    rows = (
        (
            place,
            quote.kind,
            speaker_of(quote),
            quote.speaker_kind or "",
            quote.role or roles.get(speaker_of(quote), ""),
            quote.cue,
            quote.rule,
            quote.speaker_rule,
            said(analysis, quote),
            _words(analysis, quote),
            quote.spans[0][0],
            quote.spans[-1][1],
            where.sentence(quote.spans[0][0]),
            where.paragraph(quote.spans[0][0]),
            0 if quote.repeats is None else quote.repeats + 1,
            quote.checked,
            quote.addressee,
            names_its_speaker(quote, analysis.entities),
        )
        for place, quote in enumerate(analysis.quotes, start=1)
    )
    text = dict.fromkeys(("kind", "speaker", "speaker_kind", "role", "cue", "rule", "speaker_rule", "text"), "str")
    numbers = dict.fromkeys(("words", "start", "stop", "sentence", "paragraph", "repeat_of"), "int64")
    return frame(
        rows, {"place": "int64", **text, **numbers, "checked": "bool", "addressee": "str", "names_itself": "bool"}
    )


def speakers(analysis: Analysis) -> pd.DataFrame:
    """One row a speaker, who says most first; the statements without a speaker are the last row, UNKNOWN («?»).

    What several say together («А; Б») counts for each of them. kind: PER, ROLE, ORG, GROUP, DOC or "". roles: what the
    text calls the speaker, joined by «; ». direct, indirect, fragments, statements: counts.
    statements_without_repeats: without those that say another again. words_direct: words in direct quotes and
    fragments. named: mentions by name. first: the offset of the first statement.
    """
    said_by: dict[str, list[Quote]] = {}
    for quote in analysis.quotes:
        for name in voice_of(quote):
            said_by.setdefault(name, []).append(quote)
    words = each_speaker(words_by_voice(analysis, places(analysis)))
    entities = {entity.name: entity for entity in reversed(analysis.entities)}
    rows = []
    for name, quotes in said_by.items():
        entity = entities.get(name)
        known = [role.text for role in entity.roles] if entity else []
        roles = dict.fromkeys([*known, *(quote.role for quote in quotes if quote.role)])
        kinds = Counter(quote.kind for quote in quotes)
        rows.append(
            (
                name,
                entity.kind if entity else next((quote.speaker_kind for quote in quotes if quote.speaker_kind), ""),
                "; ".join(roles),
                kinds["direct"],
                kinds["indirect"],
                kinds["fragment"],
                len(quotes),
                sum(quote.repeats is None for quote in quotes),
                words[name],
                len(entity.mentions) if entity else 0,
                quotes[0].spans[0][0],
            )
        )
    rows.sort(key=lambda row: (row[0] == UNKNOWN, -row[6], -row[8], row[10]))
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


def said_by(analysis: Analysis, speaker: str) -> frozenset[int]:
    """The numbers (from 1) of the statements that `speaker` makes, alone or with others; UNKNOWN: those of nobody."""
    return frozenset(place for place, quote in enumerate(analysis.quotes, start=1) if speaker in voice_of(quote))


def said(analysis: Analysis, quote: Quote) -> str:
    """The words of a statement as they stand in the text."""
    return " ".join(analysis.text[start:stop] for start, stop in quote.spans)


def _words(analysis: Analysis, quote: Quote) -> int:
    return sum(count_words(analysis.text[start:stop]) for start, stop in quote.spans)

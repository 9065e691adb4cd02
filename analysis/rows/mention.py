"""The row of a mention: where a name stands, in which sentence and paragraph, and in whose statement."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.analyse import Analysis
from analysis.article import Span
from analysis.entities import Entity, Mention
from analysis.rows.places import NO_STATEMENT, heard_in, places


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A mention of an entity by name.

    sentence, paragraph: numbers from 1, sentence_span: the stretch of the sentence, of the paragraph where a headline
    has no sentence. statement: the place of the innermost statement it stands in, paraphrases too, from 1; 0: in none.
    """

    entity: Entity
    mention: Mention
    sentence: int
    sentence_span: Span
    paragraph: int
    statement: int


def mention_rows(analysis: Analysis) -> Iterator[MentionRow]:
    """One row a mention, entity by entity in the order of Analysis.entities."""
    where = places(analysis, heard_in(paraphrases=True))
    for entity in analysis.entities:
        for mention in entity.mentions:
            sentence, paragraph = where.sentence(mention.start), where.paragraph(mention.start)
            spans = where.sentences if sentence else where.paragraphs
            statement = where.statement(mention.start)
            yield MentionRow(
                entity=entity,
                mention=mention,
                sentence=sentence,
                sentence_span=spans[(sentence or paragraph) - 1],
                paragraph=paragraph,
                statement=0 if statement == NO_STATEMENT else statement + 1,
            )

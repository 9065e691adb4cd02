"""The rows of statements, speakers and entities: words go to the innermost, one text and many count the same."""

from dataclasses import replace

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import tables
from analysis.library import facts, kept_facts, schema
from analysis.library.packed_facts import packed
from analysis.rows import entity_rows, mentions_in, speaker_rows, statement_rows
from analysis.tables import many, statements_of_many
from tests.marked_analysis import marked

NESTED = "«[direct Анна Ким: Он сказал «[fragment Пётр Орлов: нет, нет]» и ушёл]», — сказала {PER Анна Ким}."
JOINT = (
    "«[direct Анна Ким; Пётр Орлов: Мы очень рады]», — сказали {PER Анна Ким} и {PER! Пётр Орлов=мэр} {PER Пётр Орлов}."
)
REPEATED = "«[direct Анна Ким: Мост открыт]», — сказала она. Мэр сообщила, что [indirect Анна Ким >1: мост открыт]."
OWN = "«[direct Анна Ким: Да, «[fragment Анна Ким: историческое]» дело]», — сказала {PER Анна Ким}."
REPORTED = "Анна Ким сказала, что [indirect Анна Ким: мост «[fragment Анна Ким: почти]» готов]."
FURNITURE = "«[direct Анна Ким: Да]», — сказала она.\n\nЧитайте также:\n«[direct Анна Ким: Четыре слова не считаются]»"


class Kept:
    """The facts of texts in memory, asked as a library is."""

    def __init__(self, **analyses) -> None:
        self._rows = duckdb.connect()
        schema.create(self._rows)
        made = {text: packed(facts.tables(facts.make(text, analysis))) for text, analysis in analyses.items()}
        kept_facts.write(self._rows, made)
        for text in analyses:
            self._rows.execute("INSERT INTO texts (id, name, added) VALUES (?, ?, now())", [text, text])

    def query(self, sql, values=()):
        return self._rows.execute(sql, list(values)).df()


def told(table: pd.DataFrame, columns: list[str]) -> list[tuple]:
    return [tuple(row) for row in table[columns].itertuples(index=False)]


SPEAKER = ["speaker", "kind", "direct", "indirect", "fragments", "statements", "statements_without_repeats"]
STATEMENT = ["place", "kind", "speaker", "role", "cue", "words", "start", "stop", "repeat_of", "checked"]
ENTITY = ["entity", "kind", "mentions", "in_title", "references", "statements"]


def same_both_ways(analysis) -> None:
    kept = Kept(one=analysis)
    assert told(many.speakers(kept, ["one"]), [*SPEAKER, "words_direct"]) == told(
        tables.speakers(analysis), [*SPEAKER, "words_direct"]
    )
    assert told(statements_of_many.statements(kept, ["one"]), STATEMENT) == told(tables.statements(analysis), STATEMENT)
    named = tables.entities(analysis)
    assert told(many.entities(kept, ["one"]), ENTITY) == told(named[named["mentions"] > 0], ENTITY)
    figures, of_many = tables.figures(analysis), many.figures(kept, ["one"])
    for field in ("words", "words_direct", "statements", "unattributed"):
        assert getattr(figures, field) == getattr(of_many, field)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (NESTED, {"Анна Ким": 4, "Пётр Орлов": 2}),
        (JOINT, {"Анна Ким": 3, "Пётр Орлов": 3}),
        (REPEATED, {"Анна Ким": 2}),
        (OWN, {"Анна Ким": 3}),
        (REPORTED, {"Анна Ким": 1}),
        (FURNITURE, {"Анна Ким": 1}),
    ],
    ids=["nested", "joint", "repeated", "of one's own", "in a paraphrase", "in furniture"],
)
def test_a_word_belongs_to_whose_innermost_words_it_stands_in(markup, words):
    analysis = marked(markup)
    assert {row.name: row.words_direct for row in speaker_rows(analysis)} == words
    same_both_ways(analysis)


def test_the_words_of_all_rows_and_of_the_author_are_all_words():
    for markup in (NESTED, JOINT, REPEATED, OWN, REPORTED):
        analysis = marked(markup)
        own = sum(row.own_words for row in statement_rows(analysis))
        voices = tables.voices(analysis).set_index("voice")["words"]
        assert own + voices[tables.AUTHOR] == voices.sum()


def test_who_speaks_together_has_a_kind_and_a_role_each():
    (row,) = statement_rows(marked(JOINT.replace("{PER Анна Ким}", "{ORG Анна Ким}")))
    assert (row.speakers, row.kinds, row.role) == (("Анна Ким", "Пётр Орлов"), ("ORG", "PER"), "мэр")


def test_whom_a_role_alone_names_has_no_role_beside_it():
    analysis = marked("«[direct эксперты: Мост открыт]», — говорят эксперты.")
    named = replace(analysis, quotes=tuple(replace(quote, role="эксперты") for quote in analysis.quotes))
    assert [row.role for row in statement_rows(named)] == [""]
    assert [row.roles for row in speaker_rows(named)] == [()]
    known = replace(analysis, quotes=tuple(replace(quote, role="эксперты банка") for quote in analysis.quotes))
    assert [row.role for row in statement_rows(known)] == ["эксперты банка"]


def test_a_place_speaks_as_a_body_everywhere():
    analysis = marked("{LOC Тарск} сообщил, что [indirect Тарск: мост открыт].")
    assert [row.kind for row in speaker_rows(analysis)] == ["ORG"]
    same_both_ways(analysis)


def test_ties_are_in_the_order_of_the_text_then_by_name():
    said = " ".join(f"«[direct {name}: Да]»." for name in ("Юрий Ром", "Анна Ким", "Яна Лис; Ира Вяз"))
    analysis = marked(said + " {PER Юрий Ром}, {PER Анна Ким}.")
    assert [row.name for row in speaker_rows(analysis)] == ["Юрий Ром", "Анна Ким", "Ира Вяз", "Яна Лис"]
    assert [row.entity.name for row in sorted(entity_rows(analysis), key=lambda row: row.rank)] == [
        "Юрий Ром",
        "Анна Ким",
    ]
    same_both_ways(analysis)


def test_many_texts_are_the_sum_of_each():
    analyses = {f"text {n}": marked(markup) for n, markup in enumerate((NESTED, JOINT, REPEATED, OWN))}
    table = many.speakers(Kept(**analyses), list(analyses)).set_index("speaker")
    own = pd.concat([tables.speakers(analysis) for analysis in analyses.values()]).groupby("speaker").sum()
    for column in ("statements", "direct", "indirect", "fragments", "words_direct"):
        assert dict(table[column]) == dict(own[column])


# ---------------------------------------------------------------- made analyses
NAMES = ("Анна Ким", "Пётр Орлов", "Мэрия", "Тарск")
WORDS = st.sampled_from(("мост", "река", "«", "{PER Анна Ким}", "{LOC Тарск=Тарске}", "{ORG* Мэрия=мэрии}"))
SPEAKERS = st.lists(st.sampled_from(NAMES), unique=True, max_size=3).map(lambda names: "; ".join(names) or "?")
KINDS = st.sampled_from(("direct", "indirect", "fragment"))


def _statement(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def mark(kind: str, speaker: str, parts: list[str]) -> str:
        return f"[{kind} {speaker}: {' '.join(parts)}]"

    return st.builds(mark, KINDS, SPEAKERS, st.lists(inside, min_size=1, max_size=4))


TEXTS = st.lists(st.recursive(WORDS, _statement, max_leaves=12), min_size=1, max_size=6)


@given(TEXTS)
@settings(deadline=None, max_examples=60)
def test_one_text_and_many_count_the_same_whatever_is_said(parts):
    same_both_ways(marked("Слово " + " ".join(parts)))


def test_mentions_of_each_place_are_as_many_as_the_row_counts():
    analysis = marked(
        "В {LOC Тарск=Тарске} праздник\n\n{LOC Тарск} ждёт. «[direct ?: {LOC Тарск} цел]», — сказал кто-то.\n"
        "Мэрия {LOC* Тарск=Тарска} молчит, {LOC Тарск} велик."
    )
    (row,) = entity_rows(analysis)
    assert (row.mentions, row.in_headline, row.in_lead, row.in_speech, row.in_title) == (5, 1, 2, 1, 1)
    for row in entity_rows(analysis):
        counted = {"headline": row.in_headline, "lead": row.in_lead, "speech": row.in_speech, "title": row.in_title}
        for where, number in counted.items():
            assert len(mentions_in(analysis, row.entity, where)) == number
        body = row.mentions - row.in_headline - row.in_lead
        assert len(mentions_in(analysis, row.entity, "body")) == body
        assert len(mentions_in(analysis, row.entity, "")) == row.mentions

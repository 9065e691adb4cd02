"""The analyst's corrections: each puts one thing right, is undone by being left out, and finds its evidence again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import corrections, tables
from analysis.corrections import Correction
from tests.marked_analysis import marked

TEXT = marked(
    """{PER Анна Ким} сообщила, что [indirect Анна Ким >2: <!Тарск> ждёт гостей].
«[direct Анна Ким: {LOC Тарск} ждёт {PER Пётр Лужин=Лужина}]», — сказала {PER Анна Ким=Ким}.
«[direct ?: Едем]», — раздалось в зале. Так пишет @Тарск@.
{PER Лужин} и {PER Ким} встретились в {LOC Тарск=Тарске}, {PER~ Лужин=он} рад."""
)
PARAPHRASE, DIRECT, OPEN = TEXT.quotes


def entity(name, analysis=TEXT):
    return next(entity for entity in analysis.entities if entity.name == name)


def names(analysis):
    return {entity.name: len(entity.mentions) for entity in analysis.entities}


def counted(analysis):
    table = tables.speakers(analysis)
    return {row.speaker: (row.direct, row.indirect, row.fragments) for row in table.itertuples()}


def apply(*made, analysis=TEXT):
    return corrections.apply(analysis, made)


# ---------------------------------------------------------------- statements
def test_another_speaker():
    changed = apply(corrections.reassign(OPEN, "Пётр Лужин"))
    assert counted(changed) == {"Анна Ким": (1, 1, 0), "Пётр Лужин": (1, 0, 0)}
    assert (changed.quotes[2].speaker_kind, changed.quotes[2].speaker_rule) == ("PER", corrections.ANALYST)


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [("Тарск", "", "ORG"), ("источник в порту", "", "ROLE"), ("жители", "GROUP", "GROUP"), ("", "", None)],
)
def test_the_kind_of_a_speaker_is_the_entitys_else_as_given_else_an_unnamed_persons(name, kind, shown):
    quote = apply(corrections.reassign(DIRECT, name, kind)).quotes[1]
    assert (quote.speaker, quote.speaker_kind) == (name or None, shown)


def test_another_speakers_statement_is_no_repeat_any_more():
    assert TEXT.quotes[0].repeats == 1
    assert apply(corrections.reassign(DIRECT, "Пётр Лужин")).quotes[0].repeats is None
    assert apply(corrections.reassign(OPEN, "Пётр Лужин")).quotes[0].repeats == 1


def test_no_quote_and_what_repeats_another_still_points_at_it():
    assert counted(apply(corrections.not_quote(OPEN))) == {"Анна Ким": (1, 1, 0)}
    assert apply(corrections.not_quote(DIRECT)).quotes[0].repeats is None
    early = replace(TEXT, quotes=(OPEN, replace(PARAPHRASE, repeats=2), DIRECT))
    assert apply(corrections.not_quote(OPEN), analysis=early).quotes[0].repeats == 1


def test_direct_speech_or_paraphrase():
    changed = apply(corrections.quote_kind(DIRECT, "indirect"))
    assert counted(changed)["Анна Ким"] == (0, 2, 0)
    assert tables.figures(changed).words_direct == 1


def test_a_missed_statement_stands_in_its_place():
    start = TEXT.text.index("Лужин и Ким")
    changed = apply(corrections.add_quote([(0, 8)], "fragment", "Пётр Лужин"), corrections.checked(DIRECT))
    assert [quote.kind for quote in changed.quotes] == ["fragment", "indirect", "direct", "direct"]
    assert changed.quotes[1].repeats == 2
    assert changed.quotes[2].checked
    late = apply(corrections.add_quote([(start, start + 11)], "direct"))
    assert (late.quotes[-1].speaker, late.quotes[-1].rule) == (None, corrections.ANALYST)


def test_a_missed_statement_that_a_later_analysis_finds_is_there_once():
    missed = corrections.add_quote(DIRECT.spans, "indirect", "Анна Ким")
    changed = apply(missed)
    assert len(changed.quotes) == 3
    assert (changed.quotes[1].kind, changed.quotes[1].cue) == ("indirect", DIRECT.cue)


def test_a_tick():
    changed = apply(corrections.checked(DIRECT))
    assert [quote.checked for quote in changed.quotes] == [False, True, False]
    assert tables.statements(changed)["checked"].tolist() == [False, True, False]


def test_a_statement_is_found_again_where_a_later_analysis_gives_it_other_ends():
    (start, stop) = DIRECT.spans[0]
    shifted = replace(TEXT, quotes=(PARAPHRASE, replace(DIRECT, spans=((start, stop - 3),)), OPEN))
    assert counted(apply(corrections.not_quote(DIRECT), analysis=shifted))["Анна Ким"] == (0, 1, 0)
    apart = replace(TEXT, quotes=(PARAPHRASE, replace(DIRECT, spans=((stop - 3, stop),)), OPEN))
    assert len(apply(corrections.not_quote(DIRECT), analysis=apart).quotes) == 3


# ---------------------------------------------------------------- entities
def test_a_hidden_entity_is_in_no_count_and_stays_the_speakers_name():
    changed = apply(corrections.hide(entity("Анна Ким")))
    assert "Анна Ким" not in names(changed)
    assert counted(changed)["Анна Ким"] == (1, 1, 0)


def test_merged_entities_are_one_wherever_they_are_named():
    said = apply(corrections.reassign(OPEN, "Лужин"))
    changed = apply(corrections.merge(entity("Лужин"), entity("Пётр Лужин")), analysis=said)
    assert names(changed) == {"Анна Ким": 2, "Тарск": 2, "Пётр Лужин": 2, "Ким": 1}
    assert counted(changed)["Пётр Лужин"] == (1, 0, 0)
    one = entity("Пётр Лужин", changed)
    assert [TEXT.text[m.start : m.stop] for m in one.mentions] == ["Лужина", "Лужин"]
    assert [TEXT.text[r.start : r.stop] for r in one.references] == ["он"]


def test_joint_speakers_that_are_merged_are_one():
    joint = apply(corrections.reassign(OPEN, "Анна Ким; Ким"))
    changed = apply(corrections.merge(entity("Ким"), entity("Анна Ким")), analysis=joint)
    assert changed.quotes[2].speaker == "Анна Ким"


def test_another_name_is_followed_by_statements_sources_and_terms():
    changed = apply(
        corrections.rename(entity("Тарск"), "Новый Тарск"), corrections.rename(entity("Анна Ким"), "Анна Юрьевна Ким")
    )
    assert set(names(changed)) == {"Анна Юрьевна Ким", "Новый Тарск", "Пётр Лужин", "Лужин", "Ким"}
    assert {quote.speaker for quote in changed.quotes} == {"Анна Юрьевна Ким", None}
    assert (changed.sources[0].name, changed.terms[0].term) == ("Новый Тарск", "Новый Тарск")


def test_a_name_that_another_entity_has_makes_them_one():
    assert names(apply(corrections.rename(entity("Ким"), "Анна Ким")))["Анна Ким"] == 3


def test_another_kind_also_as_a_speaker():
    changed = apply(corrections.entity_kind(entity("Анна Ким"), "ORG"))
    assert entity("Анна Ким", changed).kind == "ORG"
    assert [quote.speaker_kind for quote in changed.quotes] == ["ORG", "ORG", None]


def test_a_missed_mention_of_a_known_or_a_new_entity():
    start = TEXT.text.index("зале")
    known = apply(corrections.add_mention((start, start + 4), "Тарск", "LOC"))
    assert names(known)["Тарск"] == 3
    new = apply(corrections.add_mention((start, start + 4), "Зал", "ORG"))
    assert (names(new)["Зал"], entity("Зал", new).kind) == (1, "ORG")


def test_a_mention_that_is_added_where_another_entity_has_one_is_moved():
    mention = entity("Лужин").mentions[0]
    changed = apply(corrections.add_mention((mention.start, mention.stop), "Пётр Лужин", "PER"))
    assert names(changed) == {"Анна Ким": 2, "Тарск": 2, "Пётр Лужин": 2, "Ким": 1}


def test_not_a_mention_and_with_the_last_one_the_entity_goes():
    tarsk = entity("Тарск")
    changed = apply(corrections.not_mention(tarsk, tarsk.mentions[0]))
    assert names(changed)["Тарск"] == 1
    assert "Ким" not in names(apply(corrections.not_mention(entity("Ким"), entity("Ким").mentions[0])))


def test_an_entity_is_found_again_by_its_mentions_when_a_later_analysis_names_it_otherwise():
    renamed = replace(TEXT, entities=tuple(replace(e, name=e.name + "!") for e in TEXT.entities))
    assert "Тарск!" not in names(apply(corrections.hide(entity("Тарск")), analysis=renamed))


def test_an_entity_that_a_later_analysis_has_merged_into_a_larger_one_does_not_take_it_along():
    merged = apply(corrections.merge(entity("Ким"), entity("Анна Ким")))
    made = corrections.hide(entity("Ким"))
    assert corrections.correct(merged, [made]).unmatched == (made,)


def in_places(name, places, analysis):
    return [analysis.text[place.start : place.stop] for place in getattr(entity(name, analysis), places)]


NAMESAKES = marked(
    """{PER! Олег Лужин=Мэр} {PER Олег Лужин} молчал. {PER~ Олег Лужин=Он} ушёл. {PER! Олег Лужин=Тренер}
{PER Олег Лужин=Лужин} остался. {PER~ Олег Лужин=Он} сказал, что [indirect Олег Лужин: снег идёт].
{PER Олег Лужин=Лужин} рад: «[direct Олег Лужин >1: Снег идёт]»."""
)
SPOKEN = NAMESAKES.text.index("Он сказал")
NAMESAKES = replace(
    NAMESAKES, quotes=(replace(NAMESAKES.quotes[0], speaker_span=(SPOKEN, SPOKEN + 2)), NAMESAKES.quotes[1])
)


def test_a_mention_of_another_goes_over_with_what_leans_on_it():
    one = entity("Олег Лужин", NAMESAKES)
    changed = apply(corrections.split(one, one.mentions[1:2], "Пётр Лужин"), analysis=NAMESAKES)
    assert names(changed) == {"Олег Лужин": 2, "Пётр Лужин": 1}
    assert in_places("Пётр Лужин", "references", changed) == in_places("Олег Лужин", "references", changed) == ["Он"]
    assert in_places("Пётр Лужин", "roles", changed) == ["Тренер"]
    assert in_places("Олег Лужин", "roles", changed) == ["Мэр"]
    assert [quote.speaker for quote in changed.quotes] == ["Пётр Лужин", "Олег Лужин"]
    assert changed.quotes[1].repeats is None


def test_mentions_go_over_to_an_entity_that_is_there():
    one = entity("Анна Ким")
    changed = apply(corrections.split(one, one.mentions[1:], "Ким"))
    assert names(changed) == {"Анна Ким": 1, "Ким": 2, "Тарск": 2, "Пётр Лужин": 1, "Лужин": 1}


def test_a_name_of_another_kind_is_another():
    changed = apply(corrections.split(entity("Лужин"), entity("Лужин").mentions, "Тарск"))
    assert [(e.kind, len(e.mentions)) for e in changed.entities if e.name == "Тарск"] == [("LOC", 2), ("PER", 1)]


def test_all_mentions_that_go_over_leave_nothing():
    one = entity("Олег Лужин", NAMESAKES)
    changed = apply(corrections.split(one, one.mentions, "Пётр Лужин"), analysis=NAMESAKES)
    assert names(changed) == {"Пётр Лужин": 3}
    assert len(in_places("Пётр Лужин", "references", changed)) == len(in_places("Пётр Лужин", "roles", changed)) == 2


def test_a_split_finds_its_entity_under_another_name():
    one = entity("Олег Лужин", NAMESAKES)
    made = corrections.split(one, one.mentions[1:2], "Пётр Лужин")
    renamed = apply(corrections.rename(one, "О. Лужин"), made, analysis=NAMESAKES)
    assert names(renamed) == {"О. Лужин": 2, "Пётр Лужин": 1}
    gone = apply(corrections.hide(one), analysis=NAMESAKES)
    assert corrections.correct(gone, [made]).unmatched == (made,)
    nobody = corrections.split(one, one.mentions, one.name)
    assert corrections.correct(NAMESAKES, [nobody]).unmatched == (nobody,)


# ---------------------------------------------------------------- all of them
def test_one_after_the_other_each_on_what_the_ones_before_left():
    changed = apply(
        corrections.rename(entity("Лужин"), "Пётр Лужин"),
        corrections.hide(entity("Пётр Лужин")),
        corrections.reassign(PARAPHRASE, "Ким"),
        corrections.merge(entity("Ким"), entity("Анна Ким")),
    )
    assert names(changed) == {"Анна Ким": 3, "Тарск": 2}
    assert counted(changed)["Анна Ким"] == (1, 1, 0)


def test_what_finds_nothing_is_left_out_and_listed():
    gone = marked("Дождь.")
    made = (
        corrections.not_quote(DIRECT),
        corrections.merge(entity("Ким"), entity("Анна Ким")),
        corrections.rename(entity("Ким"), "Анна"),
        corrections.not_mention(entity("Ким"), entity("Ким").mentions[0]),
        corrections.add_quote([(0, 400)], "direct"),
        corrections.add_mention((5, 400), "Тарск", "LOC"),
        Correction("unknown"),
    )
    corrected = corrections.correct(gone, made)
    assert (corrected.analysis, corrected.unmatched) == (gone, made)


def test_an_analysis_stays_as_it_was():
    before = replace(TEXT)
    apply(corrections.hide(entity("Тарск")), corrections.not_quote(DIRECT))
    assert before == TEXT


SPANS = st.lists(st.tuples(st.integers(-5, 300), st.integers(-5, 300)), max_size=3).map(tuple)
NAMES = st.sampled_from(["", "Анна Ким", "Ким", "Тарск", "Пётр Лужин", "Никто"])
ANY = st.builds(
    Correction,
    action=st.sampled_from([*corrections.ACTIONS, "unknown"]),
    spans=SPANS | st.sampled_from([quote.spans for quote in TEXT.quotes]),
    name=NAMES,
    kind=st.sampled_from(["PER", "ORG", "LOC", "direct", "indirect", "fragment"]),
    value=NAMES | st.sampled_from(["direct", "PER"]),
)


@given(st.lists(ANY, max_size=6))
def test_any_corrections_leave_an_analysis_that_can_be_counted(made):
    corrected = corrections.correct(TEXT, made).analysis
    for quote in corrected.quotes:
        assert quote.repeats is None or corrected.quotes[quote.repeats].speaker == quote.speaker
        assert all(0 <= start < stop <= len(TEXT.text) for start, stop in quote.spans)
    assert [quote.spans[0] for quote in corrected.quotes] == sorted(quote.spans[0] for quote in corrected.quotes)
    assert all(0 <= m.start < m.stop <= len(TEXT.text) for e in corrected.entities for m in e.mentions)
    assert tables.voices(corrected)["words"].sum() == tables.voices(TEXT)["words"].sum()
    tables.statements(corrected)
    tables.entities(corrected)

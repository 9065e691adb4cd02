"""Charts: what their bars count, what a click on them opens, and that nothing of a text becomes markup."""

import json

import pandas as pd
import pytest

from analysis import tables
from analysis.report.charts import about, matrix, named, spoken, target_of, text
from analysis.report.colours import REST, TWELVE
from analysis.report.look import for_print, voice_colours
from analysis.report.pieces import Target
from pages.shared.words import words_in
from tests.report.made_analysis import made, name, plain, says, term

RU, EN = words_in("ru"), words_in("en")

MEETING = made(
    plain(30),
    name("США", "LOC", 5, in_title=4),
    name("Казахстан", "LOC", 4, in_title=1),
    name("Анна Ким", "PER", 3),
    name("Минюст", "ORG", 2),
    says("Анна Ким", "direct", 2, words=20),
    says("Анна Ким", "indirect"),
    says("Олег Пак", "direct", 1, words=10),
    term("сделка", 3),
    term("США", 5, is_name=True),
)
COLOURS = voice_colours(MEETING)


def bars(figure, trace):
    """Label of the axis: length, of the trace of that name."""
    labels = dict(zip(figure.layout.yaxis.tickvals, figure.layout.yaxis.ticktext, strict=True))
    found = next(t for t in figure.data if t.name == trace)
    return {labels[at]: length for at, length in zip(found.y, found.x, strict=True)}


def targets(figure):
    return [
        target_of(list(click)) for trace in figure.data if trace.customdata is not None for click in trace.customdata
    ]


# ---------------------------------------------------------------- what bars count
def test_named_bars_are_split_into_own_mentions_and_those_in_titles():
    figure = named.by_title(tables.entities(MEETING), RU).figure
    assert bars(figure, "упоминание") == {"Анна Ким": 3, "Минюст": 2, "США": 1, "Казахстан": 3}
    assert bars(figure, "в должности") == {"Анна Ким": 0, "Минюст": 0, "США": 4, "Казахстан": 1}


def test_the_ranking_turns_when_titles_do_not_count():
    places = tables.entities(MEETING).query("kind == 'LOC'")
    assert list(named.by_title(places, RU).figure.layout.yaxis.ticktext) == ["США", "Казахстан"]
    assert list(named.by_title(places, RU, order="own").figure.layout.yaxis.ticktext) == ["Казахстан", "США"]


def test_kinds_have_headings_where_there_are_several():
    entities = tables.entities(MEETING)
    headings = [note.text for note in named.by_title(entities, RU).figure.layout.annotations]
    assert headings == ["<b>Персоны</b>", "<b>Организации</b>", "<b>Места</b>"]
    assert not named.by_title(entities.query("kind == 'LOC'"), RU).figure.layout.annotations


def test_a_mention_is_in_the_voice_of_the_quote_that_it_stands_in():
    quoted = made(plain(3), name("США", "LOC", 2), says("Анна Ким"))
    mention = quoted.entities[0].mentions[0]
    quote = quoted.quotes[0]
    around = quote.__class__(
        **{f: getattr(quote, f) for f in quote.__slots__ if f != "spans"}, spans=((mention.start, mention.stop),)
    )
    quoted = quoted.__class__(**{f: getattr(quoted, f) for f in quoted.__slots__ if f != "quotes"}, quotes=(around,))
    figure = named.by_voice(tables.entities(quoted), tables.mentions(quoted), voice_colours(quoted), RU).figure
    assert bars(figure, "Анна Ким") == {"США": 1}
    assert bars(figure, "слова автора") == {"США": 1}


def test_the_bar_of_the_whole_text_is_as_long_as_its_words():
    voices = tables.voices(MEETING)
    figure = text.whose_words(voices, COLOURS, RU).figure
    assert [trace.name for trace in figure.data] == ["слова автора", "Анна Ким", "Олег Пак"]
    assert sum(trace.x[0] for trace in figure.data) == voices["words"].sum() == figure.layout.xaxis.range[1]


def test_statements_of_each_speaker():
    figure = spoken.statements(tables.speakers(MEETING), EN).figure
    assert bars(figure, "direct quote") == {"Анна Ким": 2, "Олег Пак": 1}
    assert bars(figure, "paraphrase") == {"Анна Ким": 1, "Олег Пак": 0}
    assert "fragment" not in [trace.name for trace in figure.data]


def test_terms_by_weight_with_names_apart():
    figure = about.weight(tables.terms(MEETING), RU).figure
    assert bars(figure, "ключевое слово") == {"сделка": 30.0}
    assert bars(figure, "имя") == {"США": 50.0}


def test_what_sets_a_speaker_apart_is_solid_and_opens_their_sentences():
    rows = [
        ("Анна Ким", "порт", 3, 0, 9.0, True),
        ("Олег Пак", "порт", 1, 2, 0.1, False),
        ("Анна Ким", "лёд", 2, 9, 0.2, False),
    ]
    pairs = pd.DataFrame(rows, columns=["speaker", "term", "count", "rest", "log_likelihood", "tells"]).assign(
        effect=1.5
    )
    figure = about.by_speaker(pairs, RU).figure
    (dots,) = figure.data
    assert list(figure.layout.xaxis.ticktext) == ["Анна Ким", "Олег Пак"]
    assert list(figure.layout.yaxis.ticktext) == ["порт", "лёд"]
    assert list(zip(dots.x, dots.y, dots.text, strict=True)) == [(0, 0, "3"), (1, 0, "1"), (0, 1, "2")]
    assert dots.marker.opacity[0] > dots.marker.opacity[1] == dots.marker.opacity[2]
    assert target_of(list(dots.customdata[1])) == Target("topics", {"term": "порт", "voice": "Олег Пак"})
    paraphrased = about.by_speaker(pairs, RU, paraphrases=True).figure
    assert target_of(list(paraphrased.data[0].customdata[0])).params["paraphrases"] == "1"


def test_terms_along_the_text_lie_where_they_stand():
    figure = text.terms_along(MEETING, ["сделка"], RU).figure
    places = sorted(x for trace in figure.data for x in trace.x)
    assert places == sorted(start for term in MEETING.terms if term.term == "сделка" for start, _ in term.spans)


def test_only_what_is_more_frequent_than_in_the_rest_has_a_bar():
    table = tables.compared({"порт": 5, "год": 1}, {"год": 90}, 100, 900)
    assert list(about.against_rest(table, RU).figure.layout.yaxis.ticktext) == ["порт"]


# ---------------------------------------------------------------- the flow
def test_the_strip_of_the_flow_lies_where_the_statements_stand():
    figure = text.flow(MEETING, RU).figure
    direct = next(trace for trace in figure.data if trace.name == "Анна Ким" and trace.opacity == 1)
    spans = [quote.spans[0] for quote in MEETING.quotes if quote.kind == "direct" and quote.speaker == "Анна Ким"]
    assert [(base, base + length) for base, length in zip(direct.base, direct.x, strict=True)] == spans
    assert direct.marker.color == COLOURS["Анна Ким"]
    assert [target_of(list(click)).params["at"] for click in direct.customdata] == [f"{a}-{b}" for a, b in spans]


def test_paraphrases_are_paler_and_lower():
    figure = text.flow(MEETING, RU).figure
    direct, indirect = sorted((t for t in figure.data if t.legendgroup == "Анна Ким"), key=lambda t: -t.opacity)
    assert indirect.opacity < direct.opacity and indirect.width < direct.width
    assert direct.showlegend and not indirect.showlegend


def test_the_ticks_of_the_flow_are_the_mentions_of_the_main_objects():
    figure = text.flow(MEETING, RU).figure
    ticks = {trace.name: sorted(trace.x) for trace in figure.data if trace.type == "scatter"}
    mentions = [m for e in MEETING.entities for m in e.mentions]
    assert ticks["упоминание"] == sorted(m.start for m in mentions if not m.in_title)
    assert ticks["в должности"] == sorted(m.start for m in mentions if m.in_title)


def test_rows_are_higher_where_a_name_takes_two_lines():
    short, long = (
        text.flow(made(name(body, "ORG", 3), name("Ирак", "LOC", 3)), RU).figure
        for body in ("Сенат", "Государственная дума")
    )
    assert any("<br>" in label for label in long.layout.yaxis.ticktext)
    assert long.layout.height > short.layout.height


def test_a_quote_in_parts_is_drawn_in_parts():
    whole = MEETING.quotes[0]
    parts = ((whole.spans[0][0], whole.spans[0][0] + 4), (whole.spans[0][1] - 4, whole.spans[0][1]))
    quote = type(whole)(**{f: getattr(whole, f) for f in whole.__slots__ if f != "spans"}, spans=parts)
    analysis = type(MEETING)(**{f: getattr(MEETING, f) for f in MEETING.__slots__ if f != "quotes"}, quotes=(quote,))
    strip = next(trace for trace in text.flow(analysis, RU).figure.data if trace.name == "Анна Ким")
    assert list(strip.x) == [4, 4]
    assert {tuple(click) for click in strip.customdata} == {("reader", f"at={parts[0][0]}-{parts[1][1]}")}


# ---------------------------------------------------------------- clicks
def test_clicks_open_what_was_clicked():
    entities = tables.entities(MEETING)
    assert Target("entities", {"entity": "США", "title": "title"}) in targets(named.by_title(entities, RU).figure)
    assert Target("quotes", {"speaker": "Анна Ким"}) in targets(
        text.whose_words(tables.voices(MEETING), COLOURS, RU).figure
    )
    assert Target("quotes", {"speaker": "Олег Пак", "kind": "direct"}) in targets(
        spoken.statements(tables.speakers(MEETING), RU).figure
    )
    assert Target("topics", {"term": "сделка"}) in targets(about.weight(tables.terms(MEETING), RU).figure)


# ---------------------------------------------------------------- the look
def all_charts(analysis, words=RU):
    entities, mentions, colours = tables.entities(analysis), tables.mentions(analysis), voice_colours(analysis)
    terms, said = tables.terms(analysis), tables.occurrences(analysis)
    return [
        text.flow(analysis, words),
        text.along(analysis, list(entities["entity"]), words),
        text.whose_words(tables.voices(analysis), colours, words),
        named.by_title(entities, words),
        named.by_voice(entities, mentions, colours, words),
        spoken.statements(tables.speakers(analysis), words),
        spoken.who_of_whom(tables.speaks_of(analysis), words),
        about.weight(terms, words),
        about.by_voice(terms, said, colours, words),
        about.by_speaker(tables.distinctive(analysis), words),
        text.terms_along(analysis, list(terms["term"]), words),
        about.against_rest(tables.compared(dict.fromkeys(terms["term"], 9), {}, 100, 9000), words),
    ]


@pytest.mark.parametrize(
    "analysis", [MEETING, made(), made(plain(5)), made(says(None))], ids=["all", "no", "words", "?"]
)
@pytest.mark.parametrize("words", [RU, EN], ids=["ru", "en"])
def test_every_figure_can_be_drawn_of_any_text(analysis, words):
    for chart in all_charts(analysis, words):
        assert chart.figure.to_plotly_json()["layout"]["height"] >= 100


def test_markup_in_a_name_stays_text():
    hostile = made(
        name("<b>Вася</b><script>", "PER", 2), says("<b>Вася</b><script>", words=3), term("<img src=x>", 2), plain(3)
    )
    for figure in (chart.figure for chart in all_charts(hostile)):
        shown = json.dumps(figure.to_plotly_json(), default=list, ensure_ascii=False)
        assert not any(tag in shown for tag in ("<script", "<img", "<b>Вася"))


def test_long_names_take_two_lines_at_most():
    longest = "Министерство образования и науки Российской Федерации и всех её областей"
    figure = named.by_title(tables.entities(made(name(longest, "ORG", 2))), RU).figure
    (shown,) = figure.layout.yaxis.ticktext
    assert shown.count("<br>") == 1 and shown.endswith("…") and max(map(len, shown.split("<br>"))) <= 22


def test_on_the_screen_the_ground_is_the_page_s_and_on_paper_white():
    for figure in (chart.figure for chart in all_charts(MEETING)):
        assert figure.layout.paper_bgcolor == "rgba(0,0,0,0)"
        paper = for_print(figure, "Заголовок", "Подпись")
        assert paper.layout.paper_bgcolor == paper.layout.plot_bgcolor == "white"
        assert figure.layout.paper_bgcolor == "rgba(0,0,0,0)" and figure.layout.title.text is None


def test_numbers_are_written_as_the_language_writes_them():
    assert named.by_title(tables.entities(MEETING), RU).figure.layout.separators == ",\N{NO-BREAK SPACE}"
    assert named.by_title(tables.entities(MEETING), EN).figure.layout.separators == ".,"


def test_a_speaker_has_one_colour_whoever_is_asked_about():
    reverse = tuple(reversed(MEETING.entities))
    assert (
        voice_colours(type(MEETING)(**{**{f: getattr(MEETING, f) for f in MEETING.__slots__}, "entities": reverse}))
        == COLOURS
    )
    many = made(*(says(f"Спикер {letter}") for letter in "АБВГДЕЖЗИКЛМНО"))
    colours = [voice_colours(many)[f"Спикер {letter}"] for letter in "АБВГДЕЖЗИКЛМНО"]
    assert (sorted(colours[:12]), colours[12:]) == (sorted(TWELVE), [REST, REST])
    assert voice_colours(made(says("Спикер А")))["Спикер А"] == colours[0]


def test_a_matrix_on_paper_has_room_for_labels_of_two_lines():
    columns = [["Заря", "Вестник"], ["Зареченские<br>вести", "Вестник"]]
    cell = matrix.Cell(0, 0, 2, "", Target("topics"))
    short, long = (for_print(matrix.matrix([cell], labels, ["мост"], words_in("ru")), "Темы") for labels in columns)
    assert long.layout.margin.t > short.layout.margin.t
    assert long.layout.height - long.layout.margin.t == short.layout.height - short.layout.margin.t


def test_the_drawn_entities_are_the_bars_kind_by_kind():
    entities = tables.entities(MEETING)
    for order in ("mentions", "own"):
        drawn = named.drawn(entities, order, most=1)
        figure = named.by_title(entities, RU, order=order, most=1).figure
        bars = {
            str(hover).split("</b>")[0].removeprefix("<b>") for trace in figure.data for hover in trace.hovertext or ()
        }
        assert 0 < len(drawn) < len(entities)
        assert set(drawn["entity"]) == bars

"""What the strip of the text and the bars by voice draw."""

from analysis import tables
from tests.marked_analysis import marked

TEXT = marked(
    "Мэр {LOC* Тарск=Тарска} {PER Анна Ким} сказала: «[direct Анна Ким: {LOC Тарск} цветёт]». {LOC Тарск} рад."
)


def test_strip_has_speech_and_mentions_in_the_order_of_the_text():
    assert tables.flow(TEXT)[["drawn", "voice", "entity", "paragraph"]].values.tolist() == [
        ["in_title", "", "Тарск", 1],
        ["mention", "", "Анна Ким", 1],
        ["direct", "Анна Ким", "", 1],
        ["mention", "Анна Ким", "Тарск", 1],
        ["mention", "", "Тарск", 1],
    ]


def test_bars_by_voice():
    counts = tables.voice_counts(tables.mentions(TEXT), "entity", "kind")
    assert counts.values.tolist() == [
        ["Тарск", "LOC", "", 2],
        ["Анна Ким", "PER", "", 1],
        ["Тарск", "LOC", "Анна Ким", 1],
    ]

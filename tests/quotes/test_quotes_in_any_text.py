"""Whatever the text: no error, and every span lies within it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.quotes.drawn_quotes import found

WORDS = st.sampled_from(
    [
        "Иван",
        "криками",
        "заявление",
        "о",
        "том",
        "которого",
        "ссылаясь",
        "его",
        "двух",
        "%",
        "предложила",
        "открыть",
        "Котов",
        "Котова",
        "он",
        "она",
        "министр",
        "сказал",
        "заявила",
        "что",
        "чтобы",
        "по",
        "словам",
        "как",
        "отметил",
        "Об",
        "этом",
        "сообщил",
        "передает",
        "ТАСС",
        "«",
        "»",
        '"',
        "„",
        "“",
        "”",
        ",",
        ".",
        "!",
        "?",
        "…",
        ":",
        ";",
        "-",
        "—",
        "(",
        ")",
        "\n",
        "\n\n",
        "\t",
        "мост",
        "готов",
        "и",
        "в",
        "мэрии",
        ".",
        '"',
        "«",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.lists(WORDS, max_size=60).map(" ".join), st.lists(WORDS, max_size=40).map("".join), st.text(max_size=200)
    )
)
def test_never_an_error(text: str) -> None:
    quotes, sources = found(text)
    spans = [span for q in quotes for span in (*q.spans, q.speaker_span, q.cue_span) if span]
    spans += [(s.start, s.stop) for s in sources]
    assert all(0 <= start < stop <= len(text) for start, stop in spans)
    assert all(q.repeats is None or 0 <= q.repeats < len(quotes) for q in quotes)
    assert all(s.via is None or 0 <= s.via < len(sources) for s in sources)

"""HTML inside a cell: its words stay, in lines; what harms a parser does not harm this."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading.error import ReadingError
from analysis.reading.markup import plain_text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Мост открыт.", "Мост открыт."),
        ("  Мост\r\nоткрыт.  ", "Мост\nоткрыт."),
        ("<p>Мост</p><p>открыт.</p>", "Мост\nоткрыт."),
        ("Мост<br>открыт.<BR/>Да", "Мост\nоткрыт.\nДа"),
        ("<div>Мост <b>от</b>крыт<script>x('</p>')</script>.<style>p{}</style></div>", "Мост открыт."),
        ("Мост&nbsp;&mdash; &laquo;Тара&raquo; &#8470;5", "Мост\u00a0— «Тара» №5"),
        ('<a href="javascript:x()" onclick="y()">Мост</a> открыт', "Мост открыт"),
        ("<p>Мост <!-- нет --> открыт<?php x ?>.", "Мост открыт."),
        ("Мост <открыт> и a<b, c>d", "Мост <открыт> и a<b, c>d"),
        ("Т&Т, Р&D; АТ&Т", "Т&Т, Р&D; АТ&Т"),
        ("Он писал: a<b и b>c", "Он писал: a<b и b>c"),
        ("<P class='x' >Мост</P >", "Мост"),
        ("<p></p>", ""),
        ("<script>", ""),
        ("", ""),
        ("<p>Мо\x00ст\x07</p>", "Мо ст"),
    ],
)
def test_plain_text(cell, text):
    assert plain_text(cell) == text


@pytest.mark.parametrize(
    "cell",
    [
        "<div>" * 100_000 + "Мост",
        "<p " + "".join(f"a{i} " for i in range(100_000)) + ">Мост",
        "<b>" * 100_000 + "Мост" + "</i>" * 100_000,
        "<p>" + "<" * 200_000 + "Мост",
        "<p>" + "&" * 200_000 + "Мост",
        "<p>" + "<!--" * 50_000 + "Мост",
    ],
)
def test_cells_made_to_do_harm_come_back(cell):
    try:
        assert isinstance(plain_text(cell), str)
    except ReadingError as error:
        assert error.key == "page_too_big"


@given(st.text(st.sampled_from("<>/&;!-?[]pbrscitdva =\"'абв\n\x00"), max_size=80))
def test_any_signs_are_a_text(cell):
    plain_text(cell).encode()

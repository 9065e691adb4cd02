"""Headline, paragraphs, furniture: told by the lines of a text alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article import LONGEST_TITLE, read_article

ARTICLE = Path(__file__).resolve().parents[1] / "data" / "article.txt"


def lines(article, spans):
    return [article.text[start:stop] for start, stop in spans]


def furniture(text):
    article = read_article(text)
    return [(found.rule, article.text[found.start : found.stop]) for found in article.furniture]


# ---------------------------------------------------------------- headline
@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Мэр открыл мост\n\nМост строили год.", "Мэр открыл мост"),
        ("\n\n  Мэр открыл мост \n \nМост строили год.", "Мэр открыл мост"),
        ("Мэр открыл мост\nМост строили год.", ""),
        ("Мэр открыл мост", ""),
        ("", ""),
        ("м" * LONGEST_TITLE + "\n\nМост.", "м" * LONGEST_TITLE),
        ("м" * (LONGEST_TITLE + 1) + "\n\nМост.", ""),
    ],
)
def test_a_headline_is_a_short_first_line_with_an_empty_line_under_it(text, headline):
    assert read_article(text).headline == headline


def test_the_lead_of_the_first_article_is_no_headline():
    assert read_article(ARTICLE.read_text(encoding="utf-8")).title is None


# ---------------------------------------------------------------- paragraphs
def test_paragraphs_are_the_lines_that_hold_anything():
    article = read_article("\n Первый. \n\n\t\nВторой.  Ещё.\n")
    assert lines(article, article.paragraphs) == ["Первый.", "Второй.  Ещё."]


@given(st.text(st.sampled_from("аб.:-— \n\tЧитайте также:")))
def test_paragraphs_are_in_order_and_leave_out_only_white_space(text):
    article = read_article(text)
    inside = {i for start, stop in article.paragraphs for i in range(start, stop)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in inside)
    assert list(article.paragraphs) == sorted(article.paragraphs)
    assert set(article.body) <= set(article.paragraphs)
    for found in article.furniture:
        assert (found.start, found.stop) != (0, 0)
        assert found.start in {start for start, _ in article.paragraphs}
        assert found.stop in {stop for _, stop in article.paragraphs}


# ---------------------------------------------------------------- furniture
def test_related_links_up_to_the_first_line_that_reads_like_prose():
    text = "Мост открыт.\nЧитайте также:\nМэр поехал в порт\n«Рады гостям» — мэр\nПо мосту пошли первые машины."
    assert furniture(text) == [("related_links", "Читайте также:\nМэр поехал в порт\n«Рады гостям» — мэр")]
    article = read_article(text)
    assert lines(article, article.body) == ["Мост открыт.", "По мосту пошли первые машины."]


def test_a_related_link_in_the_line_itself():
    text = "Мост открыт.\nЧИТАЙТЕ ТАКЖЕ: Мэр поехал в порт\nПо мосту пошли машины"
    assert furniture(text) == [("related_links", "ЧИТАЙТЕ ТАКЖЕ: Мэр поехал в порт")]


@pytest.mark.parametrize("start", ["-", "—", "•"])
def test_a_list_of_other_stories_at_the_end(start):
    text = f"Мост открыт.\n{start} Мэр поехал в порт\n{start} Порт закрыт до весны"
    assert [rule for rule, _ in furniture(text)] == ["dashed_links"]


@pytest.mark.parametrize(
    "text",
    [
        "— Вы откроете мост?\n— Да, и порт!\n— Спасибо…",
        "— Мы откроем мост, — сказал мэр.",
        "В совет вошли:\n- Анна Ким\n- Пётр Лужин",
        "- Анна Ким\n- Пётр Лужин\nОба вошли в совет.",
    ],
)
def test_speech_and_the_storys_own_lists_are_no_furniture(text):
    assert furniture(text) == []


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Фото: Пётр Лужин", "credit"),
        ("ФОТО АВТОРА", "credit"),
        ("Источник: https://vesti.example/1", "credit"),
        ("Подписывайтесь на наш канал!", "subscription"),
        ("Нашли ошибку? Выделите её и нажмите Ctrl+Enter.", "subscription"),
    ],
)
def test_a_line_that_is_no_story(line, rule):
    assert furniture(f"Мост открыт.\n{line}\nПо мосту пошли машины.") == [(rule, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Источник: мост строили втайне.",
        "Фото: " + "на снимке видно, как мэр режет ленту, а за ним стоят строители и их дети; " * 3,
        "Мэр просит: читайте также и второй том.",
        "Автор проекта Анна Ким рада.",
    ],
)
def test_a_sentence_that_only_sounds_like_furniture(line):
    assert furniture(f"Мост открыт.\n{line}\nПо мосту пошли машины.") == []


def test_furniture_is_read_where_it_is_asked_for():
    text = "Мост открыт.\nЧитайте также:\nМэр поехал в порт"
    article = read_article(text, keep_furniture=True)
    assert (article.furniture, article.body) == ((), article.paragraphs)


def test_furniture_between_paragraphs_leaves_the_others():
    article = read_article("Мост открыт.\nФото: Вести\nПо нему пошли машины.\nФото: Вести\nИх много.")
    read = [article.text[start:stop] for start, stop in article.body]
    assert read == ["Мост открыт.", "По нему пошли машины.", "Их много."]


LEAD = "Глава района Савелий Кудеяров сообщил, что мост через Тару откроют в мае."


@pytest.mark.parametrize(
    "headline",
    [
        LEAD,
        LEAD.rstrip("."),
        *(LEAD[:length] for length in range(25, len(LEAD), 7)),
        *(LEAD[:length] + "…" for length in range(5, len(LEAD), 7)),
        LEAD[:40] + "...",
        LEAD[:40] + " …",
        f"**{LEAD[:30]}**",
        f"{LEAD} По нему пойдут",
        "Глава",
    ],
)
@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize("apart", ["\n\n", "\n"])
def test_a_headline_that_the_text_begins_with_is_said_once(headline, keep, apart):
    article = read_article(f"{headline}{apart}{LEAD}\nПо нему пойдут машины.", keep_furniture=keep)
    assert [f.rule for f in article.furniture] == ["cut_headline"]
    assert [article.text[start:stop] for start, stop in article.body] == [LEAD, "По нему пойдут машины."]


@pytest.mark.parametrize("headline", ["Мост открыт", "Гла", "Главы районов", "Глава города", "…", LEAD[5:30]])
def test_another_headline_is_a_part_of_the_text(headline):
    assert read_article(f"{headline}\n\n{LEAD}").furniture == ()

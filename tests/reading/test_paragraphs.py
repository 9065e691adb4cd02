"""Lines of a page joined: `/` stands where a line ends and a paragraph goes on, `|` where the next one begins."""

from itertools import pairwise

import pytest

from analysis.reading.paragraphs import PrintedLine, find_paragraphs, keeps_hyphen

PLAIN = [
    "Мост через реку Тару открыли в понедельник, сообщил/мэр города Олег Нурин.",
    "Мост через реку Тару открыли в понедельник, сооб-/щил мэр города Олег Нурин.",
    "Мост через реку Тару открыли в понедельник, как обещали./Мэр города Олег Нурин, который приехал туда, доволен.",
    "Мост через реку Тару открыли вчера, как и обещали./Мэр приехал.|Дорога от моста до города будет готова вскоре.",
    "— Сколько стоил мост, который вы открыли здесь сегодня утром?|— Миллиард.|— А дорога?",
    "Приехали мэр Тарска/Нурин и другие.",
    "Мост открыт|3 февраля 2020, 10:15|Работает с утра.",
    "Приехали гости:|— мэр Тарска;|— его жена.",
    "На мосту стояли двое — мэр/— и его жена, которая приехала поздно.",
]


@pytest.mark.parametrize("drawn", PLAIN)
def test_lines_whose_place_is_not_known(drawn):
    lines = [PrintedLine(line) for line in drawn.replace("|", "/").split("/")]
    paragraphs = [part.replace("-/", "").replace("/", " ") for part in drawn.split("|")]
    assert [paragraph.text for paragraph in find_paragraphs([lines])] == paragraphs


def placed(*lines):
    """Lines of 10 points, 12 from one to the next; each is its text, or its text and what is other about it."""
    top, page = 700.0, []
    for line in lines:
        text, other = line if isinstance(line, tuple) else (line, {})
        top -= other.pop("gap", 12)
        page.append(PrintedLine(text, **{"left": 50, "top": top, "size": 10, **other}))
    return page


WIDE = "Мост через реку Тару открыли в понедельник, сообщил мэр города Олег Нурин."


@pytest.mark.parametrize(
    ("page", "breaks"),
    [
        (placed(WIDE, WIDE, WIDE, WIDE), []),
        (placed(WIDE, WIDE, (WIDE, {"gap": 20}), WIDE), [2]),
        (placed(WIDE, WIDE, (WIDE, {"left": 65}), WIDE), [2]),
        (placed(("Мост открыт", {"size": 16}), WIDE, WIDE, WIDE), [1]),
        (placed(("Мост открыт", {"size": 16}), ("и работает", {"size": 16}), WIDE, WIDE, WIDE), [2]),
        (placed(WIDE, (f"   {WIDE}", {}), WIDE, WIDE), [1]),
        (placed(WIDE[:-1], (WIDE.lower(), {"gap": 20}), WIDE, WIDE), []),
        (placed((WIDE, {"left": 70}), (WIDE, {"left": 70}), WIDE, WIDE, WIDE), []),
    ],
)
def test_room_indents_and_letters_tell_paragraphs(page, breaks):
    ends = [0, *breaks, len(page)]
    texts = [" ".join(line.text.strip() for line in page[a:b]) for a, b in pairwise(ends)]
    assert [paragraph.text for paragraph in find_paragraphs([page])] == texts


def test_a_paragraph_of_very_many_lines_does_not_hold_it_up():
    lines = [PrintedLine("Мост через реку Тару открыли в понедельник, сообщил мэр-"), PrintedLine("и")] * 50_000
    assert len(find_paragraphs([lines])) == 1


def test_a_paragraph_goes_over_to_the_next_page():
    assert len(find_paragraphs([placed(WIDE, WIDE[:-1]), placed("и его жена.", (WIDE, {"left": 65}), WIDE, WIDE)])) == 2


def test_page_numbers_and_what_is_on_every_page_are_left_out():
    pages = [placed(f"Вести. № {n}", WIDE, "В 2019 году", WIDE, f"— {n} —") for n in range(1, 5)]
    text = "\n".join(paragraph.text for paragraph in find_paragraphs(pages))
    assert "Вести" not in text
    assert "—" not in text
    assert text.count("В 2019 году") == 4
    once = [placed("Вести. № 1", WIDE, WIDE, "https://vesti.example/most 1/2"), placed(WIDE, "2 из 2")]
    assert "\n".join(paragraph.text for paragraph in find_paragraphs(once)).startswith("Вести. № 1")
    assert not {"https", "из 2"} & set("\n".join(paragraph.text for paragraph in find_paragraphs(once)).split())


@pytest.mark.parametrize(
    ("word", "keeps"),
    [
        ("прави-тельство", False),
        ("мес-то", False),
        ("по-недельник", False),
        ("из-дание", False),
        ("кто-то", True),
        ("какой-нибудь", True),
        ("по-русски", True),
        ("из-за", True),
        ("вице-премьер", True),
        ("Алма-Ата", True),
        ("северо-западный", True),
        ("общественно-политический", True),
        ("генерал-майор", True),
        ("Нури-нов", False),
        ("Тлеубер-ди", False),
        ("МИНИС-ТЕРСТВО", False),
    ],
)
def test_which_hyphens_are_a_words_own(word, keeps):
    assert keeps_hyphen(*word.split("-")) is keeps

"""Lines that return at the end of many texts of one outlet: furniture, found, said and undone."""

import pytest

from analysis.card import Card
from analysis.corrections.signature import of_lines, without_signature
from tests.marked_analysis import marked

STORY = "{PER Анна Ветрова} приехала в город номер %d."
END = "\n{ORG Вихрь-Тара}: подпишись, {PER Глеб Ступин} ждёт"


def keep(library, numbers, end=END, outlet="Вихрь"):
    ids = []
    for number in numbers:
        text = marked(STORY % number + end)
        identity = library.add(text.text)
        library.set_card(identity, Card(outlet=outlet))
        library.keep(identity, text)
        ids.append(identity)
    return ids


def named(library):
    return set(library.query("SELECT entity FROM named")["entity"])


def test_they_are_left_out_and_taken_back(library):
    first, *_ = keep(library, range(6))
    keep(library, range(6, 9), "\nКонец.")
    assert named(library) == {"Анна Ветрова", "Вихрь-Тара", "Глеб Ступин"}
    library.find_outlet_lines()
    [line] = library.outlet_lines()
    assert (line.outlet, line.texts, line.story) == ("Вихрь", 6, False)
    assert named(library) == {"Анна Ветрова"}
    assert [stretch.rule for stretch in library.corrected(first).furniture] == ["signature"]
    library.outlet_line_is_story(line.outlet, line.line, story=True)
    assert named(library) == {"Анна Ветрова", "Вихрь-Тара", "Глеб Ступин"}
    library.find_outlet_lines()
    assert library.outlet_lines()[0].story
    library.outlet_line_is_story(line.outlet, line.line, story=False)
    assert named(library) == {"Анна Ветрова"}


@pytest.mark.parametrize(
    ("numbers", "outlet", "found"),
    [(range(4), "Вихрь", 0), (range(5), "Вихрь", 1), (range(5), "", 0)],
)
def test_of_how_many_texts(library, numbers, outlet, found):
    keep(library, numbers, outlet=outlet)
    library.find_outlet_lines()
    assert len(library.outlet_lines()) == found


def test_the_lines_of_one_outlet_are_no_other_ones(library):
    keep(library, range(5))
    keep(library, [7], outlet="Полдень")
    library.find_outlet_lines()
    assert named(library) == {"Анна Ветрова", "Вихрь-Тара", "Глеб Ступин"}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("{PER Анна Ким} приехала.\nЖдём {PER Глеб Зуев}", {"Анна Ким"}),
        ("{PER Анна Ким} приехала.\nЖдём {PER Глеб Зуев}\nОн приехал.", {"Анна Ким", "Глеб Зуев"}),
        ("Ждём {PER Глеб Зуев}", {"Глеб Зуев"}),
        ("{PER Анна Ким} приехала.\nЖдём  {PER Глеб Зуев}\nЧитайте также:\nМост закрыт", {"Анна Ким"}),
    ],
)
def test_only_at_the_end_and_never_all_of_the_text(text, left):
    analysis = marked(text)
    found = without_signature(analysis, of_lines(("ждём глеб зуев",)))
    assert {entity.name for entity in (found or analysis).entities} == left


def test_statements_sources_and_terms_of_them_are_gone():
    text = "{PER Анна Ким} сказала: [direct Анна Ким: мост готов].\nЖдём: «[direct Глеб Зуев: приди]», пишет @Заря@."
    found = without_signature(marked(text), of_lines(("ждём: «приди», пишет заря.",)))
    assert [quote.speakers for quote in found.quotes] == [("Анна Ким",)]
    assert found.sources == ()

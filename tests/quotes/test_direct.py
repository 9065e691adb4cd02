"""Direct speech: author's words after, before and inside; headlines; what floats."""

import pytest

from tests.quotes.drawn_quotes import found, redrawn

DRAWN = [
    # after
    '"[D Мы построим мост к осени]", - [CUE сказал] [SPK Иван Котов].',
    "«[D Мы построим мост к осени]», — [CUE заявила] [SPK она] в среду.",
    "«[D Кто за это заплатит?]» — [CUE спросил] [SPK депутат Олег Рыбин].",
    '"[D Дорога будет готова к весне]", - [CUE сообщил] журналистам во вторник [SPK начальник управления Пётр Лосев].',
    '"[D Дорога будет готова к весне]", [CUE заявило] [SPK министерство транспорта].',
    '"[D Вода уходит, дома целы]", - [CUE пояснили] в [SPK акимате].',
    '"[D Работы идут по плану]", - [CUE говорится] в сообщении [SPK Минтранса].',
    '"[D Ничего подобного не было]", - [CUE возмутился] [SPK Котов].',
    '"[D Такого паводка мы не помним]", - [CUE уверена] [SPK Анна Лосева].',
    # inside
    '"[D По традиции], - [CUE продолжил] [SPK Котов], - [D праздник пройдёт на площади]".',
    "«[D Мы всё проверили], — [CUE заметил] [SPK он]. — [D Нарушений нет]».",
    '"[D Мы всё проверили]", - [CUE сказал] [SPK Котов], - "[D нарушений нет]".',
    # before
    '[SPK Иван Котов] [CUE заявил]: "[D Мы не будем спешить с решением]".',
    'На вопрос о сроках [SPK Котов] [CUE ответил]: "[D Их пока никто не знает]".',
    'По словам [SPK Котова], "[D городу нужен новый мост через реку]".'.replace("словам", "[CUE словам]"),
    # nested, one mark for two
    '"[D Мы закончили операцию "Щит]", - [CUE заявил] [SPK Иван Котов].',
    '"[D Мы говорили с теми, кто не входит в "Союз" и его штаб]", - [CUE подчеркнул] [SPK Котов].',
]


DRAWN += [
    # a comma within the marks, a second verb, a remark in brackets, an account
    '"[D Мы отстояли мост]," - [CUE сообщил] [SPK один из жителей].',
    '"[D Мост готов], - [CUE сказал] [SPK Котов] и добавил: - [D Дальше будет легче]".',
    '"[D Мост красив]", - [CUE сказал] [SPK Котов] (цитата по "Интерфаксу").',
    '"[D Мост открыт]", - [CUE написал] [SPK Котов] в своём аккаунте в Twitter.',
    '"[D Мост строят. <...> Он красив (речь о пролёте. - Прим. ред.) и прочен]", - [CUE отметил] [SPK Котов].',
    '"[D Он сказал: "Хорошо, я подойду". И мы ждали]", - [CUE рассказала] [SPK Анна Лосева].',
    # a name and what he is
    "[SPK Инга Чижова], эколог[CUE :] «[D Рыба не пострадает, мы проверяли это три раза]».",
    "«[D Мост нужен всем, и строить его надо сейчас]», — [SPK Игнат Ветлугин], министр транспорта.",
    # a name alone
    "«[D Мы открываем мост, который город ждал двадцать лет]». [SPK Иван Котов]",
]


@pytest.mark.parametrize("drawn", DRAWN)
def test_direct(drawn: str) -> None:
    assert redrawn(drawn) == drawn


def test_quote_over_paragraphs_is_one() -> None:
    text = 'Иван Котов написал:\n"Мы долго ждали этого дня.\nТеперь мост открыт".\nДвижение началось.'
    (quote,), _ = found(text)
    assert [text[a:b] for a, b in quote.spans] == ["Мы долго ждали этого дня.", "Теперь мост открыт"]
    assert quote.speaker == "Иван Котов"


def test_floating_quote_keeps_the_speaker() -> None:
    text = '"Мост готов к движению", - сказал Иван Котов. "Мы откроем его в субботу утром".'
    quotes, _ = found(text)
    assert [(q.speaker, q.rule) for q in quotes] == [("Иван Котов", "words_after"), ("Иван Котов", "floating")]


def test_headline_has_the_speaker_of_the_quote_it_is_taken_from() -> None:
    text = (
        '"Мы построим мост к осени": в городе обсудили дорогу\n\nСовещание прошло в мэрии. '
        '"Мы построим мост к осени, деньги на это есть", - сказал Иван Котов.'
    )
    quotes, _ = found(text)
    assert [(q.speaker, q.speaker_rule) for q in quotes] == [("Иван Котов", "echoed"), ("Иван Котов", "name")]


def test_glued_mark() -> None:
    text = 'Город ждёт воды."Мы готовы ко всему", - сказал Иван Котов.В ночь вода пришла.'
    (quote,), _ = found(text)
    assert text[slice(*quote.spans[0])] == "Мы готовы ко всему"


def test_addressee() -> None:
    (quote,), (source,) = found('"Мы готовы ко всему", - сказал агентству "Интерфакс" Иван Котов.')
    assert (quote.speaker, quote.addressee, source.name) == ("Иван Котов", 'агентство "Интерфакс"', "Интерфакс")


def test_a_name_of_two_levels_with_one_closing_mark_ends() -> None:
    text = "Жильцы пожаловались на ООО «УК «Уют». «Крыша течёт третий год», — сказала Инга Чижова."
    assert [text[slice(*q.spans[0])] for q in found(text)[0]] == ["Крыша течёт третий год"]


def test_a_stranger_after_a_source_is_no_error() -> None:
    text = "Мост открыт. Об этом сообщил глава района.\n\n«Мы ждали этого двадцать лет», — сказал Савелий Кудеяров."
    assert [q.speaker for q in found(text)[0]] == ["Савелий Кудеяров"]

"""How Russian news writes quotes: every pattern of the inventory, by number and name, with the answer in the text.

A pattern that is no quote has no brackets. `speakers` are whom the quotes are given to, in the order of the text,
`sources` the outlets, bodies and persons that the text has something from; both are checked where they are the point.
"""

from dataclasses import dataclass

import pytest

from tests.quotes.drawn_quotes import bare, draw, found


@dataclass(frozen=True, slots=True)
class Pattern:
    """One sentence or two of a pattern: its number, its name, the text with the answer drawn in."""

    number: int
    name: str
    drawn: str
    speakers: tuple[str | None, ...] | None = None
    sources: tuple[str, ...] | None = None


MAYOR = "Мэр Камска Иван Котов вышел к журналистам. "
OPENED = "Мост через Каму открыли в субботу. "

AFTER = [
    Pattern(1, "P, — V NP", "«[D Мы построим мост к осени]», — [CUE сказал] [SPK Иван Котов].", ("Иван Котов",)),
    Pattern(1, "P, — V NP", '"[D Мост нужен городу]", - [CUE подчеркнул] [SPK вице-мэр].', ("вице-мэр",)),
    Pattern(2, "P, — V он", MAYOR + "«[D Мост почти готов]», — [CUE сказал] [SPK он].", ("Иван Котов",)),
    Pattern(2, "P, — V она", "«[D Мы ждали этого дня]», — [CUE призналась] [SPK она]."),
    Pattern(3, "P? — V NP", "«[D Кто за это заплатит?]» — [CUE спросил] [SPK депутат Олег Рыбин]."),
    Pattern(3, "P! — V NP", "«[D Мы этого не забудем!]» — [CUE воскликнула] [SPK Анна Лугина]."),
    Pattern(3, "P… — V NP", "«[D Мост, конечно, стар…]» — [CUE вздохнул] [SPK Иван Котов]."),
    Pattern(
        4,
        "V, whom it was told, when, NP",
        '"[D Суд ещё не назначен]", - [CUE сообщил] "Интерфаксу" во вторник [SPK адвокат Пётр Зимин].',
        ("Пётр Зимин",),
        ("Интерфакс",),
    ),
    Pattern(
        4,
        "V, when, NP",
        "«[D Переговоры продолжатся]», — [CUE заявил] в мае [SPK пресс-секретарь губернатора Олег Рыбин].",
        ("Олег Рыбин",),
    ),
    Pattern(
        5,
        "a long role, then the name",
        "«[D Рейс вылетел вовремя]», — [CUE сообщила] [SPK менеджер по связям с прессой авиакомпании Жанна Орлова].",
        ("Жанна Орлова",),
    ),
    Pattern(
        6,
        "NP with an aside",
        "«[D Сроки не изменятся]», — [CUE сказал] [SPK Котов], отвечая на вопрос о мосте.",
    ),
    Pattern(6, "NP with an aside", "«[D Мост устоит]», — [CUE говорит] [SPK Анна Лугина], комментируя паводок."),
    Pattern(
        7,
        "gerund with «что»",
        "«[D Мост готов к движению]», — [CUE сказал] [SPK Котов], [CUE отметив], что [Q дорогу откроют позже].",
    ),
    Pattern(
        8,
        "gerund with a new quote",
        "«[D Мост готов к движению]», — [CUE сказал] [SPK Котов], [CUE добавив]: «[D Дорогу мы откроем позже]».",
    ),
    Pattern(
        8,
        "second verb with a new quote",
        "«[D Мост готов к движению]», — [CUE сказал] [SPK Котов] и [CUE добавил]: «[D Дорогу мы откроем позже]».",
    ),
    Pattern(9, "no dash", '"[D Учения пройдут в мае]", [CUE заявило] [SPK министерство обороны].'),
    Pattern(10, "comma within the marks", "«[D Мы отстояли мост],» — [CUE сообщил] [SPK один из жителей]."),
    Pattern(11, "predicate without a verb", "«[D Мост простоит сто лет]», — [CUE уверена] [SPK инженер Юлия Орлова]."),
    Pattern(11, "predicate without a verb", "«[D Денег не хватит]», — [CUE убеждён] [SPK Пётр Зимин]."),
    *(
        Pattern(
            12, f"typography {left}{right} {dash}", f"{left}[D Мост готов]{right}, {dash} [CUE сказал] [SPK Котов]."
        )
        for left, right in ("«»", "„“", "“”", '""')
        for dash in ("-", "–", "—", "--")
    ),
    Pattern(12, "a space is missing", '"[D Мост готов к движению]",- [CUE сказал] [SPK Иван Котов].'),
]

INSIDE = [
    Pattern(13, "P, — V NP, — p", '"[D По традиции], - [CUE продолжил] [SPK Котов], - [D праздник пройдёт у моста]".'),
    Pattern(14, "P, — V NP. — P", "«[D Мы всё проверили], — [CUE заметил] [SPK он]. — [D Нарушений нет]»."),
    Pattern(15, "P? — V NP. — P", "«[D Чего мы ждём?] — [CUE спросил] [SPK Котов]. — [D Мост давно готов]»."),
    Pattern(15, "P! — V NP. — P", "«[D Мы построим мост!] — [CUE пообещал] [SPK Котов]. — [D Деньги на это есть]»."),
    Pattern(16, "two verbs", "«[D Мост готов], — [CUE сказал] [SPK Котов] и добавил: — [D Дальше будет легче]»."),
    Pattern(
        17,
        "interrupted by who passes it on",
        '"[D Это было чудо], - [CUE приводит] слова [SPK Котова] ТАСС. - [D Спасибо вам всем]".',
        ("Котов",),
        ("ТАСС",),
    ),
]

BEFORE = [
    Pattern(
        18, "NP V: P", "[SPK Инженер Юлия Орлова], в частности, [CUE заявила]: «[D История с мостом не закончена]»."
    ),
    Pattern(19, "NP V: P without marks", "[SPK Иван Котов] [CUE подчеркнул]: [Q денег на мост хватит]."),
    Pattern(
        19, "NP V: and the quote on the next line", "[SPK Иван Котов] [CUE написал]:\n«[D Мы долго ждали этого дня]»."
    ),
    Pattern(20, "NP: P", '[SPK Пётр Зимин][CUE :] "[D Из города в посёлок. Получится ли обратно?]"'),
    Pattern(21, "with cries", "[SPK Жители] вышли на площадь с [CUE криками]: «[D Верните нам мост]».", ("жители",)),
    Pattern(21, "a gesture", "[SPK Иван Котов] [CUE улыбнулся]: «[D Мост будет красивым и прочным]»."),
    Pattern(22, "А: — P", "[SPK Иван Котов] [CUE сказал]: — [D Мост откроют в мае.]"),
    Pattern(22, "А: — P on the next line", "[SPK Котов] [CUE спросил]:\n— [D Когда откроют мост?]"),
]

PARAGRAPHS = [
    Pattern(
        23,
        "a quote that floats",
        "«[D Мост готов к движению]», — [CUE сказал] [SPK Иван Котов]. «[D Мы откроем его в субботу утром]».",
        ("Иван Котов", "Иван Котов"),
    ),
    Pattern(
        24,
        "over paragraphs",
        "[SPK Иван Котов] [CUE написал]: «[D Мы долго ждали этого дня.]\n[D Теперь мост открыт]».\nДвижение началось.",
    ),
    Pattern(25, "a dash line", MAYOR + "\n— [D Мост готов], — [CUE отметил] [SPK он]. — [D Осталась дорога.]"),
    Pattern(25, "a list of headlines", "Мост закрыт.\n- Жители ждут парома\n- Мэрия ищет деньги\nРемонт идёт."),
    Pattern(
        26,
        "a dash line of a document",
        "- [D По моему поручению мост открыт для движения], - [CUE говорится] в заявлении [SPK Ивана Котова].",
        ("Иван Котов",),
    ),
    Pattern(
        26,
        "dash speech glued to a stop",
        "Ремонт стоил 5 миллионов тенге.- [D Мост мы откроем], - [CUE сказал] [SPK Иван Котов].",
    ),
    Pattern(
        27,
        "a block without marks",
        "[D Поэтому мы готовы открыть мост.]\n– [CUE цитирует] [SPK Котова] пресс-служба мэрии.",
    ),
    Pattern(28, "a signature", "«[D Мы открываем мост, который город ждал двадцать лет]». [SPK Иван Котов]"),
    Pattern(
        29,
        "an interview",
        "Беседа о мосте\n\nКорреспондент: Когда откроют мост?\n[SPK Иван Котов][CUE :] [D Мост откроют в мае.]",
        ("Иван Котов",),
    ),
    Pattern(
        29,
        "an interview without names",
        "«[D Мост построим в срок]», — [CUE сказал] [SPK Иван Котов].\n\n— Когда его откроют?\n"
        "— [D В мае. А вы сомневаетесь?]\n"
        "— Откуда деньги?\n— [D Из бюджета города.]\n\nБеседовала наша газета.",
        ("Иван Котов", "Иван Котов", "Иван Котов"),
    ),
    Pattern(
        25,
        "a dash line under a colon",
        "[SPK Тренер Иван Котов] остался [CUE недоволен] судейством:\n— [D Пенальти не было, я видел повтор.]",
    ),
    Pattern(
        31,
        "по мнению after a colon",
        "Мэр Пётр Зимин промолчал. Депутат Иван Котов выразился резче: [CUE по [SPK его] мнению], [Q мост опоздал].",
        ("Иван Котов",),
    ),
    Pattern(
        29,
        "a headline P – NP",
        "[Q Мост откроют в мае] [CUE –] [SPK Иван Котов]\n\nВ Камске прошло совещание о дороге.",
        ("Иван Котов",),
    ),
    Pattern(
        29,
        "a headline NP: P",
        "[SPK Иван Котов][CUE :] [Q мост откроют в мае]\n\nВ Камске прошло совещание о дороге.",
    ),
]

MIXED = [
    Pattern(30, "что with words in marks", "[SPK Котов] [CUE отметил], что [Q «старый мост пора закрыть»]."),
    Pattern(
        30, "что with words in marks", "[SPK Котов] [CUE заявил], что [Q мост «построят в срок», а дорогу — позже]."
    ),
    Pattern(31, "по словам NP, P", "По [CUE словам] [SPK Котова], «[D городу нужен новый мост через реку]»."),
    Pattern(31, "как V NP, P", "Как [CUE сказал] [SPK Зимин], «[D значение моста трудно переоценить]»."),
    Pattern(32, "назвал «p»", "[SPK Иван Котов] [CUE назвал] решение суда «[F правильным и логичным]»."),
]

INDIRECT = [
    Pattern(33, "NP V, что", "[SPK Иван Котов] [CUE заявил], что [Q мост построят к осени]."),
    Pattern(34, "как V NP, in front", "[CUE Как отметил] [SPK прокурор Камска Олег Рыбин], [Q мост закрыли законно]."),
    Pattern(
        34,
        "как V NP, within",
        "[Q Новость о закрытии моста], [CUE как отметил] [SPK депутат Зимин] на своей странице, [Q оказалась шуткой].",
    ),
    Pattern(35, "по словам NP, in front", "[CUE По словам] [SPK Ивана Котова], [Q мост построят к осени]."),
    Pattern(35, "по данным NP, at the end", "[Q Мост закроют на всю зиму], [CUE по данным] [SPK мэрии]."),
    Pattern(35, "по просьбе is none", "По просьбе жителей и по решению суда мост открыли раньше срока."),
    Pattern(36, "по его словам", MAYOR + "[CUE По [SPK его] словам], [Q мост почти готов].", ("Иван Котов",)),
    Pattern(
        36,
        "по словам которого",
        "На площадь вышел Иван Котов, [CUE по словам] [SPK которого] [Q мост почти готов].",
        ("Иван Котов",),
    ),
    Pattern(37, "согласно NP", "[CUE Согласно] докладу [SPK мэрии], [Q мост построят к осени].", ("мэрия",)),
    Pattern(
        37,
        "со ссылкой на NP",
        "Мост закрыли, передает Reka.kz со ссылкой на агентство Reuters.",
        (),
        ("Reka.kz", "Reuters"),
    ),
    Pattern(38, "об этом сообщил NP", OPENED + "Об этом сообщил Иван Котов.", (), ("Иван Котов",)),
    Pattern(
        38,
        "об этом outlet рассказал NP",
        OPENED + "Об этом «Волне» рассказал источник в мэрии.",
        (),
        ("Волна", "источник в мэрии"),
    ),
    Pattern(
        39,
        "it goes on",
        "[SPK Иван Котов] [CUE заявил], что [Q мост готов]. [SPK Он] [CUE добавил], что [Q дорогу откроют позже].",
        ("Иван Котов", "Иван Котов"),
    ),
    Pattern(39, "put in", "При этом, [CUE подчеркнул] [SPK Котов], [Q мост придётся чинить]."),
    Pattern(
        40,
        "заявление NP о том, что",
        "[CUE Заявление] [SPK Ивана Котова] о том, что [Q мост закроют весной], удивило жителей.",
        ("Иван Котов",),
    ),
    Pattern(40, "сделал заявление о том, что", "[SPK Иван Котов] сделал [CUE заявление] о том, что [Q мост закроют]."),
    Pattern(40, "такое мнение выразил NP", OPENED + "Такое мнение выразил Пётр Зимин.", (), ("Пётр Зимин",)),
    Pattern(41, "призвал with an infinitive", "[SPK Иван Котов] [CUE призвал] жителей [Q не выходить на лёд]."),
    Pattern(41, "потребовал, чтобы", "[SPK Депутат Зимин] [CUE потребовал], [Q чтобы мост открыли в мае]."),
    Pattern(42, "asked, he answered", "На вопрос о сроках [SPK Котов] [CUE ответил]: «[D Их пока никто не знает]»."),
    Pattern(42, "asked, he answered that", "На вопрос о сроках [SPK Котов] [CUE ответил], что [Q их никто не знает]."),
    Pattern(43, "nobody can be named", "Мол, мост закрыт. Как стало известно, его якобы закрыли ещё зимой."),
]

WHO = [
    Pattern(
        44,
        "a document",
        "«[D Днём до десяти градусов тепла]», — [CUE говорится] в [SPK сообщении].",
        (None,),
    ),
    Pattern(44, "a body's document", "«[D Работы идут по плану]», — [CUE отмечается] в докладе [SPK Минтранса]."),
    Pattern(45, "a body", "«[D Вода уходит, дома целы]», — [CUE пояснили] в [SPK акимате].", ("акимат",)),
    Pattern(
        46,
        "an outlet quotes NP",
        MAYOR + "«[D Мост готов к движению]», — [CUE цитирует] ТАСС [SPK Котова].",
        ("Иван Котов",),
        ("ТАСС",),
    ),
    Pattern(
        46,
        "an outlet in marks quotes NP",
        MAYOR + "«[D Мост готов к движению]», — [CUE передаёт] «Волна» слова [SPK Котова].",
        ("Иван Котов",),
        ("Волна",),
    ),
    Pattern(
        46,
        "его слова",
        MAYOR + "«[D Мост готов к движению]», — [CUE приводит] [SPK его] слова ТАСС.",
        ("Иван Котов",),
        ("ТАСС",),
    ),
    Pattern(47, "an agency's tag", "Мост закрыли, передает Reuters.", (), ("Reuters",)),
    Pattern(47, "a correspondent's tag", "Мост закрыли, передает корреспондент Reka.kz.", (), ("Reka.kz",)),
    Pattern(48, "nobody's name", "«[D Мост закрыт до весны]», — [CUE рассказал] [SPK собеседник агентства]."),
    Pattern(48, "nobody's name", "«[D Мост закрыт до весны]», — [CUE сообщил] [SPK источник в мэрии]."),
    Pattern(
        49, "a post", MAYOR + "«[D Мост открыт]», — [CUE написал] [SPK он] в своём аккаунте в Twitter.", ("Иван Котов",)
    ),
]

WITHIN = [
    Pattern(50, "other marks within", "«[D Фильм „Мост“ мне понравился]», — [CUE сказал] [SPK Котов]."),
    Pattern(51, "the same marks within", '"[D Мы не входим в "Союз" и его штаб]", - [CUE подчеркнул] [SPK Котов].'),
    Pattern(51, "the same marks within", "«[D Мы не входим в «Союз» и его штаб]», — [CUE подчеркнул] [SPK Котов]."),
    Pattern(52, "one closing mark for two", '"[D Мы закончили операцию "Щит]", - [CUE заявил] [SPK Иван Котов].'),
    Pattern(53, "words left out", "«[D Мост строят, <...>, но это не красит город]», — [CUE отметил] [SPK Котов]."),
    Pattern(53, "words left out", "«[D Мост (...) строят <…> долго]», — [CUE отметил] [SPK Котов]."),
    Pattern(54, "a note", "«[D Он красив (речь о мосте. — Прим. ред.) и прочен]», — [CUE отметил] [SPK Котов]."),
    Pattern(55, "where it is cited from", "«[D Мост красив]», — [CUE сказал] [SPK Котов] (цитата по «Интерфаксу»)."),
    Pattern(
        56,
        "speech within speech",
        "«[D Я сказал: „Хорошо, я подойду“. И мы ждали]», — [CUE рассказала] [SPK Анна Лугина].",
        ("Анна Лугина",),
    ),
]

NONE = [
    Pattern(57, "a kind and its title", "В операции «Жёлудь» и формате «С7+2» участвовали соседи."),
    Pattern(57, "a law's title", "Депутаты приняли законопроект «О науке и мостах»."),
    Pattern(58, "a bare name", "«Камаз» обыграл «Волну» со счётом 2:1 на стадионе «Заря»."),
    Pattern(58, "a table of scores", '"Флора" - "Волна-Спорт" - 4:4 ОТ\n"Кама" - "Заря" - 1:0'),
    Pattern(59, "irony", "Приняли «историческое» решение, и «дочка» банка закрыла мост."),
    Pattern(60, "a word as a word", "Слово «мост» пишут с мягким «о», а за проект сказали «да» все."),
    Pattern(60, "a slogan on a poster", "Над входом висел плакат «Мир, труд и мост»."),
    Pattern(61, "a title that is a sentence", "В прокат вышел фильм «Мосты сжигают не завтра» о войне."),
    Pattern(
        61, "a list of headlines", 'Мост закрыт.\n- "Мост нельзя строить в голове": лучшие шутки недели\nРемонт идёт.'
    ),
]

PATTERNS = (*AFTER, *INSIDE, *BEFORE, *PARAGRAPHS, *MIXED, *INDIRECT, *WHO, *WITHIN, *NONE)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda p: f"{p.number} {p.name}")
def test_pattern(pattern: Pattern) -> None:
    text = bare(pattern.drawn)
    quotes, sources = found(text)
    assert draw(text, quotes) == pattern.drawn
    if pattern.speakers is not None:
        assert tuple(quote.speaker for quote in quotes) == pattern.speakers
    if pattern.sources is not None:
        assert tuple(source.name for source in sources) == pattern.sources


def test_every_pattern_has_a_sentence() -> None:
    assert {pattern.number for pattern in PATTERNS} == set(range(1, 62))

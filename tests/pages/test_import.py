"""The list before anything is stored: what is new, known, bad; the word to go on; the list of many texts."""

import io
import json
import zipfile

from analysis.library import Library, drafts
from pages.shared import stored
from pages.views.texts import listing
from tests.pages.conftest import App, shown
from tests.pages.test_texts import NEWS, press, said

WORDS = "Мост открыт"
MORE = "В Тарске открыли мост через Стыгу. Глава города Вера Лесная назвала его «долгожданным»."
TABLE = f"""\
Дата;Издание;Заголовок;Текст
03.05.2026;Вестник;Школа;{NEWS.replace('"', "'")}
04.05.2026;Заря;Мост;{MORE}
"""


def bring(app: App, *files: tuple[str, bytes], lang: str = "ru"):
    """The screen after these files were read."""
    at = app.open("texts", **({} if lang == "ru" else {"lang": lang}))
    for name, content in files:
        at.file_uploader[0].upload(name, content, "application/octet-stream")
    at.run()
    press(at, "Добавить выбранные файлы" if lang == "ru" else "Add the chosen files")
    stored.background().reading.wait(60)
    at.run()
    assert not at.exception
    return at


def told(at) -> str:
    return " ".join(element.value.replace("\\", "") for element in (*at.markdown, *at.caption))


def test_a_table_is_listed_before_anything_is_stored(app: App):
    at = bring(app, ("выгрузка.csv", TABLE.encode()))
    assert len(app.library.texts()) == 2
    assert "Найдено 2 текста: 2 новых." in told(at).replace("Найдены", "Найдено")
    listed = at.dataframe[0].value
    assert listed["name"].tolist() == ["Школа", "Мост"]
    assert listed["outlet"].tolist() == ["Вестник", "Заря"]
    assert listed["state"].tolist() == ["новый", "новый"]
    head, columns = at.dataframe[1].value, json.loads(at.dataframe[1].proto.columns)
    names = [columns[column]["label"] for column in head.columns]
    assert dict(zip(names, head.iloc[1], strict=True)) | {"Текст": ""} == {
        "Дата": "04.05.2026",
        "Издание": "Заря",
        "Заголовок": "Мост",
        "Текст": "",
    }
    press(at, "Добавить 2 текста")
    assert said(at) == ["Добавлены 2 текста"]
    [[way]] = shown(at, "notice 0")["blocks"]
    assert way["text"] == "Показать эти тексты"
    assert "reader?set=1" in way["href"]
    assert [text.name for text in app.library.texts()][:2] == ["Школа", "Мост"]
    assert [(one.name.split(", ")[1], one.texts) for one in app.library.collections()] == [("выгрузка.csv", 2)]
    assert drafts.imports(app.library) == []


def test_what_is_wrong_is_said_and_can_be_taken_away(app: App):
    known = app.library.text(app.story).encode()
    bad = (("б.txt", b""), ("г.txt", b"The mayor came to the city."))
    more = (("д.txt", MORE.encode()), ("е.txt", f"{MORE} {NEWS}".encode()))
    at = bring(app, ("а.md", NEWS.encode()), ("в.txt", known), *bad, *more)
    assert "3 новых, 1 уже в библиотеке; 2 не взяты" in told(at)
    assert "г.txt: Это не русский текст" in told(at)
    labels = [button.label for button in at.get("download_button")]
    assert {"Таблица XLSX", "Таблица CSV"} <= set(labels)
    press(at, "Добавить 3 текста")
    assert len(app.library.texts()) == 5


def test_small_files_with_nothing_to_decide_confirm_themselves(app: App):
    page = f"<html><head><title>Мост</title></head><body><article><p>{MORE}</p></article></body></html>"
    at = bring(app, ("а.md", NEWS.encode()), ("б.html", page.encode()), ("в.txt", b""))
    assert [line.split(" ·")[0] for line in said(at)] == ["Добавлено: а", "Добавлено: б", "в.txt: В тексте ничего нет."]
    assert len(app.library.texts()) == 4
    assert drafts.imports(app.library) == []
    assert shown(at, "notice 0")["blocks"][0][0]["text"] == "Открыть"


def test_another_language_is_read_where_the_analyst_says_so(app: App):
    kazakh = "Биыл қалада жеті көше жөнделеді, деді аудан әкімі. Жөндеу жұмыстары мамыр айында басталады."
    at = bring(app, ("әкім.txt", f"{kazakh}\n{WORDS}, сообщил мэр.".encode()))
    assert "әкім.txt: 1 текст не на русском или лишь частью на русском" in told(at)
    press(at, "Прочитать всё равно")
    stored.background().reading.wait(60)
    at.run()
    press(at, "Добавить 1 текст")
    [new] = [text for text in app.library.texts() if text.name == "әкім"]
    found = app.library.corrected(new.id)
    assert [app.library.text(new.id)[f.start : f.stop] for f in found.furniture] == [kazakh]


def test_several_articles_of_one_file_are_listed_with_their_borders(app: App):
    two = f"Школа\n\n{NEWS}\n\n==========\n\nМост\n\n{MORE}"
    at = bring(app, ("дайджест.txt", two.encode()))
    assert at.dataframe[0].value["name"].tolist() == ["Школа", "Мост"]
    assert "При чтении: внутри файлов найдены 2 статьи." in told(at)
    lines = next(table.value for table in at.dataframe if "begins" in table.value)
    assert lines["begins"].tolist() == [True, False, False, True, False]
    assert len(app.library.texts()) == 2
    press(at, "Добавить 2 текста")
    assert len(app.library.texts()) == 4


def test_a_feed_is_read_again(app: App, monkeypatch):
    monkeypatch.setattr(stored.background().reading, "start", lambda: None)
    app.library.set_setting("feeds", '{"https://vesti.example/rss": "2026-05-03"}')
    at = app.open("texts")
    assert "https://vesti.example/rss · прочитана 03.05.2026" in told(at)
    press(at, "Что нового")
    [waiting] = drafts.imports(app.library)
    drafts.add_rows(app.library, waiting.id, [(0, [drafts.TextDraft("Школа", text=NEWS)])])
    drafts.end_files(app.library, waiting.id, {0: {"left": {"feed": 1}}})
    at.run()
    assert "https://vesti.example/rss: с прошлого раза (03.05.2026) 1 новый текст." in told(at)
    press(at, "Забыть")
    assert "прочитана" not in told(at)


def test_a_table_whose_text_is_not_found_is_listed_as_not_taken(app: App):
    at = bring(app, ("счёт.csv", b"a;b\n1;2\n"), ("а.md", NEWS.encode()))
    assert "1 новый; 1 не взят" in told(at)
    assert "счёт.csv: В таблице не нашлось колонки с русским текстом" in told(at)
    assert [box.value for box in at.selectbox if box.label == "Текст" and box.key.startswith("column")] == [None]


def test_a_text_file_is_listed_under_its_headline(app: App):
    at = bring(app, ("1.txt", f"Мост открыт\n\n{MORE}".encode()), ("2.csv", TABLE.encode()))
    assert at.dataframe[0].value["name"].tolist()[0] == "Мост открыт"


def test_texts_that_are_all_known_go_into_the_collection(app: App):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("в.txt", app.library.text(app.story))
    at = bring(app, ("архив.zip", packed.getvalue()))
    assert "Все тексты загрузки уже есть в библиотеке: они войдут в подборку." in told(at)
    next(box for box in at.text_input if box.label == "Подборка").input("Май")
    press(at, "Положить в подборку")
    assert said(at) == ["1 текст теперь в подборке «Май»"]
    assert [(one.name, one.texts) for one in app.library.collections()] == [("Май", 1)]


def test_nothing_is_added_where_the_analyst_says_so(app: App):
    at = bring(app, ("выгрузка.csv", TABLE.encode()))
    press(at, "Не добавлять ничего")
    assert len(app.library.texts()) == 2
    assert drafts.imports(app.library) == []


def test_the_list_is_there_after_a_reload(app: App):
    bring(app, ("выгрузка.csv", TABLE.encode()))
    at = app.open("texts")
    assert at.dataframe[0].value["name"].tolist() == ["Школа", "Мост"]


def test_columns_are_chosen(app: App):
    at = bring(app, ("выгрузка.csv", TABLE.encode()))
    box = next(box for box in at.selectbox if box.label == "Заголовок")
    assert box.value == "Заголовок"
    box.select("нет")
    press(at, "Прочитать с этими колонками")
    stored.background().reading.wait(60)
    at.run()
    (waiting,) = drafts.imports(app.library)
    assert drafts.table(app.library, waiting.id)["title"].tolist() == ["", ""]


def test_a_guessed_encoding_is_listed_and_chosen_by_a_click(app: App):
    at = bring(app, ("слово.txt", WORDS.encode("cp1251")))
    assert len(app.library.texts()) == 2
    assert "у 1 кодировка угадана" in told(at)
    (waiting,) = drafts.imports(app.library)
    read_as = drafts.table(app.library, waiting.id)["encoding"].iloc[0]
    choice = next(button for button in at.button if button.label.startswith("Читать как KOI8"))
    assert read_as == "windows-1251"
    assert choice.label.replace("\\", "") == f"Читать как KOI8-R: {WORDS.encode('cp1251').decode('koi8-r')}"
    choice.click().run()
    press(at, "Добавить 1 текст")
    assert app.library.text(app.library.texts()[0].id) == WORDS.encode("cp1251").decode("koi8-r")


def test_english_words(app: App):
    at = bring(app, ("выгрузка.csv", TABLE.encode()), lang="en")
    assert "2 texts found: 2 new." in told(at)
    press(at, "Add 2 texts")
    assert said(at) == ["2 texts added"]


def test_addresses_that_are_none(app: App):
    at = app.open("texts")
    at.text_area[1].input("vestnik.example/1")
    press(at, "Загрузить по ссылкам")
    assert said(at) == ["Сначала впишите хотя бы один адрес: он начинается с http:// или https://."]


def test_many_texts_are_a_table_that_can_be_searched(app: App):
    for at_number in range(40):
        app.library.add(f"{NEWS} {at_number}", name=f"Статья {at_number}")
    at = app.open("texts")
    table = at.dataframe[0].value
    assert len(table) == 42
    at.text_input(key="search texts").input("статья 17").run()
    assert at.dataframe[0].value["name"].tolist() == ["Статья 17"]
    at.text_input(key="search texts").input("нет такого").run()
    assert "Ничего не нашлось: измените запрос." in told(at)


def test_of_very_many_texts_one_screen_is_listed(app: App, monkeypatch):
    monkeypatch.setattr(listing, "ON_ONE_SCREEN", 30)
    monkeypatch.setattr(Library, "texts", None)  # the whole list is read by no page
    for number in range(40):
        app.library.add(f"{NEWS} {number}", name=f"Статья {number} ЁЛКА")
    at = app.open("texts")
    first = at.dataframe[0].value["name"].tolist()
    assert first == [f"Статья {number} ЁЛКА" for number in range(39, 9, -1)]
    number, rest = app.library.listed("елка статья", slice(30, 60))
    assert (number, [text.name for text in rest]) == (40, [f"Статья {number} ЁЛКА" for number in range(9, -1, -1)])
    at.text_input(key="search texts").input("ёлка 3").run()
    assert "Найдено: 13" in told(at)


def test_collections_are_made_renamed_and_deleted(app: App):
    number = app.library.make_collection("Май", [app.story])
    at = app.open("texts")
    assert "**Май** · 1 текст" in told(at)
    at.text_input(key="new collection").input("Июнь")
    press(at, "Создать")
    assert [(one.name, one.texts) for one in app.library.collections()] == [("Июнь", 0), ("Май", 1)]
    at.button(key=f"delete collection {number}").click().run()
    assert [one.name for one in app.library.collections()] == ["Июнь"]
    assert len(app.library.texts()) == 2


def test_a_file_that_is_no_backup_is_refused_and_nothing_changes(app: App):
    at = app.open("texts")
    at.file_uploader[-1].upload("копия.duckdb", b"junk" * 500, "application/octet-stream")
    at.checkbox(key="restore sure").check()
    press(at, "Восстановить из копии")
    (told,) = said(at)
    assert told.startswith("Этот файл не открывается как копия библиотеки: ")
    assert told.endswith(f"В библиотеке ничего не изменилось: ваши данные целы, они в файле {app.library.path}.")
    assert len(app.library.texts()) == 2


def test_what_was_mended_is_said_and_marks_are_asked_about(app: App):
    table = f"Дата;Заголовок;Текст\n03.05.2026;Школа;**{MORE}**\n04.05.2026;Мост и паром;<p>Мост открыли вчера.</p>\n"
    at = bring(app, ("выгрузка.csv", table.encode()))
    assert "При чтении: в 1 тексте убраны знаки Markdown; в 1 ячейке убрана разметка HTML." in told(at)
    assert "выгрузка.csv: знаки вроде ** прочитаны как разметка и убраны." in told(at)
    press(at, "Оставить знаки")
    stored.background().reading.wait(60)
    at.run()
    assert "выгрузка.csv: знаки вроде ** оставлены в текстах." in told(at)
    [waiting] = drafts.imports(app.library)
    assert drafts.text_of(app.library, (waiting.id, 0, 0)).startswith("Школа\n\n**В Тарске")
    press(at, "Читать как разметку")
    stored.background().reading.wait(60)
    at.run()
    assert "прочитаны как разметка" in told(at)

"""A folder of mixed files comes in: the list, what is wrong, the word to go on, the analysis in the background."""

import io
import zipfile

from docx import Document
from playwright.sync_api import FilePayload, Page, expect

from analysis.reading.examples import example_documents
from tests.browser.conftest import Golosa, give

STORY = "Мэр Борис Кленов приехал в Тарск. Он обещал жителям построить новую школу в этом году."


def mixed_folder() -> list[FilePayload]:
    """Articles as text, as a page, as a Word file, in a table and in an archive; among them bad ones."""
    texts = [document.text for document in example_documents()]
    word, packed = io.BytesIO(), io.BytesIO()
    document = Document()
    for line in texts[0].split("\n"):
        document.add_paragraph(line)
    document.save(word)
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("папка/первая.txt", texts[1])
        archive.writestr("папка/вторая.txt", texts[2].encode("cp1251"))
    paragraphs = "".join(f"<p>{line}</p>" for line in texts[3].split("\n") if line)
    page = f"<html><head><title>Новость</title></head><body><article>{paragraphs}</article></body></html>"
    table = "Дата;Издание;Заголовок;Текст\n" + "".join(
        f'0{day}.05.2026;Вестник;Новость {day};"{text.replace(chr(34), chr(39))}"\n'
        for day, text in enumerate(texts[4:8], 1)
    )
    files = {
        "статья.docx": word.getvalue(),
        "архив.zip": packed.getvalue(),
        "страница.html": page.encode(),
        "выгрузка.csv": table.encode(),
        "короткая.txt": STORY.encode("koi8-r"),
        "english.txt": b"The mayor came to the city. We will build a school, he said.",
        "пустая.txt": b"",
        "картинка.txt": b"\x89PNG\r\n\x1a\n" + bytes(100),
    }
    return [
        {"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in files.items()
    ]


def test_mixed_folder(own_golosa: Golosa, page: Page) -> None:
    page.goto(f"{own_golosa.address}/texts")
    expect(page.get_by_role("heading", name="Тексты", level=1)).to_be_visible()
    main = page.get_by_test_id("stMain")
    files = mixed_folder()
    give(page, main.get_by_test_id("stFileUploader").first.locator("input[type=file]"), *files)
    page.get_by_role("button", name="Добавить выбранные файлы").click()
    expect(main).to_contain_text("Найдено 9 текстов", timeout=60_000)
    expect(main).to_contain_text("3 не взяты")
    expect(main).to_contain_text("english.txt: Это не русский текст")
    expect(main).to_contain_text("В библиотеке: 1 текст")
    page.reload()
    expect(main).to_contain_text("Найдено 9 текстов")
    add = page.get_by_role("button", name="Добавить 9 текстов")
    own_golosa.stop()
    own_golosa.start()
    page.reload()
    expect(add).to_be_visible()
    add.click()
    expect(main).to_contain_text("Добавлено 9 текстов")
    expect(main).to_contain_text("В библиотеке: 10 текстов")
    expect(main).to_contain_text("9 текстов", timeout=60_000)
    expect(main.get_by_text("Разобрано", exact=False)).to_have_count(0, timeout=120_000)
    expect(main.get_by_text("Не разобран", exact=False)).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)

"""What a new user does: reads and takes the note, opens evidence, copies a quote, corrects, brings odd texts."""

import io
import re
import zipfile

from docx import Document
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.conftest import ROOT, Golosa, give

ARTICLE = (ROOT / "data" / "article.txt").read_text(encoding="utf-8")
FURNITURE = ("Казахстанец", "Далай-лама", "Сулеймани")


def summary(page: Page) -> Locator:
    """The sentences of the first screen."""
    return page.locator(".root.lead")


def open_page(golosa: Golosa, page: Page, path: str, title: str) -> None:
    page.goto(f"{golosa.address}/{path}")
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_visible()  # nothing is drawn anew any more


def test_sentences_and_note_say_the_same(golosa: Golosa, page: Page) -> None:
    open_page(golosa, page, "", "Обзор")
    expect(summary(page)).to_contain_text("Мухтар Тлеуберди: 4 прямые цитаты и 4 пересказа; Майк Помпео: 3 и 3")
    sentences = [" ".join(text.split()) for text in summary(page).locator("p").all_inner_texts()]
    with page.expect_download() as taken:
        page.get_by_role("button", name="Справка").click()
    note = Document(taken.value.path())
    written = {" ".join(paragraph.text.split()) for paragraph in note.paragraphs}
    for sentence in sentences:  # what is to be checked is told to the analyst, not to the reader of the note
        assert (sentence in written) is not sentence.startswith("Проверьте: ")
    cells = [cell.text for table in note.tables for row in table.rows for cell in row.cells]
    everything = " ".join([*written, *cells])
    assert "Казахстан активно поддерживает региональный формат" in everything
    assert not [word for word in FURNITURE if word in everything]
    for path, title in (("", "Обзор"), ("entities", "Объекты"), ("quotes", "Цитаты"), ("topics", "Темы")):
        open_page(golosa, page, path, title)
        expect(page.get_by_test_id("stMain")).not_to_contain_text(re.compile("|".join(FURNITURE)))


def test_evidence_of_a_place_and_back(golosa: Golosa, page: Page) -> None:
    open_page(golosa, page, "", "Обзор")
    summary(page).get_by_role("link", name="21", exact=True).click()
    expect(page.get_by_role("heading", name="Объекты", level=1)).to_be_visible()
    marks = page.locator(".root.list mark")
    expect(marks).to_have_count(21)
    expect(page.locator(".root.list .label")).to_have_count(12)
    sentence = page.locator(".root.list p").nth(2)
    words = sentence.inner_text().split("Показать")[0][:60]
    sentence.get_by_role("link", name="Показать в тексте").click()
    expect(page.get_by_role("heading", name="Чтение", level=1)).to_be_visible()
    expect(page.locator(".there").first).to_be_in_viewport()
    assert page.locator("p", has=page.locator(".there")).inner_text().find(words[:40]) >= 0
    page.go_back()
    expect(page.get_by_role("heading", name="Объекты", level=1)).to_be_visible()
    open_again = page.url
    page.reload()
    expect(marks).to_have_count(21)
    private = page.context.browser.new_context().new_page()
    private.goto(open_again)
    expect(private.locator(".root.list mark")).to_have_count(21, timeout=30_000)
    private.context.close()


def test_statements_of_a_speaker_are_copied_as_they_stand(golosa: Golosa, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(golosa, page, "quotes?speaker=Майк Помпео", "Цитаты")
    cards = page.get_by_role("button", name="Копировать цитату")
    expect(cards).to_have_count(6)
    expect(page.get_by_text("повтор", exact=False).locator("visible=true").first).to_be_visible()
    expect(page.locator(".repeat")).to_have_count(1)
    for at in range(6):
        cards.nth(at).click()
        copied = page.evaluate("navigator.clipboard.readText()")
        quoted = page.locator(".quote").nth(at).inner_text()
        assert quoted in copied
        assert quoted in ARTICLE
        assert "Майк Помпео" in copied


def test_correction_reaches_everything_and_can_be_undone(own_golosa: Golosa, page: Page) -> None:
    open_page(own_golosa, page, "reader", "Чтение")
    page.get_by_text("были обсуждены вопросы экономического роста").first.click()
    page.locator(".tip button").click()
    page.get_by_role("button", name="Не цитата").click()
    expect(page.get_by_text("Правки (1)")).to_be_visible()

    def told() -> None:
        open_page(own_golosa, page, "", "Обзор")
        expect(summary(page)).to_contain_text("Мухтар Тлеуберди: 4 прямые цитаты и 3 пересказа")
        open_page(own_golosa, page, "quotes?speaker=Мухтар Тлеуберди", "Цитаты")
        expect(page.get_by_role("button", name="Копировать цитату")).to_have_count(7)

    told()
    assert "были обсуждены вопросы экономического роста" not in downloaded_sheet(page, "menu statements")
    own_golosa.stop()
    own_golosa.start()
    told()
    open_page(own_golosa, page, "reader", "Чтение")
    page.get_by_role("button", name="Отменить правку").click()
    expect(page.get_by_text("Правки (1)")).to_have_count(0)
    open_page(own_golosa, page, "", "Обзор")
    expect(summary(page)).to_contain_text("Мухтар Тлеуберди: 4 прямые цитаты и 4 пересказа")


def downloaded_sheet(page: Page, menu: str) -> str:
    """The text of the XLSX that the menu of this key gives."""
    page.locator(f".st-key-{menu.replace(' ', '-')}").get_by_role("button").first.click()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Таблица XLSX").click()
    with zipfile.ZipFile(io.BytesIO(taken.value.path().read_bytes())) as archive:
        return archive.read("xl/sharedStrings.xml").decode("utf-8")


def upload(page: Page, *files: tuple[str, bytes]) -> None:
    field = page.get_by_test_id("stFileUploader").first.locator("input[type=file]")
    payloads: list[FilePayload] = [
        {"name": name, "mimeType": "text/plain", "buffer": content} for name, content in files
    ]
    give(page, field, *payloads)
    for name, _ in files:
        expect(page.get_by_text(name).first).to_be_visible()
    page.get_by_role("button", name="Добавить выбранные файлы").click()


def test_odd_texts(own_golosa: Golosa, page: Page) -> None:
    scripted = "<script>alert(1)</script> Министр Анна Ветрова заявила, что <b>мост</b> откроют в мае."
    story = "Мэр Борис Кленов приехал в Ташкент. «Мы построим новую школу в этом году», — сказал он."
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    open_page(own_golosa, page, "texts", "Тексты")
    upload(
        page,
        ("старый.txt", story.encode("cp1251")),
        ("english.txt", b"The mayor came to the city. We will build a school, he said."),
        ("пустой.txt", b""),
        ("слово.txt", "Слово".encode()),
        ("скрипт.txt", scripted.encode()),
    )
    main = page.get_by_test_id("stMain")
    expect(main.get_by_text("windows-1251", exact=False).first).to_be_visible()
    expect(main).to_contain_text("english.txt: Это не русский текст")
    expect(main).to_contain_text("пустой.txt: В тексте ничего нет.")
    expect(main).to_contain_text("В библиотеке: 4 текста")
    for name in ("слово", "скрипт", "старый"):
        row = main.locator("[data-testid=stVerticalBlock]", has=page.get_by_text(name, exact=True)).last
        row.get_by_role("link", name="Открыть").click()
        expect(page.get_by_role("heading", name="Обзор", level=1)).to_be_visible()
        expect(summary(page)).to_be_visible()
        page.get_by_test_id("stSidebar").get_by_role("link", name="Чтение").click()
        expect(page.get_by_role("heading", name="Чтение", level=1)).to_be_visible()
        if name == "скрипт":
            expect(page.get_by_text("<script>alert(1)</script>")).to_be_visible()
        expect(page.get_by_test_id("stException")).to_have_count(0)
        page.get_by_test_id("stSidebar").get_by_role("link", name="Тексты", exact=True).click()
        expect(page.get_by_role("heading", name="Тексты", level=1)).to_be_visible()
    assert not alerts

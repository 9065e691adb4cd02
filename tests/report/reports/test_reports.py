"""A report in every file that it goes into: each is opened again, and its numbers are those of the tables."""

import datetime
import io
import re
from dataclasses import replace

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from plotly.offline import get_plotlyjs
from pptx import Presentation
from pypdf import PdfReader

from analysis.library import Selection
from analysis.report import pictures
from analysis.report.reports import document, message, page, pdf, slides
from analysis.report.reports.content import Report, report
from analysis.report.reports.frozen import packed, unpacked
from analysis.report.reports.spec import Spec, SpecError, read_spec, written
from analysis.tables import many
from pages.shared.words import words_in
from tests.many_texts import FourTexts

WORDS = words_in("ru")
SPEC = Spec(
    "Мост <и> школа", "Анна Ким", "Мост нужен & готов.", remarks={"speakers": "Говорят двое."}, texts={"set": ["all"]}
)
DAY = datetime.date(2026, 11, 26)


@pytest.fixture(scope="module")
def made(four: FourTexts) -> Report:
    ids = four.library.select(Selection())
    return report(four.library, ids, SPEC, WORDS, told="Все тексты: 4", made=DAY)


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch):
    def refused(*_, **__):
        raise pictures.PictureError("no browser")

    monkeypatch.setattr(pictures, "picture", refused)


def test_the_first_part_says_what_is_in_and_what_is_not(made: Report):
    rows = dict(made.parts[0].rows)
    assert made.parts[0].name == "contents"
    assert (rows["Текстов выбрано"], rows["из них не разобрано и нигде не сосчитано"], rows["без даты"]) == (4, 1, 1)
    assert (rows["без издания"], rows["Высказываний"], rows["из них спикер не установлен"]) == (1, 4, 1)


def test_numbers_are_those_of_the_pages(made: Report, four: FourTexts):
    ids = four.library.select(Selection())
    parts = {part.name: part for part in made.parts}
    entities = many.entities(four.library, ids)
    columns = ["entity", "texts", "mentions", "statements"]
    assert [list(row) for row in parts["entities"].rows] == entities[columns].to_numpy().tolist()
    assert parts["speakers"].rows[0] == ("Анна Ветрова", 2, 2, 7)
    assert parts["entities"].ranking.numbers == (3, 2, 1)
    assert [(name, len(cited)) for name, cited in parts["entities"].behind[:1]] == [("Тарск", 4)]


def test_parts_come_in_their_order_and_empty_ones_do_not(four: FourTexts):
    spec = Spec(parts=("speakers", "contents", "time"))
    found = report(four.library, [four.weather], spec, WORDS, told="", made=DAY)
    assert [part.name for part in found.parts] == ["contents"]


def test_html_needs_no_network_and_has_plotly_once(made: Report):
    told = page.page(made, WORDS)
    assert "Мост &lt;и&gt; школа" in told and "Мост нужен &amp; готов." in told
    assert len(told.encode()) < 6_000_000
    assert told.count(get_plotlyjs()) == 1
    assert not re.search(r'(?:src|href)="https?://(?!example)', told.replace(get_plotlyjs(), ""))
    assert '<td class="number">3</td>' in told and "Тарск: первые предложения (4)" in told
    assert "Говорят двое." in told


def test_docx_has_the_numbers_and_says_that_charts_are_missing(made: Report, no_browser):
    read = Document(io.BytesIO(document.document(made, WORDS)))
    rows = [[cell.text for cell in row.cells] for table in read.tables for row in table.rows]
    assert ["Тарск", "3", "4", "0"] in rows and ["Анна Ветрова", "2", "2", "7"] in rows
    told = [paragraph.text for paragraph in read.paragraphs]
    assert told[0] == "Мост <и> школа" and "Таблица 1 — Что вошло и что нет" in told
    assert any("не найден браузер" in line for line in told)
    assert read.core_properties.author == "Анна Ким"


def test_docx_by_gost(made: Report, no_browser):
    read = Document(io.BytesIO(document.document(replace(made, spec=replace(SPEC, style="gost")), WORDS)))
    section, normal = read.sections[0], read.styles["Normal"]
    sides = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(side.cm, 1) for side in sides] == [3, 1.5, 2, 2]
    assert (normal.font.size, normal.paragraph_format.line_spacing) == (Pt(14), 1.5)
    assert normal.font.name == "Times New Roman"
    captions = {line.text: line.alignment for line in read.paragraphs if line.style.name == "Caption"}
    assert captions["Таблица 1 — Что вошло и что нет"] == WD_ALIGN_PARAGRAPH.LEFT
    sizes = {run.font.size for line in read.paragraphs for run in line.runs if run.font.size}
    assert min(sizes) >= Pt(12)
    assert "NUMPAGES" not in section.footer.paragraphs[0]._p.xml  # the number of the page alone


def test_pptx_has_charts_that_can_be_edited(made: Report):
    read = Presentation(io.BytesIO(slides.slides(made, WORDS)))
    titles = [slide.shapes.title.text for slide in read.slides]
    assert titles[0] == "Мост <и> школа"
    assert "Чаще всего назван: Тарск (текстов: 3)" in titles
    charts = {
        slide.shapes.title.text: shape.chart for slide in read.slides for shape in slide.shapes if shape.has_chart
    }
    named = charts["Чаще всего назван: Тарск (текстов: 3)"].plots[0]
    assert list(named.categories) == ["Тарск", "Анна Ветрова", "Борис Кленов"]
    assert list(named.series[0].values) == [3, 2, 1]
    notes = [slide.notes_slide.notes_text_frame.text for slide in read.slides if slide.has_notes_slide]
    assert any("Говорят двое." in note for note in notes)


def test_pdf_is_printed_where_there_is_a_browser(made: Report):
    if not pictures.available():
        pytest.skip("no browser on this machine")
    read = PdfReader(io.BytesIO(pdf.printed(page.page(made, WORDS))))
    told = "\n".join(sheet.extract_text() for sheet in read.pages)
    assert "Тарск" in told and "Что вошло и что нет" in told


def test_no_pdf_without_a_browser(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pdf, "browser_path", lambda: None)
    with pytest.raises(pictures.PictureError):
        pdf.printed("<p>Мост")


def test_a_message_has_quotes_of_several_speakers_with_their_texts(made: Report):
    told = message.message(made, WORDS)
    assert told.startswith("Мост <и> школа\n\nМост нужен & готов.")
    assert "Анна Ветрова: «Школа и мост нужны»\nШкола · Заря, 03.09.2026" in told


def test_a_kept_report_is_read_as_it_was_made(made: Report):
    assert unpacked(packed(made)) == made
    assert unpacked("") is None and unpacked("{}") is None


def test_cited_texts_follow_and_their_sentences_lead_there(four: FourTexts):
    ids, spec = four.library.select(Selection()), replace(SPEC, with_texts=True)
    found = report(four.library, ids, spec, WORDS, told="", made=DAY, corrected=four.library.corrected)
    assert {text.id for text in found.texts} == {four.bridge, four.school, four.weather} and found.texts_of == 3
    school = next(text for text in found.texts if text.id == four.school)
    assert "".join(bit.text for row in school.paragraphs for bit in row) == four.library.text(four.school).replace(
        "\n", ""
    )
    said = [(bit.text, bit.hint) for row in school.paragraphs for bit in row if "said" in bit.look]
    assert ("Ура", "?") in said
    told = page.page(found, WORDS)
    assert f'id="text-{four.school}"' in told and f'href="#text-{four.school}"' in told
    assert unpacked(packed(found)) == found


def test_progress_is_told_part_by_part(four: FourTexts):
    told: list[tuple[int, int]] = []
    ids = four.library.select(Selection())
    report(four.library, ids, SPEC, WORDS, told="", made=DAY, progress=lambda done, of: told.append((done, of)))
    assert told[0] == (0, len(SPEC.parts)) and told[-1] == (len(SPEC.parts), len(SPEC.parts))


def test_a_spec_is_read_as_it_was_written():
    assert read_spec(written(SPEC)) == replace(SPEC, remarks=dict(SPEC.remarks))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"parts": ["стихи"]}',
        '{"style": "барокко"}',
        '{"nobody": 1}',
        '{"parts": 5}',
        '{"days": -1}',
        '{"title": 5}',
        '{"remarks": []}',
    ],
)
def test_a_spec_that_says_nothing_is_refused(text: str):
    with pytest.raises(SpecError):
        read_spec(text)

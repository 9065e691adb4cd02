"""`report SPEC`: a report as the page «Отчёт» makes it, of the texts that its specification or the options choose."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from analysis.commands.help import DONE, FAILED, explain
from analysis.commands.texts import add_choice, chosen, on_library
from analysis.interface import Words
from analysis.library import Library, Selection
from analysis.library.asked import read_selection
from analysis.report.pictures import PictureError
from analysis.report.reports import content, document, kept, message, page, pdf, slides
from analysis.report.reports.content import Report
from analysis.report.reports.spec import Spec, period, read_spec
from pages.shared.words import LANGUAGES, words_in

FORMATS: Mapping[str, Callable[[Report, Words], bytes]] = {
    "html": lambda made, words: page.page(made, words).encode(),
    "docx": document.document,
    "pptx": slides.slides,
    "pdf": lambda made, words: pdf.printed(page.page(made, words)),
    "txt": lambda made, words: message.message(made, words).encode(),
}

EXAMPLES = """
report week.json --to week.html --to week.pptx
report "За неделю" --to week.docx
report - --to report.html --outlet Вестник < spec.json
"""


def add(parser: ArgumentParser) -> None:
    """Its options."""
    explain(parser, EXAMPLES)
    says = "a JSON file (docs/command-line.md), «-» for standard input, or the name of a report that the library keeps"
    parser.add_argument("spec", metavar="SPEC", help=says)
    endings = ", ".join(FORMATS)
    parser.add_argument(
        "--to", type=Path, action="append", required=True, metavar="FILE", help=f"its ending says what it is: {endings}"
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    add_choice(parser)
    parser.set_defaults(run=on_library(run))


def run(library: Library, asked: Namespace) -> int:
    """A file for each `--to`; a report of the library is made anew of its texts of today."""
    for path in asked.to:
        if path.suffix[1:] not in FORMATS:
            raise OSError(f"{path}: таких файлов отчёта нет, есть {', '.join(FORMATS)}.")
    spec, words = _spec(library, asked.spec), words_in(asked.lang)
    library.refresh_identities()
    today = datetime.now().astimezone().date()
    selection = chosen(asked)
    if selection == Selection():
        selection = read_selection(spec.texts)[0] or selection
    selection = replace(selection, **period(spec, today, selection.since))
    ids = library.chosen(selection)
    what = words("selection.all" if selection == Selection() else "selection.part")
    told = words("selection.everything", what=what, n=len(ids))
    made = content.report(library, ids, spec, words, told=told, made=today, corrected=library.corrected)
    code = DONE
    for path in asked.to:
        try:
            content_of_file = FORMATS[path.suffix[1:]](made, words)
        except PictureError:
            print(f"{path}: {words('reports.no_pdf')}", file=sys.stderr)
            code = FAILED
        else:
            path.write_bytes(content_of_file)
            print(path, file=sys.stderr)
    return code


def _spec(library: Library, asked: str) -> Spec:
    if asked == "-":
        return read_spec(sys.stdin.read())
    known = kept.kept(library)
    return known[asked] if asked in known else read_spec(Path(asked).read_text(encoding="utf-8-sig"))

"""The command line: `extract PATH…` prints one JSON object a text, `stories FILE` which texts are one story, `tables`,
`report`, `library` and `gather` have to do with a library, `quality` measures the analysis."""

import argparse
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from analysis.commands import quality
from analysis.commands.executor import add_executor
from analysis.commands.files import files_under, numbered, read_path, refusal
from analysis.commands.help import EXITS, explain
from analysis.corpus import analyse_texts
from analysis.extracted import extract_record, origin, write_parquet
from analysis.progress import progress
from analysis.reading.document import Document, Refused
from analysis.stories import Stories, digest
from analysis.stories.lines import LineError, read_posts
from analysis.workers import WorkersError, opened

COMMANDS = {
    "extract": "print the analysis of texts as JSON Lines, or write it as Parquet",
    "stories": "print which texts are one story as JSON Lines",
    "tables": "write tables of a library, as the pages count them",
    "report": "make a report of texts of a library: HTML, DOCX, PPTX, PDF",
    "library": "look at a library, add to it, copy it, check it",
    "gather": "tell over all texts of a folder of parts who is who, what is a reprint, who says the same",
    "quality": "measure the analysis on annotated texts",
}

EXAMPLES_OF_EXTRACT = """
extract article.txt
extract texts/ archive.zip > analyses.jsonl
extract texts/ --parquet analyses.parquet
extract s3://news/2026/ --to parts --executor dask://10.0.0.1:8786
"""


def main(arguments: list[str] | None = None) -> int:
    """Runs the command; 0, 1 where a file could not be read, or 2 where a library cannot be opened."""
    arguments = sys.argv[1:] if arguments is None else arguments
    name = arguments[0] if arguments else ""
    if name == "quality":  # its options are those of the script that it runs
        return quality.run(arguments[1:])
    look = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m analysis", description=__doc__, epilog=EXITS, formatter_class=look)
    commands = parser.add_subparsers(dest="command", required=True)
    made = {
        one: commands.add_parser(one, help=says, description=says, formatter_class=look)
        for one, says in COMMANDS.items()
    }
    if name in made:
        _add_options(name, made[name])
    asked = parser.parse_args(arguments)
    _print_utf8()
    code: int = asked.run(asked)
    return code


def _add_options(name: str, parser: argparse.ArgumentParser) -> None:
    """Those of the one command that is asked for: what the others need takes a second to load."""
    match name:
        case "extract":
            explain(parser, EXAMPLES_OF_EXTRACT)
            says = "a file of any kind that is read, or a folder of them"
            parser.add_argument("paths", nargs="+", metavar="PATH", help=says)
            parser.add_argument("--parquet", type=Path, metavar="FILE", help="write one Parquet file instead")
            says = "write Parquet parts there instead; with it paths may be s3://… and the like"
            parser.add_argument("--to", metavar="FOLDER", help=says)
            add_executor(parser)
            parser.set_defaults(run=_extract)
        case "stories":
            explain(parser, "stories posts.jsonl > stories.jsonl")
            says = "JSON Lines: a text a line, with the keys id, outlet, date and text"
            parser.add_argument("path", type=Path, metavar="FILE", help=says)
            parser.set_defaults(run=lambda asked: run_stories(asked.path))
        case "tables":
            from analysis.commands import tables

            tables.add(parser)
        case "report":
            from analysis.commands import report

            report.add(parser)
        case "library":
            from analysis.commands import library

            library.add(parser)
        case "gather":
            from analysis.commands import gather

            gather.add(parser)


def _extract(asked: argparse.Namespace) -> int:
    return run_extract_to(asked) if asked.to else run_extract(map(Path, asked.paths), asked.parquet)


def run_extract(paths: Iterable[Path], parquet: Path | None = None) -> int:
    """Prints the files under `paths` in order, or writes them into `parquet`; a file that can't be read is a sentence
    on standard error."""
    documents: list[Document] = []
    paths_of: list[Path] = []
    failed = False
    for path in files_under(paths):
        for part in read_path(path):
            if isinstance(part, Document):
                documents.append(part)
                paths_of.append(path)
            elif isinstance(part, Refused):
                print(refusal(path, part), file=sys.stderr)
                failed = True
    names = numbered([document.name for document in documents])
    found = progress(analyse_texts([document.text for document in documents]), len(documents), "разобрано")
    broken: list[Exception] = []

    def records() -> Iterator[dict[str, Any]]:
        for name, document, path, analysis in zip(names, documents, paths_of, found, strict=True):
            if isinstance(analysis, Exception):
                reason = f"текст не разобран ({type(analysis).__name__}: {analysis}), остальные разобраны."
                print(": ".join(filter(None, (str(path), document.place, reason))), file=sys.stderr)
                broken.append(analysis)
            else:
                yield extract_record(name, analysis) | origin(document.card, document.place)

    if parquet is None:
        for record in records():
            sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    else:
        try:
            write_parquet(records(), parquet)
        except OSError as error:
            print(f"{parquet}: {error.strerror or error}", file=sys.stderr)
            failed = True
    return int(failed or bool(broken))


def run_extract_to(asked: argparse.Namespace) -> int:
    """Writes the analyses as Parquet parts; 1 where a file or text could not be read or analysed, 2 where nothing
    could be begun."""
    from analysis.parts.extracting import extract_to
    from analysis.parts.folder import Folder, FolderError
    from analysis.parts.tables import made_by, ready

    try:
        folder = Folder(asked.to)
        with opened(asked.executor, ready, made_by) as workers:
            told = extract_to(folder, asked.paths, workers)
    except (FolderError, WorkersError) as error:
        print(error, file=sys.stderr)
        return 2
    said = {"written": told.written, "failed": told.failed, "known": told.known, "refused": len(told.refused)}
    print(json.dumps(said), file=sys.stderr)
    return int(bool(told.failed or told.refused))


def run_stories(path: Path) -> int:
    """Prints the story of each text of the file in its order; a line that is no text is a sentence, and nothing else is
    printed."""
    try:
        posts = list(read_posts(path.read_text(encoding="utf-8-sig").split("\n")))
    except (OSError, UnicodeDecodeError, LineError) as error:
        print(f"{path}: {error.strerror if isinstance(error, OSError) else error}", file=sys.stderr)
        return 1
    analyses = analyse_texts([post.text for post in posts])
    digests = []
    for post, analysis in zip(posts, analyses, strict=True):
        if isinstance(analysis, Exception):
            print(f"{path}: {post.id}: текст не разобран ({type(analysis).__name__}: {analysis}).", file=sys.stderr)
        else:
            digests.append(digest(post.id, analysis, outlet=post.outlet, moment=post.moment))
    found = Stories()
    found.add_all(digests)
    for post in posts:
        story = found.number_of(post.id) if post.id in found else None
        sys.stdout.write(json.dumps({"id": post.id, "story": story}, ensure_ascii=False) + "\n")
    return int(len(digests) < len(posts))


def _print_utf8() -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # whatever the terminal or the pipe is set to


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # `| head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)

"""The command line: `extract PATH...` prints one JSON object per article, `stories FILE` which texts are one story."""

import argparse
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

from analysis import commands as commands_of_library
from analysis.analyse import Analysis, version
from analysis.corpus import analyse_texts, prepare
from analysis.reading import ReadingError, read_file
from analysis.reading.document import Document, Left, Refused
from analysis.reading.files import ENDINGS, read_any
from analysis.reading.text import read_content
from analysis.rows import entity_rows, statement_rows
from analysis.stories import Stories, digest
from analysis.stories.lines import LineError, read_posts
from analysis.workers import WorkersError, opened


def main(arguments: list[str] | None = None) -> int:
    """Runs the command; 0, 1 where a file could not be read, or 2 where a library cannot be opened."""
    parser = argparse.ArgumentParser(prog="python -m analysis", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    extract = commands.add_parser("extract", help="print the analysis of texts as JSON Lines")
    extract.add_argument("paths", nargs="+", metavar="PATH", help="a file of any kind that is read, or a folder")
    extract.add_argument(
        "--to", metavar="FOLDER", help="write Parquet parts there instead; with it paths may be s3://… and the like"
    )
    commands_of_library.add_executor(extract)
    stories = commands.add_parser("stories", help="print which texts are one story as JSON Lines")
    stories.add_argument(
        "path", type=Path, metavar="FILE", help="JSON Lines: a text a line, with the keys id, outlet, date and text"
    )
    commands_of_library.add_commands(commands)
    asked = parser.parse_args(arguments)
    if asked.command in ("tables", "library"):
        _print_utf8()
        return commands_of_library.run(asked)
    if asked.command == "stories":
        return run_stories(asked.path)
    return run_extract_to(asked) if asked.to else run_extract(map(Path, asked.paths))


def run_extract(paths: Iterable[Path]) -> int:
    """Prints the files under `paths` in order; a file that can't be read is a sentence on standard error."""
    _print_utf8()
    documents: list[Document] = []
    paths_of: list[Path] = []
    failed = False
    for path in _files(paths):
        for part in read_path(path):
            if isinstance(part, Document):
                documents.append(part)
                paths_of.append(path)
            elif isinstance(part, Refused):
                print(": ".join(filter(None, (str(path), part.place, str(part.error)))), file=sys.stderr)
                failed = True
    names = _numbered([document.name for document in documents])
    analyses = analyse_texts([document.text for document in documents])
    for name, document, path, analysis in zip(names, documents, paths_of, analyses, strict=True):
        if isinstance(analysis, Exception):
            reason = f"текст не разобран ({type(analysis).__name__}: {analysis}), остальные разобраны."
            print(": ".join(filter(None, (str(path), document.place, reason))), file=sys.stderr)
            failed = True
            continue
        record = extract_record(name, analysis) | origin(document)
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    return int(failed)


def run_extract_to(asked: argparse.Namespace) -> int:
    """Writes the analyses as Parquet parts; 1 where a file or text could not be read or analysed, 2 where nothing
    could be begun."""
    from analysis.parts.extracting import extract_to
    from analysis.parts.folder import Folder, FolderError

    try:
        folder = Folder(asked.to)
        with opened(asked.executor, prepare, version) as workers:
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
    _print_utf8()
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


def read_path(path: Path) -> Iterator[Document | Refused | Left]:
    """The texts of the file at `path`. A .txt file is the one text that it holds, whatever it looks like."""
    name = os.fsencode(path.name).decode("utf-8", "replace")
    stem = os.fsencode(path.stem).decode("utf-8", "replace")
    try:
        if path.suffix.lower() == ".txt":
            yield Document(stem, read_file(path).text)
        else:
            yield from read_any(name, read_content(path))
    except ReadingError as error:
        yield Refused(stem, "", error)


def extract_record(name: str, analysis: Analysis) -> dict[str, Any]:
    """The object that `extract` prints for one article; its keys are those of docs/command-line.md."""
    return {
        "id": name,
        "title": analysis.text[slice(*analysis.title)] if analysis.title else "",
        "language": "ru",
        "text": analysis.text,
        "entities": [
            {
                "name": row.entity.name,
                "kind": row.entity.kind,
                "mentions": [[m.start, m.stop] for m in row.entity.mentions],
                "in_title": [[m.start, m.stop] for m in row.entity.mentions if m.in_title],
                "references": [[r.start, r.stop] for r in row.entity.references],
                "variants": dict(row.variants),
                "role": row.role,
            }
            for row in entity_rows(analysis)
        ],
        "quotes": [
            {
                "kind": q.kind,
                "spans": q.spans,
                "speaker": q.speaker,
                "speaker_kind": q.speaker_kind,
                "speaker_span": q.speaker_span,
                "cue": q.cue,
                "rule": q.rule,
                "speaker_rule": q.speaker_rule,
                "sure": q.sure,
                "signs": q.signs,
                "role": q.role,
                "addressee": q.addressee,
                "names_itself": row.names_itself,
                "repeats": q.repeats,
            }
            for row in statement_rows(analysis)
            for q in (row.quote,)
        ],
        "questions": [{"spans": q.spans, "by": q.by} for q in analysis.questions],
        "sources": [
            {"name": s.name, "span": [s.start, s.stop], "via": s.via, "rule": s.rule} for s in analysis.sources
        ],
        "terms": [
            {"term": t.term, "count": t.count, "score": round(t.score, 4), "is_name": t.is_name} for t in analysis.terms
        ],
    }


def origin(document: Document) -> dict[str, str]:
    """What the file itself says of where its text was and appeared; nothing for a plain text.

    >>> from analysis.card import Card
    >>> origin(Document("мост", "Мост открыт.", Card(outlet="Вестник"), place="№ 2"))
    {'place': '№ 2', 'outlet': 'Вестник'}
    """
    card = document.card
    said = {"place": document.place, "outlet": card.outlet, "date": str(card.date or ""), "url": card.url}
    return {name: value for name, value in said.items() if value}


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix[1:].lower() in ENDINGS and p.is_file())
        else:
            yield path


def _numbered(names: list[str]) -> Iterator[str]:
    """Equal names get a number from the second on, one that no other name has: «а», «а-2»."""
    taken = set(names)
    seen: set[str] = set()
    for name in names:
        free = name
        numbers = count(2)
        while free in seen or (free != name and free in taken):
            free = f"{name}-{next(numbers)}"
        seen.add(free)
        yield free


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # `| head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)

"""Subtitles (.srt, .vtt): what is said, without its times; a new paragraph where another begins to speak."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.card import NO_CARD
from analysis.reading.document import Document, compose
from analysis.reading.encoding import decode
from analysis.reading.error import damaged
from analysis.reading.text import clean

TIME = re.compile(r"\s*(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{1,3}\s*-->\s*(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{1,3}.*")
BEGINNING = re.compile(rb"\s*(?:WEBVTT\b|\d{1,6}[ \t]*\r?\n[ \t]*\d{1,2}:\d\d:\d\d[.,]\d{1,3}[ \t]*-->)")
NOTE = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION|Kind:|Language:)")
VOICE = re.compile(r"<v(?:\.[^<>\s]{0,50})?\s+([^<>]{1,80})>")
TAG = re.compile(r"</?[a-zA-Z0-9][^<>]{0,100}>|\{\\[^{}]{1,100}\}")
NAMED = re.compile(r"[А-ЯЁA-Z][\w.\- ]{0,40}:\s")
TURN = re.compile(r"[-–—]\s*(?=[«\"А-ЯЁA-Z0-9])")
SENTENCE_END = re.compile(r"[.!?…][»”\")]?$")
LONG = 500
"""Characters after which a sentence's end ends the paragraph: in an hour of talk nobody else may speak."""


def is_subtitles(start: bytes) -> bool:
    """Whether a file begins as subtitles do.

    >>> is_subtitles(b"WEBVTT"), is_subtitles("Мост открыт.".encode())
    (True, False)
    """
    return bool(BEGINNING.match(start))


def read_subtitles(content: bytes, name: str) -> Document:
    """The text of subtitles; who speaks stands before it where the file says so. ReadingError where there is none.

    >>> read_subtitles("1\\n00:00:01,000 --> 00:00:03,000\\n- Мост\\nоткрыт?\\n".encode(), "a.srt").text
    '— Мост открыт?'
    """
    with damaged("SRT"):
        decoded = decode(content)
        paragraphs: list[str] = []
        for line in _spoken(clean(decoded.text)):
            new = not paragraphs or bool(TURN.match(line) or NAMED.match(line))
            if new or (len(paragraphs[-1]) > LONG and SENTENCE_END.search(paragraphs[-1])):
                paragraphs.append(TURN.sub("— ", line, count=1) if TURN.match(line) else line)
            elif line != paragraphs[-1][-len(line) :]:  # rolling subtitles say a line twice
                paragraphs[-1] += ("" if paragraphs[-1].endswith("-") else " ") + line
        return replace(compose(name, paragraphs, NO_CARD), encoding=decoded.encoding, certain=decoded.certain)


def _spoken(text: str) -> Iterator[str]:
    """The lines that are shown, each without its marks."""
    voice = ""
    for block in re.split(r"\n[ \t]*\n", text):
        lines = block.strip("\n").split("\n")
        at = next((at for at, line in enumerate(lines) if TIME.fullmatch(line)), None)
        if at is None or NOTE.match(lines[0]):
            continue
        for line in lines[at + 1 :]:
            named = VOICE.search(line)
            plain = html.unescape(TAG.sub("", VOICE.sub("", line))).strip()
            if named and named[1].strip() != voice and plain:
                voice = named[1].strip()
                plain = f"{voice}: {plain}"
            if plain:
                yield plain

"""Bytes to characters: the encoding of a Russian text, told by its marks, else by which letters follow which."""

import codecs
import gzip
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from analysis import lexicon
from analysis.reading.error import ReadingError

CERTAIN = 60
"""Letters: from 40 on, no sample of 3,600 was taken for another encoding, from 12 on one in 600, of 5 one in 30."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
"""Byte order marks, with the codec and the name of the encoding; the longer before those that they begin with."""

ONE_BYTE = (
    ("cp1251", "windows-1251"),
    ("koi8_r", "KOI8-R"),
    ("cp866", "cp866"),
    ("mac_cyrillic", "MacCyrillic"),
)
"""Encodings of one byte a letter that Russian texts come in, the most usual first."""

FORMATS = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "DOCX/XLSX/ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC/XLS"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x1f\x8b", "GZIP"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7Z"),
)
"""How files begin that are often taken for texts."""

LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"

UNLIKELY = -4.6
"""The mean logarithm of a letter's chance after the one before it. Of 599 Russian samples of 60 letters the worst had
-4.5, half had above -3.2; Hebrew and Greek read as Cyrillic have -4.8 and -5.5, bytes at random -9."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """`certain` is False where so few letters tell the encoding that it is a guess."""

    text: str
    encoding: str
    certain: bool = True


def decode(content: bytes) -> Decoded:
    """The characters of `content` and the encoding they were in; raises ReadingError where it holds no text."""
    for mark, codec, name in MARKS:
        if content.startswith(mark):
            return Decoded(content[len(mark) :].decode(codec, "replace"), name)
    for beginning, name in FORMATS:
        if content.startswith(beginning):
            raise ReadingError("format", format=name)
    if codec := _unmarked_utf16(content):
        return Decoded(content.decode(codec, "replace"), "UTF-16")
    if _binary(content):
        raise ReadingError("binary")
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if not broken or broken <= 0.05 * sum(letter.isalpha() for letter in text if letter > "\x7f"):
        return Decoded(text, "UTF-8")
    return _one_byte(content)


def _unmarked_utf16(content: bytes) -> str:
    """In UTF-16 the upper byte of Cyrillic is 4, of a space or a digit 0: nearly every second byte is one of these."""
    for first, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        upper = Counter(content[first:10_000:2])
        if upper.total() > 1 and upper[0] + upper[4] >= 0.9 * upper.total() and upper[4]:
            return codec
    return ""


def _binary(content: bytes) -> bool:
    controls = sum(content.count(bytes([byte])) for byte in range(32) if byte not in b"\t\n\v\f\r\x1a\x1b")
    return controls > 0.01 * len(content)


def _one_byte(content: bytes) -> Decoded:
    """The encoding in which letters follow one another most as they do in Russian."""
    sample = b" ".join(run.group() for run in islice(re.finditer(rb"[\x80-\xff]+", content), 3000))
    chances = {codec: _chance(sample.decode(codec, "replace")) for codec, _ in ONE_BYTE}
    codec, name = max(ONE_BYTE, key=lambda pair: chances[pair[0]])
    letters = sum(map(str.isalpha, sample.decode(codec, "replace")))
    if letters >= CERTAIN and chances[codec] < UNLIKELY * letters:
        raise ReadingError("encoding")
    return Decoded(content.decode(codec, "replace"), name, certain=letters >= CERTAIN)


def _chance(text: str) -> float:
    """The logarithm of the chance of `text` in Russian, by pairs of letters; a capital inside a word is unlikely."""
    pairs = _pairs()
    chance = -2.0 * sum(a.islower() and b.isupper() for a, b in pairwise(text))
    for a, b in pairwise(f" {text.lower().replace('ё', 'е')} "):
        before = a if a in LETTERS else " "
        if b in LETTERS:
            chance += pairs[before, b]
        elif b.isalpha() or (ord(b) > 127 and b not in USUAL_SIGNS):
            chance -= 9.0
        elif before != " ":
            chance += pairs[before, " "]
    return chance


USUAL_SIGNS = "«»—–“”„…№’\N{NO-BREAK SPACE}"


@cache
def _pairs() -> dict[tuple[str, str], float]:
    """The logarithm of how likely each letter (or a word's end) follows each, from general Russian."""
    followed: defaultdict[tuple[str, str], float] = defaultdict(float)
    with gzip.open(lexicon.FOLDER / "reference.tsv.gz", "rt", encoding="utf-8") as words:
        for word, frequency, *_ in (line.split("\t") for line in words):
            for pair in pairwise(f" {word} "):
                followed[pair] += float(frequency)
    signs = " " + LETTERS
    before = {a: sum(followed[a, b] for b in signs) for a in signs}
    return {(a, b): math.log(followed[a, b] / before[a] + 1e-5) for a in signs for b in signs}

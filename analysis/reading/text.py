"""Plain text files: bytes to a clean text, and the encoding that they were in."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from analysis.reading.checks import LONGEST, check, check_form
from analysis.reading.encoding import decode
from analysis.reading.error import ReadingError
from analysis.reading.limits import LIMITS, MEGABYTE

LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
MOST_MARKS = 30
"""Marks over one letter: as many as the Unicode Standard lets a stream of text have (annex 15, Stream-Safe Text)."""

UNSEEN = re.compile("[\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]")
"""Where a word may be broken, and which way writing goes: inside a word they make another word of it."""

STRESS = re.compile("[\u0300\u0301](?<=[аеёиоуыэюяАЕЁИОУЫЭЮЯ].)")
"""Where a word is stressed, as encyclopedias write it: «Ко́сово» is «Косово». The mark is looked for first."""

RARE = re.compile(f"[^\x00-\u02ff\u0370-\u0482\u048a-\u0590\u2000-\u20cf\u2100-\u2fff]{{{MOST_MARKS + 1},}}")
"""A stretch of signs among which marks may be: outside the blocks of letters and signs that are none."""

CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says. `certain` is False where a short text makes its encoding a guess."""

    text: str
    encoding: str
    certain: bool = True


def read_file(path: Path) -> Reading:
    """The text of the file at `path`."""
    return read_bytes(read_content(path))


def read_content(path: Path) -> bytes:
    """The bytes of the file at `path`; raises ReadingError where there are none to be had, or too many."""
    try:
        if path.stat().st_size > LIMITS.file:
            raise ReadingError("large_file", limit=LIMITS.file // MEGABYTE)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadingError("no_file") from error
    except PermissionError as error:
        raise ReadingError("no_permission") from error
    except OSError as error:
        raise ReadingError("unreadable", reason=error.strerror or str(error)) from error


def read_bytes(content: bytes, *, any_language: bool = False) -> Reading:
    """The text of a file's `content`; ReadingError where it holds none that Golosa can read, or none in Russian.

    >>> read_bytes("Министр выступил.".encode("koi8-r"))
    Reading(text='Министр выступил.', encoding='KOI8-R', certain=False)
    """
    if len(content) > 4 * LONGEST + 4:
        raise ReadingError("too_long", limit=LONGEST)
    decoded = decode(content)
    text = clean(decoded.text)
    (check_form if any_language else check)(text)
    return Reading(text, decoded.encoding, decoded.certain)


def clean(text: str) -> str:
    """`text` with `\\n` line ends and letters in one piece («й», not «и» and a breve); a control becomes a space.

    Of marks over one letter MOST_MARKS stay: to put marks into their order takes a time that grows as their square.

    Soft hyphens and the like and marks of stress are no letters of a word and go.

    >>> clean("Да.\\r\\nНет\\x00и\\u0306. Ска\\xadзал Ве\\u0301трин.")
    'Да.\\nНет й. Сказал Ветрин.'
    """
    plain = UNSEEN.sub("", CONTROLS.sub(" ", LINE_ENDS.sub("\n", text)))
    return unicodedata.normalize("NFC", STRESS.sub("", RARE.sub(_fewer_marks, plain)))


def _fewer_marks(stretch: re.Match[str]) -> str:
    """The stretch without the marks after the MOST_MARKS-th over one letter."""
    kept, over = [], 0
    for sign in stretch[0]:
        # the first of what a sign is made of: some stand for two marks and are of no class of their own
        over = over + 1 if unicodedata.combining(unicodedata.normalize("NFD", sign)[0]) else 0
        if over <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)

"""Plain text files: their encoding recognised and said."""

from dataclasses import dataclass
from pathlib import Path


class ReadingError(Exception):
    """A file that cannot be read; the message is a sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says: its text with `\\n` line ends and no byte order mark, and the encoding it was in."""

    text: str
    encoding: str


def read_file(path: Path) -> Reading:
    """The text of the file at `path`."""
    try:
        return read_bytes(path.read_bytes())
    except OSError as error:
        raise ReadingError(error.strerror or str(error)) from error


def read_bytes(content: bytes) -> Reading:
    """The text of a file's `content`."""
    text = content.decode("utf-8-sig")
    return Reading(text.replace("\r\n", "\n").replace("\r", "\n"), "utf-8")

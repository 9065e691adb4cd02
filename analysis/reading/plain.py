"""Plain text as a document: its name is the file's, its day that of its first lines."""

from analysis.card import Card
from analysis.reading.document import Document, bare_name, dated
from analysis.reading.text import read_bytes


def read_plain(content: bytes, name: str) -> Document:
    """A plain text, dated by its first lines; raises ReadingError where it is none, whatever its language.

    >>> read_plain("Мост открыт.".encode(), "папка/мост.txt").name
    'мост'
    """
    reading = read_bytes(content, any_language=True)
    card = Card(date=dated([line for line in reading.text.split("\n")[:20] if line.strip()]))
    return Document(bare_name(name), reading.text, card, reading.encoding, reading.certain)

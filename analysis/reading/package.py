"""Packages of XML parts (DOCX, ODT), looked at before a library unpacks them: no bombs, no declared entities."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.sax.handler import ContentHandler

from analysis.reading.error import ReadingError

LARGEST = 100_000_000
"""Bytes of all XML parts unpacked. A text of two million characters in DOCX has some 40 million."""

CHUNK = 65_536
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of old Office begin, and those of new Office that are closed with a password."""


def slim(content: bytes, form: str, elements: int) -> io.BytesIO:
    """The package without its pictures, every part of it read and found harmless; `form` names its format.

    It is written anew: an archive may declare smaller sizes than it unpacks to, and libraries believe it. Raises
    ReadingError where the package is damaged, closed with a password, holds more than `elements` elements or LARGEST
    bytes of XML, or declares entities, with which a small file becomes a great one or reads others.
    """
    if content.startswith(COMPOUND):
        raise ReadingError("encrypted" if "EncryptedPackage".encode("utf-16-le") in content else "old_word")
    slimmed = io.BytesIO()
    counter = Counter(elements)
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(slimmed, "w") as written:
        room = LARGEST
        for part in {part.filename: part for part in package.infolist()}.values():
            if part.flag_bits & 1:
                raise ReadingError("encrypted")
            if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise ReadingError("broken", format=form)
            kept = b"".join(_chunks(package, part, room)) if _wanted(part.filename) else b""
            room -= len(kept)
            if part.filename.endswith((".xml", ".rels")) and kept:
                counter.look(kept)
            written.writestr(part.filename, kept)
    slimmed.seek(0)
    return slimmed


def _wanted(name: str) -> bool:
    return name.endswith((".xml", ".rels")) or name == "mimetype"


def _chunks(package: zipfile.ZipFile, part: zipfile.ZipInfo, room: int) -> Iterator[bytes]:
    with package.open(part) as unpacked:
        while chunk := unpacked.read(CHUNK):
            room -= len(chunk)
            if room < 0:
                raise ReadingError("unpacks_too_big")
            yield chunk


class Counter(ContentHandler):
    """Counts the elements of parts as they are read; past `most` it raises ReadingError."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.left = most

    def look(self, part: bytes) -> None:
        """Reads a part through; raises DefusedXmlException where it has a DTD, SAXException where it is damaged."""
        from defusedxml.sax import parseString

        parseString(part, self, forbid_dtd=True)

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 - sax names it
        """One element more."""
        self.left -= 1
        if self.left < 0:
            raise ReadingError("unpacks_too_big")

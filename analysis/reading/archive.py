"""ZIP archives: one file after another, unpacked in memory, never to a disk, within limits."""

import io
import struct
import zipfile
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from analysis.reading.document import one_line
from analysis.reading.error import ReadingError
from analysis.reading.limits import LIMITS, MEGABYTE, Limits

RATIO = 500
"""Texts are packed 3 to 10 times, one article a thousand times over 130, one sentence so 400; zeros 1,030."""

SMALL = 10 * MEGABYTE
"""Bytes: what unpacks to less does no harm, whatever its ratio."""

CHUNK = 1 << 20

PARTS = ("_files", ".files")
"""How a browser calls the folder of a saved page's parts: «Мост_files» beside «Мост.html»."""

DOCUMENT_PARTS = frozenset({"[Content_Types].xml", "mimetype"})
"""What tells a document of an office program, which is a ZIP archive too, from an archive of files."""

HEADER = struct.Struct("<26xHH")
"""Before a file in an archive: 30 bytes, the last four say how long the name and the extra fields after it are."""


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file of an archive: its path in it, and its content or why there is none."""

    path: str
    content: bytes = b""
    error: ReadingError | None = None


def read_archive(content: bytes, limits: Limits = LIMITS) -> Iterator[PackedFile]:
    """The files of an archive in its order, one in memory at a time; those of archives in it follow their paths.

    Folders, hidden files, what systems leave behind and the parts of saved pages are passed over. Raises ReadingError
    where the archive does not open.
    """
    return _members(content, "", limits, 0)


def open_zip(content: bytes, limits: Limits = LIMITS) -> zipfile.ZipFile:
    """The archive in `content`, with its list of files read; raises ReadingError where it has none or too long a one.

    >>> open_zip(b"PK")
    Traceback (most recent call last):
        ...
    analysis.reading.error.ReadingError: Архив повреждён: он не открывается. Скачайте или упакуйте его заново.
    """
    if content.count(b"PK\x01\x02") > limits.files:  # before a list of them is made
        raise ReadingError("many_files", limit=limits.files)
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise ReadingError("broken_archive") from error


def check_size(member: zipfile.ZipInfo, limits: Limits = LIMITS) -> None:
    """Raises ReadingError where `member` says that it unpacks to too much; it can't unpack to more than it says."""
    if member.file_size > SMALL and member.file_size > RATIO * max(member.compress_size, 1):
        raise ReadingError("bomb", ratio=RATIO)
    if member.file_size > limits.file:
        raise ReadingError("large_file", limit=limits.file // MEGABYTE)


def name_of(member: zipfile.ZipInfo) -> str:
    """The path of `member`: in UTF-8 where it says so or is so, else in cp866, as Windows packs Russian names.

    >>> name_of(zipfile.ZipInfo("Мост.txt".encode("cp866").decode("cp437")))
    'Мост.txt'
    """
    name = member.orig_filename
    if not member.flag_bits & 0x800:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            raw = name.encode()
        try:
            name = raw.decode()
        except UnicodeDecodeError:
            name = raw.decode("cp866")
    return one_line(name.replace("\\", "/"))


def is_archive(content: bytes) -> bool:
    """Whether `content` is a ZIP archive that is no document of an office program.

    >>> is_archive("Министр выступил.".encode())
    False
    """
    if not content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        with open_zip(content) as archive:
            return not DOCUMENT_PARTS.intersection(archive.namelist())
    except ReadingError:
        return True


def unpack(content: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The pieces of `member` of the archive `content`, no more of them than it says that it unpacks to.

    zipfile itself inflates all that is packed before it looks at that. Raises ReadingError where the file is locked,
    damaged or not what it says.
    """
    if member.flag_bits & 1:
        raise ReadingError("locked")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ReadingError("packing")
    header = content[member.header_offset : member.header_offset + HEADER.size]
    if len(header) < HEADER.size or not header.startswith(b"PK\x03\x04"):
        raise ReadingError("broken_member")
    start = member.header_offset + HEADER.size + sum(HEADER.unpack(header))
    packed = memoryview(content)[start : start + member.compress_size]
    length = total = 0
    for piece in _inflate(packed) if member.compress_type else _pieces(packed):
        length, total = length + len(piece), zlib.crc32(piece, total)
        if length > member.file_size:
            break
        yield piece
    if (length, total) != (member.file_size, member.CRC):
        raise ReadingError("broken_member")


def _members(content: bytes, folder: str, limits: Limits, unpacked: int) -> Generator[PackedFile, None, int]:
    """Yields the files; returns how many bytes they and those before them unpacked to."""
    with open_zip(content, limits) as archive:
        members = [(name_of(member), member) for member in archive.infolist() if not member.is_dir()]
        pages = {name.rsplit(".", 1)[0] for name, _ in members if name.lower().endswith((".html", ".htm"))}
        for name, member in members:
            if _is_passed_over(name, pages):
                continue
            path = folder + name
            try:
                check_size(member, limits)
                unpacked += member.file_size
                if unpacked > limits.archive:
                    yield PackedFile(path, error=ReadingError("large_archive", limit=limits.archive // MEGABYTE))
                    return unpacked
                inner = b"".join(unpack(content, member))
                if not is_archive(inner):
                    yield PackedFile(path, inner)
                elif folder:
                    yield PackedFile(path, error=ReadingError("nested"))
                else:
                    unpacked = yield from _members(inner, f"{path}/", limits, unpacked)
                    if unpacked > limits.archive:
                        return unpacked
            except ReadingError as error:
                yield PackedFile(path, error=error)
    return unpacked


def _pieces(packed: memoryview) -> Iterator[bytes]:
    return (bytes(packed[at : at + CHUNK]) for at in range(0, len(packed), CHUNK))


def _inflate(packed: memoryview) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for piece in _pieces(packed):
            while piece and not inflater.eof:
                yield inflater.decompress(piece, CHUNK)
                piece = inflater.unconsumed_tail  # noqa: PLW2901 (what the last call left)
        yield inflater.flush()
    except zlib.error as error:
        raise ReadingError("broken_member") from error


def _is_passed_over(name: str, pages: set[str]) -> bool:
    """Hidden files (.DS_Store, __MACOSX), locks of open documents (~$мост.docx), and the parts of
    saved pages."""
    parts = name.split("/")
    if any(part.startswith((".", "__MACOSX", "~$")) and part not in (".", "..") for part in parts):
        return True
    if parts[-1].lower() in ("thumbs.db", "desktop.ini"):
        return True
    folders = ["/".join(parts[:i]) for i in range(1, len(parts))]
    return any(folder.removesuffix(end) in pages for folder in folders for end in PARTS if folder.endswith(end))

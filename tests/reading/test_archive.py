"""Archives: names and contents as they were packed; those made to do harm."""

import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading.archive import is_archive, open_zip, read_archive
from analysis.reading.error import ReadingError
from analysis.reading.limits import Limits

STORY = "Министр выступил.".encode()


def packed(*files, method=zipfile.ZIP_DEFLATED):
    """An archive of (name, content)."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return file.getvalue()


def packed_as(name, content=STORY, *, size=None, crc=None, data=None, method=0, flags=0):
    """An archive of one file, byte by byte: what it says of itself may be untrue."""
    data = content if data is None else data
    fields = (
        crc if crc is not None else zlib.crc32(content),
        len(data),
        len(content) if size is None else size,
        len(name),
        0,
    )
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, flags, method, 0, 0, *fields) + name + data
    central = struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, flags, method, 0, 0, *fields, 0, 0, 0, 0, 0) + name
    return local + central + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1, 1, len(central), len(local), 0)


def deflated(content):
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    return compressor.compress(content) + compressor.flush()


def read(content, **limits):
    return [
        (member.path, member.error.key if member.error else member.content)
        for member in read_archive(content, Limits(**limits))
    ]


def test_files_and_folders_in_order():
    content = packed(("б.txt", STORY), ("папка/", b""), ("папка/а.txt", b"x"), ("empty.txt", b""))
    assert read(content) == [("б.txt", STORY), ("папка/а.txt", b"x"), ("empty.txt", b"")]


@pytest.mark.parametrize(
    ("name", "flags", "path"),
    [
        ("Мост.txt".encode("cp866"), 0, "Мост.txt"),
        ("Мост.txt".encode(), 0x800, "Мост.txt"),
        ("Мост.txt".encode(), 0, "Мост.txt"),
        (b"bridge.txt", 0, "bridge.txt"),
        ("Ёлка №5.txt".encode("cp866"), 0, "Ёлка №5.txt"),
        ("папка\\Мост.txt".encode("cp866"), 0, "папка/Мост.txt"),
        (b"a\x1b[31m\x07b.txt", 0, "a [31m b.txt"),
        (b"../../etc/passwd.txt", 0, "../../etc/passwd.txt"),
        (b"C:\\windows\\x.txt", 0, "C:/windows/x.txt"),
    ],
)
def test_names_are_read_and_harm_nothing(name, flags, path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert read(packed_as(name, flags=flags)) == [(path, STORY)]
    assert list(tmp_path.iterdir()) == []


def test_what_systems_and_browsers_leave_behind_is_passed_over():
    names = [
        "__MACOSX/._Мост.txt",
        ".DS_Store",
        "папка/.git/x.txt",
        "Thumbs.db",
        "~$Мост.docx",
        "Мост_files/x.js",
        "Дом.files/y.txt",
    ]
    kept = ["Мост.html", "Дом.htm", "Школа_files/z.txt", "Мост/x.txt"]
    assert [path for path, _ in read(packed(*((name, STORY) for name in names + kept)))] == kept


def test_an_archive_in_an_archive_is_opened_and_no_deeper():
    inner = packed(("Дом.txt", STORY))
    middle = packed(("внутри.zip", inner), ("Мост.txt", STORY))
    assert read(packed(("пачка.zip", inner), ("ещё.zip", middle), ("Сад.txt", STORY))) == [
        ("пачка.zip/Дом.txt", STORY),
        ("ещё.zip/внутри.zip", "nested"),
        ("ещё.zip/Мост.txt", STORY),
        ("Сад.txt", STORY),
    ]
    assert read(packed(("пачка.zip", inner[:40]), ("Сад.txt", STORY))) == [
        ("пачка.zip", "broken_archive"),
        ("Сад.txt", STORY),
    ]


def test_office_documents_are_no_archives():
    document = packed(("[Content_Types].xml", b""), ("word/document.xml", b""))
    assert not is_archive(document)
    assert not is_archive(STORY)
    assert is_archive(packed())
    assert is_archive(b"PK\x03\x04")
    assert read(packed(("Мост.docx", document))) == [("Мост.docx", document)]


@pytest.mark.parametrize(
    ("made", "key"),
    [
        ({"flags": 1}, "locked"),
        ({"method": 12}, "packing"),
        ({"method": 14}, "packing"),
        ({"method": 99}, "packing"),
        ({"crc": 7}, "broken_member"),
        ({"size": 5}, "broken_member"),
        ({"size": 500}, "broken_member"),
        ({"method": 8, "data": b"\xff\xff\xff"}, "broken_member"),
        ({"method": 8, "data": deflated(STORY)[:-3]}, "broken_member"),
    ],
)
def test_files_that_cannot_be_unpacked(made, key):
    assert read(packed_as(b"x.txt", **made)) == [("x.txt", key)]


def test_a_file_that_unpacks_to_more_than_it_says_is_cut_off():
    zeros = deflated(bytes(300_000_000))
    assert len(zeros) < 300_000
    assert read(packed_as(b"x.txt", data=zeros, method=8, size=100, crc=zlib.crc32(bytes(100)))) == [
        ("x.txt", "broken_member")
    ]


def test_limits_of_files_and_of_all_of_them():
    content = packed(("а.txt", b"x" * 400), ("б.txt", b"y" * 600), ("в.txt", b"z" * 400), ("г.txt", b"z" * 400))
    assert [found for _, found in read(content, file=500, archive=1000)] == [
        b"x" * 400,
        "large_file",
        b"z" * 400,
        "large_archive",
    ]
    with pytest.raises(ReadingError) as caught:
        read(content, files=3)
    assert caught.value.key == "many_files"
    inner = packed(("д.txt", b"y" * 600))
    assert [found for _, found in read(packed(("1.zip", inner), ("2.zip", inner), ("а.txt", b"")), archive=1300)] == [
        b"y" * 600,
        "large_archive",
    ]


def test_bombs_are_refused_by_how_much_they_are_compressed():
    content = packed(("ноль.txt", bytes(20_000_000)), ("Мост.txt", STORY), ("малый.txt", bytes(1_000_000)))
    assert read(content) == [("ноль.txt", "bomb"), ("Мост.txt", STORY), ("малый.txt", bytes(1_000_000))]


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"PK\x03\x04" + bytes(100), packed(("а.txt", STORY))[:-5], STORY * 100]
)
def test_what_does_not_open(content):
    with pytest.raises(ReadingError) as caught:
        open_zip(content)
    assert caught.value.key == "broken_archive"


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_an_archive_with_any_bytes_changed_gives_files_or_sentences(data):
    content = bytearray(packed(("Мост.txt", STORY * 20), ("папка/Дом.zip", packed(("Дом.txt", STORY)))))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        for member in read_archive(bytes(content)):
            assert member.error is None or str(member.error).endswith(".")
            member.path.encode()
    except ReadingError as error:
        assert str(error).endswith(".")

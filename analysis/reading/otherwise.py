"""A text whose encoding was guessed, or spoiled before it came: read another way."""

CODECS = {
    "UTF-8": "utf-8",
    "windows-1251": "cp1251",
    "KOI8-R": "koi8_r",
    "cp866": "cp866",
    "MacCyrillic": "mac_cyrillic",
}
"""The codec of each encoding that a Russian text may be read in."""

ONE_BYTE = ("windows-1251", "KOI8-R", "cp866", "MacCyrillic")
"""Those that one text can be read in as well as another."""

SPOILED = "spoiled"
"""In place of an encoding: UTF-8 that was taken for windows-1251 and saved so («РњРѕСЃС‚» for «Мост»)."""


def repaired(content: bytes, way: str) -> bytes:
    """`content` in UTF-8, as it reads in the encoding `way`, or with what SPOILED did undone.

    >>> repaired("Мост".encode("koi8-r"), "KOI8-R").decode()
    'Мост'
    >>> repaired("РњРѕСЃС‚".encode(), SPOILED).decode()
    'Мост'
    """
    if way == SPOILED:
        return b"".join(map(_byte, content.decode("utf-8", "replace"))).decode("utf-8", "replace").encode()
    return content.decode(CODECS[way], "replace").encode()


def reread(text: str, taken_for: str, way: str) -> str:
    """`text`, which was read as `taken_for`, as it reads in the encoding `way`.

    >>> reread("Мост".encode("koi8-r").decode("cp1251"), "windows-1251", "KOI8-R")
    'Мост'
    """
    return text.encode(CODECS[taken_for], "replace").decode(CODECS[way], "replace")


def _byte(char: str) -> bytes:
    """The byte that windows-1251 shows as `char`; what it does not know stands for itself, as browsers show it."""
    try:
        return char.encode("cp1251")
    except UnicodeEncodeError:
        return bytes([ord(char)]) if ord(char) < 256 else b"?"

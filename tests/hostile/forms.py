"""A small good file of each form, made here, and what may come of it: cut, flipped, doubled, grown, mixed."""

import io
import json
import random
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import docx
import openpyxl

HEADLINE = "Мост через реку Тару открыт"
BODY = (
    "Мэр Олег Нурин сказал: «Мы открыли мост в срок». По нему пошли машины, сообщил «Вестник Тарска» 2 мая 2026 года."
)
TEXT = f"{HEADLINE}\n\n{BODY}\n\nЧитайте также:\nШколу построят осенью\n"
HEAD = f"<!doctype html><html><head><title>{HEADLINE}</title></head>"
HTML = f"{HEAD}<body><article><h1>{HEADLINE}</h1><p>{BODY}</p></article></body></html>"
ROWS = [("Заголовок", "Дата", "Издание", "Текст"), (HEADLINE, "02.05.2026", "Вестник Тарска", BODY)]


def _docx() -> bytes:
    document, out = docx.Document(), io.BytesIO()
    document.add_heading(HEADLINE)
    document.add_paragraph(BODY)
    document.save(out)
    return out.getvalue()


def _xlsx() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    assert book.active
    for row in ROWS:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def _mail() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "anna@example.ru", "desk@example.ru", HEADLINE
    mail["Date"] = "Sat, 02 May 2026 10:00:00 +0300"
    mail.set_content(TEXT)
    mail.add_alternative(HTML, subtype="html")
    return mail.as_bytes()


def zipped(files: dict[str, bytes]) -> bytes:
    """An archive of these."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _pdf() -> bytes:
    stream = b"BT /F1 12 Tf 50 700 Td (Bridge over the Tara) Tj ET"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % (at, part) for at, part in enumerate(parts, 1))
    return out + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"


def _feed() -> bytes:
    item = f"<item><title>{HEADLINE}</title><description>{BODY}</description></item>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Вестник</title>{item}</channel></rss>'.encode()


FORMS: dict[str, Callable[[], bytes]] = {
    "a.txt": TEXT.encode,
    "cp1251.txt": lambda: TEXT.encode("cp1251"),
    "utf16.txt": lambda: TEXT.encode("utf-16"),
    "a.md": f"# {HEADLINE}\n\n**{BODY}**\n\n- раз\n- два\n".encode,
    "a.html": HTML.encode,
    "a.csv": lambda: "\n".join(";".join(f'"{cell}"' for cell in row) for row in ROWS).encode(),
    "a.tsv": lambda: "\n".join("\t".join(row) for row in ROWS).encode(),
    "a.json": lambda: json.dumps([dict(zip(ROWS[0], ROWS[1], strict=True))], ensure_ascii=False).encode(),
    "a.jsonl": lambda: json.dumps({"title": HEADLINE, "text": BODY}).encode(),
    "a.srt": f"1\n00:00:01,000 --> 00:00:02,000\n{BODY}\n".encode,
    "a.rtf": lambda: b"{\\rtf1\\ansicpg1251 " + "".join(f"\\u{ord(c)}?" for c in BODY).encode() + b"\\par}",
    "feed.xml": _feed,
    "a.eml": _mail,
    "a.docx": _docx,
    "a.xlsx": _xlsx,
    "a.pdf": _pdf,
    "a.zip": lambda: zipped({"а.txt": TEXT.encode(), "б.html": HTML.encode()}),
}

PIECES = (
    *(b"\0", b"\xff", b"\xef\xbb\xbf", b"<!--", b"]]>", b"<script>alert(1)</script>", b"=cmd|' /C calc'!A0", b'"' * 50),
    *(b"../../etc/passwd", b"&a;" * 20, "\u0316\u0301".encode() * 500, b" " * 20_000, b"\n" * 5_000, b"9" * 400),
    *("Читайте также:\n".encode() * 500, b"{" * 2_000, b"[" * 5_000, b"<p>" * 3_000, b"\\u-1?", b"1e999999"),
    *(b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>', b'<c r="XFD1048576"><v>1</v></c>', "\u202e".encode()),
)


def mutated(content: bytes, others: list[bytes], chance: random.Random, largest: int = 3_000_000) -> bytes:
    """What may come of a file; of an archive, often of one of its parts."""
    if content[:2] == b"PK" and chance.random() < 0.7:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
        except Exception:
            return _broken(content, others, chance, largest)
        name = chance.choice(list(parts))
        parts[name] = _broken(parts[name], others, chance, largest)
        return zipped(parts)
    return _broken(content, others, chance, largest)


def _broken(content: bytes, others: list[bytes], chance: random.Random, largest: int) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 5))):
        at, what = chance.randint(0, len(content)), chance.random()
        to = min(len(content), at + chance.choice((1, 10, 200, 5000)))
        if what < 0.2:
            content = content[:at]
        elif what < 0.4:
            content = content[:at] + bytes(chance.randrange(256) for _ in range(min(to - at, 20))) + content[to:]
        elif what < 0.75:
            content = content[:at] + chance.choice(PIECES) * chance.choice((1, 1, 3)) + content[at:]
        elif what < 0.85:
            content = content[:to] + content[at:to] * chance.choice((1, 50, 1000)) + content[to:]
        elif what < 0.95:
            content = content[:at] + content[to:]
        else:
            other = chance.choice(others)
            content = content[:at] + other[chance.randint(0, len(other)) :]
    return content[:largest]

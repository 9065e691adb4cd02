"""Somebody at a page without a browser: its websocket, what it asks by itself meanwhile, the files of its buttons."""

import asyncio
import io
import json
import time
import urllib.request
import zipfile
from dataclasses import dataclass, field
from urllib.parse import quote, quote_plus, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection


@dataclass(frozen=True)
class Asked:
    """A page in a language, of which texts."""

    page: str
    title: str
    params: tuple[tuple[str, str], ...]
    shown: str = ""
    """Words that the page must have."""


@dataclass
class Visitor:
    """A session: what it was told last."""

    socket: ClientConnection
    number: int = 0
    session: str = ""
    what: Asked | None = None
    again: dict[str, float] = field(default_factory=dict)
    """Parts of the page that are drawn anew by themselves: seconds between."""
    buttons: list[str] = field(default_factory=list)
    """Makers of the files of its buttons."""
    had: dict[str, ForwardMsg] = field(default_factory=dict)
    """Large messages by their hash: the server sends the hash alone the next time."""

    async def open(self, what: Asked) -> list[ForwardMsg]:
        """All that the server sends of a page until it is drawn."""
        self.what, self.again, self.buttons = what, {}, []
        await self._ask("")
        found = await self._until_drawn()
        for part in found:
            if part.WhichOneof("type") == "new_session":
                self.session = part.new_session.initialize.session_id or self.session
            elif part.WhichOneof("type") == "auto_rerun":
                self.again[part.auto_rerun.fragment_id] = part.auto_rerun.interval
            elif part.WhichOneof("type") == "delta":
                element = part.delta.new_element
                if element.WhichOneof("type") == "download_button" and element.download_button.deferred_file_id:
                    self.buttons.append(element.download_button.deferred_file_id)
        return found

    async def stay(self, seconds: float) -> int:
        """Looks at the page: what is drawn anew by itself is asked for, as a browser does. Gives how often."""
        end, due = time.monotonic() + seconds, {part: time.monotonic() + s for part, s in self.again.items()}
        asked = 0
        while due and min(due.values()) < end:
            part = min(due, key=due.__getitem__)
            await asyncio.sleep(max(0.0, due[part] - time.monotonic()))
            await self._ask(part)
            found = await self._until_drawn()
            asked += 1
            due[part] = time.monotonic() + self.again[part]
            if any(told.WhichOneof("type") == "new_session" for told in found[1:]):
                break  # the whole page was drawn anew
        await asyncio.sleep(max(0.0, end - time.monotonic()))
        return asked

    async def download(self, maker: str, port: int) -> tuple[str, bytes]:
        """The file of a button: its name and content. Raises OSError where it does not come."""
        self.number += 1
        message = BackMsg()
        message.backend_operation_request.request_id = str(self.number)
        message.backend_operation_request.session_id = self.session
        message.backend_operation_request.deferred_file.file_id = maker
        await self.socket.send(message.SerializeToString())
        while True:
            part = await self._part()
            if part.WhichOneof("type") != "backend_operation_response":
                continue
            told = part.backend_operation_response
            if told.request_id == str(self.number):
                break
        if told.error_msg:
            raise OSError(told.error_msg)
        return await asyncio.to_thread(fetched, f"http://localhost:{port}{told.deferred_file.url}")

    async def _ask(self, part: str) -> None:
        assert self.what
        message = BackMsg()
        message.rerun_script.query_string = urlencode(self.what.params)
        message.rerun_script.page_name = self.what.page
        if part:
            message.rerun_script.fragment_id = part
            message.rerun_script.is_auto_rerun = True
        await self.socket.send(message.SerializeToString())

    async def _part(self) -> ForwardMsg:
        part = ForwardMsg()
        part.ParseFromString(bytes(await self.socket.recv()))  # type: ignore[arg-type]
        if part.metadata.cacheable:
            self.had[part.hash] = part
        return self.had[part.ref_hash] if part.WhichOneof("type") == "ref_hash" else part

    async def _until_drawn(self) -> list[ForwardMsg]:
        found = []
        while True:
            part = await self._part()
            found.append(part)
            ended = part.WhichOneof("type") == "script_finished"
            if ended and part.script_finished != part.FINISHED_EARLY_FOR_RERUN:
                return found


def fetched(url: str) -> tuple[str, bytes]:
    """What is at an address of the server: the name that a browser would save it under, and the content."""
    with urllib.request.urlopen(url, timeout=60) as answer:
        return answer.headers.get_filename() or "", bytes(answer.read())


def wrong_with(found: list[ForwardMsg], what: Asked) -> str:
    """What is not as it was asked for, "" where all is."""
    said = [part.delta.new_element for part in found if part.WhichOneof("type") == "delta"]
    exceptions = [element.exception.message for element in said if element.WhichOneof("type") == "exception"]
    titles = [element.heading.body for element in said if element.WhichOneof("type") == "heading"]
    if exceptions:
        return f"{what}: {exceptions[0][:200]}"
    if titles[:1] != [what.title]:
        return f"{what}: the title is {titles[:1]}"
    whole = b"".join(part.SerializeToString() for part in found)
    if what.shown and not any(written in whole for written in spellings(what.shown)):
        return f"{what}: not of these texts"
    return ""


def spellings(words: str) -> tuple[bytes, ...]:
    """Words as a message may have them: as they are, as the JSON of a component, in an address and in its query.

    >>> spellings("А б")[1:]
    (b'\\\\u0410 \\\\u0431', b'%D0%90%20%D0%B1', b'%D0%90+%D0%B1')
    """
    return words.encode(), json.dumps(words)[1:-1].encode(), quote(words).encode(), quote_plus(words).encode()


def wrong_with_file(name: str, content: bytes) -> str:
    """Why a file is not whole, "" where it is: an archive is read through, of others begin and end are looked at.

    >>> wrong_with_file("слова.csv", "имя;n".encode()), wrong_with_file("слова.xlsx", b"PK")
    ('', 'слова.xlsx: File is not a zip file')
    """
    kind = name.rsplit(".", 1)[-1]
    try:
        if kind in ("xlsx", "zip", "docx", "pptx"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                bad = archive.testzip()
            return f"{name}: {bad} is broken" if bad else ""
        if kind == "pdf":
            return "" if content.startswith(b"%PDF") and b"%%EOF" in content[-1024:] else f"{name}: no whole PDF"
        if kind == "duckdb":
            return "" if content[8:12] == b"DUCK" else f"{name}: no library"
        if kind == "png":
            return "" if content.endswith(b"IEND\xaeB`\x82") else f"{name}: no whole PNG"
        told = content.decode("utf-8-sig").rstrip()
    except (zipfile.BadZipFile, UnicodeDecodeError) as error:
        return f"{name}: {error}"
    ends = {"html": "</html>", "svg": "</svg>"}.get(kind, "")
    return "" if told and told.endswith(ends) else f"{name}: {len(content)} bytes, not whole"

"""Files that are asked for stay until they are fetched, however many tabs are open and however slow the machine is.

Streamlit (1.67) makes a file when its button is pressed. It forgets the maker of every button that no session holds at
the moment when any session's run ends: one's own buttons are such as long as one's page is drawn anew. And it forgets
the made file when two more runs have ended, of whatever session: pages that show progress end one a second each. So on
a busy machine a press met no maker, or its file was gone before the browser came for it (404, saved under a hash).
"""

import time
from typing import cast

import streamlit as st
from streamlit import runtime
from streamlit.runtime.media_file_manager import MediaFileManager, MediaFileMetadata
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

MAKER = 120.0
"""Seconds that a button's maker stays after its page was drawn anew: a browser may still show the old button."""

ABANDONED = 1800.0
"""Seconds after which a maker goes whose session holds nothing: its page is being drawn, or its tab was closed."""

MADE = 300.0
"""Seconds that a made file stays at least: the browser comes for it as soon as it is told the address."""

LOOKED = 5.0
"""Seconds between two looks for makers that can go: there are thousands while twenty click, and a run ends often."""

LARGE, LARGE_MADE = 10_000_000, 60.0
"""Bytes of a file that stays so many seconds only: some copies of a library would be the server's whole memory."""


class LastingFiles(MediaFileManager):
    """As Streamlit's own, but nothing goes before its time. Both methods are called under the keeper's lock."""

    def __init__(self, memory: MemoryMediaFileStorage) -> None:
        super().__init__(memory)
        self._memory = memory
        self._unheld: dict[str, float] = {}
        self._looked = -LOOKED
        self._made: dict[str, tuple[MediaFileMetadata, float]] = {}

    def _get_inactive_file_ids(self) -> set[str]:
        """Without the files that were made lately; one that is made again has a new description, and time anew."""
        now, before = time.monotonic(), self._made
        self._made = {
            file: known if (known := before.get(file)) and known[0] is described else (described, now)
            for file, described in self._file_metadata.items()
        }
        return {file for file in super()._get_inactive_file_ids() if now - self._made[file][1] >= self._lasts(file)}

    def _lasts(self, file: str) -> float:
        return LARGE_MADE if len(self._memory.get_file(file).content) >= LARGE else MADE

    def _remove_orphaned_deferred_callables(self) -> None:
        now = time.monotonic()
        if now - self._looked < LOOKED:
            return
        self._looked = now
        sessions = self._files_by_session_and_coord
        held = {file for files in sessions.values() for file in files.values()}
        self._unheld = {file: self._unheld.get(file, now) for file in self._deferred_callables if file not in held}
        for file, since in list(self._unheld.items()):
            drawn_anew = self._deferred_callables[file]["session_id"] in sessions
            if now - since >= (MAKER if drawn_anew else ABANDONED):
                self._drop_deferred_id(file)
                del self._unheld[file]


@st.cache_resource(show_spinner=False)
def keep_files() -> None:
    """Puts LastingFiles in the place of Streamlit's own keeper, once a server, before the first button is drawn."""
    if runtime.exists():
        server = runtime.get_instance()
        server._media_file_mgr = LastingFiles(cast("MemoryMediaFileStorage", server.media_file_mgr._storage))

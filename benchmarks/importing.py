"""What an import of 1,000 text files costs: seconds to the first progress, in all, and the longest wait of another
session's reading meanwhile; and CPU milliseconds a text of the server itself, which all who click have to share.
`python -m benchmarks.importing [texts]`"""

import random
import sys
import tempfile
import threading
import time
from pathlib import Path

from analysis.jobs import taking
from analysis.jobs.background import background
from analysis.library import Library, drafts, open_library, reprints
from analysis.reading.examples import example_documents
from analysis.stories.candidates import RARE
from analysis.stories.digest import lemmas, rarity
from analysis.topics.reference import table

RARE_WORDS = 3
"""Of 25 words those that are as rare as the words by which a story is known: a text has some of them in real news."""


def made_articles(count: int) -> list[tuple[str, bytes]]:
    """Articles as long as the examples, of their words in a drawn order, the rare ones of these in place of others as
    rare, of which there are thousands: no two share runs of words, nor the words that only texts of one event share."""
    sentences = [line for document in example_documents() for line in document.text.split("\n") if len(line) > 60]
    words = [word for line in sentences for word in line.split() if all(rarity(one) < RARE for one in lemmas(word))]
    rare, drawn = [word for word in table() if word and rarity(word) >= RARE], random.Random(1)
    lines = [[_sentence(words, rare, drawn) for _ in range(5)] for _ in range(count)]
    return [(f"статья {at}.txt", f"Новость {at}\n\n{chr(10).join(own)}".encode()) for at, own in enumerate(lines)]


def _sentence(words: list[str], rare: list[str], drawn: random.Random) -> str:
    own = [*drawn.sample(words, 25 - RARE_WORDS), *drawn.sample(rare, RARE_WORDS)]
    drawn.shuffle(own)
    return " ".join(own)


class Waits:
    """Another session: it lists the texts and opens one, again and again, and notes how long it took."""

    def __init__(self, library: Library) -> None:
        self._library, self._end = library, threading.Event()
        self.seconds: list[float] = []
        self._own, self._begun = 0.0, time.process_time()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        while not self._end.wait(0.05):
            began = time.perf_counter()
            for text in self._library.texts()[:1]:
                self._library.corrected(text.id)
                self._library.setting("none")
            self.seconds.append(time.perf_counter() - began)
            self._own = time.thread_time()

    def end(self, texts: int) -> str:
        """No more of it; what it had to wait, and what so many texts cost the server beside it, in a sentence."""
        self._end.set()
        self._thread.join()
        each = 1000 * (time.process_time() - self._begun - self._own) / max(1, texts)
        waited = f"{len(self.seconds)} reads of another session, the longest {max(self.seconds, default=0):.3f} s"
        return f"{each:.2f} ms of the server a text; {waited}"


def main(count: int) -> None:
    """Imports so many texts into a library of its own and prints what each step takes."""
    files = made_articles(count)
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(Path(folder) / "library.duckdb")
        library.analysis_of(library.texts()[0].id)
        work = background(library)
        waits = Waits(library)
        began = time.perf_counter()
        number = taking.take_in(library, "измерение", files)
        work.reading.start()
        while not (progress := work.reading.progress()).of:
            time.sleep(0.01)
        print(f"progress is shown after {time.perf_counter() - began:.2f} s")
        while not work.reading.progress().done:
            time.sleep(0.01)
        print(f"the first file is read after {time.perf_counter() - began:.2f} s")
        work.reading.wait()
        print(f"{progress.of} files are read after {time.perf_counter() - began:.1f} s; {waits.end(count)}")
        print(drafts.imports(library))
        waits, began = Waits(library), time.perf_counter()
        taking.confirm(library, number, "измерение")
        print(f"confirmed in {time.perf_counter() - began:.2f} s; {waits.end(count)}")
        waits, began = Waits(library), time.perf_counter()
        reprints.group(library)
        print(f"reprints are told in {time.perf_counter() - began:.2f} s; {waits.end(count)}")
        waits, began = Waits(library), time.perf_counter()
        work.go_on()
        seconds = min(60.0, count / 25)
        time.sleep(seconds)
        progress = work.analysing.progress()
        print(f"{progress.done} of {progress.of} analysed in {seconds:.0f} s; {waits.end(progress.done)}")
        work.close()
        library.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)

"""What stories cost: `python benchmarks/stories.py [--at-once] [NUMBER ...]` (default: 1000 10000 made-up posts).

For each number of analysed posts over a month, by twenty-five outlets, of events that several of them report: seconds
until all have their stories, and milliseconds that one post more takes, on average and at most of fifty. --at-once: CPU
seconds and memory until `gather` has told the stories of all (library/stories_at_once.py), in a process of its own.
"""

import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import duckdb  # noqa: E402

from analysis.analyse import Analysis, version  # noqa: E402
from analysis.library import schema, stories_at_once  # noqa: E402
from analysis.library.analyses import pack  # noqa: E402
from analysis.library.rows import insert  # noqa: E402
from analysis.stories import Digest, Stories, digest  # noqa: E402
from analysis.topics.reference import table  # noqa: E402
from benchmarks.gathering import memory  # noqa: E402

NEW = 50
DAYS = 30


def posts(number: int, chance: random.Random) -> list[tuple[Analysis, str, datetime]]:
    """Each event has words of its own, each of its posts most of them and some that any post may have."""
    words = [word for word in sorted(table()) if word.isalpha() and len(word) > 3][:20000]
    found = []
    while len(found) < number:
        own = chance.sample(words, 14)
        begun = datetime(2026, 9, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(DAYS * 1440))
        for _ in range(1 + int(chance.expovariate(0.4))):
            first, rest = chance.sample(own, 7), chance.sample(own, 8) + chance.sample(words, 40)
            sentences = [" ".join(first).capitalize() + ".", " ".join(rest).capitalize() + "."]
            text = " ".join(sentences)
            spans = ((0, len(sentences[0])), (len(sentences[0]) + 1, len(text)))
            analysis = Analysis(text, None, ((0, len(text)),), (), spans, (), (), (), ())
            moment = begun + timedelta(minutes=chance.expovariate(1 / 120))
            found.append((analysis, f"Вестник {chance.randrange(25)}", moment))
    return found[:number]


def measure(number: int) -> None:
    """One line of figures."""
    made = posts(number + NEW, random.Random(1))
    random.Random(2).shuffle(made)

    def digests(start: int, stop: int | None) -> list[Digest]:
        chosen = enumerate(made[start:stop], start=start)
        return [digest(str(at), analysis, outlet=outlet, moment=moment) for at, (analysis, outlet, moment) in chosen]

    stories = Stories()
    begun = time.perf_counter()
    stories.add_all(digests(0, number))
    whole = time.perf_counter() - begun
    found = len(stories.found())
    took = []
    for one in range(number, number + NEW):
        begun = time.perf_counter()
        stories.add(digests(one, one + 1)[0])
        took.append(1000 * (time.perf_counter() - begun))
    print(
        f"{number} posts: {found} stories in {whole:.1f} s; one more: {sum(took) / NEW:.1f} ms, {max(took):.1f} at most"
    )


def measure_at_once(number: int) -> None:
    """The same texts as rows of a folder's file, from which gather tells their stories."""
    made = posts(number, random.Random(1))
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(f"{folder}/library.duckdb") as rows:
        schema.create(rows)
        for first in range(0, number, 1000):
            some = [(f"{first + at:012}", *post) for at, post in enumerate(made[first : first + 1000])]
            cards = [(text, outlet, when.date(), when.time(), 0) for text, _, outlet, when in some]
            columns = ("id VARCHAR", "outlet VARCHAR", "date DATE", "time TIME", "zone SMALLINT")
            insert(rows, "texts", columns, cards)
            kept = [(text, version(), False, pack(analysis)) for text, analysis, _, _ in some]
            insert(rows, "analyses", ("text_id VARCHAR", "version VARCHAR", "furniture BOOLEAN", "record BLOB"), kept)
        del made
        begun = time.process_time()
        stories_at_once.tell(rows)
        spent = time.process_time() - begun
        pairs, found = rows.execute("SELECT (SELECT count(*) FROM story_pairs), count(*) FROM stories").fetchall()[0]
    print(f"{number} posts at once: {found} stories of {pairs} pairs, CPU {spent:.1f} s; {memory()}", flush=True)


if __name__ == "__main__":
    at_once = "--at-once" in sys.argv
    for asked in [int(argument) for argument in sys.argv[1:] if argument.isdecimal()] or [1000, 10000]:
        if at_once and len(sys.argv) > 3:
            subprocess.run([sys.executable, __file__, "--at-once", str(asked)], check=True)
        else:
            (measure_at_once if at_once else measure)(asked)

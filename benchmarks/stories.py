"""What stories cost: `python benchmarks/stories.py [NUMBER ...]` (default: 1000 10000 made-up posts).

For each number of analysed posts over a month, by twenty-five outlets, of events that several of them report: seconds
until all have their stories, and milliseconds that one post more takes, on average and at most of fifty.
"""

import random
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from analysis.analyse import Analysis  # noqa: E402
from analysis.stories import Digest, Stories, digest  # noqa: E402
from analysis.topics.reference import _table  # noqa: E402

NEW = 50
DAYS = 30


def posts(number: int, chance: random.Random) -> list[tuple[Analysis, str, datetime]]:
    """Each event has words of its own, each of its posts most of them and some that any post may have."""
    words = [word for word in sorted(_table()) if word.isalpha() and len(word) > 3][:20000]
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


if __name__ == "__main__":
    for asked in [int(argument) for argument in sys.argv[1:]] or [1000, 10000]:
        measure(asked)

"""What each stage of the analysis costs, beside natasha alone: `python benchmarks/stages.py [--texts N] [PATH ...]`

PATH is a file, a folder or a .jsonl.gz file of texts (default: data/article.txt and data/examples). Natasha alone is
its own way through a text: segments, morphology, syntax, names, lemmas and the normal forms of names, words being
looked up as `pip install natasha` has it; with `--compiled`, in the dictionary that Golosa brings. Both take turns,
text by text, in one process on one core, and only CPU time counts, so that whatever else the machine does slows both.
Printed are milliseconds of CPU an article of 2,260 characters and microseconds a token by stage, and the ratio of the
two; the first third of the texts only warms both up. What loading the models takes comes first. Python's collector of
cyclic garbage works between the turns and is counted to neither: on its own it would come at any moment, to either.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import gc
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from analysis import corpus, language  # noqa: E402
from analysis.article import read_article  # noqa: E402
from analysis.entities import find_entities  # noqa: E402
from analysis.quotes import find_quotes  # noqa: E402
from analysis.references import refer  # noqa: E402
from analysis.topics import find_terms  # noqa: E402
from benchmarks.equal import texts_of  # noqa: E402
from benchmarks.plain_natasha import Clock, natasha_alone  # noqa: E402

ARTICLE = 2260
"""Characters of a news text, which a figure is given for."""


def ours(text: str, clock: Clock) -> int:
    """The analysis, stage by stage; how many tokens the text has."""
    article = clock("article", read_article, text)
    parsed = clock("nets, words", language.parse, article)
    entities = clock("entities", find_entities, article, parsed)
    speech = clock("quotes", find_quotes, article, parsed, entities)
    entities = clock("references", refer, article, parsed, entities, speech.quotes)
    clock("terms", find_terms, article, parsed, entities)
    return sum(len(sentence.tokens) for sentence in parsed.sentences)


def main() -> None:
    """Runs both over the texts, in turns, and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "paths", nargs="*", type=Path, default=[ROOT / "data" / "article.txt", ROOT / "data" / "examples"]
    )
    parser.add_argument("--texts", type=int, default=450, help="as many at most, a third of them to warm up")
    parser.add_argument("--compiled", action="store_true", help="natasha has the compiled dictionary too")
    asked = parser.parse_args()
    found = [content for path in asked.paths for name, content in texts_of(path) if name.endswith(".txt")]
    texts = [content.decode("utf-8") for content in found[:: -(-len(found) // asked.texts)] if content.strip()]

    begun = time.process_time()
    corpus.prepare()
    print(f"models loaded in {time.process_time() - begun:.2f} s of CPU")
    alone, clock, plain = natasha_alone(compiled=asked.compiled), Clock(), Clock()
    gc.disable()
    first = len(texts) // 3 if len(texts) >= 30 else 0
    tokens, characters = 0, 0
    for text in texts[:first] or texts:
        ours(text, Clock())
        alone(text, Clock())
        gc.collect(0)
    for text in texts[first:]:
        tokens += ours(text, clock)
        alone(text, plain)
        characters += len(text)
        gc.collect(0)
    articles = characters / ARTICLE
    print(f"{len(texts) - first} texts, {articles:.0f} articles of {ARTICLE:,} characters, {tokens:,} tokens")
    for title, spent in (("natasha alone", plain.spent), ("golosa", clock.spent)):
        whole = sum(spent.values())
        print(f"{title}: {whole / articles * 1000:.1f} ms an article, {whole / tokens * 1e6:.0f} µs a token")
        for stage, seconds in spent.items():
            print(
                f"  {stage:13}{seconds / articles * 1000:7.1f} ms{seconds / tokens * 1e6:7.1f} µs{seconds / whole:7.1%}"
            )
    print(
        f"golosa is {sum(plain.spent.values()) / sum(clock.spent.values()):.2f} times as fast as natasha alone, a core"
    )


if __name__ == "__main__":
    main()

"""What each stage of the analysis costs: `python benchmarks/stages.py [FILE.txt ...]` (default: data/article.txt).

Prints, over all the texts given, the median of seven rounds in milliseconds and each stage's share; first what loading
the models takes.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from analysis import language  # noqa: E402
from analysis.article import Article, read_article  # noqa: E402
from analysis.entities import find_entities  # noqa: E402
from analysis.quotes import find_quotes  # noqa: E402
from analysis.reading import read_file  # noqa: E402
from analysis.references import refer  # noqa: E402
from analysis.topics import find_terms  # noqa: E402

ROUNDS = 7


def main(paths: list[Path]) -> None:
    """Reads the texts, runs every stage over them, prints the table."""
    texts = [read_file(path).text for path in paths or [ROOT / "data" / "article.txt"]]
    begun = time.perf_counter()
    language.load()
    print(f"models loaded in {time.perf_counter() - begun:.2f} s")
    rounds = [one_round(texts) for _ in range(ROUNDS + 1)][1:]
    medians = {stage: statistics.median(r[stage] for r in rounds) for stage in rounds[0]}
    whole = sum(medians.values())
    print(f"{len(texts)} text(s), {sum(map(len, texts))} characters: {whole * 1000:.1f} ms")
    for stage, seconds in medians.items():
        print(f"  {stage:10} {seconds * 1000:8.1f} ms  {seconds / whole:6.1%}")


def one_round(texts: list[str]) -> dict[str, float]:
    """Seconds per stage over all `texts`."""
    spent: dict[str, float] = {}

    def timed(stage: str, work: Callable[..., Any], *arguments: Any) -> Any:
        begun = time.perf_counter()
        result = work(*arguments)
        spent[stage] = spent.get(stage, 0.0) + time.perf_counter() - begun
        return result

    for text in texts:
        article: Article = timed("article", read_article, text)
        parsed = timed("models", language.parse, article)
        entities = timed("entities", find_entities, article, parsed)
        quotes = timed("quotes", find_quotes, article, parsed, entities).quotes
        entities = timed("references", refer, article, parsed, entities, quotes)
        timed("terms", find_terms, article, parsed, entities)
    return spent


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])

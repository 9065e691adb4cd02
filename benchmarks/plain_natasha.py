"""Natasha alone, which Golosa is measured beside: segments, morphology, syntax, names, lemmas, normal forms of names.

It looks words up in Python, as `pip install natasha` has it, or in the compiled dictionary (DAWG2) that Golosa brings.
`python -m benchmarks.plain_natasha FILE FIRST STEP`: what one of STEP processes does for texts of a .jsonl file.
"""

import importlib
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any


class Clock:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def __call__(self, stage: str, work: Callable[..., Any], *arguments: Any) -> Any:
        """Does it, and counts what it took to the stage."""
        begun = time.process_time()
        result = work(*arguments)
        self.spent[stage] += time.process_time() - begun
        return result


def natasha_alone(*, compiled: bool = False) -> Callable[[str, Clock], None]:
    """Natasha's whole way through a text, with its models loaded; compiled: with the dictionary that Golosa brings."""
    pymorphy = importlib.import_module("pymorphy3") if compiled else _pymorphy_in_python()
    sys.modules["pymorphy2"] = pymorphy  # natasha's own is not made for today's Python
    sys.modules["pymorphy2.analyzer"] = pymorphy.analyzer
    import natasha as n  # noqa: PLC0415  after what stands in for its pymorphy2

    vocab, vectors, segmenter = n.MorphVocab(), n.NewsEmbedding(), n.Segmenter()
    tagger, parser, finder = n.NewsMorphTagger(vectors), n.NewsSyntaxParser(vectors), n.NewsNERTagger(vectors)

    def run(text: str, clock: Clock) -> None:
        document = n.Doc(text)
        clock("segments", document.segment, segmenter)
        clock("morphology", document.tag_morph, tagger)
        clock("syntax", document.parse_syntax, parser)
        clock("names", document.tag_ner, finder)
        clock("lemmas", lambda: [token.lemmatize(vocab) for token in document.tokens])
        clock("normal names", lambda: [span.normalize(vocab) for span in document.spans])

    return run


def _pymorphy_in_python() -> ModuleType:
    """pymorphy3 once more, without DAWG2; Golosa's own stays as it is."""
    ours = {name: module for name, module in sys.modules.items() if name.split(".")[0] in ("pymorphy3", "dawg")}
    for name in ours:
        del sys.modules[name]
    sys.modules["dawg"] = None  # type: ignore[assignment]
    another = importlib.import_module("pymorphy3")
    for name in [name for name in sys.modules if name.split(".")[0] in ("pymorphy3", "dawg")]:
        del sys.modules[name]
    sys.modules.update(ours)
    return another


def main(file: str, first: int, step: int) -> None:
    """Each STEP-th text of the file from the FIRST."""
    run, clock = natasha_alone(), Clock()
    with Path(file).open(encoding="utf-8") as lines:
        for line in islice(lines, first, None, step):
            run(json.loads(line)["text"], clock)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))

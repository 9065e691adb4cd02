"""Builds data/lexicon/reference.tsv.gz, how often general Russian has each word.

Run as `python -m analysis.topics.build_reference`; takes about a minute. The source is wordfreq's list of Russian word
forms (a development dependency; licence in data/lexicon/NOTICE.md). A form's frequency goes to its lemmas by the share
that each reading has in the dictionary; nouns and adjectives are kept, since terms are made of them.
"""

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from analysis.language import forms
from analysis.topics.reference import FILE, RAREST, fold

SHORTEST_LIST = 1e-8
"""Share of all words: rarer forms are mostly misspelt."""

KEPT = frozenset({"NOUN", "ADJF", "PRTF"})


def main() -> None:
    """Writes the list: lemma, uses per million words, share of the plural in percent (of nouns, where it is known)."""
    from wordfreq import get_frequency_dict

    found = {word: share * 1e6 for word, share in get_frequency_dict("ru", wordlist="best").items()}
    lines = sorted(_lines({w: f for w, f in found.items() if f >= SHORTEST_LIST * 1e6 and re.fullmatch("[а-яё-]+", w)}))
    with gzip.GzipFile(FILE, "wb", mtime=0) as out:
        out.write("".join(lines).encode("utf-8"))


def _lines(found: Mapping[str, float]) -> Iterator[str]:
    total: dict[str, float] = defaultdict(float)
    singular: dict[str, float] = defaultdict(float)
    plural: dict[str, float] = defaultdict(float)
    for word, frequency in found.items():
        readings = [r for r in forms(word) if r.grammemes & KEPT]
        for reading in readings:
            total[fold(reading.normal)] += frequency * reading.share
        nouns = [r for r in readings if "NOUN" in r.grammemes]
        for lemma in {r.normal for r in nouns}:
            numbers = {"plur" in r.grammemes for r in nouns if r.normal == lemma}
            if len(numbers) == 1:  # «санкциям», not «санкции», which is either
                (plural if True in numbers else singular)[fold(lemma)] += frequency
    for lemma, frequency in total.items():
        if frequency >= RAREST:
            both = singular[lemma] + plural[lemma]
            yield (
                f"{lemma}\t{frequency:.3g}\t{100 * plural[lemma] / both:.0f}\n"
                if both
                else f"{lemma}\t{frequency:.3g}\n"
            )


if __name__ == "__main__":
    main()

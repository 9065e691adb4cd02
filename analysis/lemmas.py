"""The lemma of every word of a text: the tagger's where it read the word, else the dictionary's."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from analysis.article import Article, Span
from analysis.entities import Entity
from analysis.language import Parsed, Token, forms
from analysis.topics.reference import fold
from analysis.words import find_words


def word_lemmas(article: Article, parsed: Parsed, entities: Iterable[Entity]) -> tuple[str, ...]:
    """The lemma of each word (`find_words`) of the text, in lower case with «е» for «ё»; furniture's by the dictionary.

    The tagger sees the sentence: «стали» is «стать» where something became and «сталь» where it is steel. A word
    inside a name has the name's own nominative, which the dictionary cannot know («Виртанена» is «виртанен»).

    >>> from analysis.article import read_article
    >>> from analysis.language import parse
    >>> article = read_article("Завод купил тонну стали.")
    >>> word_lemmas(article, parse(article), ())
    ('завод', 'купить', 'тонна', 'сталь')
    """
    tokens = [token for sentence in parsed.sentences for token in sentence.tokens]
    starts = [token.start for token in tokens]
    names = dict(_in_names(article.text, entities))
    found = []
    for start, stop in find_words(article.text):
        at = bisect_right(starts, start) - 1
        token = tokens[at] if at >= 0 else None
        found.append(names.get((start, stop)) or _lemma(article.text[start:stop], (start, stop), token))
    return tuple(found)


def _lemma(word: str, span: Span, token: Token | None) -> str:
    if token and (token.start, token.stop) == span:
        return fold(token.lemma)
    return fold(forms(word.lower())[0].normal)


def _in_names(text: str, entities: Iterable[Entity]) -> Iterator[tuple[Span, str]]:
    """The words of each mention with those of its nominative, where both have as many."""
    for entity in entities:
        for mention in entity.mentions:
            words = [(mention.start + a, mention.start + b) for a, b in find_words(text[mention.start : mention.stop])]
            named = [mention.form[a:b] for a, b in find_words(mention.form)]
            if len(words) == len(named):
                yield from zip(words, map(fold, named), strict=True)

"""The lemma of every word of a text: the tagger's where it read the word, else the dictionary's."""

from collections.abc import Iterable, Iterator

from analysis.article import Article, Span
from analysis.entities import Entity
from analysis.language import Parsed, forms
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
    told = {(token.start, token.stop): token.lemma for sentence in parsed.sentences for token in sentence.tokens}
    told.update(_in_names(article.text, entities))
    return tuple(told.get(span) or _by_dictionary(article.text[slice(*span)]) for span in find_words(article.text))


def _by_dictionary(word: str) -> str:
    return fold(forms(word.lower())[0].normal)


def _in_names(text: str, entities: Iterable[Entity]) -> Iterator[tuple[Span, str]]:
    """The words of each mention with those of its nominative, where both have as many."""
    for entity in entities:
        for mention in entity.mentions:
            words = [(mention.start + a, mention.start + b) for a, b in find_words(text[mention.start : mention.stop])]
            named = [mention.form[a:b] for a, b in find_words(mention.form)]
            if len(words) == len(named):
                yield from zip(words, map(fold, named), strict=True)

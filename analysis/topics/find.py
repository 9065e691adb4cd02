"""From an article to its terms."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from analysis import lexicon
from analysis.article import Article, Span
from analysis.entities.entity import Entity
from analysis.entities.token_row import TokenRow, token_row
from analysis.language import Parsed, Token
from analysis.topics.dictionary import dictionary_form, find_letters
from analysis.topics.nested import Candidates, without_nested
from analysis.topics.phrases import Key, TermPhrase, find_phrases
from analysis.topics.reference import fold
from analysis.topics.spans import Cover
from analysis.topics.term import Term
from analysis.topics.weight import KINDS, Measure, log_likelihood, measure, role_factor
from analysis.topics.words import TermWord, term_words


def find_terms(
    article: Article, parsed: Parsed, entities: Sequence[Entity], speakers: Sequence[Span] = ()
) -> tuple[Term, ...]:
    """The terms of `article`, best first: phrases and words in dictionary form, and the names of its entities. What
    else names somebody, the `speakers` of a talk («ВЕТЛУГИН И. С.:»), is no term.

    >>> from analysis.article import read_article
    >>> from analysis.language import parse
    >>> article = read_article("Ждут урагана. Морской ураган опасен, и морского урагана боятся.")
    >>> [(term.term, term.count) for term in find_terms(article, parse(article), ())]
    [('ураган', 3), ('морской ураган', 2)]
    """
    row = token_row(article.text, parsed)
    scale = measure(article, row)
    terms = [*_names(entities, scale), *_common_terms(row, entities, speakers, scale)]
    best: dict[str, Term] = {}
    for term in sorted(terms, key=lambda term: (-term.score, term.spans)):
        best.setdefault(fold(term.term), term)  # a name that is a common word elsewhere in the text stands once
    return tuple(best.values())


def _common_terms(
    row: TokenRow, entities: Sequence[Entity], speakers: Sequence[Span], scale: Measure
) -> Iterator[Term]:
    """The terms that are no names."""
    roles = Cover(_role_spans(entities))
    read = term_words(row.tokens)
    candidates = _candidates(row, read, _names_test(row, entities, speakers))
    letters = find_letters(row, read, {lemma for key in candidates for lemma in key})

    @cache
    def form_of(key: Key) -> str | None:
        return dictionary_form(candidates[key], letters)

    for form, phrases in _by_form(without_nested(candidates, scale.headline), form_of).items():
        first = phrases[0]
        spans = sorted({phrase.span for phrase in phrases})
        heads = candidates.get(first.head_key, []) if len(first.key) > 1 else []
        head = (form_of(first.head_key) if heads else None) or ""
        factor = role_factor(sum(map(roles.covers, spans)), len(spans))
        expected = scale.expected(first.uses)
        keyness, score = _weighed(spans, expected, scale, factor)
        count = len(heads) if head else 0
        yield Term(form, score, tuple(spans), keyness=keyness, expected=expected, head=head, head_count=count)


def _by_form(candidates: Candidates, form_of: Callable[[Key], str | None]) -> dict[str, list[TermPhrase]]:
    """The candidates by dictionary form, which two lemmas may share («осадок» and «осадка» both give «осадки»)."""
    found: dict[str, list[TermPhrase]] = defaultdict(list)
    for key, phrases in candidates.items():
        if form := form_of(key):
            found[form].extend(phrases)
    return found


def _names(entities: Sequence[Entity], scale: Measure) -> Iterator[Term]:
    """The names of the entities; an outlet is who says it, and a subject in the headline only."""
    expected = scale.expected(0.0)
    for entity in entities:
        spans = [(mention.start, mention.stop) for mention in entity.mentions]
        if not is_outlet(entity.name) or scale.in_headline(spans):
            usual, factor = usual_name(entity), KINDS.get(entity.kind, 1.0)
            name = "" if usual == entity.name else entity.name
            keyness, score = _weighed(spans, expected, scale, factor)
            yield Term(usual, score, tuple(spans), is_name=True, keyness=keyness, expected=expected, name=name)


def _weighed(spans: Sequence[Span], expected: float, scale: Measure, factor: float) -> tuple[float, float]:
    """The keyness and the score of what stands at `spans`, which general Russian would have `expected` times in such a
    text."""
    keyness = log_likelihood(len(spans), expected, scale.words)
    return keyness, factor * scale.weight(spans, keyness)


def usual_name(entity: Entity) -> str:
    """What the text calls an organisation or place most often («ВТО», if not mostly «Всемирная торговая организация»);
    a person, whom the text may call by surname only, is named in full.

    >>> from analysis.entities import Mention
    >>> mentions = (Mention(0, 13, "Союз речников"), Mention(20, 22, "СР"), Mention(30, 32, "СР"))
    >>> usual_name(Entity("Союз речников", "ORG", mentions))
    'СР'
    """
    if entity.kind == "PER":
        return entity.name
    forms = [mention.form for mention in entity.mentions]
    return max(dict.fromkeys([entity.name, *forms]), key=forms.count)


SITE = re.compile(r"\.[a-zа-я]{2,}$")


@lru_cache(maxsize=20_000)
def is_outlet(name: str) -> bool:
    """Whether a name is that of a news outlet or of a site.

    >>> is_outlet("VestnikStepi.kz"), is_outlet("Степное агентство новостей"), is_outlet("Степногорск")
    (True, True, False)
    """
    known = lexicon.words("outlets.txt")
    small = name.lower()
    return SITE.search(small) is not None or not known.isdisjoint(small.split())


def _candidates(row: TokenRow, read: Sequence[TermWord | None], in_name: Callable[[Token], bool]) -> Candidates:
    """Every phrase with the places where it stands; names are left out."""
    found: dict[Key, list[TermPhrase]] = defaultdict(list)
    for first, stop in row.sentences:
        for phrase in find_phrases(row.tokens[first:stop], read[first:stop], in_name):
            found[phrase.key].append(phrase)
    return found


def _names_test(row: TokenRow, entities: Sequence[Entity], speakers: Sequence[Span]) -> Callable[[Token], bool]:
    """Whether a word belongs to a name, also a word of a person's name where it stands alone and nobody could tell
    whose it is («Зуев: мост нужен» beside «Олег Зуев»)."""
    mentions = [(entity.kind, mention) for entity in entities for mention in entity.mentions]
    persons = {word for kind, m in mentions if kind == "PER" for word in row.text[m.start : m.stop].split()}
    named = {
        token.start
        for start, stop in (*((mention.start, mention.stop) for _, mention in mentions), *speakers)
        for token in row.tokens[slice(*row.places(start, stop))]
        if token.stop <= stop
    }
    return lambda token: token.start in named or token.text in persons


def _role_spans(entities: Sequence[Entity]) -> Iterator[Span]:
    """Where a role stands beside a name («министр Ким») or in its place («министр»)."""
    for entity in entities:
        yield from ((role.start, role.stop) for role in entity.roles)
        yield from ((r.start, r.stop) for r in entity.references if r.how == "role")

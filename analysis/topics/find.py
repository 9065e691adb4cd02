"""From an article to its terms."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from analysis import lexicon
from analysis.article import Article, Span
from analysis.entities.entity import Entity
from analysis.language import Parsed, Token
from analysis.topics.dictionary import dictionary_form, find_letters
from analysis.topics.nested import Candidates, without_nested
from analysis.topics.phrases import Key, TermPhrase, find_phrases
from analysis.topics.reference import fold, rarest
from analysis.topics.spans import Cover
from analysis.topics.term import Term
from analysis.topics.weight import KINDS, Measure, log_likelihood, measure, role_factor


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
    scale = measure(article, parsed)
    terms = [*_names(entities, scale), *_common_terms(article, parsed, entities, speakers, scale)]
    best: dict[str, Term] = {}
    for term in sorted(terms, key=lambda term: (-term.score, term.spans)):
        best.setdefault(fold(term.term), term)  # a name that is a common word elsewhere in the text stands once
    return tuple(best.values())


def _common_terms(
    article: Article, parsed: Parsed, entities: Sequence[Entity], speakers: Sequence[Span], scale: Measure
) -> Iterator[Term]:
    """The terms that are no names."""
    roles = Cover(_role_spans(entities))
    letters = find_letters(parsed.sentences)
    candidates = _candidates(article, parsed, entities, speakers)

    @cache
    def form_of(key: Key) -> str | None:
        return dictionary_form(candidates[key], letters)

    for form, phrases in _by_form(without_nested(candidates, scale.headline), form_of).items():
        spans = sorted({phrase.span for phrase in phrases})
        in_roles = sum(map(roles.covers, spans))
        term = _term(form, spans, rarest(phrases[0].key), scale, role_factor(in_roles, len(spans)))
        heads = candidates.get(phrases[0].head_key, []) if len(phrases[0].words) > 1 else []
        head = form_of(phrases[0].head_key) if heads else None
        yield replace(term, head=head, head_count=len(heads)) if head else term


def _by_form(candidates: Candidates, form_of: Callable[[Key], str | None]) -> dict[str, list[TermPhrase]]:
    """The candidates by dictionary form, which two lemmas may share («осадок» and «осадка» both give «осадки»)."""
    found: dict[str, list[TermPhrase]] = defaultdict(list)
    for key, phrases in candidates.items():
        if form := form_of(key):
            found[form].extend(phrases)
    return found


def _names(entities: Sequence[Entity], scale: Measure) -> Iterator[Term]:
    """The names of the entities; an outlet is who says it, and a subject in the headline only."""
    for entity in entities:
        spans = [(mention.start, mention.stop) for mention in entity.mentions]
        if not is_outlet(entity.name) or scale.in_headline(spans):
            usual = usual_name(entity)
            term = _term(usual, spans, 0.0, scale, KINDS.get(entity.kind, 1.0), is_name=True)
            yield term if usual == entity.name else replace(term, name=entity.name)


def _term(
    term: str, spans: Sequence[Span], uses: float, scale: Measure, factor: float, *, is_name: bool = False
) -> Term:
    """The term at `spans`, with `uses` per million words of general Russian."""
    expected = scale.expected(uses)
    keyness = log_likelihood(len(spans), expected, scale.words)
    return Term(term, factor * scale.weight(spans, keyness), tuple(spans), is_name, keyness, expected)


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
    forms = Counter(mention.form for mention in entity.mentions)
    return max([entity.name, *forms], key=lambda form: forms[form])


def is_outlet(name: str) -> bool:
    """Whether a name is that of a news outlet or of a site.

    >>> is_outlet("VestnikStepi.kz"), is_outlet("Степное агентство новостей"), is_outlet("Степногорск")
    (True, True, False)
    """
    known = lexicon.words("outlets.txt")
    return re.search(r"\.[a-zа-я]{2,}$", name.lower()) is not None or any(w in known for w in name.lower().split())


def _candidates(article: Article, parsed: Parsed, entities: Sequence[Entity], speakers: Sequence[Span]) -> Candidates:
    """Every phrase with the places where it stands; names are left out, also the words of a person's name where they
    stand alone and nobody could tell whose they are («Зуев: мост нужен» beside «Олег Зуев»)."""
    mentions = [(entity.kind, mention) for entity in entities for mention in entity.mentions]
    names = Cover([*((mention.start, mention.stop) for _, mention in mentions), *speakers])
    persons = {word for kind, m in mentions if kind == "PER" for word in article.text[m.start : m.stop].split()}
    found: dict[Key, list[TermPhrase]] = defaultdict(list)

    def in_name(token: Token) -> bool:
        return token.text in persons or names.covers((token.start, token.stop))

    for sentence in parsed.sentences:
        for phrase in find_phrases(sentence.tokens, in_name):
            found[phrase.key].append(phrase)
    return found


def _role_spans(entities: Sequence[Entity]) -> Iterator[Span]:
    """Where a role stands beside a name («министр Ким») or in its place («министр»)."""
    for entity in entities:
        yield from ((role.start, role.stop) for role in entity.roles)
        yield from ((r.start, r.stop) for r in entity.references if r.how == "role")

"""From the model's name spans to entities."""

from collections import Counter
from collections.abc import Sequence

from analysis.article import Article
from analysis.entities.entity import Entity, Mention, Role
from analysis.entities.gazetteer import find_place
from analysis.entities.mentions import find_names
from analysis.entities.merge import Named, merge
from analysis.entities.names import name_persons, nominative_phrase
from analysis.entities.page import Name, read_page
from analysis.entities.roles import Context, in_title, roles_of
from analysis.language import Parsed


def find_entities(article: Article, parsed: Parsed) -> tuple[Entity, ...]:
    """The entities of `article`, most mentioned first."""
    page = read_page(article.text, parsed)
    tokens = page.tokens
    names = find_names(page, parsed)
    named = _nominatives(article.text, names)
    context = Context(article.text, tokens, _covered(names, "PER", len(tokens)), _covered(names, "ORG", len(tokens)))
    found = [_entity(group, context) for group in merge(named)]
    return tuple(sorted(found, key=lambda e: (-len(e.mentions), e.mentions[0].start)))


def _nominatives(text: str, names: Sequence[Name]) -> list[Named]:
    persons = [n for n in names if n.kind == "PER"]
    found = dict(zip((n.start for n in persons), name_persons([n.words for n in persons]), strict=True))
    return [_named(text, n, *found.get(n.start, (nominative_phrase(n.words), ""))) for n in names]


def _named(text: str, name: Name, nominative: tuple[str, ...], gender: str) -> Named:
    """The name with what stands between its words (spaces, marks, points of initials) as the text has it."""
    form, at = "", name.start
    for word, shown in zip(name.words, nominative, strict=True):
        form += text[at : word.start] + shown
        at = word.stop
    form += text[at : name.stop]
    return Named(name, nominative, " ".join(form.split()), gender)


def _covered(names: Sequence[Name], kind: str, count: int) -> list[bool]:
    """For each of `count` tokens whether it stands in a name of this kind."""
    covered = [False] * count
    for name in names:
        if name.kind == kind:
            covered[name.first : name.first + len(name.tokens)] = [True] * len(name.tokens)
    return covered


def _entity(group: list[Named], context: Context) -> Entity:
    kind = group[0].name.kind
    mentions = tuple(Mention(n.name.start, n.name.stop, n.form, in_title(n.name, context)) for n in group)
    roles: dict[str, Role] = {}
    if kind == "PER":
        for n in group:
            for role in roles_of(n.name, context):
                roles.setdefault(role.text.lower(), role)
    genders = Counter(n.gender for n in group if n.gender)
    gender = genders.most_common(1)[0][0] if genders else ""
    return Entity(_show(kind, group), kind, mentions, roles=tuple(roles.values()), gender=gender)


def _show(kind: str, group: list[Named]) -> str:
    """The entity's name: of a person the fullest, of a place the commonest (the usual one where two are as common)."""
    counts = Counter(n.form for n in group)
    place = find_place(group[0].form)

    def worth(form: str) -> tuple[float, ...]:
        words = form.replace(".", " ").split()
        if kind == "LOC":
            return (counts[form], float(place is not None and form == place.name))
        return (sum(len(w) > 1 for w in words), counts[form])

    return max(counts, key=worth)

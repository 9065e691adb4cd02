"""From the model's name spans to entities."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from analysis.article import Article
from analysis.entities.bodies import shown_name
from analysis.entities.couples import with_shared_surnames
from analysis.entities.entity import Entity, Mention, Role
from analysis.entities.gazetteer import find_place
from analysis.entities.government import as_apposed, as_governed
from analysis.entities.mentions import find_names
from analysis.entities.merge import PlacedName, is_latin, merge
from analysis.entities.name_readings import adjective_readings, fold, is_unknown
from analysis.entities.names import name_persons, quiet_place
from analysis.entities.persons import fullness
from analysis.entities.phrases import name_phrases
from analysis.entities.roles import Context, in_title, roles_of
from analysis.entities.token_row import MARKS, Name, TokenRow, token_row
from analysis.language import Parsed, Token


def find_entities(article: Article, parsed: Parsed) -> tuple[Entity, ...]:
    """The entities of `article`, most mentioned first."""
    row = token_row(article.text, parsed)
    names = find_names(row, parsed)
    count = len(row.tokens)
    persons, bodies, places = (_covered(names, kind, count) for kind in ("PER", "ORG", "LOC"))
    context = Context(article.text, row.tokens, persons, bodies, places, row.openings)
    nominatives = with_shared_surnames(row, _with_shared_nouns(row, _nominatives(row, names)))
    named = list(_with_owners(row, nominatives))
    found = [_entity(group, context) for group in merge(row, named)]
    return tuple(sorted(found, key=lambda e: (-len(e.mentions), e.mentions[0].start)))


# ---------------------------------------------------------------- nominatives
def _nominatives(row: TokenRow, names: Sequence[Name]) -> list[PlacedName]:
    persons, others = ([n for n in names if (n.kind == "PER") == person] for person in (True, False))
    found = dict(zip((n.first for n in persons), name_persons([as_apposed(row, n) for n in persons]), strict=True))
    phrases = name_phrases([as_governed(n.words, row.before(n)) for n in others], _unknown(row, others))
    found |= {n.first: (words, "") for n, words in zip(others, phrases, strict=True)}
    return [_named(row.text, n, *found[n.first]) for n in names]


def _unknown(row: TokenRow, names: Sequence[Name]) -> list[Token]:
    """The words with a capital that no dictionary has and that are the head of no name: forms of one, it may be.

    «ООО «**Горсвет**»» and «специалисты **Горсвета**» tell what «в Горсвете» is.
    """
    heads = {n.first for n in names}
    return [
        token
        for at in row.capitals
        if (token := row.tokens[at]).text.istitle()
        and at not in heads
        and len(token.text) > SHORTEST_UNKNOWN
        and is_unknown(token.text)
    ]


SHORTEST_UNKNOWN = 4


BEFORE_CLOSING = re.compile(r" (?=[»”\"]$)")


def _named(text: str, name: Name, nominative: tuple[str, ...], gender: str) -> PlacedName:
    """The name with what stands between its words (spaces, marks, points of initials) as the text has it."""
    form, at = "", name.start
    for word, shown in zip(name.words, nominative, strict=True):
        form += text[at : word.start] + shown
        at = word.stop
    form += text[at : name.stop]
    return PlacedName(name, nominative, BEFORE_CLOSING.sub("", " ".join(form.split())), gender)


def _with_shared_nouns(row: TokenRow, named: Sequence[PlacedName]) -> list[PlacedName]:
    """«**Томская**, **Омская** и Амурская области»: adjectives in a row have the noun that stands after the last."""
    found = list(named)
    for at in range(len(found) - 2, -1, -1):
        one, after = found[at], found[at + 1]
        between = row.tokens[one.name.last].text if one.name.last < len(row.tokens) else ""
        in_a_row = after.name.first == one.name.last + 1 and between in (",", "и") and len(after.words) > 1
        shared = in_a_row and one.name.kind == after.name.kind == "LOC" and after.words[-1].islower()
        if shared and len(one.words) == 1 and all(adjective_readings(fold(n.words[0])) for n in (one, after)):
            words = (*one.words, *after.words[1:])
            found[at] = one._replace(words=words, form=" ".join(words))
    return found


def _with_owners(row: TokenRow, named: Sequence[PlacedName]) -> Iterator[PlacedName]:
    """Each name with the place or body right after it in the genitive, where the name's own words leave that open."""
    by_first = {n.name.first: n for n in named}
    for one in named:
        owner = by_first.get(one.name.last)
        generic = one.name.words[-1].text.islower() or one.name.kind == "ORG"
        if owner and generic and owner.name.kind != "PER" and one.name.kind != "PER" and _owns(row, one, owner):
            yield one._replace(of=owner.form, of_text=row.text[owner.name.start : owner.name.stop])
        else:
            yield one


def _owns(row: TokenRow, one: PlacedName, owner: PlacedName) -> bool:
    plain = one.name.tokens[-1].text not in MARKS and not is_latin(one.form)
    return plain and owner.name.words[0].case in ("Gen", "") and owner.name.first not in row.openings


# ---------------------------------------------------------------- entities
def _covered(names: Sequence[Name], kind: str, count: int) -> list[bool]:
    """For each of `count` tokens whether it stands in a name of this kind."""
    covered = [False] * count
    for name in names:
        if name.kind == kind:
            covered[name.first : name.last] = [True] * (name.last - name.first)
    return covered


def _entity(group: list[PlacedName], context: Context) -> Entity:
    kind = group[0].name.kind
    mentions = tuple(Mention(n.name.start, n.name.stop, n.form, in_title(n.name, context)) for n in group)
    roles: dict[str, Role] = {}
    if kind == "PER":
        for n in group:
            for role in roles_of(n.name, n.form, context):
                roles.setdefault(role.text.lower(), role)
    genders = [n.gender for n in group if n.gender]
    gender = max(dict.fromkeys(genders), key=genders.count, default="")
    return Entity(_show(kind, group), kind, mentions, roles=tuple(roles.values()), gender=gender)


def _show(kind: str, group: list[PlacedName]) -> str:
    """The entity's name: of a person or body the fullest, of a place the commonest, then the usual one."""
    forms = [" ".join(filter(None, (shown_name(n.form), n.of_text))) for n in group]
    if len(set(forms)) == 1:
        return quiet_place(forms[0]) if kind == "LOC" else forms[0]
    counts = Counter(forms)
    place = find_place(group[0].form)
    alike = Counter(fold(form) for form in forms)
    surnames = Counter(fold(form.split()[-1]) for form in forms)

    def worth(form: str) -> tuple[float, ...]:
        words = form.replace(".", " ").split()
        usual, loud = place is not None and form == place.name, form.isupper()
        if kind == "LOC":
            return (alike[fold(form)], usual, not loud, counts[form])
        spelt = surnames[fold(words[-1])] if kind == "PER" else 0  # a slip is the rarer one
        return (not is_latin(form), *fullness(words), not loud, spelt, counts[form])

    shown = max(counts, key=worth)
    return quiet_place(shown) if kind == "LOC" else shown

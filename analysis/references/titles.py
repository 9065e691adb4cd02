"""Roles without a name («министр сообщил», «сказал госсекретарь США»): whose they are."""

from collections.abc import Iterator, Sequence

from analysis import lexicon
from analysis.article import Span
from analysis.entities.name_readings import fold
from analysis.entities.roles import is_role, role_words, with_adjectives
from analysis.entities.titles import Title, means, read_titles, title_words
from analysis.entities.token_row import places_of
from analysis.references.scene import NOBODY, Scene

LONGEST = 8
"""Tokens of a title at most."""
NEAR = 3
"""Sentences in which a word that is no office («врач», «жительница») may still mean the one named before."""


def find_titles(scene: Scene) -> Iterator[tuple[Span, int]]:
    """The roles that stand alone, as ranges of tokens, and the entity each means; what is undecided stays out."""
    titles = {i: own for i, e in enumerate(scene.entities) if (own := _titles(scene, i))}
    if not titles:
        return
    last: dict[int, int] = {}
    named = (at for at, number in enumerate(scene.named) if number != NOBODY)
    roles = places_of(scene.lemmas_at, role_words())
    for at in sorted({*named, *roles}):
        if scene.named[at] != NOBODY:
            last[scene.named[at]] = at
        elif span := _alone(scene, at):
            meant = read_titles(scene.tokens[slice(*span)])
            fitting = [i for i, own in titles.items() if i != scene.speaking[at] and _fits(meant, own)]
            if (chosen := _choose(fitting, last, scene, at)) is not None:
                last[chosen] = at
                yield span, chosen


def _titles(scene: Scene, number: int) -> list[Title]:
    roles = (scene.places(r.start, r.stop) for r in scene.entities[number].roles)
    return [title for places in roles for title in read_titles(scene.tokens[places.start : places.stop])]


# ---------------------------------------------------------------- whose it is
def _fits(meant: Sequence[Title], own: Sequence[Title]) -> bool:
    return any(means(one, other) for one in meant for other in own)


def _choose(fitting: list[int], last: dict[int, int], scene: Scene, at: int) -> int | None:
    """The only one that fits; of several the only one named in this sentence or the one before."""
    near = scene.before(at, NEAR if not is_role(scene.tokens[at], "post") else len(scene.bounds))
    fitting = [i for i in fitting if is_role(scene.tokens[at], "post") or last.get(i, -1) in near]
    if len(fitting) > 1:
        nearest = scene.before(at, 1)
        fitting = [i for i in fitting if last.get(i, -1) in nearest]
    return fitting[0] if len(fitting) == 1 else None


# ---------------------------------------------------------------- a role that stands alone
def _alone(scene: Scene, head: int) -> Span | None:
    """The range of the title with its head at this place, where a role is said of nobody named there."""
    token = scene.tokens[head]
    if scene.titled[head] or token.pos not in ("NOUN", "PROPN") or token.number != "Sing" or not is_role(token):
        return None
    lo, hi = with_adjectives(head, scene.tokens), head + 1
    stop = scene.bounds[scene.sentence[head]][1]
    while hi < min(stop, head + LONGEST) and _belongs(scene, hi):
        hi += 1
    if hi < stop and scene.named[hi] != NOBODY and scene.entities[scene.named[hi]].kind == "PER":
        return None
    return None if _said_of_another(scene, lo, head) else (lo, hi)


def _belongs(scene: Scene, place: int) -> bool:
    """Whether a word after a role still tells of what («министра **иностранных дел Казахстана**»)."""
    token = scene.tokens[place]
    if scene.named[place] != NOBODY and scene.entities[scene.named[place]].kind == "PER":
        return False
    return token.case == "Gen" and token.pos in ("NOUN", "ADJ", "PROPN")


def _said_of_another(scene: Scene, lo: int, head: int) -> bool:
    """Whether the role says what somebody is («стал министром», «пост министра»), not who is meant."""
    if lo and fold(scene.tokens[lo - 1].lemma) in title_words("office"):
        return True
    before = scene.tokens[lo - 1] if lo > scene.bounds[scene.sentence[head]][0] else None
    if before and (before.text in ("—", "–", "-") or before.text.lower() in lexicon.words_of("small_words.tsv", "as")):
        return True
    if scene.tokens[head].case != "Ins" or (before and before.pos == "ADP"):
        return False
    around = scene.tokens[max(scene.bounds[scene.sentence[head]][0], lo - 6) : head + 4]
    return any(fold(t.lemma) in title_words("becoming") for t in around)

"""Pronouns of the third person: whom or what «он», «ей», «его» stands for. The undecided stays out."""

from collections.abc import Callable, Iterator, Mapping

from analysis import lexicon
from analysis.entities.token_row import places_of
from analysis.pronouns import GENDER, POSSESSIVE
from analysis.references.scene import NOBODY, Scene

BACK = 2
"""Sentences before a pronoun's own in which the one meant is sought."""
QUOTATION_MARKS = frozenset('«»"„“”')


def find_pronouns(scene: Scene, roles: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """The place of each pronoun that can be resolved, and the entity. `roles`: whom the role at a place means."""
    known = dict(roles)
    for at in places_of(scene.words_at, GENDER.keys()):
        if scene.tokens[at].number == "Plur" or at in known:
            continue
        for rule in RULES:
            if (entity := rule(scene, at, known)) is not None:
                if entity != NOBODY:
                    known[at] = entity
                    yield at, entity
                break


# ---------------------------------------------------------------- rules: an entity, NOBODY (leave it), or None (go on)
def owner_of_choice(scene: Scene, at: int, known: Mapping[int, int]) -> int | None:
    """«свобода выбора **Казахстана** в том, с какими странами **он** …»: the clause is about the noun's owner."""
    first = scene.bounds[scene.sentence[at]][0]
    lemmas = [t.lemma for t in scene.tokens[first:at]]
    for place in range(at - 1, first + 1, -1):
        if scene.tokens[place].text == "," and lemmas[place - 1 - first] == "тот":
            asking = lexicon.words_of("small_words.tsv", "question")
            asked = any(lemma in asking for lemma in lemmas[place + 1 - first : place + 4 - first])
            owner = place - 3 if scene.tokens[place - 2].pos == "ADP" else place - 2
            meant = _at(scene, owner, known) if owner >= first else NOBODY
            if asked and meant != NOBODY and scene.tokens[owner].case == "Gen" and _may_be(scene, at, meant, owner):
                return meant
            return None
    return None


def last_subject(scene: Scene, at: int, known: Mapping[int, int]) -> int | None:
    """A person: the nearest subject of the right gender, in this sentence, then in those before it."""
    return _nearest(scene, at, known, subjects_only=True)


def last_named(scene: Scene, at: int, known: Mapping[int, int]) -> int | None:
    """A person named near who is no subject, where no other of this gender is."""
    return _nearest(scene, at, known, subjects_only=False)


def place_in_the_sentence(scene: Scene, at: int, known: Mapping[int, int]) -> int | None:
    """The place named last before in the same sentence, where no person and no common noun can be meant."""
    for place in scene.before(at, 0):
        number, token = scene.named[place], scene.tokens[place]
        if token.text in QUOTATION_MARKS or (number == NOBODY and token.pos == "NOUN" and _alike(scene, at, place)):
            break
        if number != NOBODY and scene.entities[number].kind == "LOC" and _may_be(scene, at, number, place):
            return number
    return None


RULES: tuple[Callable[[Scene, int, Mapping[int, int]], int | None], ...] = (
    owner_of_choice,
    last_subject,
    last_named,
    place_in_the_sentence,
)


# ---------------------------------------------------------------- what they ask
def _nearest(scene: Scene, at: int, known: Mapping[int, int], *, subjects_only: bool) -> int | None:
    for back in range(BACK + 1):
        sentence = scene.sentence[at] - back
        if sentence < 0:
            break
        lo, hi = scene.bounds[sentence]
        found: list[int] = []
        for place in range(min(hi, at) - 1, lo - 1, -1):
            number = _at(scene, place, known)
            if number == NOBODY:
                if subjects_only and not found and _rival(scene, at, place):
                    return NOBODY
                continue
            person = scene.entities[number].kind == "PER"
            fits = person and _may_be(scene, at, number, place) and not _same_clause(scene, place, at)
            if fits and (not subjects_only or scene.tokens[place].case == "Nom"):
                found.append(number)
        if found and len(set(found)) == 1:
            return found[0]
        if found:
            return NOBODY
    return None


def _at(scene: Scene, place: int, known: Mapping[int, int]) -> int:
    return scene.named[place] if scene.named[place] != NOBODY else known.get(place, NOBODY)


def _may_be(scene: Scene, at: int, number: int, place: int) -> bool:
    """Whether the pronoun may stand for the entity: gender and number fit, and nobody calls himself «он».

    One who is named in another's words only is not meant outside them («…Лугин…», — сказал он).
    """
    gender = scene.entities[number].gender or scene.tokens[place].gender
    wanted = GENDER[scene.tokens[at].text.lower()]
    if scene.tokens[place].number == "Plur" or gender not in ("", wanted):
        return False
    heard = scene.quoted[place] in (NOBODY, scene.quoted[at]) or scene.speaking[place] == scene.speaking[at] != NOBODY
    return heard and scene.speaking[at] != number


def _same_clause(scene: Scene, place: int, at: int) -> bool:
    """Whether nothing parts the two: then an object («ему») is another than the subject, a possessive may be his."""
    pronoun = scene.tokens[at]
    if pronoun.text.lower() in POSSESSIVE and pronoun.pos == "DET":
        return False
    between = scene.tokens[place + 1 : at] if place < at else ()
    return scene.sentence[place] == scene.sentence[at] and not any(
        t.pos in ("PUNCT", "SCONJ", "CCONJ") for t in between
    )


def _rival(scene: Scene, at: int, place: int) -> bool:
    """Whether a common noun that is a subject nearer than any name may be meant."""
    token = scene.tokens[place]
    subject = token.pos == "NOUN" and token.case == "Nom" and _alike(scene, at, place)
    return subject and scene.named[place] == NOBODY and not scene.titled[place]


def _alike(scene: Scene, at: int, place: int) -> bool:
    """Whether a word has the gender and number of the pronoun."""
    wanted = GENDER[scene.tokens[at].text.lower()]
    return scene.tokens[place].number == "Sing" and scene.tokens[place].gender == wanted

"""The words that name a speaker -> whom they mean: rules in order; what none decides stays open."""

from collections.abc import Mapping, Sequence
from functools import cache

from analysis import lexicon, pronouns
from analysis.quotes.bearers import MARKS
from analysis.quotes.candidates import Candidate, for_pronoun, for_role, named_before, same_gender, spoken_before
from analysis.quotes.cast import FARTHEST, Speaker, SpeakerPhrase, bodies_before
from analysis.quotes.choice import choose
from analysis.quotes.cues import speech_words
from analysis.quotes.phrases import counted, is_pointing, is_share, noun_phrase
from analysis.quotes.stream import TokenMention
from analysis.quotes.subjects import can_say
from analysis.quotes.wording import nominative


def resolve(ask: SpeakerPhrase) -> Speaker | None:
    """Whom the phrase means, by the first rule that knows."""
    return next((found for rule in RULES if (found := rule(ask))), None)


# ---------------------------------------------------------------- rules
def by_name(ask: SpeakerPhrase) -> Speaker | None:
    """The phrase names a person, or its head is the name of a body."""
    phrase, stream = ask.phrase, ask.stream
    if phrase.person is not None:
        return _person(ask, phrase.person.entity, "name")
    named = stream.named.get(phrase.head) or _in_marks(ask)
    if named is None:
        return None
    entity = stream.entities[named.entity]
    if entity.kind == "PER":
        return _person(ask, named.entity, "name")
    return Speaker(entity.name, "ORG", "name", named.entity)


def _in_marks(ask: SpeakerPhrase) -> TokenMention | None:
    """«в компании **«Заря»**»: the body whose name in marks, or with them, is all that follows the noun for it."""
    stream, phrase = ask.stream, ask.phrase
    head = stream.tokens[phrase.head]
    if head.lemma not in lexicon.words("any_bodies.txt") or phrase.head + 1 >= phrase.hi:
        return None
    after = phrase.head + 1
    marked = stream.tokens[after].text in MARKS
    named = stream.named.get(after + marked) if marked else None
    if named is None or not named.straight or named.hi < phrase.hi - 1:  # «редакция «Вестника»»
        return None
    return named if stream.entities[named.entity].kind == "ORG" else None


def by_surname(ask: SpeakerPhrase) -> Speaker | None:
    """«Боцман заявил» where the text has told of Игнат Боцман: a name that is a common noun, too."""
    head = ask.stream.tokens[ask.phrase.head]
    if ask.phrase.hi - ask.phrase.lo > 1 or head.pos not in ("NOUN", "ADJ", "PROPN") or not head.text.istitle():
        return None
    surname = f" {head.text}"
    called = (n for n, e in enumerate(ask.stream.entities) if e.kind == "PER" and e.name.endswith(surname))
    number = next(called, None)
    return _person(ask, number, "name") if number is not None else None


def by_word(ask: SpeakerPhrase) -> Speaker | None:
    """«Кремль подтвердил» where the text names the Кремль: at the beginning of a sentence it may be read as a noun."""
    head = ask.stream.tokens[ask.phrase.head]
    if ask.phrase.hi - ask.phrase.lo > 1 or head.pos not in ("NOUN", "PROPN") or not head.text.istitle():
        return None
    name = nominative(ask.stream, ask.phrase).lower()
    named = (n for n, e in enumerate(ask.stream.entities) if e.kind != "PER" and e.name.lower() == name)
    number = next(named, None)
    return Speaker(ask.stream.entities[number].name, "ORG", "name", number) if number is not None else None


def by_pronoun(ask: SpeakerPhrase) -> Speaker | None:
    """«он», «по её словам»: of those of that gender the one for whom most signs speak."""
    word = _word(ask)
    if word in pronouns.PLURAL:
        spoken = next((_again(s, "pronoun") for s in reversed(ask.told.speakers) if s.kind in ("GROUP", "ORG")), None)
        return spoken or _several_before(ask)
    if word in pronouns.GENDER:
        found = choose(ask, for_pronoun(ask, pronouns.GENDER[word]), "pronoun")
        return _chosen(found, "pronoun") or _last(ask, "pronoun", pronouns.GENDER[word])
    token = ask.stream.tokens[ask.phrase.head]
    if token.lemma == "который":
        return _antecedent(ask)
    if token.feats.get("VerbForm") == "Fin":  # «Затем рассказал, что»: as if «он» stood there
        found = choose(ask, for_pronoun(ask, ask.gender), "pronoun")
        return _chosen(found, "pronoun") or _last(ask, "pronoun", ask.gender)
    if is_pointing(token) and ask.phrase.hi == ask.phrase.head + 1 and token.number == "Sing":
        return _latter(ask, ask.gender or token.gender)
    return None


def _latter(ask: SpeakerPhrase, gender: str) -> Speaker | None:
    """«тот», «последний»: the person named last, rather one who was no subject."""
    near = [(at, number, subject) for at, number, subject in named_before(ask) if _near(ask, at)]
    fitting = [n for n in near if same_gender(ask.cast.gender.get(n[1], ""), gender)]
    objects = [n for n in fitting if not n[2]]
    chosen = next(iter(objects or fitting), None)
    return _person(ask, chosen[1], "pronoun") if chosen is not None else _last(ask, "pronoun")


def _several_before(ask: SpeakerPhrase) -> Speaker | None:
    """«Синоптики предупредили о жаре. Они отмечают»: the plural subject, shortly before, that can say it."""
    stream = ask.stream
    number = stream.sentence_of[ask.phrase.lo]
    near = reversed(stream.sentences[max(number - SENTENCES_BACK, 0) : number])
    for place in (place for lo, hi in near for place in range(lo, hi)):
        token, hi = stream.tokens[place], stream.sentence(place)[1]
        if token.case != "Nom" or token.number != "Plur" or token.pos not in ("NOUN", "PROPN"):
            continue
        phrase = noun_phrase(stream, place, hi, "Nom")
        if phrase is not None and can_say(stream, phrase):
            return Speaker(nominative(stream, phrase), "GROUP", "pronoun")
    return None


SENTENCES_BACK = 3

LONGEST_ANTECEDENT = 12
"""Tokens of what a relative pronoun stands for."""


def _near(ask: SpeakerPhrase, place: int) -> bool:
    """Whether a token stands in the sentence of the phrase or in the one before."""
    return ask.stream.sentence_of[ask.phrase.lo] - ask.stream.sentence_of[place] <= 1


def by_role(ask: SpeakerPhrase) -> Speaker | None:
    """«министр», «госсекретарь США», «политик» mean the person with the highest sum of signs, if it is high enough.

    The rule is "role" where the text calls him so, else "focus".
    """
    token = ask.stream.tokens[ask.phrase.head]
    noun = token.feats.get("Animacy") == "Anim" or token.lemma in ask.cast.parts
    if not noun or token.number == "Plur" or token.pos not in ("NOUN", "ADJ", "PROPN"):
        return None
    gender = ask.gender or (token.gender if token.gender == "Fem" else "")
    found = choose(ask, for_role(ask, gender), "role")
    told = found is not None and found[0].fit in ("same_role", "near_role", "like_role")
    return _chosen(found, "role" if told else "focus")


def _chosen(found: tuple[Candidate, tuple[str, ...]] | None, rule: str) -> Speaker | None:
    return found[0].speaker._replace(rule=rule, signs=found[1]) if found is not None else None


def body_again(ask: SpeakerPhrase) -> Speaker | None:
    """«мэрия», «ведомство», «там»: the body of that noun named before; for a word that fits any, the last body."""
    token = ask.stream.tokens[ask.phrase.head]
    if token.number == "Plur" or ask.phrase.head in ask.stream.named:
        return None
    known = _same_bodies().get(" ".join(t.lemma for t in ask.stream.tokens[ask.phrase.lo : ask.phrase.hi]), ())
    if known:  # «военное ведомство США»: named before, or only further on
        around = (*bodies_before(ask.cast, ask.phrase.lo), *ask.cast.bodies[:FARTHEST])
        body = next((b for b in around if b.name.lower().startswith(tuple(known))), None)
        if body is not None:
            return Speaker(body.name, "ORG", "body_again", body.entity)
    if not _is_bare(ask):
        return None
    same = next((body for body in bodies_before(ask.cast, ask.phrase.lo) if token.lemma == body.noun), None)
    if same is not None:
        return Speaker(same.name, "ORG", "body_again", same.entity)
    if token.lemma not in lexicon.words("any_bodies.txt"):
        return None
    if token.lemma == "там" and (bare := _bare_before(ask)) is not None:
        return bare
    outlet = token.lemma in lexicon.words("outlets.txt")
    spoken = next(((at, s) for at, s in spoken_before(ask) if s.kind == "ORG"), None)
    named = next((body for body in bodies_before(ask.cast, ask.phrase.lo) if body.outlet == outlet), None)
    if spoken is not None and not outlet and (named is None or spoken[0] >= named.place):
        return _again(spoken[1], "body_again")
    return Speaker(named.name, "ORG", "body_again", named.entity) if named is not None else None


def _bare_before(ask: SpeakerPhrase) -> Speaker | None:
    """«Журналист позвонил в мэрию. Там сказали»: a body without a name in the sentence before."""
    stream = ask.stream
    number = stream.sentence_of[ask.phrase.lo] - 1
    if number < 0:
        return None
    lo, hi = stream.sentences[number]
    if any(body.place >= lo for body in bodies_before(ask.cast, ask.phrase.lo)):
        return None
    nouns = lexicon.words("bare_bodies.txt")
    place = next(
        (p for p in range(hi - 1, lo - 1, -1) if stream.tokens[p].lemma in nouns and p not in stream.named), -1
    )
    phrase = noun_phrase(stream, place, hi) if place >= 0 else None
    if phrase is None:
        return None
    meant = body_again(ask._replace(phrase=phrase)) if stream.tokens[place].lemma != "там" else None
    return meant or Speaker(nominative(stream, phrase), "ORG", "body_again")


def _is_bare(ask: SpeakerPhrase) -> bool:
    """Whether the noun stands alone or with «местный», «этот», so that nothing says which body is meant."""
    places = (p for p in range(ask.phrase.lo, ask.phrase.hi) if p != ask.phrase.head)
    return all(ask.stream.tokens[p].lemma in speech_words("bare") for p in places)


def as_it_stands(ask: SpeakerPhrase) -> Speaker | None:
    """The phrase is shown as it stands: an unnamed person («прохожий»), a group («жители»), a body («завод»)."""
    token = ask.stream.tokens[ask.phrase.head]
    of_many = is_share(token) and ask.phrase.hi > ask.phrase.head + 1  # «некоторые из советников»
    of_many = of_many or (token.pos == "DET" and token.lemma in speech_words("some"))  # «некоторые считают»
    if (token.pos in ("PRON", "DET", "ADV") or token.lemma == "там") and not of_many:
        return None
    animate = token.feats.get("Animacy") == "Anim" or token.lemma == "один"  # «один из жителей»
    animate = animate or token.pos == "VERB" or token.lemma in speech_words("unnamed")  # «задержанный»
    share = any(
        t.text == "%" for t in ask.stream.tokens[ask.phrase.lo : ask.phrase.hi]
    ) or token.lemma in lexicon.words("shares.txt")
    several = (token.pos == "NUM" and token.lemma != "один") or counted(ask.stream, ask.phrase.lo, ask.phrase.head)
    several = several or (token.number == "Plur" and (animate or of_many))
    kind = "GROUP" if share or several else "ROLE" if animate else "ORG"
    alone = kind == "ROLE"
    return Speaker(
        nominative(ask.stream, ask.phrase) + _rest_of_name(ask),
        kind,
        "as_it_stands",
        gender=ask.gender or ("Masc" if token.lemma in speech_words("unnamed") else ""),
        head=token.lemma if alone else "",
        words=frozenset(t.lemma for t in ask.stream.tokens[ask.phrase.lo : ask.phrase.hi]) if alone else frozenset(),
    )


def _rest_of_name(ask: SpeakerPhrase) -> str:
    """«пресс-служба МВД», where the text has it as «МВД Приозёрья»: what an abbreviation at the end leaves out."""
    named = ask.stream.named.get(ask.phrase.hi - 1)
    short = ask.stream.tokens[ask.phrase.hi - 1].text
    if named is None or named.hi - named.lo > 1 or not short.isupper() or named.lo == ask.phrase.head:
        return ""
    entity = ask.stream.entities[named.entity]
    full = entity.name.startswith(short + " ") and entity.kind == "ORG"
    return entity.name[len(short) :] if full else ""


RULES = (by_name, by_surname, by_word, by_pronoun, by_role, body_again, as_it_stands)


# ---------------------------------------------------------------- what they ask
def _word(ask: SpeakerPhrase) -> str:
    return ask.stream.tokens[ask.phrase.head].text.lower()


def _person(ask: SpeakerPhrase, number: int, rule: str) -> Speaker:
    # of a foreign name only the verb tells the gender: «Хуа Ли заявила»
    return Speaker(ask.stream.entities[number].name, "PER", rule, number, ask.gender or ask.cast.gender.get(number, ""))


def _again(speaker: Speaker, rule: str) -> Speaker:
    return speaker._replace(rule=rule, signs=())


def _last(ask: SpeakerPhrase, rule: str, gender: str = "") -> Speaker | None:
    """The last speaker of that gender but a group: a body can be «он» too."""
    spoken = (s for _, s in spoken_before(ask) if s.kind != "GROUP" and same_gender(s.gender, gender))
    return next((_again(s, rule) for s in spoken), None)


def _antecedent(ask: SpeakerPhrase) -> Speaker | None:
    """«рыбаков, которые заявили»: the pronoun means who stands right before the comma, else the name before."""
    stream, pronoun = ask.stream, ask.stream.tokens[ask.phrase.head]
    lo = stream.sentence(ask.phrase.head)[0]
    comma = next((p for p in range(ask.phrase.head - 1, lo, -1) if stream.tokens[p].text == ","), lo)
    for begin in range(max(lo, comma - LONGEST_ANTECEDENT), comma):
        phrase = noun_phrase(stream, begin, comma)
        if phrase is None or phrase.hi != comma or phrase.head - begin > 3:
            continue
        head = stream.tokens[phrase.head]
        alike = head.number in ("", pronoun.number) and (not pronoun.gender or head.gender in ("", pronoun.gender))
        paper = head.lemma in lexicon.words("documents.txt")  # «данные, которые показывают»: nobody says it
        if head.lemma != "который" and alike and can_say(stream, phrase) and not paper:
            found = resolve(ask._replace(phrase=phrase))
            return _again(found, "relative") if found is not None else None
    if pronoun.number == "Plur":
        return None
    number = next((n for _, n, _ in named_before(ask)), None)
    return _person(ask, number, "relative") if number is not None else None


@cache
def _same_bodies() -> Mapping[str, Sequence[str]]:
    known: dict[str, list[str]] = {}
    for words, name in lexicon.rows("same_bodies.tsv"):
        known.setdefault(words, []).append(name)
    return known

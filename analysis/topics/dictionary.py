"""The dictionary form of a term: nominative, agreement kept, letters as the text has them inside its sentences."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from analysis.language import Sentence, Token
from analysis.topics.phrases import Link, Phrase
from analysis.topics.reference import fold, plural_share
from analysis.topics.words import CASES, GENDERS, NUMBERS, adjective_form, noun_form, noun_reading

PLURAL_WORD = 0.75
"""Share of the plural in general Russian from which a word is shown in the plural («санкции», «выборы»)."""

Letters = Mapping[str, str]
"""Lemma -> «title» or «upper»: how a word is written inside sentences, where it is not in lower case."""


def dictionary_form(phrases: Sequence[Phrase], letters: Letters) -> str | None:
    """The term that stands at `phrases`, or None where the dictionary can't build it."""
    plural = _plural(phrases)
    model = max(phrases, key=lambda p: (p.links[0].noun.number == "Plur") == plural)
    head, *rest = model.links
    number = "plur" if plural else "sing"
    words = _link_form(head, "nomn", number, letters)
    for at, link in enumerate(rest):
        shared = model.joined and at == 0
        case = "nomn" if shared else CASES.get(link.noun.case, "gent")
        more = _link_form(link, case, NUMBERS.get(link.noun.number, "sing"), letters)
        if not words or not more:
            return None
        words = [*words, *(["и"] if shared else []), *more]
    return " ".join(words) if words else None


def _plural(phrases: Sequence[Phrase]) -> bool:
    """A phrase is in the number that the text gives it most, a word only where Russian too has it in the plural."""
    numbers = [phrase.links[0].noun.number == "Plur" for phrase in phrases]
    if len(phrases[0].words) == 1:
        return all(numbers) and plural_share(phrases[0].links[0].noun.lemma) >= PLURAL_WORD
    return 2 * sum(numbers) > len(numbers)


def _link_form(link: Link, case: str, number: str, letters: Letters) -> list[str] | None:
    """The words of a link in `case` and `number`."""
    noun = noun_form(link.noun, case, number)
    if noun is None and number == "sing":  # «переговоры» have no singular
        number = "plur"
        noun = noun_form(link.noun, case, number)
    if noun is None:
        if link.adjectives or case != "nomn":
            return None
        noun = link.noun.lemma
    reading = noun_reading(link.noun)
    gender = next((g for g in GENDERS if reading and g in reading.grammemes), "masc")
    marks = (case, "plur") if number == "plur" else (case, "sing", gender)
    adjectives = [adjective_form(token, *marks) for token in link.adjectives]
    if any(found is None for found in adjectives):
        return None
    pairs = zip(link.words, [*filter(None, adjectives), noun], strict=True)
    return [_lettered(found, letters.get(fold(token.lemma), "")) for token, found in pairs]


# ---------------------------------------------------------------- letters
def find_letters(sentences: Iterable[Sentence]) -> Letters:
    """How the words of a text are written inside its sentences: their first words have a capital anyhow."""
    seen: dict[str, Counter[str]] = {}
    for sentence in sentences:
        words = [token for token in sentence.tokens if token.text[0].isalpha()]
        if not any(_case(token) == "" for token in words):  # a headline in capitals says nothing
            continue
        for token in words[1:]:
            seen.setdefault(fold(token.lemma), Counter())[_case(token)] += 1
    return {lemma: case for lemma, cases in seen.items() if (case := cases.most_common(1)[0][0])}


def _case(token: Token) -> str:
    if len(token.text) > 1 and token.text.isupper():
        return "upper"
    return "title" if token.text[0].isupper() else ""


def _lettered(word: str, case: str) -> str:
    if case == "upper":
        return word.upper()
    return word[:1].upper() + word[1:] if case == "title" else word

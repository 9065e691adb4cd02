"""The dictionary form of a term: nominative, agreement kept, letters as the text has them inside its sentences."""

from collections.abc import Mapping, Sequence, Set

from analysis.entities.token_row import TokenRow
from analysis.language import Token
from analysis.topics.phrases import Key, Link, TermPhrase
from analysis.topics.reference import plural_share
from analysis.topics.words import (
    CASES,
    GENDERS,
    NUMBERS,
    TermWord,
    adjective_form,
    is_abbreviation,
    noun_form,
    noun_reading,
)

PLURAL_WORD = 0.75
"""Share of the plural in general Russian from which a word is shown in the plural («санкции», «выборы»)."""

VOWELS = frozenset("аеёиоуыэюя")
"""In one of them ends a word that is not declined."""

NO_GENITIVE = frozenset("еоэ")
"""No genitive of a word that is declined ends in one of them."""

Letters = Mapping[str, str]
"""Lemma -> «title» or «upper»: how a word is written inside sentences, where it is not in lower case."""


def dictionary_form(phrases: Sequence[TermPhrase], letters: Letters) -> str | None:
    """The term that stands at `phrases`, or None where the dictionary can't build it."""
    plurals = [phrase.links[0].noun.number == "Plur" for phrase in phrases]
    plural = _plural(phrases[0].key, plurals)
    if len(phrases[0].key) == 1 and (unknown := _unknown_form(phrases)):
        return _lettered(unknown, letters.get(phrases[0].key[0], ""))
    model = phrases[plurals.index(plural)] if plural in plurals else phrases[0]
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


def _unknown_form(phrases: Sequence[TermPhrase]) -> str | None:
    """Of a word that the dictionary does not have, the nominative in the text, or the one form that it has in several
    cases («тенге»): the text knows better than a guess by the ending."""
    word = phrases[0].links[0].read[0]
    if word.known or is_abbreviation(phrases[0].links[0].noun.text, word):
        return None
    nouns = [phrase.links[0].noun for phrase in phrases]
    seen = {noun.text if _inner_capital(noun.text) else noun.text.lower(): noun for noun in nouns}
    only = next(iter(seen))
    cases = {noun.case for noun in nouns}
    undeclined = (only[-1] in NO_GENITIVE and "Gen" in cases) or (only[-1] in VOWELS and len(cases) > 1)
    if len(seen) == 1 and undeclined:
        return only
    return next((text for text, noun in seen.items() if noun.case == "Nom" and noun.number == "Sing"), None)


def _plural(key: Key, plurals: Sequence[bool]) -> bool:
    """A phrase is in the number that the text gives it most, a word only where Russian too has it in the plural."""
    if len(key) == 1:
        return all(plurals) and plural_share(key[0]) >= PLURAL_WORD
    return 2 * sum(plurals) > len(plurals)


def _link_form(link: Link, case: str, number: str, letters: Letters) -> list[str] | None:
    """The words of a link in `case` and `number`."""
    *adjectives, noun = link.words
    form = noun_form(noun, link.read[-1], case, number)
    if form is None and number == "sing":  # «переговоры» have no singular
        number = "plur"
        form = noun_form(noun, link.read[-1], case, number)
    if form is None:
        if adjectives or case != "nomn":
            return None
        form = noun.lemma
    before = _adjective_forms(link, case, number) if adjectives else []
    if None in before:
        return None
    words = zip(link.words, link.read, [*filter(None, before), form], strict=True)
    return [_abbreviated(_lettered(form, letters.get(word.lemma, "")), token.text) for token, word, form in words]


def _adjective_forms(link: Link, case: str, number: str) -> list[str | None]:
    reading = noun_reading(link.noun, link.read[-1])
    gender = next((g for g in GENDERS if reading and g in reading.grammemes), "masc")
    marks = (case, "plur") if number == "plur" else (case, "sing", gender)
    return [adjective_form(token, *marks) for token in link.adjectives]


# ---------------------------------------------------------------- letters
PROPER = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad"})
"""Grammemes of nouns that are written with a capital."""

OPENING, CLOSING = frozenset('«„“"'), frozenset('»“”"')
SENTENCE_MARKS = frozenset(".:…—–")
NAME_WORDS = 6
"""Tokens. Quotation marks further apart hold speech, which begins with a capital as every sentence does."""


def find_letters(row: TokenRow, read: Sequence[TermWord | None], lemmas: Set[str]) -> Letters:
    """How the words with these lemmas are written inside the sentences of a text, where the first word has a capital
    anyhow; `read` has its `term_words`."""
    seen: dict[str, list[str]] = {word.lemma: [] for at in row.capitals if (word := read[at]) and word.lemma in lemmas}
    for first, stop in row.sentences:
        told = [(at, word) for at in range(first + 1, stop) if (word := read[at]) and word.lemma in seen]
        tokens = row.tokens[first:stop] if told else ()
        if all(token.text.isupper() for token in tokens[1:] if token.text[0].isalpha()):
            continue  # a headline in capitals says nothing
        for at, word in told:
            token, before = row.tokens[at], row.tokens[at - 1].text
            if token.pos == "VERB" or before in SENTENCE_MARKS:
                continue
            quoted = before in OPENING
            if not quoted or any(after.text in CLOSING for after in row.tokens[at + 1 : min(at + NAME_WORDS, stop)]):
                seen[word.lemma].append(_case(token, word, quoted=quoted))
    commonest = {word: max(dict.fromkeys(cases), key=cases.count) for word, cases in seen.items() if any(cases)}
    return {word: case for word, case in commonest.items() if case}


def _case(token: Token, word: TermWord, *, quoted: bool) -> str:
    """A common noun with a capital («Президент») is a sign of respect, not a name, but in quotation marks it is one."""
    if len(token.text) > 1 and token.text.isupper():
        return "upper"
    if not token.text[0].isupper():
        return ""
    return "title" if quoted or token.pos == "ADJ" or not _is_common(token, word) else ""


def _is_common(token: Token, word: TermWord) -> bool:
    reading = noun_reading(token, word)
    return reading is not None and reading.known and not reading.grammemes & PROPER


def _inner_capital(word: str) -> bool:
    return any(letter.isupper() for letter in word[1:])


def _abbreviated(word: str, text: str) -> str:
    """The form `word` with the abbreviation before a hyphen that `text` has («СПГ-терминал»)."""
    if "-" not in text:
        return word
    before = text.rpartition("-")[0]
    return before + word[len(before) :] if len(before) > 1 and before.isupper() else word


def _lettered(word: str, case: str) -> str:
    if case == "upper":
        return word.upper()
    return word[:1].upper() + word[1:] if case == "title" else word

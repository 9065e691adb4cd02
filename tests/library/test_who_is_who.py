"""Who is who with what the analyst says of it, as texts come: the same as of all at once, and laid over anew only where
something that a correction touches is another."""

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import corrections
from analysis.corrections import Correction
from analysis.entities import Entity
from analysis.library.identities import WhoIsWho
from tests.entities.test_identities import person
from tests.entities.test_identities_as_texts_come import CHANGES

Texts = dict[str, tuple[Entity, ...]]
SAID = st.lists(
    st.tuples(st.sampled_from((corrections.one, corrections.two)), *[st.integers(0, 40)] * 2, st.integers(0, 11)),
    max_size=4,
)


def once_each(texts: Texts) -> Texts:
    """An analysis has no two entities of one name and kind."""
    return {text: tuple({(e.name, e.kind): e for e in own}.values()) for text, own in texts.items()}


def called(who: WhoIsWho, before: dict, texts: Texts, change: Texts, made: list[Correction]) -> dict:
    """How all are called after a change, those who were not told anew as before."""
    told = before | who.change(change, made, texts.get)
    there = {(text, entity.name, entity.kind) for text, own in texts.items() for entity in own}
    return {key: told[key] for key in there}


@settings(max_examples=300, deadline=None)
@given(CHANGES, SAID)
def test_corrections_hold_as_texts_come_as_if_all_were_told_at_once(changes: list[Texts], said: list) -> None:
    who, known, texts, made = WhoIsWho(), {}, {}, []
    for number, change in enumerate(map(once_each, changes)):
        texts = {text: own for text, own in (texts | change).items() if own}
        places = [(text, entity) for text, own in sorted(texts.items()) for entity in own]
        for make, one, other, when in said if places else ():
            if when == number:
                made.append(make(*places[one % len(places)], *places[other % len(places)]))
        known = called(who, known, texts, change, made)
        assert known == called(WhoIsWho(), {}, texts, texts, made)


def test_a_text_that_touches_no_correction_has_none_laid_over_anew() -> None:
    """Two who are said to be one are named in a hundred texts, then in two hundred: a text on others costs the same."""
    who, looked = WhoIsWho(), []
    for number in (100, 200):
        texts = {f"{number} {at}": (person("Анна Ким"), person("Борис Зимин")) for at in range(100)}
        (anna, boris), text = texts[f"{number} 0"], f"{number} 0"
        made = [corrections.one(text, anna, text, boris)]
        told = who.change(texts, made, texts.get)
        assert told[text, "Анна Ким", "PER"] == told[text, "Борис Зимин", "PER"]
        before = who.looked
        assert set(who.change({f"новый {number}": (person("Олег Нин"),)}, made, texts.get)) == {
            (f"новый {number}", "Олег Нин", "PER")
        }
        looked.append(who.looked - before)
    assert looked[1] <= looked[0] < 100

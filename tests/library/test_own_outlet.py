"""The outlet in its own texts: a source, not one of those whom it names."""

import pytest

from analysis.card import Card
from analysis.library import WHOLE_LIBRARY
from tests.marked_analysis import marked

POST = marked("{ORG Вихрь} узнал: [indirect Вихрь: мост закрыт]. {PER Анна Ветрова} молчит. «{ORG Вихрь}».")


def kept(library, outlet):
    identity = library.add(POST.text)
    library.set_card(identity, Card(outlet=outlet))
    library.keep(identity, POST)
    return identity


def named(library):
    return set(library.query("SELECT entity FROM named")["entity"])


@pytest.mark.parametrize("outlet", ["Вихрь", "«Вихрь»", "вихрь", "газета «Вихрь»", "@Вихрь"])
def test_it_is_where_the_text_is_from(library, outlet):
    identity = kept(library, outlet)
    found = library.corrected(identity)
    assert [entity.name for entity in found.entities] == ["Анна Ветрова"]
    assert [found.text[s.start : s.stop] for s in found.sources] == ["Вихрь", "Вихрь"]
    assert [quote.speakers for quote in found.quotes] == [()]
    assert named(library) == {"Анна Ветрова"}
    assert library.query("SELECT speaker FROM said")["speaker"].tolist() == [""]


@pytest.mark.parametrize("outlet", ["", "Полдень", "Анна Ветрова"])
def test_another_outlet_and_a_person_are_named(library, outlet):
    kept(library, outlet)
    assert named(library) == {"Анна Ветрова", "Вихрь"}


def test_another_card_changes_it_at_once_and_no_correction_is_kept(library):
    identity = kept(library, "Вихрь")
    library.set_card(identity, Card(outlet="Полдень"))
    assert named(library) == {"Анна Ветрова", "Вихрь"}
    assert len(library.corrected(identity).entities) == 2
    library.set_card(identity, Card(outlet="Вихрь"))
    assert named(library) == {"Анна Ветрова"}
    assert library.corrections(identity) == library.corrections(WHOLE_LIBRARY) == []

"""Who is named together, kept by text: at any moment what the mentions and the names over the texts give."""

from collections import Counter, defaultdict
from itertools import combinations

import duckdb
import pytest

from analysis import corrections
from analysis.library import WHOLE_LIBRARY, Library, open_library
from tests.marked_analysis import marked

VISIT = marked(
    "{PER Анна Ветрова} и {PER Олег Нин} в {LOC Тарск=Тарске}. {PER Анна Ветрова=Ветрова} и {PER Анна Ветрова}."
)
LATER = marked("{PER Ветрова}, {PER Олег Нин} и {LOC Тарск}. {PER Олег Нин} ушёл. {PER Ким Лесная} и {PER Олег Нин}.")
ALONE = marked("{PER Ким Лесная} и {LOC Тарск}. Глава {LOC* Тарск=Тарска} и {PER Ким Лесная}.")


def kept(library: Library) -> Counter:
    """(text, one, other): sentences; of one name (text, name, name), of all names (text, "", "")."""
    found = library.query(
        """SELECT text_id, coalesce(a.name || a.kind, '') AS a, coalesce(b.name || b.kind, '') AS b, n
        FROM meetings JOIN numbered USING (text_no)
        LEFT JOIN known_names a ON a.who = a LEFT JOIN known_names b ON b.who = b"""
    )
    return Counter({(row.text_id, *sorted([row.a, row.b])): row.n for row in found.itertuples()})


def counted(library: Library) -> Counter:
    """The same, by hand."""
    found = library.query(
        """SELECT text_id, sentence, identity || kind AS who FROM mentioned
        JOIN (SELECT text_id, entity, kind, identity FROM named) USING (text_id, entity, kind) WHERE NOT in_title"""
    )
    sentences = defaultdict(set)
    for row in found.itertuples():
        sentences[row.text_id, row.sentence].add(row.who)
    met: Counter = Counter()
    for (text, _), names in sentences.items():
        met.update((text, *pair) for pair in combinations(sorted(names), 2))
        met.update([*((text, name, name) for name in names), (text, "", "")])
    return met


@pytest.fixture
def texts(library):
    ids = [library.add(analysis.text) for analysis in (VISIT, LATER)]
    library.keep_all(list(zip(ids, (VISIT, LATER), strict=True)))
    return ids


def test_pairs_of_a_text_by_who_each_is_over_the_texts(library, texts):
    visit, later = texts
    named = library.query("SELECT identity FROM named WHERE entity = 'Ветрова'")
    assert named["identity"].tolist() == ["Анна Ветрова"]
    assert kept(library) == counted(library)
    assert kept(library)[later, "Анна ВетроваPER", "Олег НинPER"] == 1
    assert kept(library)[later, "Олег НинPER", "Олег НинPER"] == 3
    assert (kept(library)[visit, "", ""], kept(library)[later, "", ""]) == (2, 3)


def test_they_follow_texts_corrections_and_who_is_who(library, texts, path):
    visit, later = texts
    seen = [kept(library)]

    def changed() -> bool:
        library.refresh_identities()
        library.query("SELECT 1")
        assert kept(library) == counted(library)
        seen.append(kept(library))
        return seen[-1] != seen[-2]

    third = library.add(ALONE.text)
    library.keep(third, ALONE)
    assert changed()
    numbers = [
        library.correct(WHOLE_LIBRARY, corrections.one(third, ALONE.entities[0], visit, VISIT.entities[0])),
        library.correct(later, corrections.hide(LATER.entities[1])),
        library.correct(visit, corrections.rename(VISIT.entities[1], "Олег Ним")),
    ]
    assert changed()
    for number in numbers:
        library.undo(number)
        assert changed()
    assert seen[-1] == seen[1]
    library.mend_text(visit, (0, 4), "Инна")
    changed()
    library.delete(later)
    library.empty_bin()
    assert changed() and not any(text == later for text, _, _ in seen[-1])
    library.close()
    again = open_library(path)
    assert kept(again) == counted(again) == seen[-1]
    again.close()


def test_an_older_library_has_them_counted(library, texts, path):
    before = kept(library)
    library.close()
    with duckdb.connect(str(path)) as rows:
        rows.execute("DROP TABLE meetings; DROP TABLE known_names; UPDATE library SET schema_version = 20")
    again = open_library(path)
    assert kept(again) == before
    again.close()

"""An analysis is kept beside its text, which lends it its words; what an older version kept whole is read too."""

import pytest

from analysis.library import Library, analyses, reprints
from analysis.library.likeness import sign
from tests.marked_analysis import marked

TALK = marked("{PER Анна Ким} сказала: «[direct Анна Ким: {LOC Тарск} ждёт <нефть>]».")
LONG = marked("\n\n".join(f"{{PER Анна Ким}} приехала {day} мая в {{LOC Тарск}}." for day in range(2000)))
"""Of more than zlib looks back over."""


@pytest.mark.parametrize("analysis", [TALK, LONG, marked("")], ids=["a text", "a long one", "none"])
def test_what_is_packed_is_unpacked(analysis):
    record = analyses.pack_beside(analysis)
    assert analyses.unpack("a1", record, analysis.text) == analysis
    assert analyses.unpack("a1", analyses.pack(analysis)) == analysis
    assert analyses.unpack("a1", analyses.pack(analysis), analysis.text) == analysis
    assert len(record) < len(analyses.pack(analysis)) or not analysis.text


def test_beside_another_text_it_cannot_be_read():
    record = analyses.pack_beside(TALK)
    assert analyses.unpack("a1", record, f"{TALK.text} Снег.") is None
    assert analyses.unpack("a1", record[:-5], TALK.text) is None
    assert analyses.unpack("a1", record) is None


def test_what_an_older_version_has_kept_whole_is_read(library: Library):
    text_id = library.add(TALK.text)
    library.keep(text_id, TALK)
    with library.transaction() as rows:
        rows.execute("UPDATE analyses SET record = ?", [analyses.pack(TALK)])
    library._analyses.remembered.clear()
    assert library.analysis(text_id) == TALK


def test_signatures_of_a_backup_that_are_none_are_made_anew(library: Library, tmp_path):
    """They would end the comparison of all texts."""
    words = " ".join(f"слово{at}" for at in range(60))
    text_id = library.add(f"Заголовок\n\n{words}.")
    with library.transaction() as rows:
        rows.execute("INSERT INTO signatures VALUES (?, 58, 'abc'::BLOB, false, false)", [text_id])
    library.back_up(tmp_path / "copy.duckdb")
    library.put_back(tmp_path / "copy.duckdb")
    assert reprints.group(library) == 1
    with library.reading() as rows:
        found = rows.execute("SELECT runs, hashes FROM signatures").fetchall()
    signature = sign(library.text(text_id))
    assert found == [(signature.runs, signature.hashes)]

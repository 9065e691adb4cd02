"""Facts come out of their bytes as they were, those of several texts one after the other."""

import pyarrow as pa

from analysis.analyse import analyse
from analysis.article import read_article
from analysis.library import facts
from analysis.library.packed_facts import packed, unpacked

TEXTS = {
    "а": "«Мост нужен городу», — сказала мэр Анна Ким. По данным «Тарской хроники», его откроют в мае.",
    "б": "Дождь.",
    "в": "В мае Анна Ким встретилась с послом Игорем Ладыгиным в Таре.",
}
MADE = [facts.tables(facts.make(name, analyse(read_article(text)))) for name, text in TEXTS.items()]


def test_they_are_the_rows_of_all_texts_in_their_order():
    assert unpacked([packed(one) for one in MADE]) == {
        name: pa.concat_tables([one[name] for one in MADE]) for name in facts.COLUMNS
    }


def test_each_table_is_there_where_no_text_has_rows_for_it():
    found = unpacked([packed(MADE[1])])
    assert found["said"].num_rows == 0
    assert found["said"].schema == MADE[0]["said"].schema


def test_of_no_text_there_are_no_rows():
    assert {name: table.num_rows for name, table in unpacked([]).items()} == dict.fromkeys(facts.COLUMNS, 0)

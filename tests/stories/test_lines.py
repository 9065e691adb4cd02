"""The command's lines: what is read, what is refused with its number, what is printed."""

import json

import pytest

from analysis.__main__ import main
from analysis.stories.lines import LineError, read_posts
from tests.stories.made_posts import POSTS, moment


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "Строка 2: это не объект JSON"),
        ("[1]", "Строка 2: это не объект JSON"),
        ('{"text": "Мост."}', "Строка 2: нет ключа «id»"),
        ('{"id": "2"}', "Строка 2: нет ключа «text»"),
        ('{"id": "1", "text": "Мост."}', "Строка 2: текст «1» уже был"),
        ('{"id": "2", "text": "Мост.", "date": "вчера"}', "Строка 2: «вчера» — не дата"),
    ],
)
def test_what_is_no_text_is_said_with_its_line(line, said):
    with pytest.raises(LineError, match=said):
        list(read_posts(['{"id": "1", "text": "Мост."}', line]))


def test_the_command_prints_the_stories_in_the_order_of_the_lines(tmp_path, capsys):
    keys = ["л3", "к1", "л1", "л2"]
    rows = [
        {"id": key, "outlet": POSTS[key].outlet, "date": moment(POSTS[key].when).isoformat(), "text": POSTS[key].text}
        for key in keys
    ]
    path = tmp_path / "posts.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n\n", encoding="utf-8")
    assert main(["stories", str(path)]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["id"] for row in told] == keys
    assert [row["story"] for row in told] == [2, 1, 2, 2]


def test_a_wrong_line_prints_nothing_but_a_sentence(tmp_path, capsys):
    path = tmp_path / "posts.jsonl"
    path.write_text("Мост\n", encoding="utf-8")
    assert main(["stories", str(path)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "Строка 1: это не объект JSON" in told.err

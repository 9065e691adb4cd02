"""A library of four short texts with known analyses: two outlets, three dates, one text without a card, one unread."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from analysis.card import Card
from analysis.jobs.background import STOPPED
from analysis.library import Library, open_library
from tests.marked_analysis import marked

BRIDGE = """\
Мост готов

{PER Анна Ветрова} и {PER Борис Кленов} приехали в {LOC Тарск}.
«[direct Анна Ветрова: {LOC Тарск} ждёт <мост>]», — сказала {PER Анна Ветрова=Ветрова}.
{PER Борис Кленов} отметил, что [indirect Борис Кленов: <мост> откроют в мае]."""

SCHOOL = """\
{PER Анна Ветрова} открыла <школа=школу>. «[direct Анна Ветрова: <школа=Школа> и <мост> нужны]», — сказала она.
[fragment ?: Ура]. Мэрия {LOC* Тарск=Тарска} молчит."""

WEATHER = "{LOC Тарск} мёрзнет."

UNREAD = "Вера Лесная ушла."


@dataclass(frozen=True)
class FourTexts:
    """The library and the ids of its texts."""

    library: Library
    bridge: str
    school: str
    weather: str
    unread: str


def four_texts(path: Path) -> FourTexts:
    """Makes the library in the file `path` and leaves it open."""
    library = open_library(path, first=None)
    rows = {
        "unread": ("Уход", UNREAD, Card(outlet="Заря", date=datetime.date(2026, 9, 10))),
        "weather": ("Погода", WEATHER, Card()),
        "school": ("Школа", SCHOOL, Card(outlet="Заря", date=datetime.date(2026, 9, 3))),
        "bridge": ("Мост", BRIDGE, Card(title="Мост готов", outlet="Вестник", date=datetime.date(2026, 9, 1))),
    }
    ids = {}
    for key, (name, markup, card) in rows.items():
        analysis = marked(markup)
        ids[key] = library.add(analysis.text, name=name, card=card)
        if key != "unread":
            library.keep(ids[key], analysis)
    library.set_setting(STOPPED, "1")  # what is not analysed stays so
    return FourTexts(library, **ids)

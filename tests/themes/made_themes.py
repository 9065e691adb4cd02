"""Two themes of six texts whose numbers are known, and the texts as the library lists them."""

import datetime

import pandas as pd

from analysis.themes import TextShare, Theme, Themes, ThemeTerm


def day(number):
    return datetime.date(2026, 9, number)


def theme(terms, *texts, share, name=""):
    found = tuple(TextShare(text, part, main) for text, part, main in texts)
    return Theme(tuple(ThemeTerm(term, 0.25, 3) for term in terms.split()), found, share, name)


BRIDGE = theme(
    "мост паром берег река", ("а", 1.0, True), ("б", 0.75, True), ("в", 0.5, True), ("г", 0.25, False), share=0.6
)
SCHOOL = theme("школа урок класс", ("д", 0.875, True), ("г", 0.75, True), share=0.4, name="Обеды")
FOUND = Themes((BRIDGE, SCHOOL), texts=6, several=(), without=("е",), tried={2: 0.95, 3: 0.7})

TEXTS = pd.DataFrame(
    [
        ("а", "Мост", "Вестник", day(1)),
        ("б", "Паром", "Вестник", day(2)),
        ("в", "Берег", "Заря", day(2)),
        ("г", "Школа у моста", "Заря", day(3)),
        ("д", "Урок", "", None),
        ("е", "Погода", "Заря", day(3)),
    ],
    columns=["text_id", "title", "outlet", "date"],
).assign(analysed=True)
DAYS = pd.DataFrame([("day", day(n), day(n), 1) for n in (1, 2, 3)], columns=["step", "since", "until", "texts"])

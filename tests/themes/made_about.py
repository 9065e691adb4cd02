"""The terms of made-up texts: three subjects, each with words that its texts share and some of their own."""

import random

import pandas as pd

SUBJECTS = {
    "река": ["мост", "паром", "река", "переправа", "берег", "причал", "ледоход", "русло", "пристань", "баржа"],
    "школа": ["школа", "ученик", "урок", "учитель", "завтрак", "каникулы", "класс", "учебник", "экзамен", "парта"],
    "суд": [
        "суд",
        "адвокат",
        "обвинение",
        "приговор",
        "следователь",
        "прокурор",
        "улика",
        "свидетель",
        "арест",
        "жалоба",
    ],
}
COMMON = ["город", "житель", "год"]


def about(subjects=SUBJECTS, texts=8, *, seed=1):
    """Rows as the library has them: each text has six of its subject's terms, two common ones, one of its own."""
    chance = random.Random(seed)
    rows = []
    for subject, terms in subjects.items():
        for number in range(texts):
            text = f"{subject} {number}"
            rows += [(text, term, 2, chance.uniform(20, 60), False) for term in chance.sample(terms, 6)]
            rows += [(text, term, 1, chance.uniform(2, 6), False) for term in chance.sample(COMMON, 2)]
            rows += [(text, f"случай{subject}{number}", 1, 30.0, False), (text, "Анна Ветрова", 3, 80.0, True)]
    return frame(rows)


def frame(rows):
    return pd.DataFrame(rows, columns=["text_id", "term", "count", "score", "is_name"])


def groups(themes):
    """The main texts of each theme by the first word of their ids, themes as they are ordered."""
    return ["".join(sorted({t.text.split()[0] for t in theme.texts if t.main})) for theme in themes.themes]

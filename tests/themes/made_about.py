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


def all_alike():
    """Two subjects of twelve texts, each with four of its five words, all of one weight: a rule has to order them."""
    rows = []
    for subject in ("река", "школа"):
        terms = SUBJECTS[subject][:5]
        for number in range(12):
            own = [term for at, term in enumerate(terms) if at != number % len(terms)]
            rows += [(f"{subject} {number}", term, 2, 20.0, False) for term in own]
    return frame(rows)


def of_every_size():
    """Four hundred texts on nine subjects, the first of most, that share a third of their words with the others."""
    chance = random.Random(7)
    rows = []
    for number in range(400):
        subject = int(9 * chance.random() ** 2)
        terms = {f"слово{subject}х{int(40 * chance.random() ** 1.5)}" for _ in range(12)}
        terms |= {f"общее{int(90 * chance.random() ** 2)}" for _ in range(6)}
        rows += [(f"{subject} {number}", term, 1, chance.uniform(2, 60), False) for term in sorted(terms)]
    return frame(rows)


COLLECTIONS = {"three subjects": about, "all alike": all_alike, "many of every size": of_every_size}

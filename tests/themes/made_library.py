"""A library of twelve short texts on two subjects with known analyses, outlets and dates, and one that fits neither."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from analysis.card import Card
from analysis.library import Library, open_library
from tests.marked_analysis import marked

SUBJECTS = {
    "река": ("мост", "паром", "берег", "причал", "баржа"),
    "школа": ("урок", "завтрак", "класс", "учебник", "парта"),
}


@dataclass(frozen=True)
class Themed:
    """The library and the ids of its texts by «река 0» … «школа 5», «погода»."""

    library: Library
    ids: dict[str, str]


def themed(path: Path) -> Themed:
    """Makes the library in the file `path` and leaves it open. Each text has four of its subject's five words."""
    library = open_library(path, first=None)
    ids = {}
    for subject, terms in SUBJECTS.items():
        for number in range(6):
            said = [term for at, term in enumerate(terms) if at != number % len(terms)]
            words = ". ".join(f"<{term}> и <{term}>" for term in said)
            analysis = marked(f"{words}. {{LOC Тарск}} <!Тарск>. Номер {number}: {subject}.")
            outlet = "Вестник" if number < 4 else "Заря"
            card = Card(
                title=f"{subject.title()} {number}", outlet=outlet, date=datetime.date(2026, 9, 1 + number // 2)
            )
            name = f"{subject} {number}"
            ids[name] = library.add(analysis.text, name=name, card=card)
            library.keep(ids[name], analysis)
    lone = marked("<комета> летит.")
    ids["погода"] = library.add(lone.text, name="погода")
    library.keep(ids["погода"], lone)
    return Themed(library, ids)

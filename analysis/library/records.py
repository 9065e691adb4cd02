"""What the library keeps of a text, and what it cannot do."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, ClassVar

from analysis.card import Card
from analysis.corrections import Correction
from analysis.errors import PlainError


class LibraryError(PlainError):
    """What the library cannot do, in a sentence that says what to do instead."""

    sentences: ClassVar[Mapping[str, str]] = {
        "in_use": "Библиотека {path} открыта другой программой{process}. Закройте её и повторите, или назовите другой "
        "файл в переменной GOLOSA_LIBRARY.",
        "newer": "Библиотека {path} записана более новой версией программы (схема {found}, эта версия знает {known}). "
        "Обновите программу или назовите другой файл в переменной GOLOSA_LIBRARY.",
        "unreadable": "Файл {path} не открывается как библиотека: {reason}. Уберите его, и программа сделает новую, "
        "или назовите другой файл в переменной GOLOSA_LIBRARY.",
        "unwritable": "Библиотеку {path} нельзя записать: {reason}. Назовите другой файл в переменной GOLOSA_LIBRARY.",
        "failed": "Библиотека не смогла записать или прочитать данные: {reason}. Последнее действие не сохранено.",
        "dangling": "Библиотека {path} — ссылка на {target}, а такого файла нет: диск не подключён или файл перенесён. "
        "Верните файл на место или назовите другой в переменной GOLOSA_LIBRARY.",
        "gone": "Файла библиотеки {path} больше нет на месте: его перенесли или удалили, пока программа работала. "
        "Ничего не записано. Верните файл на место: программа продолжит сама, а если нет, перезапустите её.",
        "disk_full": "На диске нет места. Последнее действие не сохранено, сделанное раньше цело. Освободите место и "
        "повторите.",
        "untold": "Кто есть кто в текстах, не сказано: процесс, который это считает, дважды не дошёл до конца; так "
        "бывает, когда не хватает памяти. Имена остались, какими были. Освободите память и повторите.",
        "not_lent": "Программа, в которой библиотека открыта, не дала её копии ({reason}).",
        "no_such_role": "Роль не дана: «{name}» не похоже на имя или группу.",
        "not_allowed": "В этой библиотеке у вас нет права на это. Его даёт хранитель библиотеки.",
        "read_only": "Эта библиотека — папка с готовыми результатами: её можно смотреть и выгружать, но не менять.",
        "no_parts": "{path} — папка, но результатов разбора (golosa.json) в ней нет. Назовите файл библиотеки или "
        "папку, которую сделала команда extract --to.",
        "gather_anew": "Сводка папки {path} сделана другой версией программы. Выполните "
        "python -m analysis gather {path} и откройте её снова.",
        "shelf": "Файл {path} не читается: {reason}. Поправьте его и обновите страницу.",
        "no_text": "Текста {id} в библиотеке нет.",
        "mended_known": "Такой текст в библиотеке уже есть: исправление сделало бы один из двух.",
        "no_correction": "Правки {id} в библиотеке нет.",
        "no_name": "У текста должно быть название.",
        "no_collection": "Подборки {id} в библиотеке нет.",
        "no_collection_name": "У подборки должно быть название.",
        "collection_name_taken": "Подборка «{name}» уже есть.",
    }


DAY = 24 * 60

WHOLE_LIBRARY = ""
"""In place of a text's id: the corrections that are of no single text."""


@dataclass(frozen=True, slots=True)
class StoredText:
    """A text in the list of texts. `added` is in UTC; `encoding` is that of its file, "" of a pasted text."""

    id: str
    name: str
    card: Card
    added: datetime.datetime
    encoding: str
    characters: int


@dataclass(frozen=True, slots=True)
class Collection:
    """A named set of texts; `texts` is how many there are in it."""

    id: int
    name: str
    texts: int


@dataclass(frozen=True, slots=True)
class StoredCorrection:
    """A row of the analyst's corrections. `made` is in UTC."""

    id: int
    made: datetime.datetime
    correction: Correction


def id_of(text: str) -> str:
    """The first 12 hexadecimal digits of the text's SHA-256.

    >>> id_of("В Ташкенте прошла встреча.")
    '3b0ded3421c0'
    """
    return sha256(text.encode("utf-8")).hexdigest()[:12]


def name_of(text: str) -> str:
    """What a text without a name is called in lists: its first words.

    >>> name_of("Министр выступил.\\nОн сказал.")
    'Министр выступил.'
    """
    first = next((line.strip() for line in text.splitlines() if line.strip()), "…")
    return first if len(first) <= 70 else first[:70].rsplit(" ", 1)[0].rstrip(" ,.;:—–-") + "…"


def now() -> datetime.datetime:
    """This moment as the library keeps it: in UTC, without saying so."""
    return datetime.datetime.now(datetime.UTC).replace(tzinfo=None)


def utc(moment: datetime.datetime) -> datetime.datetime:
    """A kept moment with its time zone."""
    return moment.replace(tzinfo=datetime.UTC)


def card_columns(card: Card) -> list[Any]:
    """Title, outlet, date, address, time and zone as they are kept."""
    zone = card.time.utcoffset() if card.time else None
    minutes = None if zone is None else zone // datetime.timedelta(minutes=1)
    time = card.time.replace(tzinfo=None) if card.time and card.date else None
    return [card.title.strip(), card.outlet.strip(), card.date, card.url.strip(), time, minutes]


def zoned(time: datetime.time | None, zone: int | None) -> datetime.time | None:
    """A kept time with its zone."""
    if time is None or zone is None or abs(zone) >= DAY:
        return time
    return time.replace(tzinfo=datetime.timezone(datetime.timedelta(minutes=zone)))

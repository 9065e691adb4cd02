"""Why a text cannot be read."""

from collections.abc import Mapping
from typing import ClassVar

from analysis.errors import PlainError


class ReadingError(PlainError):
    """A file or a pasted text that cannot be read, in a sentence that says why and what to do."""

    sentences: ClassVar[Mapping[str, str]] = {
        "empty": "В тексте ничего нет.",
        "too_long": "Текст длиннее {limit} знаков: разделите его на части.",
        "format": "Это файл {format}, а не простой текст: сохраните его как текст (.txt) и возьмите тот файл.",
        "binary": "Это не текст: внутри двоичные данные. Нужен простой текст (.txt).",
        "encoding": "Кодировка не узнана: ни UTF-8, ни UTF-16, ни windows-1251, ни KOI8-R, ни cp866 не дают русских "
        "слов. Сохраните текст в UTF-8.",
        "html": "Это исходный код веб-страницы (HTML), а не её текст: откройте страницу в браузере, скопируйте текст "
        "статьи и вставьте его.",
        "no_cyrillic": "Это не русский текст: в нём нет ни одной русской буквы.",
        "few_cyrillic": "Это не русский текст: русских букв в нём {cyrillic} из {letters}.",
        "misread": "Текст испорчен до нас: UTF-8 прочитан как windows-1251. Возьмите исходный файл.",
        "other_cyrillic": "Это не русский текст: во многих словах буквы другого языка — {found}.",
        "no_yery": "Это не русский текст: букв в нём много, а «ы» нет ни одной.",
        "no_file": "Такого файла нет.",
        "no_permission": "Нет права читать этот файл.",
        "unreadable": "Файл не читается: {reason}.",
    }

"""Reports that the library keeps under a name: what each is asked for, and what it held when it was made last."""

import json
from typing import Protocol

from analysis.report.reports.content import Report
from analysis.report.reports.frozen import packed, unpacked
from analysis.report.reports.spec import Spec, SpecError, read_spec, written

SETTING = "reports"


class Settings(Protocol):
    """What keeps them: a library."""

    def setting(self, key: str, default: str = "") -> str:
        """What is kept under `key`."""
        ...

    def set_setting(self, key: str, value: str) -> None:
        """Keeps `value` under `key`."""
        ...


def kept(library: Settings) -> dict[str, Spec]:
    """By name; one that this version cannot read is left where it is."""
    found = {}
    for name, text in _texts(library).items():
        try:
            found[name] = read_spec(text)
        except SpecError:
            continue
    return found


def keep(library: Settings, name: str, spec: Spec, made: Report | None = None) -> str:
    """In place of one that has the name, which it gives back; `made`: what it holds now, frozen."""
    if made:
        library.set_setting(_key(name), packed(made))
    library.set_setting(SETTING, json.dumps({**_texts(library), name: written(spec)}, ensure_ascii=False))
    return name


def frozen(library: Settings, name: str) -> Report | None:
    """What the report held when it was made last, whatever has come or been corrected since; None where nothing of it
    is kept, or an older version kept it otherwise."""
    return unpacked(library.setting(_key(name)))


def forget(library: Settings, name: str) -> None:
    """It is gone; the files that were made of it are not."""
    rest = {other: text for other, text in _texts(library).items() if other != name}
    library.set_setting(SETTING, json.dumps(rest, ensure_ascii=False))
    library.set_setting(_key(name), "")


def _key(name: str) -> str:
    return f"report {name}"


def _texts(library: Settings) -> dict[str, str]:
    return {str(name): str(text) for name, text in json.loads(library.setting(SETTING, "{}")).items()}

"""Reports that the library keeps under a name."""

import json

from analysis.library import Library
from analysis.report.reports.spec import Spec, SpecError, read_spec, written

SETTING = "reports"


def kept(library: Library) -> dict[str, Spec]:
    """By name; one that this version cannot read is left where it is."""
    found = {}
    for name, text in _texts(library).items():
        try:
            found[name] = read_spec(text)
        except SpecError:
            continue
    return found


def keep(library: Library, name: str, spec: Spec) -> str:
    """In place of one that has the name, which it gives back."""
    library.set_setting(SETTING, json.dumps({**_texts(library), name: written(spec)}, ensure_ascii=False))
    return name


def forget(library: Library, name: str) -> None:
    """It is gone; the files that were made of it are not."""
    rest = {other: text for other, text in _texts(library).items() if other != name}
    library.set_setting(SETTING, json.dumps(rest, ensure_ascii=False))


def _texts(library: Library) -> dict[str, str]:
    return {str(name): str(text) for name, text in json.loads(library.setting(SETTING, "{}")).items()}

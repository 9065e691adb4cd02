"""What is chosen of the statements, in words above their list; a link that chose it brings the screen there."""

from analysis.interface import Words
from pages.shared.linked_text import landing
from pages.shared.wording import spoken


def say_chosen(
    words: Words, *, speaker: str, kind: str, repeats: str, marker: str = "", sure: str = "", said: str = ""
) -> None:
    """«Анна Ким · прямые цитаты · без повторов», or that all statements are listed."""
    parts = [
        spoken(words, speaker) if speaker else "",
        words("quotes.kinds." + kind) if kind else "",
        words("quotes.filter.repeats_" + repeats) if repeats else "",
        words("quotes.chosen.marker", marker=marker) if marker else "",
        f"{words('quotes.filter.sure')}: {words(f'quotes.filter.sure_{sure}')}" if sure else "",
        words("quotes.chosen.said", said=said) if said else "",
    ]
    told = [part for part in parts if part]
    landing(" · ".join(told) or words("quotes.chosen.everything"), key="chosen statements", lands=bool(told))

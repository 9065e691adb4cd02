"""The pages of the app, each registered here once: a new page is a file in pages/, an entry here and its title word."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Screen:
    """A page as the menu has it.

    name: in the URL, "" for the first screen; its title is the word `pages.menu.<name>` («overview» for the first).
    group: "there" (what is there), "explore", "take" (away) or "texts"; its heading is the word `pages.group.<group>`.
    fewest: texts that the library needs for the page to be of use; with fewer the menu does not show it.
    """

    name: str
    file: str
    icon: str
    group: str
    fewest: int = 1

    @property
    def title(self) -> str:
        """The key of its title."""
        return "pages.menu." + (self.name or "overview")


SCREENS = (
    Screen("", "app.py", ":material/summarize:", "there"),
    Screen("entities", "pages/entities.py", ":material/groups:", "there"),
    Screen("quotes", "pages/quotes.py", ":material/format_quote:", "there"),
    Screen("topics", "pages/topics.py", ":material/sell:", "there"),
    Screen("reader", "pages/reader.py", ":material/menu_book:", "there"),
    Screen("contexts", "pages/contexts.py", ":material/search:", "explore"),
    Screen("compare", "pages/compare.py", ":material/compare_arrows:", "explore", fewest=2),
    Screen("timeline", "pages/timeline.py", ":material/timeline:", "explore", fewest=2),
    Screen("gender", "pages/gender.py", ":material/wc:", "explore", fewest=2),
    Screen("outlets", "pages/outlets.py", ":material/account_tree:", "explore", fewest=2),
    Screen("stories", "pages/stories.py", ":material/newspaper:", "explore", fewest=2),
    Screen("dossier", "pages/dossier.py", ":material/badge:", "explore"),
    Screen("repeated", "pages/repeated.py", ":material/content_copy:", "explore", fewest=2),
    Screen("relations", "pages/relations.py", ":material/hub:", "explore"),
    Screen("report", "pages/report.py", ":material/description:", "take"),
    Screen("texts", "pages/texts.py", ":material/library_books:", "texts", fewest=0),
)
"""In the order of the menu; those of one group stand together."""

SCREEN = {screen.name: screen for screen in SCREENS}

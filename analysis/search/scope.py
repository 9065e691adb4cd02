"""Where in the texts something is looked for."""

from dataclasses import dataclass

PARTS = ("", "headline", "lead", "body", "speech", "statements")
"""Everywhere; the headline; the first paragraph; all but the headline; somebody's own words (direct quotes and
fragments); all statements, paraphrases too."""


@dataclass(frozen=True, slots=True)
class Scope:
    """part: one of PARTS. speaker: whose statements only, as identity over the library; "" whoever speaks."""

    part: str = ""
    speaker: str = ""


EVERYWHERE = Scope()

"""Talks: interviews, question-and-answer texts and stenograms, in which paragraphs ask and answer.

Where lines begin with names, the names say who speaks (`labelled`); elsewhere weak signs add up (`unlabelled`). Who
gives an answer without a name, the headline, the lead and the questions tell (`guests`).
"""

from analysis.quotes.talks.find import find_turns
from analysis.quotes.talks.guests import find_talk

__all__ = ["find_talk", "find_turns"]

"""Texts that each new one is compared with: how likely they are one story."""

import datetime

from analysis.stories.candidates import Candidates
from analysis.stories.digest import Digest
from analysis.stories.likeness import Compared, Vocabulary, covered
from analysis.stories.signs import MILLION, Signs, signs

LEAST = MILLION // 4
"""Pairs less likely than this count as unlike: so what is far apart need never be looked at together."""

MOST_WORDS = 200_000
"""Words whose vectors are kept where texts are forgotten again; with more those of the texts that are left are read
anew."""


class Comparison:
    """Texts by what they are compared by."""

    def __init__(self) -> None:
        self.texts: dict[str, Compared] = {}
        self._vocabulary, self._candidates = Vocabulary(), Candidates()

    def add(self, digest: Digest) -> dict[str, int]:
        """Adds a text; gives how likely it is one story with each of those that were there, in millionths."""
        own = Compared(digest, self._vocabulary)
        near = self._candidates.near(digest)
        shares = covered(own, [self.texts[text] for text in near], self._vocabulary)
        self._put(own)
        found = {
            text: signs(digest, self.texts[text].digest, share).likelihood
            for text, share in zip(near, shares, strict=True)
        }
        return {text: likelihood for text, likelihood in found.items() if likelihood >= LEAST}

    def put_back(self, digest: Digest) -> None:
        """Adds a text that was compared before."""
        self._put(Compared(digest, self._vocabulary))

    def remove(self, text: str) -> bool:
        """Removes a text; whether it was there."""
        if (gone := self.texts.pop(text, None)) is None:
            return False
        self._candidates.remove(gone.digest)
        return True

    def forget_before(self, day: datetime.date) -> None:
        """Removes the texts of all days before this one, at once; those without a day stay."""
        for text in self._candidates.forget_before(day):
            del self.texts[text]
        if len(self._vocabulary) > MOST_WORDS:
            self._vocabulary = Vocabulary()
            self.texts = {text: Compared(old.digest, self._vocabulary) for text, old in self.texts.items()}

    def signs_of(self, one: str, other: str) -> Signs:
        """Why two texts are one story, or are not."""
        first, second = self.texts[one], self.texts[other]
        (share,) = covered(first, [second], self._vocabulary)
        return signs(first.digest, second.digest, share)

    def _put(self, own: Compared) -> None:
        self.texts[own.digest.id] = own
        self._candidates.add(own.digest)

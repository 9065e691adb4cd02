"""Stories: which texts are about one event, and why."""

from analysis.stories.comparison import Comparison
from analysis.stories.digest import Digest, digest
from analysis.stories.find import Stories, Story
from analysis.stories.signs import Signs

__all__ = ["Comparison", "Digest", "Signs", "Stories", "Story", "digest"]

"""Who is meant where no name stands: roles and pronouns -> the entities that they stand for.

References come after quotes, for who speaks helps to tell whom «он» means.
"""

from analysis.references.refer import refer

__all__ = ["refer"]

"""How sure the speaker of a statement is, by the rule that named him: from a name down to a guess."""

from collections.abc import Mapping

LEVELS = ("name", "role", "pronoun", "supposed", "open")
"""From the surest: by name or by the text's own words («адвокат Петрова»), by a role or noun that the text has given
him («министр», «в ведомстве»), by a pronoun, supposed (who spoke last or is spoken of), nobody named."""

_BY_RULE: Mapping[str, str] = {
    "name": "name",
    "as_it_stands": "name",
    "label": "name",
    "analyst": "name",
    "role": "role",
    "body_again": "role",
    "site": "role",
    "document": "role",
    "pronoun": "pronoun",
    "relative": "pronoun",
    "open": "open",
}


def how_sure(speaker_rule: str) -> str:
    """The level of a rule; of one that is not listed: supposed.

    >>> how_sure("role"), how_sure("keeps_speaking")
    ('role', 'supposed')
    """
    return _BY_RULE.get(speaker_rule, "supposed")

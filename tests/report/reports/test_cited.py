"""What is cited: whose own words stand in quotation marks, and only these."""

import pytest

from analysis.report.reports.cited import Cited
from pages.shared.words import words_in


@pytest.mark.parametrize(
    ("kind", "language", "told"),
    [
        ("direct", "ru", "«Мост «Дружба» открыт»"),
        ("fragment", "en", "“Мост «Дружба» открыт”"),
        ("indirect", "ru", "Мост «Дружба» открыт"),
        ("", "ru", "Мост «Дружба» открыт"),
    ],
)
def test_own_words_stand_in_quotation_marks(kind: str, language: str, told: str):
    cited = Cited("Мост «Дружба» открыт", "Анна Ким", "", "", None, "", kind=kind)
    assert cited.told(words_in(language)) == told

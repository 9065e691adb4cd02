"""Dates in all the forms that exports and pages write, and what is none."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading.dates import months_first, read_cell, read_cell_time, read_date, read_time

FIFTH = datetime.date(2024, 3, 5)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Вторник, 5 марта 2024, 14:20", "14:20:00"),
        ("14:20, 5 марта 2024", "14:20:00"),
        ("05.03.2024 14:20:59 МСК", "14:20:00+03:00"),
        ("Tue, 05 Mar 2024 14:20:00 +0530", "14:20:00+05:30"),
        ("05.03.2024 14:20:33 UTC+03:00", "14:20:00+03:00"),
        ("2024-03-05T14:20:05.123Z", "14:20:00+00:00"),
        ("20240305T1420Z", "14:20:00+00:00"),
        ("March 5, 2024 2:20 pm", "14:20:00"),
        ("March 5, 2024 12:20 am", "00:20:00"),
        ("March 5, 2024 2:20 PM EST", None),
        ("05.03.2024 00:00:00", None),
        ("05.03.2024", None),
        ("05.03.2024 25:00", None),
        ("Mon, 99 Feb 2020 10:00:00 +0000", None),
    ],
)
def test_the_time_of_the_day_with_its_zone_where_it_is_known(text, time):
    found = read_time(text)
    assert (found and found.isoformat()) == time


def test_a_number_in_a_column_of_dates_has_its_time_too():
    assert read_cell_time("45356,5") == datetime.time(12, 0)
    assert read_cell_time("1709648400000") == datetime.time(14, 20, tzinfo=datetime.UTC)
    assert read_cell_time("45356") is None


@pytest.mark.parametrize(
    "text",
    [
        "5 марта 2024 г.",
        "5 марта 2024 года",
        "05 Марта 2024",
        "5\u00a0марта\u00a02024\u00a0г.",
        "5 мар. 2024",
        "Вторник, 5 марта 2024, 14:20",
        "вт, 5 марта 2024 г., 14:20 (мск)",
        "14:20, 5 марта 2024",
        "5 марта 2024 в 14:20",
        "05.03.2024",
        "5.3.2024",
        "05.03.24",
        "05.03.2024 г.",
        "05.03.2024 14:20",
        "05.03.2024, 14:20:05",
        "05.03.2024 14:20 МСК",
        "14:20 05.03.2024",
        "05/03/2024",
        "05-03-2024",
        "2024-03-05",
        "2024.03.05",
        "2024/03/05",
        "2024-03-05T14:20",
        "2024-03-05T14:20:05Z",
        "2024-03-05T23:59:59.999+03:00",
        "2024-03-05 14:20:05 +0300",
        "2024-03-05 14:20:05.000000",
        "20240305",
        "20240305T142005Z",
        "Tue, 05 Mar 2024 14:20:05 +0300",
        "Tue, 5 Mar 2024 14:20:05 GMT",
        "Tue, 05 Mar 2024 14:20:05 +0300 (MSK)",
        "March 5, 2024",
        "Mar 5th, 2024 2:20 pm",
        "5 March 2024",
        " 05-Mar-2024\n",
    ],
)
def test_a_date(text):
    assert read_date(text) == FIFTH


@pytest.mark.parametrize(
    "text",
    [
        "вчера",
        "сегодня в 14:20",
        "5 марта",
        "март 2024",
        "2024",
        "",
        "32.03.2024",
        "05.13.2024",
        "30 февраля 2024",
        "05.03.9999",
        "05.03-2024",
        "5 мартобря 2024",
        "5 марта 2024 года открыли мост",
        "мост, 5 марта 2024",
        "192.168.0.1",
        "+7 495 123-45-67",
        "45356",
        "12 345 678",
        "١٢.٠٣.2024 и ещё",
    ],
)
def test_no_date(text):
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("45356", FIFTH),
        ("45356.0", FIFTH),
        ("45356,99", FIFTH),
        ("1709683199", FIFTH),
        ("1709683199000", FIFTH),
        ("05.03.2024", FIFTH),
        ("25569", datetime.date(1970, 1, 1)),
        ("36586", datetime.date(2000, 3, 1)),
        ("456", None),
        ("99999999999", None),
        ("9999999999999", None),
    ],
)
def test_a_number_in_a_column_of_dates(text, date):
    assert read_cell(text) == date


def test_the_month_before_the_day_is_told_from_the_whole_column():
    assert read_date("03/25/2024") == datetime.date(2024, 3, 25)
    assert read_date("03/05/2024") == datetime.date(2024, 5, 3)
    assert read_date("03/05/2024", month_first=True) == FIFTH
    assert read_date("2024/03/05", month_first=True) == FIFTH
    assert read_date("05.03.2024", month_first=True) == FIFTH
    assert months_first(["03/25/2024", "нет", "03/05/2024"])
    assert not months_first(["25/03/2024", "03/25/2024"])
    assert not months_first(["05.13.2024"])


@given(st.dates(datetime.date(1700, 1, 1), datetime.date(2199, 12, 31)))
def test_every_day_is_read_back(date):
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%Y%m%d", "%Y-%m-%dT10:00:00Z"):
        assert read_date(date.strftime(form)) == date


@given(st.text(st.sampled_from("0123456789.,/-: tzтвгмар+()"), max_size=70) | st.text(max_size=70))
def test_nothing_else_harms(text):
    for read in (read_date, read_cell):
        assert read(text) is None or isinstance(read(text), datetime.date)

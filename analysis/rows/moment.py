"""When a text appeared, of the columns date, time and zone of `texts`, for SQL."""

MOMENT = "(date + time - to_minutes(coalesce(zone, 180)))"
"""In UTC; nothing where the card has no time. A time without a zone is Moscow's (card.MOSCOW)."""

LATEST = f"coalesce({MOMENT}, date + TIME '20:59:59')"
"""The same; of a card with a date only the end of that day in Moscow, before which it was."""

IN_TIME = f"{LATEST} NULLS LAST, added, id"
"""In what order texts appeared: those of which the day alone is known stand last in it."""

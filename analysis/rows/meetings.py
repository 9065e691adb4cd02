"""Who is named together in a text, and how often, as rows for SQL: of a text each pair, each name, and all names."""


def meetings(placed: str, unit: str) -> str:
    """The SELECT of text_no, a, b, n: units that name both a and b (a < b), that name a (a = b), and, where a and b are
    NULL, that name anybody. A name in a title is no meeting.

    placed: a relation of mentions with text_no, who (the number of a name) and in_title. unit: what of it says in which
    unit of its text each stands.
    """
    return f"""WITH present AS (SELECT DISTINCT text_no, {unit} AS unit, who FROM {placed} WHERE NOT in_title)
    SELECT text_no, a.who AS a, b.who AS b, count(*)::INTEGER AS n FROM present a JOIN present b USING (text_no, unit)
        WHERE a.who <= b.who GROUP BY ALL
    UNION ALL SELECT text_no, NULL, NULL, count(DISTINCT unit)::INTEGER FROM present GROUP BY text_no"""

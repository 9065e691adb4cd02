"""What a chart function gives: the figure, its name, and the rows that it draws."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go


@dataclass(frozen=True, slots=True)
class Chart:
    """`figure`, and `rows` with each number that stands in it and no other: they are what is taken away as a table.

    The words of `name` say what it is: `charts.<name>.title`, `report.caption.<name>` (what is counted), and where a
    click opens something `charts.<name>.click`.
    """

    name: str
    figure: go.Figure
    rows: pd.DataFrame

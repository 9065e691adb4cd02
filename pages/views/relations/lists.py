"""The network as tables: its edges, its nodes, and the files for other programs."""

import pandas as pd

from analysis.report import graph_files, workbook
from analysis.tables.graph import Graph
from pages.shared.export import book, files_heading, table_heading
from pages.shared.linked_text import Run, linked_table
from pages.shared.page import Page
from pages.shared.pager import shown_first
from pages.views.relations.asked import AskedNetwork, ShownNetwork, opened_by

NODES_SHOWN = 15


def edge_list(page: Page, asked: AskedNetwork, found: ShownNetwork) -> None:
    """The strongest edges; a count opens its sentences. The files hold all edges."""
    words, title = page.words, page.words("relations.edges")

    def every() -> pd.DataFrame:
        return asked.edges(page.library, page.chosen)

    files = {
        "xlsx": lambda: book(page, {title: every(), words("relations.nodes"): found.graph.nodes}),
        "csv": lambda: workbook.csv(every(), words),
        "gexf": lambda: graph_files.gexf(every(), directed=asked.directed),
        "graphml": lambda: graph_files.graphml(every(), directed=asked.directed),
    }
    files_heading(page, "edges", title, files)
    numbers = ["count", "texts", *(["pmi"] if asked.net == "together" else [])]
    header = [words(f"relations.column.{asked.net}.{name}") for name in ("a", "b")]
    header += [words(f"relations.column.{name}") for name in numbers]
    rows = []
    for row in found.first.to_dict("records"):
        cells = [
            Run(str(row[end]), to=page.door(opened_by(str(row[end]), str(row[f"{end}_kind"])))) for end in ("a", "b")
        ]
        count = Run(words.number(row["count"]), "number", to=page.door(asked.door(str(row["a"]), str(row["b"]))))
        rest = [Run(words.number(row[name], 2 if name == "pmi" else 0), "number") for name in numbers[1:]]
        rows.append([*cells, count, *rest])
    linked_table(header, rows, key="edges")
    shown_first(words, len(rows), found.number)


def node_list(page: Page, made: Graph) -> None:
    """The largest nodes of the drawing with their groups; a name opens its page."""
    words = page.words
    table_heading(page, "nodes", words("relations.nodes"), made.nodes)
    header = [words(f"relations.column.{name}") for name in ("name", "size", "links", "group")]
    rows = [
        [
            Run(row["name"], to=page.door(opened_by(row["name"], row["kind"]))),
            Run(words.number(row["size"]), "number"),
            Run(words.number(row["links"]), "number"),
            Run(row["group"], "muted"),
        ]
        for row in made.nodes.head(NODES_SHOWN).to_dict("records")
    ]
    linked_table(header, rows, key="nodes")
    shown_first(words, len(rows), len(made.nodes))

"""An Analysis written in its text, for tests that need one with a known content and no models.

    {PER Анна Ким}  a mention; {LOC Тарск=Тарске} in another form; {LOC* Тарск=Тарска} inside a title;
    {PER~ Анна Ким=она} a reference; {PER! Анна Ким=глава Тарска} a role
    [direct Анна Ким: слова] a statement; ? for no speaker; >2 after the name: it says again the second statement
    <нефть=нефти> a term; <!Тарск> one that is a name
    @ТАСС@ a source; @ТАСС>2@ one that leans on the second
The first line is the headline where an empty line follows it; «Читайте также:» begins the furniture.
"""

import re
from collections import defaultdict

from analysis.analyse import Analysis
from analysis.article import read_article
from analysis.entities import Entity, Mention, Reference, Role
from analysis.quotes import Quote, Source
from analysis.topics import Term

SIGN = re.compile(
    r"\{(?P<kind>[A-Z]+)(?P<sort>[*~!]?) (?P<name>[^={}]+)(?:=(?P<form>[^{}]+))?\}"
    r"|\[(?P<quote>direct|indirect|fragment) (?P<speaker>[^:>\[]+?)(?: ?>(?P<repeats>\d+))?: "
    r"|(?P<end>\])"
    r"|<(?P<is_name>!?)(?P<term>[^=<>]+)(?:=(?P<inflected>[^<>]+))?>"
    r"|@(?P<source>[^@>]+)(?:>(?P<via>\d+))?@"
)


def marked(markup: str) -> Analysis:
    """The analysis that `markup` says."""
    text, at = "", 0
    found = defaultdict(lambda: defaultdict(list))
    kinds, terms, names = {}, defaultdict(list), set()
    quotes, opened, sources = [], [], []
    for sign in SIGN.finditer(markup):
        text += markup[at : sign.start()]
        at = sign.end()
        start = len(text)
        if sign["kind"]:
            text += sign["form"] or sign["name"]
            kinds.setdefault(sign["name"], sign["kind"])
            found[sign["name"]][sign["sort"]].append((start, len(text)))
        elif sign["quote"]:
            opened.append(len(quotes))
            quotes.append((sign["quote"], start, None, sign["speaker"], sign["repeats"]))
        elif sign["end"]:
            number = opened.pop()
            quotes[number] = (*quotes[number][:2], start, *quotes[number][3:])
        elif sign["term"]:
            text += sign["inflected"] or sign["term"]
            terms[sign["term"]].append((start, len(text)))
            names |= {sign["term"]} if sign["is_name"] else set()
        else:
            text += sign["source"]
            via = int(sign["via"]) - 1 if sign["via"] else None
            sources.append(Source(sign["source"], start, len(text), "outlet_tells", via))
    text += markup[at:]
    article = read_article(text)
    return Analysis(
        text=text,
        title=article.title,
        paragraphs=article.paragraphs,
        furniture=article.furniture,
        sentences=tuple(sentence for paragraph in article.body for sentence in _sentences(text, *paragraph)),
        entities=tuple(_entity(text, name, kinds[name], sorts) for name, sorts in found.items()),
        quotes=tuple(_quote(quote, kinds) for quote in quotes),
        sources=tuple(sources),
        terms=tuple(Term(term, float(len(spans)), tuple(spans), term in names) for term, spans in terms.items()),
    )


def _entity(text, name, kind, sorts):
    mentions = sorted((start, stop, sort == "*") for sort in ("", "*") for start, stop in sorts[sort])
    return Entity(
        name,
        kind,
        tuple(Mention(start, stop, name, in_title) for start, stop, in_title in mentions),
        tuple(Reference(start, stop, "pronoun") for start, stop in sorts["~"]),
        tuple(Role(text[start:stop], start, stop) for start, stop in sorts["!"]),
    )


def _quote(quote, kinds):
    kind, start, stop, speaker, repeats = quote
    names = () if speaker == "?" else tuple(speaker.split("; "))
    speaker_kind = kinds.get(names[0], "ROLE") if names else None
    again = int(repeats) - 1 if repeats else None
    return Quote(
        kind, ((start, stop),), names, speaker_kind, None, "сказал", None, "marks", "name", "", "", repeats=again
    )


def _sentences(text, start, stop):
    for sentence in re.finditer(r"\S[^.!?\n]*[.!?]*[»\"]?", text[start:stop]):
        yield start + sentence.start(), start + sentence.end()

"""A text as references are sought in it: its tokens, and who is named and who speaks at each."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.article import Article, Span
from analysis.entities.entity import Entity
from analysis.entities.roles import Context, role_spans
from analysis.entities.token_row import Index, Name, name_of, token_row
from analysis.language import Parsed, Token
from analysis.quotes.quote import Quote

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Scene:
    """Places are numbers of tokens; entities are numbers in `entities`, or NOBODY."""

    text: str
    tokens: Sequence[Token]
    starts: Sequence[int]
    entities: Sequence[Entity]
    sentence: Sequence[int]
    """The number of the sentence of each token."""
    bounds: Sequence[Span]
    """The first token of each sentence, and the one past its last."""
    words_at: Index
    """The places of each word or mark, in small letters."""
    lemmas_at: Index
    """The places of each lemma."""
    named: Sequence[int] = ()
    """Whom or what each token names."""
    titled: Sequence[bool] = ()
    """Whether a token stands in a role that is given together with a name."""
    quoted: Sequence[int] = ()
    """The number of the direct quote in which each token stands, or NOBODY."""
    speaking: Sequence[int] = ()
    """Who speaks there."""

    def places(self, start: int, stop: int) -> range:
        """The tokens between two offsets."""
        return range(bisect_left(self.starts, start), bisect_right(self.starts, stop - 1))

    def span(self, lo: int, hi: int) -> Span:
        """The offsets of the tokens lo … hi-1."""
        return self.tokens[lo].start, self.tokens[hi - 1].stop

    def before(self, place: int, sentences: int) -> range:
        """The tokens before `place`, nearest first, in its sentence and so many sentences before it."""
        first = self.bounds[max(0, self.sentence[place] - sentences)][0]
        return range(place - 1, first - 1, -1)


def set_scene(article: Article, parsed: Parsed, entities: Sequence[Entity], quotes: Sequence[Quote]) -> Scene:
    """The scene of a text with its entities and quotes."""
    row = token_row(article.text, parsed)
    bare = Scene(row.text, row.tokens, row.starts, entities, row.sentence_of, row.sentences, row.words, row.lemmas)
    count = len(row.tokens)
    covered = {kind: [False] * count for kind in ("PER", "ORG", "LOC")}
    named, names = _named(bare, covered)
    context = Context(row.text, row.tokens, covered["PER"], covered["ORG"], covered["LOC"], row.openings)
    titled = [False] * count
    for name, form in names:
        for lo, hi in role_spans(name, form, context):
            titled[lo:hi] = [True] * (hi - lo)
    quoted, speaking = _heard(bare, quotes)
    return replace(bare, named=named, titled=titled, quoted=quoted, speaking=speaking)


def _named(scene: Scene, covered: Mapping[str, list[bool]]) -> tuple[list[int], list[tuple[Name, str]]]:
    """What each token names, and the names of persons with their nominatives; which tokens stand in a name of each kind
    is told to `covered`."""
    named, persons = [NOBODY] * len(scene.tokens), []
    for number, entity in enumerate(scene.entities):
        for mention in entity.mentions:
            places = scene.places(mention.start, mention.stop)
            for place in places:
                named[place] = number
                covered[entity.kind][place] = True
            if entity.kind == "PER" and places:
                tokens = tuple(scene.tokens[places.start : places.stop])
                name = name_of(tokens, places.start, "PER")._replace(start=mention.start, stop=mention.stop)
                persons.append((name, mention.form))
    return named, [(name, form) for name, form in persons if name.words]


def _heard(scene: Scene, quotes: Sequence[Quote]) -> tuple[list[int], list[int]]:
    """The number of the direct quote in which each token stands, and who speaks there."""
    quoted, speaking = [NOBODY] * len(scene.tokens), [NOBODY] * len(scene.tokens)
    numbers = {e.name: i for i, e in enumerate(scene.entities)}
    for number, quote in enumerate(quotes):
        speaker = numbers.get(quote.speaker or "", NOBODY)
        for start, stop in quote.spans if quote.kind == "direct" else ():
            for place in scene.places(start, stop):
                quoted[place], speaking[place] = number, speaker
    return quoted, speaking

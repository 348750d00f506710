"""When a thing happened to a person that happens once: died, was arrested, resigned."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from analyzer.discourse.asking import in_statement
from analyzer.discourse.dates import find_dates
from analyzer.discourse.normalising import words_of
from analyzer.discourse.scopes import date_within, innermost, name_of, scope_of
from analyzer.discourse.syntax import Tree
from analyzer.types import Document, FactMention, ParsedSentence, Proposition, Target

_TO_SOMEBODY = {
    "arrest": "arrested", "kill": "killed", "indict": "indicted", "sentence": "sentenced", "convict": "convicted",
    "elect": "elected", "nominate": "nominated", "acquit": "acquitted", "execute": "executed", "bury": "buried",
}  # fmt: skip
_DEICTIC = frozenset({"today", "tonight", "yesterday", "tomorrow"})
"""In a quotation they are the speaker's day, not the paper's."""
_BY_ONESELF = {"die": "died", "resign": "resigned"}
"""Acts that few people go through twice, so that two dates are two accounts of one act."""


def find_deeds(
    document: Document, parse: tuple[ParsedSentence, ...], targets: Sequence[Target]
) -> Iterator[FactMention]:
    """Dates of such acts. The referent is the person's surname: texts give the rest of a name in many ways."""
    people = [target for target in targets if target.kind == "person"]
    for sentence, tokens in enumerate(parse):
        tree = Tree(tokens)
        for verb in range(len(tree)):
            deed, patient = _deed(tree, verb)
            person = _person_at(tree, patient, people) if patient is not None else None
            if deed is None or person is None or _is_unreal(tree, verb):
                continue
            date = date_within(document, sentence, tree, scope_of(tree, verb))
            if date is not None:
                yield FactMention(
                    slot="date",
                    about=words_of(person.name)[-1],
                    relation=deed,
                    value=date.value,
                    text=document.text[date.start : date.end],
                    sentence=sentence,
                    start=date.start,
                    end=date.end,
                    is_exclusive=True,
                )


def _deed(tree: Tree, verb: int) -> tuple[str | None, int | None]:
    token = tree[verb]
    if token.pos != "VERB":
        return None, None
    if token.lemma in _BY_ONESELF:
        return _BY_ONESELF[token.lemma], tree.child(verb, "nsubj")
    return _TO_SOMEBODY.get(token.lemma), tree.child(verb, "nsubjpass", "dobj")


def _person_at(tree: Tree, index: int, people: Sequence[Target]) -> Target | None:
    start = tree[index].start
    return next((t for t in people if any(m.start <= start < m.end for m in t.mentions)), None)


def _is_unreal(tree: Tree, verb: int) -> bool:
    """Planned, possible or denied: "will be sentenced", "was not arrested"."""
    return any(tree[child].tag == "MD" or tree[child].dep == "neg" for child in tree.children[verb])


def find_other_dates(
    document: Document, propositions: Sequence[Proposition], taken: Collection[int]
) -> Iterator[FactMention]:
    """Dates of anything else that is said; comparable only where two texts make the very same statement."""
    for number, sentence in enumerate(document.sentences):
        for date in find_dates(document.words_of(sentence), document.published):
            start, end = date.start + sentence.start, date.end + sentence.start
            around = innermost(propositions, start, end)
            if around is None or start in taken or document.text[start:end].lower() in _DEICTIC:
                continue
            yield FactMention(
                slot="date",
                about=name_of(around),
                relation="dated",
                value=date.value,
                text=document.text[start:end],
                sentence=number,
                start=start,
                end=end,
                is_exclusive=True,
                question=in_statement(document, around, start, end, "The date"),
            )

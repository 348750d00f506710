"""What is expected of a work (a bridge, a plant, a reform): when it is done, what it costs, how many jobs it brings.

Texts say it in many verbs ("create", "support", "bring"; "finished", "opens", "ready"), so these facts are named by
what is expected and of which work, not by their verbs. Only what is to come is read: what a work has brought by now
depends on the day of the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.discourse.dates import find_dates
from analyzer.discourse.normalising import Normaliser
from analyzer.discourse.numbers import NumberMention, find_numbers
from analyzer.discourse.occasions import EVENT_NOUNS
from analyzer.discourse.scopes import scope_of, text_and_offset
from analyzer.discourse.syntax import Tree
from analyzer.types import Document, FactMention, ParsedSentence, Slot

GAIN = "gain:"
"""Relation of a number that a work will bring, before the noun: "gain:job", "gain:construction job"."""
COMPLETED = "completed"
COST = "cost:"
"""Relation of the sum that a work will cost, before the currency: "cost:USD"."""
ANY_WORK = "project"
"""The referent of "it", "the project", "construction": which work is meant, the text around it tells."""

_BRINGING = frozenset(
    {"create", "bring", "add", "generate", "support", "provide", "produce", "deliver", "mean"}
)
_GAINS = frozenset({"job", "apprenticeship", "home", "apartment"})
_IDLE_MODIFIERS = frozenset({"new", "additional", "extra", "more", "local"})
_COMPLETING = frozenset({"finish", "complete", "open", "reopen"})
_DONE = frozenset({"ready", "complete", "done", "finished", "open"})
_EXPECTING = frozenset(
    {
        "expect",
        "schedule",
        "plan",
        "set",
        "hope",
        "slate",
        "due",
        "estimate",
        "project",
        "promise",
        "aim",
        "likely",
    }
)
_UMBRELLA = frozenset(
    {
        *(
            "project",
            "plan",
            "scheme",
            "construction",
            "work",
            "development",
            "investment",
            "programme",
            "program",
        ),
        *("proposal", "building", "completion", "it", "they", "we", "this", "that"),
    }
)
_ACTORS = frozenset(
    {"government", "council", "company", "firm", "city", "state", "ministry", "authority", "he", "she"}
)
_ACTING_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def find_prospects(document: Document, parse: tuple[ParsedSentence, ...]) -> Iterator[FactMention]:
    """Years and days of completion ("completed") and numbers that a work will bring ("gain:job")."""
    normaliser = Normaliser.of(document.text)
    for number, sentence in enumerate(parse):
        tree = Tree(sentence)
        for verb in range(len(tree)):
            if tree[verb].pos not in ("VERB", "AUX") or not _is_to_come(tree, verb):
                continue
            subject = _subject(tree, verb)
            about = _work(tree, subject, normaliser)
            if about is None or subject is None:
                continue
            if tree[verb].lemma in _BRINGING:
                yield from _gain(document, tree, number, verb, about)
            elif tree[verb].lemma == "cost":
                yield from _cost(document, tree, number, verb, about)
            elif _completes(tree, verb, subject):
                yield from _completion(document, tree, number, verb, about)


def _gain(document: Document, tree: Tree, sentence: int, verb: int, about: str) -> Iterator[FactMention]:
    noun = tree.child(verb, "dobj", "nsubjpass")
    if noun is None or tree[noun].lemma not in _GAINS:
        return
    found = _figures(document, tree, sentence, [i for i in tree.subtree(noun) if i < noun])
    if len(found) != 1 or found[0].currency or found[0].is_percentage:
        return
    modifiers = [
        tree[i].lemma
        for i in tree.children_of(noun, "amod", "compound")
        if tree[i].lemma not in _IDLE_MODIFIERS and tree[i].tag not in ("JJR", "JJS")
    ]
    act = GAIN + " ".join([*modifiers, tree[noun].lemma])
    offset = document.sentences[sentence].start
    span = found[0].start + offset, tree[noun].end
    yield _fact(document, "number", about, act, found[0].value, sentence, span)


def _cost(document: Document, tree: Tree, sentence: int, verb: int, about: str) -> Iterator[FactMention]:
    found = _figures(document, tree, sentence, [i for i in scope_of(tree, verb) if i > verb])
    if len(found) == 1 and found[0].currency:
        offset = document.sentences[sentence].start
        span = found[0].start + offset, found[0].end + offset
        yield _fact(document, "money", about, COST + found[0].currency, found[0].value, sentence, span)


def _completion(
    document: Document, tree: Tree, sentence: int, verb: int, about: str
) -> Iterator[FactMention]:
    text, offset = text_and_offset(document, sentence)
    inside = {tree[i].start for i in scope_of(tree, verb)}
    dates = [each for each in find_dates(text, document.published) if each.start + offset in inside]
    if len(dates) == 1 and not dates[0].is_relative:
        span = dates[0].start + offset, dates[0].end + offset
        yield _fact(document, "date", about, COMPLETED, dates[0].value, sentence, span)


def _figures(document: Document, tree: Tree, sentence: int, members: list[int]) -> list[NumberMention]:
    text, offset = text_and_offset(document, sentence)
    starts = {tree[i].start for i in members}
    return [found for found in find_numbers(text) if found.start + offset in starts]


def _fact(
    document: Document, slot: Slot, about: str, act: str, value: str, sentence: int, span: tuple[int, int]
) -> FactMention:
    text = document.text[span[0] : span[1]]
    return FactMention(slot, about, act, value, text, sentence, *span, is_exclusive=True)


def _completes(tree: Tree, verb: int, subject: int) -> bool:
    if tree[verb].lemma in _COMPLETING:
        return tree.child(verb, "dobj") is None
    if tree[subject].lemma == "completion":
        return any(tree[i].lemma in _EXPECTING for i in (verb, *tree.children[verb]))
    state = tree.child(verb, "acomp")
    return tree[verb].lemma == "be" and state is not None and tree[state].lemma in _DONE


def _is_to_come(tree: Tree, verb: int) -> bool:
    """Said with a modal, as expected, or in the present ("opens in 2029"); and not denied."""
    chain = _chain(tree, verb)
    if any(tree.child(each, "neg") is not None for each in chain):
        return False
    return (
        any(tree[i].tag == "MD" for each in chain for i in tree.children[each])
        or any(tree[each].lemma in _EXPECTING for each in chain)
        or tree[verb].tag in ("VBZ", "VBP")
    )


def _chain(tree: Tree, verb: int) -> list[int]:
    """The verb and those that it completes ("open", "due", "is") or shares a modal with ("will end and support")."""
    chain = [verb]
    while len(chain) < len(tree) and (
        tree[chain[-1]].dep in ("xcomp", "acomp") or _shares_modal(tree, chain[-1])
    ):
        chain.append(tree[chain[-1]].head)
    return chain


def _shares_modal(tree: Tree, verb: int) -> bool:
    return (
        tree[verb].dep == "conj"
        and tree[verb].tag == "VB"
        and tree.child(verb, "nsubj", "nsubjpass", "aux") is None
    )


def _subject(tree: Tree, verb: int) -> int | None:
    """Of the verb, or of the one it completes; of "the tunnel, expected to open", the noun; of a passive, its agent."""
    chain = _chain(tree, verb)
    passive = tree.child(verb, "nsubjpass")
    if tree[verb].lemma in _BRINGING and passive is not None:
        agent = tree.child(verb, "agent")
        return tree.child(agent, "pobj") if agent is not None else None
    for each in chain:
        found = tree.child(each, "nsubj", "nsubjpass")
        if found is not None and tree[found].tag in ("WDT", "WP"):
            return tree[each].head if tree[each].dep == "relcl" else None
        if found is not None:
            return found
    last = chain[-1]
    if tree[last].dep == "acl":
        return tree[last].head
    return _subject(tree, tree[last].head) if tree[last].dep == "conj" and tree[last].head < last else None


def _work(tree: Tree, subject: int | None, normaliser: Normaliser) -> str | None:
    """The work's name in content words; None for people, bodies and gatherings, which expect things of their own."""
    if subject is None or tree[subject].lemma in EVENT_NOUNS or tree[subject].lemma.lower() in _ACTORS:
        return None
    if tree[subject].entity in _ACTING_ENTITIES:
        return None
    phrase = tree.subtree(subject, frozenset({"relcl", "acl", "appos", "conj", "cc"}))
    parts = [i for i in phrase if i > subject], [i for i in phrase if i <= subject]  # its noun comes last
    words = [
        word for part in parts for word in normaliser.content(tree[i] for i in part) if word not in _UMBRELLA
    ]
    return " ".join(words) or (ANY_WORK if tree[subject].lemma.lower() in _UMBRELLA else None)

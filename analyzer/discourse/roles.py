"""Who did what: opened, hosted, led, chaired, attended, addressed, signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analyzer.discourse.normalising import Normaliser
from analyzer.discourse.occasions import EVENT_NOUNS, Occasion
from analyzer.discourse.syntax import Tree
from analyzer.types import Document, FactMention, ParsedSentence, Target

_EVENT_VERBS = {
    "open": "opened", "inaugurate": "opened", "host": "hosted", "chair": "chaired", "lead": "led", "colead": "led",
    "co-lead": "led", "head": "led", "attend": "attended", "address": "addressed", "moderate": "moderated",
}  # fmt: skip
_STARTED = {"launch": "launched", "convene": "convened", "start": "launched", "found": "founded"}
_STARTABLE = frozenset(
    [
        "campaign",
        "initiative",
        "programme",
        "program",
        "operation",
        "fund",
        "coalition",
        "inquiry",
        "investigation",
        "project",
        "service",
    ]
)
_BODY_VERBS = {"lead": "led", "colead": "led", "co-lead": "led", "head": "led", "chair": "chaired"}
_SIGNED = {"sign": "signed", "cosign": "signed", "veto": "vetoed"}
_SIGNABLE = frozenset(
    str.split("agreement bill deal treaty order memorandum accord pact declaration law letter contract")
)
_BODIES = frozenset(
    {
        "group",
        "delegation",
        "committee",
        "panel",
        "commission",
        "team",
        "coalition",
        "mission",
        "inquiry",
        "council",
    }
)
_OPENING_WORDS = frozenset({"remark", "address", "speech", "statement", "comment"})
_DELIVERING = frozenset({"deliver", "give", "make", "offer"})
_PHRASE_POS = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PUNCT"})
_PHRASE_LINKS = frozenset({"'s", "’s", "of", "to", "for", "and"})
_ALONE = frozenset({"only", "alone", "first", "sole"})


def find_roles(
    document: Document,
    parse: tuple[ParsedSentence, ...],
    targets: Sequence[Target],
    occasions: Sequence[Occasion],
) -> Iterator[FactMention]:
    """One mention for each actor of each act. The thing done to is the text's event, a named body, or a paper signed."""
    reader = _RoleReader(document, targets, occasions)
    for number, sentence in enumerate(parse):
        yield from reader.roles(number, Tree(sentence))


class _RoleReader:
    def __init__(self, document: Document, targets: Sequence[Target], occasions: Sequence[Occasion]) -> None:
        self.document = document
        self.targets = targets
        self.normaliser = Normaliser.of(document.text)
        self.occasions = {(occasion.sentence, occasion.noun): occasion.about for occasion in occasions}
        self.main = occasions[0].about if occasions else None

    def roles(self, number: int, tree: Tree) -> Iterator[FactMention]:
        for index in range(len(tree)):
            token = tree[index]
            if token.pos == "VERB":
                yield from self._verb(number, tree, index)
            elif token.lemma in _OPENING_WORDS and self._is_opening(tree, index) and self.main:
                for actor in self._givers(tree, index):
                    yield from self._facts(number, tree, "opened", self.main, actor, index)

    def _verb(self, number: int, tree: Tree, verb: int) -> Iterator[FactMention]:
        lemma = self._lemma(tree, verb)
        if lemma not in _EVENT_VERBS | _SIGNED | _STARTED:
            return
        things, actors = _passive(tree, verb) if _is_passive(tree, verb) else _active(tree, verb)
        for thing in things:
            relation, about = self._act(number, tree, lemma, thing)
            if relation and about:
                for actor in actors:
                    yield from self._facts(number, tree, relation, about, actor, verb)
        if lemma == "open" and not _is_passive(tree, verb) and tree.child(verb, "dobj") is None and self.main:
            yield from self._opened_with(number, tree, verb)

    @staticmethod
    def _lemma(tree: Tree, verb: int) -> str:
        """ "Co-led" may be three tokens."""
        lemma = tree[verb].lemma
        return {"led": "lead", "co-led": "co-lead", "coled": "colead"}.get(lemma, lemma)

    def _act(self, number: int, tree: Tree, lemma: str, thing: int) -> tuple[str | None, str | None]:
        about = self.occasions.get((number, thing))
        if about:
            return _EVENT_VERBS.get(lemma), about
        if lemma in _BODY_VERBS and self._is_body(tree, thing):
            return _BODY_VERBS[lemma], self._phrase_name(tree, thing) if _is_named(
                tree, thing
            ) else self._described(tree, thing)
        if lemma in _SIGNED and tree[thing].lemma in _SIGNABLE and tree[thing].tag in ("NN", "NNP"):
            return _SIGNED[lemma], self._described(tree, thing)
        if (
            lemma in _EVENT_VERBS
            and tree[thing].lemma in {*EVENT_NOUNS, "assembly"}
            and _is_pointed_at(tree, thing)
        ):
            return _EVENT_VERBS[lemma], self._described(tree, thing)
        if (
            lemma in _STARTED
            and tree[thing].lemma in {*_STARTABLE, *EVENT_NOUNS}
            and _is_pointed_at(tree, thing)
        ):
            return _STARTED[lemma], self._described(tree, thing)
        return None, None

    def _described(self, tree: Tree, thing: int) -> str | None:
        """The thing by all that says which: "treaty on river fishing". "A bill" may be any, and has no name."""
        phrase = tree.subtree(thing, frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "prep"}))
        following = thing + 1  # parsers hang "on river fishing" on the verb as often as on the treaty
        if following < len(tree) and tree[following].lemma in ("of", "on", "for", "against"):
            phrase = [*phrase, *tree.subtree(following)]
        name = " ".join(self.normaliser.content(tree[i] for i in phrase))
        return name if " " in name else None

    def _is_body(self, tree: Tree, thing: int) -> bool:
        """A body that is named, or pointed at, so that two texts can be held to mean the same one."""
        if tree[thing].entity == "PERSON" or tree[thing].pos == "PRON":
            return False
        phrase = [i for i in tree.phrase(thing) if i <= thing]
        named = [i for i in phrase if tree[i].pos == "PROPN" or tree[i].entity == "ORG"]
        if len(named) >= 2:
            return True
        is_described = len(phrase) >= 3 or self._described(tree, thing) is not None
        return is_described and _is_pointed_at(tree, thing) and tree[thing].lemma in _BODIES

    def _phrase_name(self, tree: Tree, thing: int) -> str | None:
        phrase = tree.subtree(thing, frozenset({"relcl", "acl", "appos", "prep", "conj", "cc", "punct"}))
        return " ".join(self.normaliser.content(tree[i] for i in phrase)) or None

    def _is_opening(self, tree: Tree, index: int) -> bool:
        return any(
            tree[child].text.lower() in ("opening", "inaugural", "welcoming")
            for child in tree.children[index]
        )

    def _givers(self, tree: Tree, noun: int) -> list[int]:
        """Who gave the opening remarks: "X delivered …", "… by X", "X's …"."""
        head = tree[noun].head
        if tree[noun].dep == "dobj" and tree[head].lemma in _DELIVERING:
            return _with_conjuncts(tree, _subjects(tree, head))
        if tree[noun].dep == "nsubjpass":
            return _with_conjuncts(tree, _agents(tree, head))
        owners = tree.children_of(noun, "poss")
        return _with_conjuncts(tree, owners or _agents(tree, noun))

    def _opened_with(self, number: int, tree: Tree, verb: int) -> Iterator[FactMention]:
        """ "The meeting opened with remarks from X"."""
        if not any((number, subject) in self.occasions for subject in tree.children_of(verb, "nsubj")):
            return
        for preposition in tree.children_of(verb, "prep"):
            remarks = tree.child(preposition, "pobj")
            if (
                tree[preposition].lemma == "with"
                and remarks is not None
                and tree[remarks].lemma in _OPENING_WORDS
            ):
                givers = _agents(tree, remarks) or [
                    g
                    for p in tree.children_of(verb, "prep")
                    if tree[p].lemma in ("from", "by")
                    for g in tree.children_of(p, "pobj")
                ]
                for actor in _with_conjuncts(tree, givers):
                    yield from self._facts(number, tree, "opened", self.main or "", actor, verb)

    def _facts(
        self, number: int, tree: Tree, relation: str, about: str, actor: int, act: int
    ) -> Iterator[FactMention]:
        for target, start, end in self._actors_at(tree, actor):
            near = {tree[i].lemma for i in tree.children[actor]} | {tree[i].lemma for i in tree.children[act]}
            yield FactMention(
                slot="role",
                about=about,
                relation=relation,
                value=target.name,
                text=self.document.text[start:end],
                sentence=number,
                start=start,
                end=end,
                is_exclusive=bool(near & _ALONE),
            )

    def _actors_at(self, tree: Tree, actor: int) -> Iterator[tuple[Target, int, int]]:
        """The actors named in the phrase: the person rather than the office in it ("ONDCP Director Sara Carter")."""
        phrase = _stretch(tree, actor)
        start, end = tree[phrase[0]].start, tree[phrase[-1]].end
        named = [
            (target, mention.start, mention.end)
            for target in self.targets
            for mention in target.mentions
            if start <= mention.start and mention.end <= end
        ]
        acting = [found for found in named if not self._is_owner(tree, found)]
        people = [found for found in acting if found[0].kind == "person"]
        bodies = [found for found in acting if not _is_modifier(tree, found[2])]
        yield from self._first_of_each(people or bodies)

    @staticmethod
    def _is_owner(tree: Tree, found: tuple[Target, int, int]) -> bool:
        """ "Director of President Lee's office" names Lee, who did nothing here."""
        inside = [i for i in range(len(tree)) if found[1] <= tree[i].start and tree[i].end <= found[2]]
        if not inside:
            return False
        after = inside[-1] + 1
        if tree[inside[-1]].tag == "POS" or (after < len(tree) and tree[after].tag == "POS"):
            return True
        before = inside[0] - 1
        while before >= 0 and tree[before].dep == "compound":
            before -= 1
        return before >= 0 and tree[before].lemma in ("of", "to")

    @staticmethod
    def _first_of_each(found: list[tuple[Target, int, int]]) -> Iterator[tuple[Target, int, int]]:
        seen: set[str] = set()
        for target, start, end in sorted(found, key=lambda item: item[1]):
            if target.name not in seen:
                seen.add(target.name)
                yield target, start, end


def _is_pointed_at(tree: Tree, thing: int) -> bool:
    return any(tree[child].lemma in ("the", "this") for child in tree.children_of(thing, "det"))


def _is_named(tree: Tree, thing: int) -> bool:
    return tree[thing].pos == "PROPN"


def _is_modifier(tree: Tree, end: int) -> bool:
    """Whether the name that ends here only modifies what follows: "the ONDCP director"."""
    last = next((token for token in reversed(tree.tokens) if token.end <= end), None)
    return last is not None and last.dep in ("compound", "amod")


def _is_passive(tree: Tree, verb: int) -> bool:
    return tree.child(verb, "auxpass", "nsubjpass") is not None or (
        tree[verb].tag == "VBN"
        and tree[verb].dep in ("acl", "relcl")
        and tree.child(verb, "agent") is not None
    )


def _passive(tree: Tree, verb: int) -> tuple[list[int], list[int]]:
    auxiliaries = tree.children_of(verb, "auxpass")  # a parser hangs the subject of "is co-led" on "is"
    misplaced = [subject for auxiliary in auxiliaries for subject in tree.children_of(auxiliary, "nsubj")]
    things = (
        tree.children_of(verb, "nsubjpass")
        or misplaced
        or ([tree[verb].head] if tree[verb].dep == "acl" else [])
    )
    return things, _with_conjuncts(tree, _agents(tree, verb))


def _active(tree: Tree, verb: int) -> tuple[list[int], list[int]]:
    return tree.children_of(verb, "dobj"), _with_conjuncts(tree, _subjects(tree, verb))


def _subjects(tree: Tree, verb: int) -> list[int]:
    """Own subjects; of a joined verb those of the first; of a relative clause the noun before it."""
    for _ in range(len(tree)):
        found = tree.children_of(verb, "nsubj")
        if found and tree[found[0]].tag in ("WP", "WDT"):
            return [tree[verb].head] if tree[verb].dep == "relcl" else []
        if found:
            return found
        if tree[verb].dep != "conj":
            return []
        verb = tree[verb].head
    return []


def _agents(tree: Tree, index: int) -> list[int]:
    return [
        found
        for preposition in tree.children_of(index, "agent", "prep")
        if tree[preposition].lemma in ("by", "from") or tree[preposition].dep == "agent"
        for found in tree.children_of(preposition, "pobj")
    ]


def _stretch(tree: Tree, actor: int) -> list[int]:
    """The actor's phrase and what runs on from it: parsers attach a name after a long office to something else."""
    members = tree.subtree(actor, frozenset({"relcl", "acl"}))
    last = actor
    while last + 1 < len(tree) and (
        tree[last + 1].pos in _PHRASE_POS or tree[last + 1].lemma in _PHRASE_LINKS
    ):
        last += 1
    return sorted({*(i for i in members if i < actor), *range(actor, last + 1)})


def _with_conjuncts(tree: Tree, indices: Sequence[int]) -> list[int]:
    found = list(indices)
    for index in found:
        found.extend(tree.children_of(index, "conj"))
    return found

"""Which person or body a source is: pronouns, titles and partial names lead back to a name.

A pronoun goes to the last compatible actor, subjects before others; "the ambassador" to the person who was given
that title. A source without a name is called by its own words ("officials from both nations").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from analyzer.discourse.attributions import Attribution, Interval
from analyzer.discourse.heads import IMPERSONAL
from analyzer.discourse.offices import Offices
from analyzer.discourse.sources import can_speak, names_somebody, source_phrase
from analyzer.discourse.syntax import SUBJECTS, Tree
from analyzer.discourse.titles import TITLE_WORDS
from analyzer.discourse.wordlists import words
from analyzer.types import Document, Target

_SINGULAR = frozenset({"he", "she"})
_PLURAL = frozenset({"they", "both"})
_OWNERS = {"his": "he", "her": "she", "their": "they"}
_SENTENCES_BACK = 6
"""How far a pronoun looks back: within a paragraph or two; further away the name is repeated."""
_ARTICLE = re.compile(r"^(?:both (?:the )?(?=.* and )|(?:the|a|an|his|her|their|its) )", re.IGNORECASE)
_SET_OFF = frozenset({",", "(", "-", "–", "—", "--"})
_MASCULINE = words(
    """
    mr mr. sir lord king prince duke baron he him his himself spokesman chairman congressman assemblyman councilman
    businessman father brother husband son shri
    """
)
_FEMININE = words(
    """
    mrs mrs. ms ms. miss lady queen princess duchess baroness madam she her herself spokeswoman chairwoman
    congresswoman assemblywoman councilwoman businesswoman mother sister wife daughter actress smt
    """
)
"""Titles that tell a person's gender."""


class Speakers:
    """Resolves the sources of one document. Holds every mention of a target, by offset."""

    def __init__(self, document: Document, trees: Sequence[Tree], targets: Sequence[Target]) -> None:
        self._document = document
        self._trees = trees
        self._mentions = sorted(
            (m.start, m.end, n) for n, target in enumerate(targets) for m in target.mentions
        )
        self._targets = targets
        self._starts = [start for start, _, _ in self._mentions]
        self._offices = Offices(document, trees, targets)

    def name(self, attribution: Attribution) -> str | None:
        """The canonical name of the speaker, or the source's own words; None without a source."""
        if attribution.source_head is None or attribution.source is None:
            return None
        start, end = attribution.source
        if attribution.rule == "turn" and end - start == 1:
            return None  # "Q:" and "A:" name nobody
        if (label := self._document.text[start:end]).isupper() and (target := self._surnamed(label)):
            return target.name
        tree = self._trees[attribution.sentence]
        head = attribution.source_head
        if tree[head].text.lower() in _SINGULAR:
            if (officer := self._officer_before(attribution.sentence, head)) is not None:
                return officer
            target = self._person_before(
                tree[head].start, attribution.sentence, tree[head].text.lower(), attribution.contents
            )
            return target.name if target else tree[head].text
        found = self._resolved(tree, head, attribution.sentence, said=attribution.contents)
        return found or self._plain(start, self._end_of_name(tree, head, end))

    def person(self, sentence: int, index: int) -> Target | None:
        """The person that "he" or "she" at this token stands for; None for any other word."""
        token = self._trees[sentence][index]
        word = token.text.lower()
        return self._person_before(token.start, sentence, word) if word in _SINGULAR else None

    def _surnamed(self, label: str) -> Target | None:
        """ "HOLM:" in a transcript: the one person of that surname."""
        word = label.split()[-1].casefold()
        same = [t for t in self._targets if t.kind == "person" and t.name.split()[-1].casefold() == word]
        return same[0] if len(same) == 1 else None

    def can_it_speak(self, attribution: Attribution) -> bool:
        """Whether "it" stands for a body: its antecedent is the subject before it (CODEBOOK §1: a meeting is none).

        Of who says or writes in so many words, it is enough that the subject before it is no event.
        """
        head = attribution.source_head
        tree = self._trees[attribution.sentence]
        if head is None or tree[head].text.lower() != "it":
            return True
        antecedent = self._subject_within(tree, head) or self._subject_before(attribution.sentence, head)
        speaks = self._says_in_words(tree, attribution.cue_index, head)
        if antecedent is None:
            return speaks
        other, index = antecedent
        if speaks and other[index].lemma not in IMPERSONAL:
            return True
        if other[index].text.lower() == "it" or not can_speak(other, index):
            return False
        target = self._target_at(other[index].start)
        return target is not None and target.kind != "person"

    @staticmethod
    def _says_in_words(tree: Tree, cue: int, subject: int) -> bool:
        """A verb of saying that things do not do, with this subject: "it says", not "it shows"."""
        entry = tree.cues.verbs.get(tree[cue].lemma)
        is_saying = (
            entry is not None and {"that", "quote"} <= entry[1] and tree[cue].lemma not in tree.cues.weak
        )
        return is_saying and tree[subject].head == cue and tree[subject].dep == "nsubj"

    def _resolved(
        self, tree: Tree, head: int, number: int, depth: int = 0, said: Sequence[Interval] = ()
    ) -> str | None:
        """The name of a person, body or group; None if only the source's own words can be given."""
        word = tree[head].text.lower()
        word = _OWNERS.get(word, word)
        if word in _SINGULAR:
            target = self._person_before(tree[head].start, number, word)
            return target.name if target else tree[head].text
        if word in _PLURAL or word == "it":
            antecedent = self._many_within(tree, head, said) if word in _PLURAL else None
            before = number if antecedent is not None else number - 1
            antecedent = antecedent or (self._subject_before(number, head) if depth < 4 else None)
            if antecedent is None:
                return tree[head].text
            other, index = antecedent
            if word in _PLURAL and self._is_one_person(other, index):
                many = self._last_of_many(other)
                return tree[head].text if many is None else self._phrase(other, many)
            if self._is_somebody_known(other, index) if word == "it" else not can_speak(other, index):
                return tree[head].text
            return self._resolved(other, index, before, depth + 1) or self._phrase(other, index)
        if self._with_others(tree, head) is not None:
            return self._several(tree, head)
        target = (
            self._described(tree, head)
            or self._target_at(tree[head].start)
            or self._apposed(tree, head)
            or self._titled(tree, head)
        )
        return target.name if target else None

    @staticmethod
    def _with_others(tree: Tree, head: int) -> int | None:
        """The next of several; not "Vt." in "Sen. Ana Mori (I-Vt.)"."""
        other = tree.child(head, "conj")
        is_apart = other is not None and not any(token.text == "(" for token in tree[head:other])
        return other if is_apart else None

    def _several(self, tree: Tree, head: int) -> str | None:
        """ "Ana Mori, Rolf Olm and Vera Holm", if all of them are known by name and all of them say it."""
        if any(tree[child].lemma in ("neither", "or", "nor") for child in tree.children[head]):
            return None
        heads = [head]
        while (another := self._with_others(tree, heads[-1])) is not None:
            heads.append(another)
        targets = [self._target_at(tree[one].start) for one in heads]
        names = [target.name for target in targets if target is not None]
        return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) == len(heads) else None

    def _is_one_person(self, tree: Tree, head: int) -> bool:
        target = self._target_at(tree[head].start)
        is_named = target is not None and target.kind == "person"
        return (is_named or tree[head].text.lower() in _SINGULAR) and tree.child(head, "conj") is None

    def _last_of_many(self, tree: Tree) -> int | None:
        """ "…, according to two insiders. They said": whom a sentence about one person names as many."""
        many = [
            index
            for index, token in enumerate(tree.tokens)
            if token.tag == "NNS" and token.dep in (*SUBJECTS, "pobj", "dobj") and names_somebody(tree, index)
        ]
        return many[-1] if many else None

    def _target_at(self, offset: int) -> Target | None:
        number = self._number_at(offset)
        return None if number is None else self._targets[number]

    def _number_at(self, offset: int) -> int | None:
        at = bisect_left(self._starts, offset + 1) - 1
        if at < 0:
            return None
        start, end, number = self._mentions[at]
        return number if start <= offset < end else None

    def _person_at(self, offset: int) -> Target | None:
        target = self._target_at(offset)
        return target if target is not None and target.kind == "person" else None

    def _described(self, tree: Tree, head: int) -> Target | None:
        """ "Ana Mori, a judge who …": what stands behind a name with an article is that person."""
        first = tree.phrase(head)[0]
        is_behind = first > 1 and tree[first - 1].text == "," and tree[first].text.lower() in ("a", "an")
        return self._person_at(tree[first - 2].start) if is_behind else None

    def _apposed(self, tree: Tree, head: int) -> Target | None:
        """ "India's ambassador, Vinay Kwatra": the name stands in apposition to a title."""
        names = (self._person_at(tree[child].start) for child in tree.children_of(head, "appos"))
        return next((one for one in names if one is not None), None)

    def _titled(self, tree: Tree, head: int) -> Target | None:
        """ "The ambassador": the last person before it who holds that office."""
        at = bisect_left(self._starts, tree[head].start)
        return self._offices.holder(tree, head, [number for _, _, number in reversed(self._mentions[:at])])

    def _phrase(self, tree: Tree, head: int) -> str:
        start, end = tree.extent(source_phrase(tree, head))
        return self._plain(start, self._end_of_name(tree, head, end))

    @staticmethod
    def _end_of_name(tree: Tree, head: int, end: int) -> int:
        """ "The statement, issued by the ministry" is called the statement, "others, including a trauma surgeon" others."""
        if tree.child(head, "conj") is not None:
            return end
        marks = (child for child in tree.children[head] if child > head and tree[child].text in _SET_OFF)
        return min([end, *(tree[mark - 1].end for mark in marks)])

    def _plain(self, start: int, end: int) -> str:
        return _ARTICLE.sub("", " ".join(self._document.text[start:end].split()))

    def _officer_before(self, number: int, head: int) -> str | None:
        """Who is told by an office alone as the subject of the sentence before: "The council's director … She said"."""
        if self._subject_within(self._trees[number], head) is not None:
            return None
        antecedent = self._subject_before(number, head)
        if antecedent is None:
            return None
        tree, index = antecedent
        target = self._target_at(tree[index].start)
        is_office = tree[index].lemma.lower() in TITLE_WORDS and tree[index].tag in ("NN", "NNP")
        if (
            not is_office
            or (target is not None and target.kind == "person")
            or tree.child(index, "appos", "conj")
        ):
            return None
        return self._resolved(tree, index, number - 1) or self._phrase(tree, index)

    def _person_before(
        self, offset: int, number: int, pronoun: str, said: Sequence[tuple[int, int]] = ()
    ) -> Target | None:
        """The last person before the pronoun, subjects first, sentence by sentence. Whom "she" names in what she says
        herself (``said``) she is not: "“The voters know Renner,” she said"."""
        named = {n for a, b, n in self._mentions if any(start <= a and b <= end for start, end in said)}
        for earlier in range(number, max(-1, number - _SENTENCES_BACK - 1), -1):
            tree = self._trees[earlier]
            found: list[tuple[bool, int, Target]] = []
            is_subject_already = False
            for index, token in enumerate(tree.tokens):
                if token.start >= offset:
                    break
                is_subject_already |= token.text.lower() == pronoun and token.dep in SUBJECTS
                who = self._number_at(token.start)
                if who is None or who in named:
                    continue
                target = self._targets[who]
                if target.kind == "person" and self._agrees(target, pronoun):
                    found.append((token.dep in SUBJECTS or self._is_in_subject(tree, index), index, target))
            is_subject, _, nearest = max(found, key=lambda item: item[:2], default=(False, -1, None))
            if nearest is not None and (is_subject or not is_subject_already):
                return nearest  # "He praised Olm. He said": whom "he" speaks of is somebody else
        return None

    def _is_in_subject(self, tree: Tree, index: int) -> bool:
        token = tree[index]
        return token.dep in ("compound", "appos") and tree[token.head].dep in SUBJECTS

    def _agrees(self, target: Target, pronoun: str) -> bool:
        titles = {word.lower() for title in target.titles for word in title.split()}
        return not titles & (_FEMININE if pronoun == "he" else _MASCULINE)

    def _subject_within(self, tree: Tree, head: int) -> tuple[Tree, int] | None:
        """The last subject before the pronoun in its own sentence."""
        earlier = [i for i in range(head) if tree[i].dep in ("nsubj", "nsubjpass") and tree[i].pos != "PRON"]
        return (tree, earlier[-1]) if earlier else None

    def _many_within(self, tree: Tree, head: int, said: Sequence[Interval]) -> tuple[Tree, int] | None:
        """The last subject before "they" in its own sentence, if that is several people and none of whom they speak."""
        subject = self._subject_within(tree, head)
        if subject is None or tree[subject[1]].tag not in ("NNS", "NNPS"):
            return None
        is_told_of = any(start <= tree[subject[1]].start < end for start, end in said)
        return subject if names_somebody(tree, subject[1]) and not is_told_of else None

    def _is_somebody_known(self, tree: Tree, head: int) -> bool:
        """A person by more than a bare surname, which might be that of a firm."""
        target = self._target_at(tree[head].start)
        is_sure = target is not None and (" " in target.name or bool(target.titles))
        return is_sure and self._is_one_person(tree, head)

    def _subject_before(self, number: int, head: int) -> tuple[Tree, int] | None:
        """The main subject of the sentence before, if it stands in the same paragraph."""
        if number == 0:
            return None
        sentences = self._document.sentences
        if sentences[number].paragraph - sentences[number - 1].paragraph > 1:
            return None
        tree = self._trees[number - 1]
        root = next((i for i, token in enumerate(tree.tokens) if token.dep == "ROOT"), None)
        subject = None if root is None else tree.child(root, "nsubj", "nsubjpass")
        return None if subject is None else (tree, subject)

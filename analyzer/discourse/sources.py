"""Who is the source of a cue: the grammar of "who said it", and whether that can speak at all."""

from __future__ import annotations

import re

from analyzer.discourse.heads import DOCUMENTS, FIGURES, GROUPS, IMPERSONAL, OCCASIONS, PERSON_PRONOUNS, POLLS
from analyzer.discourse.syntax import NOMINAL, SUBJECTS, VERBAL, Tree

_RELATIVE = frozenset({"who", "which", "that"})
_SPEAKING_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_CALLING = re.compile(r"(?:[^aeiou]er|ier|[ts]or|ist|ian|man|woman|men)$")
_QUANTIFIERS = frozenset({"many", "each", "few", "some", "most", "several", "both", "others"})
_ENDS_PHRASE = frozenset({".", ";", ":", "“", "”", '"'})
_SPEAKING_NOUNS = GROUPS | DOCUMENTS | POLLS | FIGURES
_PUBLISHING = frozenset({"publish", "appear", "release", "issue", "conduct", "commission", "file"})
_ASIDE_MARKS = {",": ",", "-": "-", "–": "–", "—": "—", "--": "--", ")": "("}
"""What closes an aside, with what opens it."""
_SHORTEST_ASIDE = 4
"""Tokens before the verb: a name, two marks and a word between them."""
_INSIDE_PHRASE = frozenset({"compound", "pobj", "prep", "appos", "nmod", "poss", "amod", "conj"})
_CLOSED = frozenset({"”", '"', "''", "’"})
_COMPLEMENTS = frozenset({"dobj", "ccomp", "xcomp", "oprd", "attr"})
_TIMES = frozenset({"week", "month", "year", "day", "night", "morning", "evening", "afternoon", "weekend"})
_DEEPEST = 12
"""Steps up the tree in search of a subject; longer chains come from broken parses."""


def source_of(tree: Tree, verb: int) -> int | None:
    """Index of the noun or pronoun that does the saying; None without one (agentless passives, imperatives)."""
    cue = verb
    if _is_done_to_the_subject(tree, cue):
        return None
    for _ in range(_DEEPEST):
        if (agent := _agent(tree, verb)) is not None and verb == cue:
            return agent
        is_passive = tree.child(verb, "nsubjpass") is not None
        if tree.child(verb, "csubj", "csubjpass") is not None or (is_passive and verb == cue):
            return None
        subjects = tree.children_of(
            verb, "nsubjpass" if is_passive else "nsubj"
        )  # "he is expected to announce"
        subject = min(subjects, key=lambda index: abs(index - verb)) if subjects else None
        if subject is None:
            tried = (each(tree, verb) for each in _WITHOUT_SUBJECT)
            subject = next((found for found in tried if found is not None), None)
        if subject is not None and tree[subject].lemma in _TIMES:
            subject = _before_the_day(tree, subject)
        if subject is not None:
            return _antecedent(tree, verb, subject)
        above = _governor(tree, verb)
        if above is None:
            return None
        if tree[above].pos in NOMINAL:
            issuer = _issuer(tree, above)
            if issuer is None:
                return above
            above = issuer
        verb = above
    return None


def source_phrase(tree: Tree, head: int) -> list[int]:
    """The source's noun phrase without the time at its end: "officials over the weekend" spoke then."""
    phrase = tree.phrase(head)
    for child in reversed(tree.children_of(head, "prep", "npadvmod")):
        when = tree.child(child, "pobj") if tree[child].dep == "prep" else child
        is_time = when is not None and (tree[when].lemma in _TIMES or tree[when].entity in ("DATE", "TIME"))
        below = tree.subtree(child)
        if is_time and below[0] > head and below[-1] == phrase[-1]:
            phrase = [index for index in phrase if index < below[0]]
    return phrase


def _is_done_to_the_subject(tree: Tree, verb: int) -> bool:
    """ "Asked whether she would run, Olsen laughed", "Mayor accused of lying": who asked or accused is not said."""
    if tree.child(verb, "agent") is not None:
        return False
    if tree.child(verb, "auxpass") is not None or _stands_behind_with(tree, verb):
        return True  # "they marched and were denied entry": the subject is that of the verb before
    if tree[verb].tag != "VBN" or tree.child(verb, "aux") is not None:
        return False
    if tree[verb].dep == "advcl":
        return tree.child(verb, *SUBJECTS) is None
    entry = tree.cues.verbs.get(tree[verb].lemma)
    is_of_objects = entry is not None and bool(entry[1] & {"np", "holder"})
    return tree[verb].dep == "ROOT" and is_of_objects and tree.child(verb, *_COMPLEMENTS) is None


def _stands_behind_with(tree: Tree, verb: int) -> bool:
    """ "…, with Olsen expected to win": a participle that hangs on "with" or is opened by it."""
    is_participle = tree[verb].tag in ("VBN", "VBD") and tree.child(verb, "aux") is None
    openers = [tree[verb].head] if tree[verb].dep == "pcomp" else tree.children_of(verb, "mark")
    return is_participle and any(tree[opener].text.lower() == "with" for opener in openers)


def _issuer(tree: Tree, noun: int) -> int | None:
    """The verb whose subject speaks through the noun: "released a statement saying", "at a hearing announcing"."""
    head = tree[noun].head
    if tree[noun].lemma in DOCUMENTS and tree[noun].dep == "dobj":
        return None if has_author(tree, noun) else head
    if tree[noun].lemma in OCCASIONS and tree[noun].dep == "pobj" and tree[tree[head].head].pos in VERBAL:
        return tree[head].head
    return None


def _agent(tree: Tree, verb: int) -> int | None:
    by = tree.child(verb, "agent")
    return None if by is None else tree.child(by, "pobj")


def _stranded_subject(tree: Tree, verb: int) -> int | None:
    """The subject in "Smith, whose firm …, said the plan …": the parser gives it to the clause in between."""
    clauses = tree.children_of(verb, "ccomp")
    if len(clauses) < 2 or not clauses[0] < verb < clauses[-1] or tree[verb - 1].text != ",":
        return None
    subject = tree.child(clauses[0], "nsubj")
    return subject if subject is not None and tree[subject + 1].text == "," else None


def _neighbouring_subject(tree: Tree, verb: int) -> int | None:
    """The person or group right before a finite main verb, whatever the parser hung it on."""
    if tree[verb].dep != "ROOT" or tree[verb].tag not in ("VBD", "VBZ", "VBP") or verb == 0:
        return None
    before = verb - 1
    if tree[before].text == ")":
        opened = next((i for i in range(before, 0, -1) if tree[i].text == "("), None)
        if opened is None:
            return None
        before = opened - 1
    if tree[before].text == ",":
        ends = [
            i
            for i in range(before)
            if tree[i].entity == "PERSON" and tree.subtree(i)[-1] in (before, before - 1)
        ]
        return next((i for i in ends if tree[i].dep in ("appos", "pobj")), None)
    if tree[before].pos not in NOMINAL:
        return None
    for index in range(before, -1, -1):
        if tree[index].text in _ENDS_PHRASE:
            break
        if any(tree.subtree(c)[-1] == before for c in tree.children_of(index, "relcl")) and names_somebody(
            tree, index
        ):
            return index
    return before if tree[before].entity in ("PERSON", "ORG") or tree[before].lemma in GROUPS else None


def _subject_before_aside(tree: Tree, verb: int) -> int | None:
    """The subject in "Sembler, who helped to raise money, has agreed": the parser gave it to the clause between."""
    if tree[verb].dep != "ROOT" or not is_finite(tree, verb):
        return None
    first = min([verb, *tree.children_of(verb, "aux", "advmod", "neg")])
    if first < _SHORTEST_ASIDE or tree[first - 1].text not in _ASIDE_MARKS:
        return None
    mark = _ASIDE_MARKS[tree[first - 1].text]
    opened = next(
        (i for i in range(1, first - 1) if tree[i].text == mark and tree[i - 1].pos in NOMINAL), None
    )
    if opened is None:
        return None
    head = opened - 1
    while tree[head].head < opened and tree[head].dep in _INSIDE_PHRASE and tree[head].head != head:
        head = tree[head].head
    return head if tree[head].pos in NOMINAL and names_somebody(tree, head) else None


def _subject_behind(tree: Tree, verb: int) -> int | None:
    """ "“Who says so?” asked Dahl": behind closed marks, an object read right after the verb is who speaks."""
    if verb == 0 or tree[verb - 1].text not in _CLOSED or not is_finite(tree, verb):
        return None
    behind = tree.child(verb, "dobj", "oprd", "attr")
    is_next = behind is not None and tree.phrase(behind)[0] == verb + 1
    return behind if behind is not None and is_next and names_somebody(tree, behind) else None


_WITHOUT_SUBJECT = (_stranded_subject, _neighbouring_subject, _subject_before_aside, _subject_behind)
"""Where to look for the subject that the parser did not give to its verb, in order."""


def _before_the_day(tree: Tree, day: int) -> int:
    """The name in "Lindt this week said", which the parser takes for a week."""
    first = tree.subtree(day)[0]
    names = [i for i in range(first, day) if tree[i].entity == "PERSON" and tree[i].pos == "PROPN"]
    return names[-1] if names else day


def is_finite(tree: Tree, verb: int) -> bool:
    return any(
        tree[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in (verb, *tree.children_of(verb, "aux", "auxpass"))
    )


def _antecedent(tree: Tree, verb: int, subject: int) -> int | None:
    """A relative pronoun stands for the noun its clause modifies."""
    if tree[subject].text.lower() not in _RELATIVE or tree[subject].tag not in ("WP", "WDT", "IN", "DT"):
        return subject
    clause = verb
    for _ in range(_DEEPEST):
        if tree[clause].dep == "relcl":
            above = tree[clause].head
            is_of_a_thing = tree[subject].text.lower() == "which" and tree[above].entity == "PERSON"
            return None if is_of_a_thing else above
        if tree[clause].dep not in ("conj", "xcomp", "ccomp"):
            return None if tree[subject].tag in ("WP", "WDT") else subject
        clause = tree[clause].head
    return None


def _governor(tree: Tree, verb: int) -> int | None:
    """What a verb without a subject of its own borrows it from."""
    token = tree[verb]
    head = token.head
    if head == verb:
        return None
    if token.dep in ("conj", "xcomp", "advcl", "dep") and tree[head].pos in VERBAL:
        return head
    if token.dep in ("xcomp", "ccomp") and tree[head].pos == "ADJ":  # "was able to tout …"
        return tree[head].head
    if token.dep == "acl" and tree[head].pos in NOMINAL:
        if token.tag == "VBG":
            is_loose = tree[verb - 1].text == "," and not names_somebody(tree, head)
            return _clause_above(tree, head) if is_loose else head
        is_doing = tree[head].dep == "dobj" and tree[tree[head].head].pos in VERBAL
        return (
            tree[head].head if is_doing and _is_infinitive(tree, verb) else None
        )  # "took the chance to tell …"
    if token.dep == "pcomp":
        above = tree[head].head
        if tree[above].pos == "ADJ":  # "is aggressive in pushing …"
            above = tree[above].head
        return above if tree[above].pos in VERBAL and above != head else None
    return None


def _clause_above(tree: Tree, noun: int) -> int:
    """The verb whose subject also does what stands loosely behind a thing: "made an attempt …, writing that …"."""
    above = noun
    for _ in range(_DEEPEST):
        if tree[above].pos in VERBAL or tree[above].head == above:
            break
        above = tree[above].head
    return above if tree[above].pos in VERBAL else noun


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return any(tree[child].tag == "TO" for child in tree.children[verb])


def can_speak(tree: Tree, head: int) -> bool:
    """Whether the head names a person, a group or a body: an event or a thing cannot speak (CODEBOOK §1)."""
    token = tree[head]
    word, lemma = token.text.lower(), token.lemma
    if word in _QUANTIFIERS and token.dep not in ("amod", "det", "nummod"):
        return True  # "many of whom say"
    if token.pos == "PRON" or token.tag in ("DT", "PRP", "WP", "PDT"):
        return word in PERSON_PRONOUNS or word == "it"
    if token.pos == "PROPN":
        return True
    if lemma in POLLS or any(tree[c].lemma in POLLS for c in tree.children_of(head, "compound")):
        return True  # "the poll", "poll numbers"
    if lemma in DOCUMENTS:
        return has_author(tree, head) or _is_definite(tree, head)
    if lemma in IMPERSONAL:
        return lemma in FIGURES and has_author(tree, head)
    return token.pos in NOMINAL


def _is_definite(tree: Tree, head: int) -> bool:
    """ "The study", "its report": one that the text has introduced. "A study" is a report of nobody (CODEBOOK §1)."""
    determiner = tree.child(head, "det")
    return (
        determiner is not None
        and tree[determiner].text.lower() in ("the", "this", "that")
        and tree[head].tag == "NN"
    )


def names_somebody(tree: Tree, head: int) -> bool:
    """Whether the head is a name, a pronoun for people, or a noun for people or a body of people."""
    token = tree[head]
    if token.pos == "PROPN" or token.entity in _SPEAKING_ENTITIES:
        return True
    if token.text.lower() in _QUANTIFIERS and token.dep in SUBJECTS:
        return True  # "many fear", "some see"
    if token.pos == "PRON":
        return token.text.lower() in PERSON_PRONOUNS or token.text.lower() == "it"
    is_of_a_poll = any(tree[c].lemma in POLLS for c in tree.children_of(head, "compound"))
    return is_of_a_poll or token.lemma in _SPEAKING_NOUNS or bool(_CALLING.search(token.lemma))


def _appears_in_print(tree: Tree, clause: int) -> bool:
    """ "A study published in the Lancet": whoever publishes a text stands in for its author."""
    if tree[clause].lemma not in _PUBLISHING:
        return False
    places = (tree.child(c, "pobj") for c in tree.children_of(clause, "prep", "agent"))
    return any(place is not None and tree[place].pos == "PROPN" for place in places)


def has_author(tree: Tree, head: int) -> bool:
    """Whether somebody is named with a text: "the bank's report", "a letter from the governor"."""
    for child in tree.children[head]:
        token = tree[child]
        if token.dep in ("poss", "compound", "nmod") and (token.pos == "PROPN" or token.dep == "poss"):
            return True
        if token.dep == "amod" and token.entity in _SPEAKING_ENTITIES:
            return True
        if token.dep in ("prep", "agent") and token.text.lower() in ("by", "from", "of"):
            holder = tree.child(child, "pobj")
            if holder is not None and tree[holder].pos == "PROPN":
                return True
        if token.dep in ("relcl", "acl") and _appears_in_print(tree, child):
            return True
        if token.dep == "relcl" and (subject := tree.child(child, "nsubj")) is not None:
            return (
                subject != head and names_somebody(tree, subject) and tree[subject].tag not in ("WDT", "WP")
            )
        if token.dep == "acl" and (agent := _agent(tree, child)) is not None:
            return tree[agent].pos in NOMINAL
    return False

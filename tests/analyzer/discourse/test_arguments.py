"""What a mention is of each predicate; the roles are read off the sentences by hand."""

import pytest

from analyzer.discourse.arguments import relation_of, standing_of
from analyzer.discourse.syntax import Tree
from analyzer.engines import parser


def _standing(sentence: str, target: str):
    tree = Tree(parser.parse([sentence], [0])[0])
    start = sentence.index(target)
    mention = frozenset(i for i, t in enumerate(tree.tokens) if start <= t.start < start + len(target))
    return tree, standing_of(tree, mention)


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("Lind praised the crew.", {"praised": "subject"}),
        ("The crew praised Lind.", {"praised": "object"}),
        ("Lind was praised by the crew.", {"praised": "object"}),
        ("The crew was praised by Lind.", {"praised": "subject"}),
        ("Lind arrived and praised the crew.", {"arrived": "subject", "praised": "subject"}),
        ("Lind tried to win.", {"tried": "subject", "win": "subject"}),
        ("Lind was accused of lying.", {"accused": "object", "lying": "subject"}),
    ],
)
def test_a_mention_has_a_role_in_every_predicate_it_takes_part_in(sentence, roles):
    tree, standing = _standing(sentence, "Lind")

    assert {tree[verb].text: role for verb, role in standing.roles.items()} == roles


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Lind said that the board had lied.", "lied"),
        ("Lind arrived and the crew sang.", "sang"),
        ("The report about Lind vanished.", "vanished"),
    ],
)
def test_a_predicate_with_a_subject_of_its_own_is_not_the_mentions(sentence, verb):
    tree, standing = _standing(sentence, "Lind")

    assert verb not in {tree[index].text for index in standing.roles}


def test_a_noun_that_is_owned_or_aimed_at_the_mention_bears_on_it():
    for sentence, noun in (("Lind's failure was known.", "failure"), ("Praise for Lind was loud.", "Praise")):
        tree, standing = _standing(sentence, "Lind")

        assert [tree[index].text for index in standing.bearers] == [noun]


@pytest.mark.parametrize(
    ("word", "relation"),
    [
        ("honest", "complement"),
        ("captain", "complement"),
        ("storm", "elsewhere"),
    ],
)
def test_every_word_is_tied_to_the_mention_in_one_way(word, relation):
    sentence = "Lind is an honest captain." if word != "storm" else "The storm hit Lind."
    tree, standing = _standing(sentence, "Lind")
    index = next(i for i, token in enumerate(tree.tokens) if token.text == word)

    assert relation_of(tree, standing, index)[0] == relation

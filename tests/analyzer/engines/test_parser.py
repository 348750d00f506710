import pytest
import spacy

from analyzer.engines import parser

SENTENCES = (
    "The ferry leaves the pier at six.",
    "“We won't stop,” Ana Reyes told Reuters in Lisbon on 3 May. It was late.",
    "Go!",
    "Officials, who asked that they not be named because talks go on, said the bank had lost $4.5 billion "
    "since March, when the governor of Ohio, Ruth Okoye, first warned the Senate about it.",
    "HE DON'T KNOW Y'ALL",
    "  two   spaces\tand a tab ",
)


@pytest.fixture(autouse=True)
def nothing_remembered():
    parser.release_memory()


def parsed(*sentences):
    return parser.parse(sentences, [0] * len(sentences))


def test_sentences_are_read_as_spacys_own_loop_reads_them():
    """The loop over transitions and the vectors of equal words are taken otherwise, for speed alone."""
    untouched = spacy.load(parser.model_name())

    found = parsed(*SENTENCES)

    for tokens, text in zip(found, SENTENCES, strict=True):
        doc = untouched.make_doc(text)
        for token in doc:
            token.is_sent_start = token.i == 0
        for _, component in untouched.pipeline:
            doc = component(doc)
        words = [token for token in doc if not token.is_space]
        assert [
            (token.text, token.tag, token.dep, token.entity, token.entity_starts) for token in tokens
        ] == [(word.text, word.tag_, word.dep_, word.ent_type_, word.ent_iob_ == "B") for word in words]
        assert [tokens[token.head].text for token in tokens] == [word.head.text for word in words]
        assert [token.lemma for token in tokens] == [word.lemma_.lower() for word in words]


def test_a_sentence_reads_the_same_whatever_it_is_parsed_with():
    together = parsed(*SENTENCES)
    parser.release_memory()

    assert tuple(parsed(text)[0] for text in reversed(SENTENCES)) == tuple(reversed(together))


def test_a_sentence_of_ours_has_one_root_though_spacy_would_split_it():
    tokens = parsed("He left early. She stayed until the end.")[0]

    assert len([token for position, token in enumerate(tokens) if token.head == position]) == 1


@pytest.mark.parametrize("empty", ["", " ", "\n\t\n"])
def test_a_sentence_without_words_has_no_tokens(empty):
    assert parsed(empty) == ((),)
    assert parsed(empty, "Go!")[0] == ()


def test_tokens_stand_where_their_document_has_them():
    tokens = parser.parse(["Go on.", "Go on."], [0, 40])

    assert [token.start for token in tokens[0]] == [0, 3, 5]
    assert [token.start for token in tokens[1]] == [40, 43, 45]


def test_many_long_sentences_are_parsed_a_few_at_a_time(monkeypatch):
    sizes = []
    annotated = parser._annotated

    def counted(texts):
        sizes.append([len(text) for text in texts])
        return annotated(texts)

    monkeypatch.setattr(parser, "_annotated", counted)
    monkeypatch.setattr(parser, "_BATCH", 100)

    found = parsed(*(f"Sentence number {number} is here." for number in range(10)), "word " * 50)

    assert [size for batch in sizes for size in batch] == [26] * 10 + [250]
    assert all(len(batch) == 1 or sum(batch) <= 100 for batch in sizes)
    assert [tokens[2].text for tokens in found[:10]] == [str(number) for number in range(10)]


def test_vectors_of_equal_words_are_made_once():
    from thinc.api import Model

    layers = [
        node
        for _, part in parser._model().pipeline
        if hasattr(part, "model") and part.model
        for node in part.model.walk()
    ]
    once = [node for node in layers if isinstance(node, Model) and node.name == "each_form_once"]

    assert len(once) == 2  # of the shared vectors and of the entity recogniser's own

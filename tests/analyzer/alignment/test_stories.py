"""Articles on one story find each other, within a collection about one topic."""

from analyzer.alignment.stories import Stories
from analyzer.types import Document


def _document(name: str, text: str, title: str | None = None) -> Document:
    return Document(
        id=name, title=title, outlet=None, issuer=None, published=None, byline=None, language="en",
        role="coverage", url=None, text=text, sentences=(),
    )  # fmt: skip


FERRY = "The ferry company cancelled the night crossing to Ostrava harbour."
FERRY_TOO = "Night crossing scrapped: the ferry company blames the harbour of Ostrava."
STRIKE = "The ferry company settled the strike with the union of sailors."


def test_the_nearest_document_is_the_one_on_the_same_story():
    documents = [_document("a", FERRY), _document("b", FERRY_TOO), _document("c", STRIKE)]

    assert [name for name, _ in Stories(documents).similar_to(documents[0])] == ["b", "c"]


def test_a_document_is_never_its_own_neighbour():
    documents = [_document("a", FERRY), _document("b", FERRY)]

    assert [name for name, _ in Stories(documents).similar_to(documents[0])] == ["b"]


def test_equal_texts_have_similarity_one_and_strangers_none():
    stories = Stories([_document("b", FERRY), _document("c", "Budget talks resume.")])

    similarity = dict(stories.similar_to(_document("a", FERRY)))

    assert round(similarity["b"], 6) == 1.0
    assert similarity["c"] == 0.0


def test_a_headline_tells_stories_of_one_topic_apart():
    documents = [
        _document("strike", "The company spoke to the press.", title="Sailors end their strike"),
        _document("fare", "The company spoke to the press.", title="Fares to rise in spring"),
    ]

    found = Stories(documents).similar_to(
        _document("new", "The company spoke again.", title="Strike of sailors over")
    )

    assert found[0][0] == "strike"


def test_a_text_without_words_is_like_nothing():
    stories = Stories([_document("a", FERRY), _document("b", "…")])

    assert stories.similar_to(_document("c", "?!")) == (("a", 0.0), ("b", 0.0))


def test_an_empty_collection_answers_nothing():
    assert Stories([]).similar_to(_document("a", FERRY)) == ()

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


def test_what_two_texts_share_is_told_by_words_before_figures():
    stories = Stories([_document("b", "Flight 9071 left Ostrava at 0415.")])

    shared = stories.shared_words(_document("a", "In Ostrava flight 9071 was late, at 0415."), "b")

    assert shared[:2] == ("flight", "Ostrava")
    assert set(shared[2:]) == {"9071", "0415"}


def test_an_empty_collection_answers_nothing():
    assert Stories([]).similar_to(_document("a", FERRY)) == ()


OVERVIEW = "The year of the ferry company: the strike of sailors, the night crossing to Ostrava, the harbour fire, the fares."
FIRE = "A fire closed the harbour; the ferry company moved its boats."
FARES = "Fares on the ferry rise in spring, the company says."
CROSSING = "The ferry company gives up its night crossing: too dear after the strike, the harbour says."


def test_an_overview_that_is_near_everything_does_not_come_before_the_report_on_the_same_story():
    stored = [_document("overview", OVERVIEW), _document("b", FERRY_TOO), _document("fire", FIRE),
              _document("fares", FARES), _document("strike", STRIKE)]  # fmt: skip
    stories, new = Stories(stored), _document("a", CROSSING)

    assert stories.similar_to(new)[0][0] == "overview"
    assert stories.on_story_of(new)[0][0] == "b"


def test_texts_filed_under_one_event_are_no_crowd():
    """Three reports on the crossing lie near each other, and so would be held back against the lone one on fares."""
    stored = [_document(name, FERRY_TOO) for name in "bcd"] + [_document("fares", FARES)]
    new = _document("a", "The company blames the harbour; fares stay.")

    filed = Stories(stored, {"b": 1, "c": 1, "d": 1, "fares": 2}).on_story_of(new)
    unfiled = Stories(stored).on_story_of(new)

    assert filed[0][0] == "b"
    assert unfiled[0][0] == "fares"


def test_every_stored_document_has_a_place_and_its_similarity_whatever_the_order():
    stories, new = Stories([_document("b", FERRY_TOO), _document("c", STRIKE)]), _document("a", FERRY)

    assert dict(stories.on_story_of(new)) == dict(stories.similar_to(new))


def test_what_stands_in_the_opening_counts_more_than_the_same_words_further_down():
    filler = " ".join(f"word{number}" for number in range(150))
    above, below = f"{FERRY} {filler}", f"{filler} {FERRY}"
    stories = Stories([_document("above", above), _document("below", below)])

    assert stories.similar_to(_document("a", FERRY_TOO))[0][0] == "above"

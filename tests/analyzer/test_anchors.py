"""A stretch is found again by its words; what is too far off is not found."""

import pytest

from analyzer.anchors import Anchor, anchor_of, find

TEXT = (
    "The council met on Monday. It agreed. The mayor said the plan would cost nine million. "
    "Critics called the plan too dear for a town of its size. It agreed. Nobody voted against it."
)


def stretch(text: str, words: str, number: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def found_words(anchor: Anchor, text: str) -> str | None:
    found = find(anchor, text)
    return text[found.start : found.end] if found else None


@pytest.mark.parametrize("number", [0, 1])
def test_of_two_like_it_each_is_found_at_its_own_place(number):
    start, end = stretch(TEXT, "It agreed.", number)

    found = find(anchor_of(TEXT, start, end), TEXT)

    assert (found.start, found.end, found.how) == (start, end, "exact")


def test_text_put_before_it_moves_it_along():
    anchor = anchor_of(TEXT, *stretch(TEXT, "It agreed.", 1))
    longer = "A new first paragraph. It agreed. " + TEXT

    assert find(anchor, longer).start == stretch(longer, "It agreed.", 2)[0]


def test_alike_all_around_it_its_number_decides():
    text = "Again. Again. Again. "
    anchor = Anchor("Again.", "", "", 2)

    assert find(anchor, text).start == 14


def test_changed_words_between_the_same_surroundings_are_its_new_wording():
    words = "The mayor said the plan would cost nine million."
    anchor = anchor_of(TEXT, *stretch(TEXT, words))
    changed = TEXT.replace("would cost nine million", "might well cost ten or more million")

    found = find(anchor, changed)

    assert found.how == "context"
    assert (
        changed[found.start : found.end].strip()
        == "The mayor said the plan might well cost ten or more million."
    )


@pytest.mark.parametrize(
    ("new", "wording"),
    [
        (
            "Critics, meanwhile, called the plan too dear for a town of its size.",
            "Critics, meanwhile, called the plan too dear for a town of its size.",
        ),
        (
            "Critics called this plan too dear for a town of its size.",
            "Critics called this plan too dear for a town of its size.",
        ),
        (
            "Opponents called the plan too dear for a town of its size.",
            "Opponents called the plan too dear for a town of its size.",
        ),
        (
            "Critics called the plan dear for a town of its size.",
            "Critics called the plan dear for a town of its size.",
        ),
    ],
)
def test_an_edited_sentence_elsewhere_is_found_by_likeness(new, wording):
    anchor = anchor_of(TEXT, *stretch(TEXT, "Critics called the plan too dear for a town of its size."))
    elsewhere = f"Quite another opening here. {new} And then another ending."

    assert found_words(anchor, elsewhere) == wording
    assert find(anchor, elsewhere).how == "like"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The weather was fine all week.",
        "Critics welcomed the plan as right for a town of its kind.",  # shares 7 of 12 words: another statement
        "size its of town a for dear too plan the called Critics",  # the same words in no order
        TEXT.replace("Critics called the plan too dear for a town of its size. ", ""),
    ],
)
def test_what_is_gone_is_not_found(text):
    anchor = anchor_of(TEXT, *stretch(TEXT, "Critics called the plan too dear for a town of its size."))

    assert find(anchor, text) is None


def test_a_short_stretch_is_found_only_as_it_is():
    anchor = anchor_of(TEXT, *stretch(TEXT, "It agreed."))

    assert find(anchor, "They met. It disagreed. They left.") is None


def test_nothing_is_not_found_anywhere():
    assert find(Anchor(""), TEXT) is None


def test_looking_takes_a_time_that_grows_with_the_text_alone():
    words = [f"word{number}" for number in range(400)]
    anchor = Anchor(" ".join(words))
    hay = " ".join(f"other{number}" for number in range(60_000))

    assert find(anchor, hay) is None

"""What a verdict says of figures with intervals."""

from webapp.pages.contexts.apart import MOST_NAMED, Held, are_apart, held_of, verdict


def held(letter: str, low: float, high: float) -> Held:
    return Held(letter, f"{low:g}", low, high)


def test_a_figure_without_an_interval_is_not_held_against_others() -> None:
    assert held_of("A", "1", None) is None
    assert held_of("A", "1", {"value": 1.0, "low": None, "high": None}) is None
    assert held_of("A", "1", {"value": 1.0, "low": 0.5, "high": 1.5}) == Held("A", "1", 0.5, 1.5)


def test_of_one_figure_nothing_is_said() -> None:
    assert verdict([held("A", 0, 1), None]) == ""
    assert verdict([]) == ""
    assert not are_apart([held("A", 0, 1)])


def test_ranges_that_all_overlap_or_touch_tell_nobody_apart() -> None:
    touching = [held("A", 0, 1), held("B", 1, 2)]
    assert verdict(touching) == "None of these texts can be told apart: all ranges overlap."
    assert verdict([*touching, None]) == (
        "None of the 2 texts with a value can be told apart: all ranges overlap."
    )
    assert not are_apart(touching)


def test_pairs_are_named_in_the_order_of_the_texts() -> None:
    texts = [held("A", 5, 6), held("B", 8, 9), held("C", 0, 1), held("D", 5, 9)]
    assert verdict(texts) == (
        "A (5) is above C (0), B (8) is above A (5), B (8) is above C (0) and D (5) is above C (0): "
        "the ranges do not overlap. All other ranges overlap: those texts cannot be told apart."
    )
    assert verdict(texts[1:3]) == "B (8) is above C (0): the ranges do not overlap."
    assert are_apart(texts)


def test_of_many_pairs_those_that_lie_furthest_apart_are_named() -> None:
    texts = [held(f"T{number}", 2 * number, 2 * number + 1) for number in range(40)]
    said = verdict(texts)
    assert said.count(" is above ") == MOST_NAMED
    assert said.startswith("T39 (78) is above T0 (0), ")
    assert said.endswith(
        ": the ranges do not overlap. More pairs can be told apart; these lie furthest from each other."
    )

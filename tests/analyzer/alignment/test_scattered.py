"""What one text joins in a sentence and another keeps in two is neither left out nor added."""

from datetime import date

from analyzer.comparison import compare
from tests.analyzer.builders import Said, analysis_of

HARBOUR = "The harbour council approved the new ferry terminal."
JOINED = Said(
    "Dockers say the quay will cost 40 million crowns and be finished in 2033.",
    predicate="cost",
    numbers=("40000000",),
    dates=("2033",),
)
COST = Said("The quay will cost 40 million crowns.", predicate="cost", numbers=("40000000",))
END = Said("It is to be finished in 2033.", predicate="finish", dates=("2033",))


def compared(there, here):
    release = analysis_of("r", [HARBOUR, *there], role="release", published=date(2031, 3, 1))
    article = analysis_of("a", [HARBOUR, *here], published=date(2031, 3, 2))
    comparison = compare([release, article])
    return comparison.claims, comparison.contrasts["omissions"], comparison.contrasts["additions"]


def test_a_sentence_that_joins_two_leaves_out_none_and_adds_none():
    claims, left_out, added = compared([COST, END], [JOINED])
    assert [claim.cells["a"].status for claim in claims if claim.cells["a"].status == "absent"] == []
    assert (left_out, added) == ((), ())


def test_two_sentences_that_divide_one_leave_out_none_and_add_none():
    _, left_out, added = compared([JOINED], [COST, END])
    assert (left_out, added) == ((), ())


def test_two_sentences_that_have_too_little_each_have_a_part_together():
    there = Said(
        "Divers cleaned hulls and painted rails for 40 crowns in 2033.",
        predicate="clean",
        numbers=("40",),
        dates=("2033",),
    )
    here = [
        Said("Crews cleaned barges in 2033.", predicate="clean", dates=("2033",)),
        Said("Rails went for 40 crowns each.", predicate="go", numbers=("40",)),
    ]
    claims, left_out, _ = compared([there], here)
    cell = claims[1].cells["a"]
    assert (cell.status, cell.sentences, left_out) == ("partial", (1, 2), ())
    assert cell.differences == ("in two sentences",)


def test_another_figure_is_not_the_same_content():
    late = Said("It is to be finished in 2040.", predicate="finish", dates=("2040",))
    _, _, added = compared([HARBOUR], [late])
    assert [row.sentence for row in added] == [1]


def test_a_figure_of_something_else_is_not_the_claims():
    other = Said("Forty million herrings were caught off Eelby.", predicate="catch", numbers=("40000000",))
    words = Said("Dockers cost the town nothing.", predicate="cost")
    _, left_out, _ = compared([COST], [other, words])
    assert [row.claim for row in left_out] == ["c2"]


def test_words_of_the_topic_over_two_sentences_are_no_claim():
    there = Said("Divers inspect the quay walls every spring.", predicate="inspect")
    _, left_out, _ = compared([there], ["The quay walls are grey.", "Storms come in spring."])
    assert [row.claim for row in left_out] == ["c2"]


def test_without_a_base_text_pieces_make_a_part_only_with_a_figure():
    # given two outlets and no release, the words of a claim over two sentences
    def cell(there, here):
        first = analysis_of("a", [HARBOUR, there], published=date(2031, 3, 1))
        second = analysis_of("b", here, published=date(2031, 3, 2))
        return compare([first, second]).claims[1].cells["b"]

    said = "Dale cleaned hulls and rails"
    crews = Said("In Dale crews cleaned hulls", predicate="clean", names=("Dale",))
    # when it has no figure, and when it has one
    plain = cell(
        Said(said, predicate="clean", names=("Dale",)),
        [crews, Said("Elsewhere too rails are cleaned", predicate="clean")],
    )
    priced = cell(
        Said(f"{said} for 40 crowns", predicate="clean", names=("Dale",), numbers=("40",)),
        [crews, Said("Rails were sold at 40 each", predicate="sell", numbers=("40",))],
    )
    # then the topic alone is no part
    assert (plain.status, priced.status, priced.sentences) == ("absent", "partial", (0, 1))

"""What counts as another figure in the same words."""

import pytest

from analyzer.alignment.figures import other_figure
from analyzer.alignment.words import words_of


def forms(text: str) -> list[str]:
    return [word.form for word in words_of(text)]


@pytest.mark.parametrize(
    ("claim", "other", "said"),
    [
        ("The bridge closed 30 minutes after the storm.", "The bridge closed 45 minutes after the storm.", "number differs: 30 / 45"),
        ("The suit of May 3 names the port.", "The suit of May 9 names the port.", "date differs: 3 / 9"),
        ("Nine voted in favour and six voted against.", "Ten voted in favour and eight voted against.", "number differs: six / eight"),
        (  # reworded at the end
            "Both towns, with 96 delegates, and Holm voted.",
            "Both towns, with 99 delegates, and Holm stayed away.",
            "number differs: 96 / 99",
        ),
    ],
)  # fmt: skip
def test_the_same_words_around_another_figure_differ(claim, other, said):
    assert other_figure(forms(claim), forms(other)) == said


@pytest.mark.parametrize(
    ("claim", "other"),
    [
        ("The bridge closed 30 minutes after the storm.", "The bridge closed 30 minutes after the storm."),
        ("The bridge closed 30 minutes after the storm.", "A tug sank 45 minutes after the storm."),
        ("It cost 3 million.", "It cost 9 million."),  # too few words to say that it is one thing
        (  # both figures stand in the other text
            "The bridge closed 30 minutes after the storm.",
            "The bridge closed 45 minutes after the storm, the bridge closed 30 minutes after the storm.",
        ),
        ("Nine voted in favour and six voted against.", "In all six voted against the plan and nine for it."),
        (
            "It was one of the last boats to leave.",
            "It was two of the last boats to leave.",
        ),  # "one" may be a pronoun
        ("", "The bridge closed 30 minutes after the storm."),
    ],
)
def test_other_words_or_the_same_figure_do_not(claim, other):
    assert other_figure(forms(claim), forms(other)) is None

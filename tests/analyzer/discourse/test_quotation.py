import pytest

from analyzer.discourse.quotation import find_quotations
from tests.analyzer.discourse.voices import document_of


def quoted(*paragraphs):
    document = document_of([[one] for one in paragraphs])
    return [document.text[q.start : q.end] for q in find_quotations(document)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“The dam holds,” she said.", ["“The dam holds,”"]),
        ('"The dam holds," she said.', ['"The dam holds,"']),
        ("''The dam holds,'' she said.", ["''The dam holds,''"]),
        ("«The dam holds», she said.", ["«The dam holds»"]),
        ("‘The dam holds,’ she said.", ["‘The dam holds,’"]),
        ("'The dam isn't safe,' she said.", ["'The dam isn't safe,'"]),
        ("“The dam,” she said, “holds.”", ["“The dam,”", "“holds.”"]),
        ("“He told me ‘it holds’ twice,” she said.", ["“He told me ‘it holds’ twice,”"]),
        ("“The states’ dams hold,” she said.", ["“The states’ dams hold,”"]),
    ],
)
def test_marks_of_every_kind_are_paired(text, found):
    assert quoted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The United States’ and India’s commitment was recalled.",
        "It was the farmers' and the millers' year.",
        "Rock ’n’ roll was popular in the ’60s and the '70s.",
        "She argues there 's an ambiguity the critics ' view leaves out , and they 're right .",
        "The pipe is 6' long and don't ask why it's here.",
        "A stray ” closes nothing.",
        "",
    ],
)
def test_apostrophes_and_stray_marks_are_no_quotations(text):
    assert quoted(text) == []


def test_a_mark_left_open_goes_on_where_the_next_paragraph_opens_again():
    assert quoted("“The dam holds. It is old.", "“It will be mended,” she said.") == [
        "“The dam holds. It is old.",
        "“It will be mended,”",
    ]


def test_a_mark_left_open_goes_on_to_the_paragraph_that_closes_it():
    assert quoted("“The dam holds.", "It is old.", "It will be mended,” she said.") == [
        "“The dam holds.",
        "It is old.",
        "It will be mended,”",
    ]


def test_a_mark_that_nothing_closes_is_no_quotation_in_the_middle_of_a_sentence():
    assert quoted("The so-called “dam was old and leaked.", "It was mended in June.") == []


def test_ten_thousand_open_marks_take_no_more_than_linear_time():
    assert len(quoted(*["“The dam holds." for _ in range(10_000)])) == 10_000


def test_a_closing_mark_that_slipped_into_the_next_paragraph_opens_nothing():
    paragraphs = '"We need adults in the room.', '" As it happened, the crowd called it a "great day."'

    assert quoted(*paragraphs) == ['"We need adults in the room.', '"great day."']


def test_where_all_marks_stand_alone_one_opens_the_next_paragraph():
    paragraphs = '" We need adults in the room .', '" As it happened , we have some . "'

    assert quoted(*paragraphs) == list(paragraphs)

"""What is planted is known: each change is made as said, and scored against where it was made."""

from random import Random

import pytest

from benchmarks.truth import changes, planted
from benchmarks.truth.changes import Attributed
from benchmarks.truth.patterns import attributions_in
from benchmarks.truth.planting import Planted, Source, misspell, plant, with_own_sentences
from benchmarks.truth.sentences import BACKGROUND, EDITORIAL, REWORDED

QUOTED = "“Ferries between both harbours were cancelled because engines failed during yesterday’s storm,” Lund said."


@pytest.fixture
def random():
    return Random(1)


def test_a_number_becomes_another_of_the_same_length(random):
    changed = changes.change_number("The company cancelled 41 crossings on Monday.", random)

    assert changed != "The company cancelled 41 crossings on Monday."
    assert len(changed) == len("The company cancelled 41 crossings on Monday.")


@pytest.mark.parametrize(
    "sentence",
    [
        "It was founded in 1998 by sailors.",
        "“We lost 41 crossings,” Lund said.",
        "The storm of Sept. 16 sailors remember.",
        "Costs rose to $41 millions.",
    ],
)
def test_no_number_is_changed_in_years_quotations_dates_and_sums(sentence, random):
    assert changes.change_number(sentence, random) is None


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("“The harbour is ours. It stays ours.", True),
        ('Lund was clear. "It is simple: the harbour stays.', True),
        ("''The harbour stays.", True),
        ("“The harbour stays,” Lund said. Nobody clapped.", False),
        ('Lund was clear. "It stays." Nobody clapped.', False),
        ("''The harbour stays,'' Lund said.", False),
        ("Nobody said a word.", False),
    ],
)
def test_a_quotation_that_is_left_open_is_seen(text, is_open):
    assert changes.leaves_open(text) is is_open


def test_nothing_is_added_inside_a_quotation_that_runs_over_several_sentences():
    quoted = [
        "“The harbour is ours.",
        *(f"Boats number {n} left the northern harbour early." for n in range(8)),
    ]
    paragraphs = [
        ["Lund opened the meeting."],
        [*quoted, "We stay,” Lund said."],
        ["Nobody clapped at all there."],
    ]
    strangers = ["Some of the wells in the valley were dug by hand."]

    copy, planted_there = plant(Source("a", paragraphs), strangers, 1)

    added = {one.kind for one in planted_there} & {"addition", "editorial", "background"}
    inside = " ".join(sentence for paragraph in copy for sentence in paragraph).split("“")[1].split("”")[0]
    assert added
    assert not any(sentence in inside for sentence in (*EDITORIAL, *BACKGROUND, *strangers))


def test_a_date_becomes_another_day_of_its_month(random):
    changed = changes.change_date("Talks opened on March 3 in Oslo.", random)

    assert changed.startswith("Talks opened on March ")
    assert changed != "Talks opened on March 3 in Oslo."


def test_a_range_of_days_is_left_alone(random):
    assert changes.change_date("Talks ran from March 3-5 in Oslo.", random) is None


def test_a_statement_is_negated_once(random):
    assert changes.negate("The ferry was cancelled.", random) == "The ferry was not cancelled."
    assert changes.negate("The ferry will sail.", random) == "The ferry will not sail."


@pytest.mark.parametrize(
    "sentence",
    ["The ferry was not cancelled.", "They don’t know who has left.", "Has it sailed?", "He had thousands."],
)
def test_nothing_is_negated_twice_nor_where_it_would_be_no_english(sentence, random):
    assert changes.negate(sentence, random) is None


def test_one_word_of_a_quotation_is_changed(random):
    before, after = QUOTED.split(), changes.change_quoted_word(QUOTED, random).split()

    assert len(before) == len(after)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_a_quotation_is_trimmed_at_its_end_and_keeps_its_mark(random):
    trimmed = changes.trim_quotation(QUOTED, random)

    assert trimmed.startswith("“Ferries between both harbours were cancelled")
    assert trimmed.endswith(",” Lund said.")
    assert len(trimmed.split()) <= len(QUOTED.split()) - 3


@pytest.mark.parametrize(
    "sentence", ["“We are sorry,” Lund said.", "Lund went on.”", "No quotation stands here at all."]
)
def test_short_and_broken_quotations_are_left_alone(sentence, random):
    assert changes.trim_quotation(sentence, random) is None
    assert changes.change_quoted_word(sentence, random) is None


def test_a_source_is_replaced_dropped_and_added():
    sentence = "Lund said that the ferry will not sail before Monday."
    one = Attributed(1, source=(0, 4), cue=(5, 9), content=(10, 52))

    assert changes.give_to(sentence, one, "the Institute") == (
        "The Institute said that the ferry will not sail before Monday."
    )
    assert changes.drop_source(sentence, one) == "The ferry will not sail before Monday."
    assert changes.add_source("The ferry will not sail before the storm has gone.", "the Institute") == (
        "According to the Institute, the ferry will not sail before the storm has gone."
    )


def test_a_pronoun_is_no_name_to_replace():
    assert changes.give_to("She said no.", Attributed(0, (0, 3), (4, 8), (9, 11)), "Lund") is None


SOURCE = Source(
    "harbour",
    [
        ["The harbour of Ostrava was closed on Monday.", "The company cancelled 41 crossings in one night."],
        [QUOTED, "The mayor of the town praised sailors and harbour workers for their patience."],
        ["Boats are waiting outside the harbour for the wind to calm down.", "Repairs were planned for June 4."],
        ["Two tugs lie at anchor.", "Gulls circle above the empty quay."],
    ],
)  # fmt: skip
STRANGERS = ["Nurses in the valley voted to end a strike that had lasted nine weeks."]


def test_a_copy_is_the_same_every_time():
    assert plant(SOURCE, STRANGERS, 7) == plant(SOURCE, STRANGERS, 7)


def test_every_planted_change_stands_where_it_is_said_to_stand():
    copy, made = plant(SOURCE, STRANGERS, 7)
    sentences = [sentence for paragraph in copy for sentence in paragraph]

    for one in made:
        if one.kind == "addition":
            assert sentences[one.sentence] == STRANGERS[0]
        elif one.kind in ("editorial", "background"):
            assert sentences[one.sentence] in {*EDITORIAL, *BACKGROUND}
        elif one.kind == "omission":
            assert SOURCE.sentences[one.original] not in sentences
        elif one.kind != "quote_verbatim":
            assert sentences[one.sentence] != SOURCE.sentences[one.original]
    assert {"number", "date", "omission", "addition"} <= {one.kind for one in made}


def test_untouched_sentences_stay_as_they_are():
    copy, made = plant(SOURCE, STRANGERS, 7)
    touched = {one.original for one in made}

    kept = [sentence for index, sentence in enumerate(SOURCE.sentences) if index not in touched]

    assert set(kept) <= {sentence for paragraph in copy for sentence in paragraph}


def test_a_surname_is_misspelt_everywhere_and_only_with_a_letter_more():
    source = Source(
        "lund", [["Karin Lundgren runs the ferries.", "On Friday, Lundgren said they sail again."]]
    )

    copy, (one,) = misspell(source, 7)

    assert len(one.word) == len("Lundgren") + 1
    assert sum(sentence.count(one.word) for sentence in copy[0]) == 2


def test_nobody_named_twice_means_no_misspelling():
    assert misspell(SOURCE, 7) is None


PLANTED = (
    Planted("number", 3, 3),
    Planted("quote_trimmed", 5, 6),
    Planted("omission", None, 4),
    Planted("addition", 9),
)


def test_right_answers_score_one_and_none_score_nothing():
    assert planted.agreement("number", [3], PLANTED).f1 == 1.0
    assert planted.agreement("omission", [4], PLANTED).f1 == 1.0
    assert planted.agreement("number", [], PLANTED).f1 == 0.0


def test_an_answer_where_nothing_was_changed_is_wrong():
    """Of 3 and 8 one is right: precision 1/2, recall 1."""
    result = planted.agreement("number", [3, 8], PLANTED)

    assert (result.precision, result.recall) == (0.5, 1.0)


def test_an_answer_at_another_change_counts_neither_way():
    """What a trimmed quotation lost is left out, too; 6 is its sentence in the original."""
    assert planted.agreement("omission", [4, 6], PLANTED).precision == 1.0
    assert planted.agreement("omission", [4, 5], PLANTED).precision == 0.5


def test_verbatim_is_wrong_of_a_changed_quotation_and_free_elsewhere():
    made = (Planted("quote_verbatim", 2, 2), Planted("quote_word", 5, 5))

    assert planted.agreement("quote_verbatim", [2, 7], made).precision == 1.0
    assert planted.agreement("quote_verbatim", [2, 5], made).precision == 0.5


def test_an_unchanged_copy_yields_no_change():
    comparison = planted.compare_copies(SOURCE.paragraphs, SOURCE.paragraphs)

    kinds = {kind: planted.found(kind, comparison) for kind in planted.KINDS}

    assert not any(found for kind, found in kinds.items() if kind not in ("quote_verbatim", "rewording"))
    assert len(kinds["rewording"]) == len(SOURCE.sentences)


def copy_sentences(copy):
    return [sentence for paragraph in copy for sentence in paragraph]


def test_the_last_sentence_is_reworded_and_nothing_else_may_be_said_of_it():
    source = with_own_sentences(SOURCE)
    copy, made = plant(source, STRANGERS, 7)
    (reworded,) = [one for one in made if one.kind == "rewording"]

    assert copy[-2] == [dict(REWORDED)[source.sentences[-2]]]
    assert copy[-1] != [source.sentences[-1]]
    assert Planted("agent", len(copy_sentences(copy)) - 1, len(source.sentences) - 1) in made
    assert planted.agreement("rewording", [reworded.sentence, 0], made).recall == 1.0
    assert planted.agreement("rewording", [0], made).recall == 0.0


def test_marks_are_set_around_reported_words_and_taken_from_quoted_ones():
    plain = "Nora Lund said that ferries between islands would soon carry twice as many travellers."
    at = Attributed(0, (0, 9), (10, 14), (15, len(plain) - 1))
    promoted = changes.promote(plain, at)

    assert promoted == "Nora Lund said: “Ferries between islands would soon carry twice as many travellers.”"
    quoted = "“Ferries between islands would soon carry twice as many travellers,” said Nora Lund."
    end = quoted.index("”")
    assert changes.demote(quoted, Attributed(0, (end + 7, end + 16), (end + 2, end + 6), (1, end))) == (
        "Ferries between islands would soon carry twice as many travellers, said Nora Lund."
    )
    assert changes.demote(plain, at) is None


def test_somebody_else_does_it_only_where_a_name_stands_before_the_verb():
    changed = changes.change_agent("Nora Lund opened the meeting on Monday.", Random(1))

    assert changed is not None
    assert changed.endswith(" opened the meeting on Monday.")
    assert "Nora Lund" not in changed
    assert changes.change_agent("The mayor opened the meeting on Monday.", Random(1)) is None


def test_a_deleted_and_an_added_sentence_are_found():
    original = [list(paragraph) for paragraph in SOURCE.paragraphs]
    copy = [original[0], original[1][:1], [*original[2], STRANGERS[0]], original[3]]

    comparison = planted.compare_copies(original, copy)

    assert planted.found("omission", comparison) == {3}
    assert planted.found("addition", comparison) == {5}


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ("Vera Lund said that the ferry is safe.", "Vera Lund", "said", "the ferry is safe"),
        ("Mr. Lund said Tuesday the ferry is safe.", "Mr. Lund", "said", "the ferry is safe"),
        ("“The ferry is safe,” Lund said Tuesday.", "Lund", "said", "The ferry is safe,"),
        ("“The ferry is safe,” said Vera Lund, a pilot.", "Vera Lund", "said", "The ferry is safe,"),
        ("Lund added, “The ferry is safe.”", "Lund", "added", "The ferry is safe."),
    ],
)
def test_a_plain_attribution_is_known_by_its_pattern(sentence, source, cue, content):
    (found,) = attributions_in([sentence])

    assert [sentence[slice(*span)] for span in (found.source, found.cue, found.content)] == [
        source,
        cue,
        content,
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "He said that the ferry is safe.",
        "The ferry is safe, Lund said.",
        "Lund said the ferry is “safe”.",
        "When Lund said it is safe, nobody laughed.",
    ],
)
def test_pronouns_and_sentences_of_another_build_are_left_alone(sentence):
    assert list(attributions_in([sentence])) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Lund said she hoped that the ferry is safe and will run again.",
        "Lund said the ministry had refused that the ferry was inspected at all.",
        "Lund said nothing and took the night ferry back across the bay.",
    ],
)
def test_no_source_is_dropped_where_an_inner_one_remains_or_no_clause_is_left(sentence):
    (one,) = attributions_in([sentence])

    assert changes.drop_source(sentence, one) is None


def test_a_source_that_a_pronoun_of_its_sentence_goes_back_to_is_not_replaced():
    sentence = "Lund said the ferry that he steers is safe."
    (one,) = attributions_in([sentence])

    assert changes.give_to(sentence, one, "the Whitlock Institute") is None


def test_a_quotation_that_names_its_speaker_does_not_lean_on_the_sentence_before():
    assert not changes.leans_back("“They are safe,” Lund said.")
    assert changes.leans_back("“They are safe.”")
    assert changes.leans_back("“They are safe,” he said.")


def test_at_most_three_changes_of_a_kind_are_made_to_who_says_something():
    """Five reports that could lose their source, and no pronoun to lean on them."""
    told = [
        f"Vera Lund said that number {number} of the eleven northern ferry crossings will remain closed during winter."
        for number in ("two", "three", "four", "five", "six")
    ]
    source = Source("harbour", [["The harbour closed."], *[[each] for each in told]], tuple(attributions_in(
        ["The harbour closed.", *told]
    )))  # fmt: skip

    _, made = plant(source, STRANGERS, 7)
    kinds = [one.kind for one in made]

    assert kinds.count("attribution_dropped") == 3
    assert max(map(kinds.count, kinds)) == 3
    assert len({one.original for one in made if one.original is not None}) == len(
        [one for one in made if one.original is not None]
    )

"""The fact ledger says "different" only where two texts give values of one thing that neither contains the other."""

import re
from dataclasses import replace

import pytest

import analyzer
from analyzer.contrasts.facts import facts
from analyzer.measure import EventView
from analyzer.reading import load_sidecar
from analyzer.resources import Resources
from tests.analyzer.discourse.texts import read
from tests.house.seeds import EVENTS, seed_analyses


def ledger(*texts, baseline="others"):
    """Rows for texts, each a list of sentences; the documents are called a, b, c …"""
    read_texts = [
        read(*sentences, name=name).analysis for name, sentences in zip("abcdefg", texts, strict=False)
    ]
    return rows_of(read_texts, baseline)


def rows_of(analyses, baseline):
    by_id = {analysis.document.id: analysis for analysis in analyses}
    return facts(EventView(by_id, (), baseline, (), Resources.shipped(), {}))


def relations(row):
    return {value.document: value.relation for value in row.values}


def of(rows, slot):
    return [row for row in rows if row.slot == slot]


# --- dates --------------------------------------------------------------------------------------------------


def test_two_ranges_for_one_meeting_differ_and_exclude_each_other():
    (row,) = of(
        ledger(
            ["The river meeting was held in Lisbon on May 3–4."],
            ["The river meeting was held in Lisbon from 3 to 5 May 2026."],
            ["The river meeting was held in Lisbon on 3 and 4 May."],
            baseline="a",
        ),
        "date",
    )

    assert row.exclusive
    assert relations(row) == {"a": "same", "b": "different", "c": "same"}


def test_without_a_baseline_the_most_frequent_value_is_the_one_compared_with():
    (row,) = of(
        ledger(
            ["The river meeting was held in Lisbon on May 5."],
            ["The river meeting was held in Lisbon on May 3."],
            ["The river meeting was held in Lisbon on 3 May."],
        ),
        "date",
    )

    assert relations(row) == {"a": "different", "b": "same", "c": "same"}


def test_a_year_left_out_is_no_disagreement():
    (row,) = of(
        ledger(
            ["The river meeting was held in Lisbon on May 3, 2026."],
            ["The river meeting was held in Lisbon on May 3."],
            baseline="a",
        ),
        "date",
    )

    assert relations(row) == {"a": "same", "b": "coarser"}


@pytest.mark.parametrize(
    "other",
    [
        "Police broke up a smuggling ring in Porto last July.",
        "The previous meeting was held in Porto on May 9.",
        "Recent joint operations succeeded in June.",
        "The harbour fire of May 9 destroyed ten boats.",
    ],
)
def test_dates_of_different_things_make_no_row(other):
    rows = ledger(["The river meeting was held in Lisbon on May 3."], ["The river meeting was calm.", other])

    assert of(rows, "date") == []
    assert of(rows, "place") == []


def test_a_text_that_gives_two_dates_is_left_out_of_the_row():
    rows = ledger(
        ["The river meeting was held in Lisbon on May 3."],
        ["The river meeting was held in Lisbon on May 3.", "The meeting was held on May 6."],
    )

    assert of(rows, "date") == []


@pytest.mark.parametrize(
    "told",
    [
        "The river meeting opened on January 21 and ended on January 23.",
        "The river meeting, which began on January 21 in Lisbon, concluded on January 23.",
        "The river meeting started on 21 January, and it closed on 23 January.",
        "The river meeting was held between January 21 and January 23.",
        "The river meeting ran from January 21 until January 23.",
        "The river meeting was held from Wednesday, January 21, to Friday, January 23.",
    ],
)
def test_a_beginning_and_an_end_are_the_span_between_them(told):
    (row,) = of(ledger([told], ["The river meeting was held on January 21–23."], baseline="a"), "date")

    assert relations(row) == {"a": "same", "b": "same"}


def test_the_end_may_stand_in_the_next_sentence():
    (row,) = of(
        ledger(
            ["The river meeting opened on January 21 in Lisbon.", "It ended on January 23."],
            ["The river meeting was held on January 21–23."],
        ),
        "date",
    )

    assert row.relation == "same"


def test_a_lone_day_in_the_span_of_another_text_is_coarser_and_no_agreement():
    (row,) = of(
        ledger(
            ["The river meeting opened on January 21 and ended on January 23."],
            ["The river meeting was held on January 21–23."],
            ["The river meeting was held on January 21."],
            ["The river meeting took place on January 22."],
        ),
        "date",
    )

    assert relations(row) == {"a": "same", "b": "same", "c": "coarser", "d": "coarser"}


@pytest.mark.parametrize(
    "told",
    [
        "The river meeting started on January 21 in Lisbon and a strike ended on January 23.",
        "The river meeting opened on January 21. The strike ended on January 23.",
        "The river meeting, which opened on January 21, ended the strike of January 23.",
        "The river meeting began on January 21 and did not end on January 23.",
    ],
)
def test_the_end_of_another_thing_makes_no_span(told):
    facts_of_a = read(*re.split(r"(?<=\.) ", told)).facts

    assert "--01-21/--01-23" not in [fact.value for fact in facts_of_a]


# --- places -------------------------------------------------------------------------------------------------


def test_a_place_written_shorter_is_the_same_or_coarser():
    (row,) = of(
        ledger(
            ["The river meeting was held in Washington, D.C., on May 3."],
            ["The river meeting was held in Washington on May 3."],
        ),
        "place",
    )

    assert row.relation == "same"


def test_two_cities_differ():
    (row,) = of(
        ledger(["The river meeting was held in Lisbon."], ["The river meeting was held in Porto."]), "place"
    )

    assert (row.relation, row.exclusive) == ("different", True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The river meeting was held in Geneva.", "The river meeting was held in Switzerland."),
        (
            "The river meeting was held in Brooklyn.",
            "The river meeting was held in New York. Brooklyn, New York, is old.",
        ),
    ],
)
def test_a_city_and_what_it_lies_in_do_not(one, other):
    assert not any(row.relation == "different" for row in of(ledger([one], [other]), "place"))


def test_the_host_is_a_role_and_no_other_place():
    rows = ledger(
        ["Portugal hosted the river meeting in Lisbon."],
        ["The river meeting was held in Lisbon."],
    )

    assert [row.relation for row in of(rows, "place")] == ["same"]


# --- roles --------------------------------------------------------------------------------------------------


def test_two_openers_differ_and_can_both_be_true():
    (row,) = of(
        ledger(
            ["The river meeting was opened by Maria Lopez."],
            ["At the river meeting, James Miller delivered the opening address."],
            baseline="a",
        ),
        "role",
    )

    assert (row.about, row.act, row.relation, row.exclusive) == ("meeting", "opened", "different", False)


def test_one_of_two_leaders_is_coarser():
    (row,) = of(
        ledger(
            ["The River Working Group was led by Maria Lopez and James Miller."],
            ["The River Working Group was led by Maria Lopez."],
            baseline="a",
        ),
        "role",
    )

    assert row.relation == "coarser"


def test_the_same_person_under_a_shorter_name_is_the_same_opener():
    (row,) = of(
        ledger(
            ["The river meeting was opened by Maria Elena Lopez."],
            ["Maria Lopez opened the river meeting."],
        ),
        "role",
    )

    assert row.relation == "same"


def test_leaders_of_two_bodies_make_no_row():
    rows = ledger(
        ["The River Working Group was led by Maria Lopez."],
        ["The Harbour Safety Group was led by James Miller."],
    )

    assert of(rows, "role") == []


# --- names --------------------------------------------------------------------------------------------------


def test_one_letter_makes_a_spelling():
    (row,) = of(
        ledger(["Sara Lopez spoke in Lisbon."], ["Sarah Lopez spoke in Lisbon."], baseline="a"), "name"
    )

    assert (row.kind, row.exclusive) == ("spelling", False)
    assert relations(row) == {"a": "same", "b": "different"}


def test_a_spelling_is_seen_past_a_middle_initial():
    (row,) = of(ledger(["Sara V. Lopez spoke."], ["Sarah Lopez spoke."], baseline="a"), "name")

    assert row.kind == "spelling"


def test_a_middle_name_is_fuller_and_no_disagreement():
    (row,) = of(ledger(["Maria Lopez spoke."], ["Maria Elena Lopez spoke."], baseline="a"), "name")

    assert (row.kind, row.relation) == (None, "fuller")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maria Lopez spoke.", "Martin Lopez spoke."),
        ("Maria Lopez spoke.", "Maria Lopez spoke."),
        ("John Shah spoke.", "John Sharma spoke."),
        ("Maria Lopez spoke.", "Lopez spoke."),
    ],
)
def test_other_people_equal_names_and_bare_surnames_make_no_row(one, other):
    assert of(ledger([one], [other]), "name") == []


def test_a_text_that_spells_a_name_both_ways_shows_both():
    (row,) = of(
        ledger(["Sara Lopez spoke."], ["Sarah Lopez spoke.", "Sara Lopez answered."], baseline="a"), "name"
    )

    assert [(value.document, value.relation) for value in row.values] == [
        ("a", "same"),
        ("b", "different"),
        ("b", "same"),
    ]


# --- titles -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    ["Acting Director", "Former Director", "Deputy Director", "Vice Director", "Director-elect"],
)
def test_a_rank_before_a_title_makes_another_title_that_excludes_nothing(title):
    (row,) = of(ledger([f"{title} Sara Lopez spoke."], ["Director Sara Lopez spoke."], baseline="b"), "title")

    assert (row.relation, row.exclusive) == ("different", False)


def test_a_rank_is_seen_past_the_body():
    (row,) = of(
        ledger(["Sara Lopez, acting director of the Harbour Office, spoke."], ["Director Sara Lopez spoke."]),
        "title",
    )

    assert row.relation == "different"


def test_the_body_that_a_title_names_only_says_more():
    (row,) = of(
        ledger(
            ["Sara Lopez, director of the Harbour Office, spoke."],
            ["Director Sara Lopez spoke."],
            baseline="b",
        ),
        "title",
    )

    assert row.relation == "fuller"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Former Governor Sara Lopez spoke.", "Director Sara Lopez spoke."),  # two posts
        ("Acting Director Sara Lopez spoke.", "Acting Director Sara Lopez answered."),
        ("Acting Director Sara Lopez spoke.", "Director James Miller spoke."),  # two people
        ("Acting Director Sara Lopez spoke.", "Sara Lopez spoke."),
    ],
)
def test_other_posts_other_people_and_equal_titles_make_no_row(one, other):
    assert of(ledger([one], [other]), "title") == []


# --- numbers ------------------------------------------------------------------------------------------------


def test_two_figures_in_one_claim_differ():
    (row,) = of(
        ledger(
            ["The storm destroyed 12 fishing boats in Lisbon harbour."],
            ["The storm destroyed 14 fishing boats in Lisbon harbour."],
        ),
        "number",
    )

    assert (row.relation, row.exclusive) == ("different", True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The gang worked across over 10 countries.", "Both countries signed the river treaty."),
        ("The flood killed 12 people.", "The attack of last year killed 30 people."),
        ("The council bought 12 boats.", "The navy lost 14 boats."),
        ("The storm destroyed 12 boats in Lisbon.", "The storm destroyed 14 bridges in Lisbon."),
    ],
)
def test_figures_of_different_things_make_no_row(one, other):
    assert of(ledger([one], [other]), "number") == []


def test_two_lower_bounds_differ_and_can_both_be_true():
    (row,) = of(
        ledger(
            ["The storm destroyed at least 12 fishing boats in Lisbon harbour."],
            ["The storm destroyed at least 20 fishing boats in Lisbon harbour."],
        ),
        "number",
    )

    assert (row.relation, row.exclusive) == ("different", False)


@pytest.mark.parametrize("other", ["over 10", "nearly 13", "up to 20", "a dozen"])
def test_a_hedged_figure_contradicts_nothing_within_reach(other):
    rows = ledger(
        ["The storm destroyed 12 fishing boats in Lisbon harbour."],
        [f"The storm destroyed {other} fishing boats in Lisbon harbour."],
    )

    assert not any(row.relation == "different" for row in of(rows, "number"))


def test_the_same_statement_with_another_figure_or_date_differs():
    rows = ledger(
        ["Lopez said river prices had fallen by 4 percent in Lisbon since May 3, 2024."],
        ["Lopez said river prices had fallen by 6 percent in Lisbon since May 5, 2024."],
    )

    assert [(row.slot, row.relation) for row in rows if row.slot in ("date", "number")] == [
        ("date", "different"),
        ("number", "different"),
    ]


@pytest.mark.parametrize(
    "other",
    [
        "Lopez said river prices had fallen by 6 percent in Porto.",  # another town
        "Lopez said the bridge had gained 6 percent of traffic.",  # another thing
        "Lopez said river prices had not fallen by 6 percent in Lisbon.",  # denied
    ],
)
def test_figures_in_other_statements_make_no_row(other):
    rows = ledger(["Lopez said river prices had fallen by 4 percent in Lisbon."], [other])

    assert of(rows, "number") == []


# --- what is expected of a work -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "other",
    [
        "Building the tunnel is popular. Construction would bring 1,000 jobs, the mayor said.",
        "The tunnel is wanted by many. It will support 1,200 new jobs in the valley.",
        "The river tunnel would create 1,000 jobs.",
        "Many want the tunnel. 1,000 jobs would be created by the project.",
    ],
)
def test_jobs_that_one_work_will_bring_differ_whatever_the_verb(other):
    (row,) = of(
        ledger(["The tunnel is expected to create 900 jobs."], re.split(r"(?<=\.) ", other)), "number"
    )

    assert (row.relation, row.exclusive) == ("different", True)
    assert row.question in (
        "How many jobs the tunnel is to bring",
        "How many jobs the river tunnel is to bring",
    )


@pytest.mark.parametrize(
    "other",
    [
        "The tunnel would cost the valley 1,000 jobs.",  # lost
        "The tunnel created 1,000 jobs last year.",  # not to come
        "The bridge would create 1,000 jobs.",  # another work
        "The project would create 1,000 jobs.",  # which one is not said
        "The tunnel is expected to create 1,000 construction jobs.",  # jobs of one kind
        "The tunnel would not create 1,000 jobs.",
        "The council will create 1,000 jobs, and wants the tunnel.",
        "The tunnel is expected to create 1,000 homes.",
    ],
)
def test_jobs_of_another_work_kind_or_time_make_no_row(other):
    assert of(ledger(["The tunnel is expected to create 900 jobs."], [other]), "number") == []


def test_every_text_that_gives_the_year_of_completion_is_listed():
    (row,) = of(
        ledger(
            ["The tunnel should be finished in 2029."],
            ["The tunnel opens in 2029."],
            ["Lopez praised the tunnel.", "“The tunnel will be ready by 2029,” she said."],
            ["The tunnel is wanted by many.", "Completion is expected in 2029."],
            ["The tunnel is due to open in 2030."],
        ),
        "date",
    )

    assert relations(row) == {"a": "same", "b": "same", "c": "same", "d": "same", "e": "different"}
    assert row.question == "When the tunnel is to be done"


@pytest.mark.parametrize(
    "other",
    [
        "The bridge should be finished in 2030.",
        "The tunnel was finished in 1930.",
        "Work on the tunnel begins in 2030.",
        "The tunnel will not open in 2030.",
        "The meeting on the tunnel opens in 2030.",
    ],
)
def test_years_of_another_work_or_step_make_no_row(other):
    assert of(ledger(["The tunnel should be finished in 2029."], [other]), "date") == []


@pytest.mark.parametrize(
    "other",
    [
        "The bridge is expected to cost $15 million.",
        "The bridge is old. Its renewal is a wish of many, and the project would cost $15 million.",
        "The new bridge in Lisbon costs $15 million, Lopez said.",
    ],
)
def test_what_a_work_will_cost_is_one_fact_in_whatever_words(other):
    (row,) = of(
        ledger(["The bridge will cost $12 million."], re.split(r"(?<=\.) ", other), baseline="a"), "money"
    )

    assert (row.relation, row.question) == ("different", "What the bridge costs")


@pytest.mark.parametrize(
    "other",
    [
        "The foundations of the bridge will cost $5 million.",
        "The bridge cost $5 million in 1932.",
        "The tunnel will cost $15 million.",
        "The bridge will cost drivers $3 and will cost the town $15 million.",
        "The bridge would cost €11 million.",
    ],
)
def test_what_another_thing_costs_makes_no_row(other):
    assert of(ledger(["The bridge will cost $12 million."], [other]), "money") == []


def test_a_hundred_guests_are_not_a_hundred_and_one():
    (row,) = of(
        ledger(["100 guests attended the river dinner."], ["101 guests attended the river dinner."]),
        "number",
    )

    assert (row.relation, row.exclusive) == ("different", True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("100 guests attended the dinner in Porto.", "120 guests attended the dinner in Faro on Sunday."),
        ("Nine members voted for the plan.", "Three members voted against the plan."),
        ("The mill created 900 jobs.", "The mill lost 400 jobs."),
    ],
)
def test_guests_votes_and_jobs_of_different_things_make_no_row(one, other):
    assert of(ledger([one], [other]), "number") == []


# --- the question that a row answers ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "question"),
    [
        (
            "The river meeting was held in Lisbon.",
            "The river meeting was held in Porto.",
            "Where the meeting was held",
        ),
        (
            "The river meeting was held on May 3.",
            "The river meeting was held on May 4.",
            "When the meeting was held",
        ),
        (
            "Maria Lopez opened the river meeting.",
            "James Miller opened the river meeting.",
            "Who opened the meeting",
        ),
        (
            "The River Working Group was led by Maria Lopez.",
            "The River Working Group was led by James Miller.",
            "Who led the River Working Group",
        ),
        ("Sara Lopez spoke.", "Sarah Lopez spoke.", "How the name is spelled: Sara Lopez"),
        ("Maria Lopez spoke.", "Maria Elena Lopez spoke.", "The full name of Maria Elena Lopez"),
        ("Acting Director Sara Lopez spoke.", "Director Sara Lopez spoke.", "The title of Sara Lopez"),
        ("Maria Lopez died on May 3.", "Maria Lopez died on May 4.", "When Lopez died"),
        (
            "Police arrested Maria Lopez on May 3.",
            "Police arrested Maria Lopez on May 4.",
            "When Lopez was arrested",
        ),
        (
            "The storm destroyed at least 12 fishing boats in May.",
            "The storm destroyed at least 12 fishing boats in May.",
            "How many fishing boats the storm destroyed",
        ),
        (
            "The river bridge will cost $12 million.",
            "The river bridge will cost $12 million.",
            "What the river bridge costs",
        ),
        (
            "Lopez said river prices had fallen by 4 percent in Lisbon.",
            "Lopez said river prices had fallen by 4 percent in Lisbon.",
            "The share in “river prices had fallen by … in Lisbon”",
        ),
    ],
)
def test_a_row_says_in_plain_words_what_its_values_answer(one, other, question):
    assert question in [row.question for row in ledger([one], [other])]


def test_every_row_of_the_seed_event_has_a_question_in_words():
    release = next(a.document.id for a in seed_analyses() if a.document.role == "release")

    questions = [row.question for row in rows_of(seed_analyses(), release)]

    assert questions[:4] == [
        "When the meeting was held",
        "Where the meeting was held",
        "Who opened the meeting",
        "Who led the working group",
    ]
    assert all(questions)


# --- the seed event -----------------------------------------------------------------------------------------

EXPECTED = [
    ("date", "held", "different", True, None),
    ("place", "held", "same", True, None),
    ("role", "opened", "different", False, None),
    ("role", "led", "same", False, None),
    ("name", "called", "different", False, "spelling"),
    ("name", "called", "fuller", False, None),
]
"""What a careful reader finds. Titles are left to the test of titles: they depend on how much of one is read."""

RENAMED = {
    r"\bSarah\b": "Martha", r"\bSara\b": "Marta", r"\bCarter\b": "Holden", r"\bVinay\b": "Carlos", r"\bMohan\b": "Luis",
    r"\bKwatra\b": "Mendes", r"\bDebbie Seguin\b": "Paula Renner", r"\bMonika Ashish Batra\b": "Elena Maria Torres",
    r"\bTrump\b": "Doyle", r"\bModi\b": "Silva", r"\bNarendra\b": "Paulo", r"\bDonald\b": "Peter",
    r"\bNew Delhi\b": "Buenos Aires", r"\bWashington,? D\.?C\.?(?=\W|$)": "London", r"\bWashington\b": "London",
    r"\bIndians\b": "Argentines", r"\bIndian\b": "Argentine", r"\bIndia\b": "Argentina",
    r"\bUnited States of America\b": "United Kingdom", r"\bUnited States\b": "United Kingdom", r"\bU\.S\.": "U.K.",
    r"\bUS\b": "UK", r"Narcotics Control Bureau": "Harbour Inspection Agency", r"\bNCB\b": "HIA",
    r"National Drug Control Policy": "Federal River Safety Policy", r"\bONDCP\b": "OFRSP",
    r"Drug Policy Executive Working Group": "River Safety Executive Working Group",
    r"January 20([–-])21": r"May 10\g<1>11", r"20 and 21 January": "10 and 11 May", r"January 20 to 22": "May 10 to 12",
    r"20–21 Jan\b": "10–11 May",
}  # fmt: skip


def renamed_analyses():
    (sidecar,) = EVENTS.glob("*/event.toml")
    return [analyzer.analyze(analyzer.read(renamed(raw))) for raw in load_sidecar(sidecar).raws()]


def renamed(raw):
    text = raw.content.decode("utf-8")
    for pattern, new in RENAMED.items():
        text = re.sub(pattern, new, text)
    return replace(raw, content=text.encode("utf-8"))


def summary_of(analyses):
    release = next(a.document.id for a in analyses if a.document.role == "release")
    rows = [row for row in rows_of(analyses, release) if row.slot != "title"]
    return [(row.slot, row.act, row.relation, row.exclusive, row.kind) for row in rows]


def test_the_seed_event_gives_the_rows_that_a_reader_finds():
    assert summary_of(seed_analyses()) == EXPECTED


def test_the_seed_event_renamed_and_redated_gives_the_same_rows():
    assert summary_of(renamed_analyses()) == EXPECTED


def test_no_title_in_the_seed_event_is_called_different():
    release = next(a.document.id for a in seed_analyses() if a.document.role == "release")

    assert not any(row.relation == "different" for row in of(rows_of(seed_analyses(), release), "title"))

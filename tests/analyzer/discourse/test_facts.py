"""A fact has a referent of its own; a value about nothing certain is left out."""

from datetime import date

import pytest

from tests.analyzer.discourse.texts import read

PUBLISHED = date(2026, 1, 28)


# --- when and where the event was held ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "From May 3-4, Portugal hosted the first meeting of the River Council in Lisbon.",
        "The first meeting of the River Council was held in Lisbon on 3 and 4 May.",
        "The first meeting of the River Council, held in Lisbon from May 3 to 4, marked a new step.",
        "The River Council held its first meeting from May 3-4 in Lisbon.",
        "The resolve was stressed during the first River Council meeting held in Lisbon on May 3–4.",
    ],
)
def test_date_and_place_of_the_meeting_are_found_in_every_construction(sentence):
    text = read(sentence)

    assert text.values("date") == [("meeting", "--05-03/--05-04")]
    assert text.values("place") == [("meeting", "lisbon")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The council praised the arrests that police made in Porto on May 9.",
        "The previous meeting was held in Porto on May 9.",
        "Meetings were held in Porto on May 9.",
        "The bust of a smuggling ring in Porto last July was a success.",
        "The fire in Porto broke out on May 9.",
    ],
)
def test_dates_and_places_of_other_things_are_not_the_meetings(sentence):
    text = read("The River Council held its first meeting in Lisbon on May 3.", sentence, published=PUBLISHED)

    assert text.values("date") == [("meeting", "--05-03")]
    assert text.values("place") == [("meeting", "lisbon")]


def test_the_month_of_march_is_no_march():
    """Given a decision dated in March, when its facts are read, then nobody is said to have marched."""
    dated = read("The town council voted on Tuesday, 10 March 2026, to repair the bridge.")
    marched = read("The march was held in Lisbon on 10 March 2026.")

    assert dated.values("date") == []
    assert marched.values("date") == [("protest", "2026-03-10")]


def test_two_dates_in_one_breath_give_no_value():
    text = read("The meeting was held on May 3 or May 5 in Lisbon.")

    assert text.values("date") == []


def test_a_relative_date_needs_a_date_of_publication():
    sentence = "The river meeting was held in Lisbon on Tuesday."

    assert read(sentence).values("date") == []
    assert read(sentence, published=PUBLISHED).values("date") == [("meeting", "2026-01-27")]


def test_the_length_of_the_meeting_is_a_number_of_it():
    text = read("Officials praised the success of the three-day session.")

    assert text.values("number") == [("meeting", "3")]


# --- who did what -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Maria Lopez opened the river meeting in Lisbon.",
        "The river meeting was opened by Maria Lopez, director of the board.",
        "The river meeting opened with remarks from Maria Lopez.",
        "At the river meeting, Maria Lopez delivered the opening address.",
    ],
)
def test_who_opened_it_is_found_active_passive_and_as_a_noun(sentence):
    assert read(sentence).values("role") == [("meeting", "Maria Lopez")]


def test_everybody_who_led_a_named_body_is_found():
    text = read(
        "The River Working Group was led by Deputy Director Maria Lopez and Chief Inspector James Miller, "
        "representing both countries."
    )

    assert text.values("role", "led") == [
        ("river working group", "Maria Lopez"),
        ("river working group", "James Miller"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Maria Lopez opened a bakery in Lisbon after the river meeting.",
        "Maria Lopez led James Miller in the polls before the river meeting.",
        "The door was opened by Maria Lopez at the river meeting.",
        "A group led by Maria Lopez protested outside the river meeting.",
        "Maria Lopez signed a bill.",
    ],
)
def test_acts_on_other_or_unknown_things_make_no_role(sentence):
    assert read(sentence).values("role") == []


def test_a_person_named_only_in_an_office_did_nothing():
    text = read("The river meeting was opened by Maria Lopez, director of President Miller's office.")

    assert [value for _, value in text.values("role")] == ["Maria Lopez"]


def test_only_makes_a_role_exclusive():
    plain = read("Maria Lopez opened the river meeting.")
    alone = read("Only Maria Lopez attended the river meeting.")

    assert [fact.is_exclusive for fact in plain.facts if fact.slot == "role"] == [False]
    assert [fact.is_exclusive for fact in alone.facts if fact.slot == "role"] == [True]


# --- how many, how much -------------------------------------------------------------------------------------


def test_a_count_carries_what_is_said_of_the_counted():
    text = read("The storm destroyed 12 fishing boats.")

    assert text.values("number") == [("fishing boat destroy storm", "12")]


def test_a_sum_is_money_with_its_currency():
    text = read("The council approved $5 million for the bridge.")

    assert [(f.relation, f.value) for f in text.facts if f.slot == "money"] == [("money:USD", "5000000")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The 1868 treaty protects the river.",  # a year
        "The gang worked across over 10 countries.",  # of the gang; nothing is said of the countries
        "Both countries signed it.",
        "The fair lasted two hours longer.",
        "Prices rose by 4 percent.",
    ],
)
def test_figures_without_a_referent_of_their_own_make_no_fact(sentence):
    assert read(sentence).values("number") == []


# --- who once ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Maria Lopez died on May 3.",
        "On 3 May, police arrested Maria Lopez.",
        "Maria Lopez was arrested on May 3.",
    ],
)
def test_the_day_of_what_happens_once_is_a_fact_of_the_person(sentence):
    assert read(sentence).values("date") == [("lopez", "--05-03")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Maria Lopez will be sentenced on May 3.",
        "Maria Lopez was not arrested on May 3.",
        "Maria Lopez spoke on May 3.",
        "Three men were arrested on May 3.",
    ],
)
def test_what_is_planned_denied_or_often_done_is_not(sentence):
    assert read(sentence).values("date") == []


# --- names --------------------------------------------------------------------------------------------------


def test_full_names_are_values_and_surnames_alone_are_not():
    text = read("Maria Lopez opened the river meeting.", "Lopez thanked the council.")

    assert text.values("name") == [("Maria Lopez", "maria lopez")]


def test_every_fact_shows_its_own_words():
    text = read(
        "From May 3-4, Portugal hosted the first meeting of the River Council in Lisbon.",
        "Maria Lopez, director of the River Board, opened the three-day meeting and counted 12 boats.",
    )

    assert text.facts
    for fact in text.facts:
        assert text.document.text[fact.start : fact.end] == fact.text


@pytest.mark.parametrize(
    ("sentence", "about", "relation", "value"),
    [
        ("Vera Holm signed the treaty on river fishing.", "treaty river fishing", "signed", "Vera Holm"),
        ("Vera Holm addressed the assembly of lighthouse keepers.", "assembly lighthouse keeper", "addressed", "Vera Holm"),
        ("Vera Holm launched the campaign for safer quays.", "campaign safe quay", "launched", "Vera Holm"),
        ("Vera Holm chaired the committee on inland shipping.", "committee inland shipping", "chaired", "Vera Holm"),
    ],
)  # fmt: skip
def test_who_did_what_to_a_thing_that_is_described(sentence, about, relation, value):
    roles = [(f.about, f.relation, f.value) for f in read(sentence).facts if f.slot == "role"]
    assert roles == [(about, relation, value)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Vera Holm signed a treaty.",
        "Vera Holm addressed the issue of cost.",
        "Vera Holm launched a boat on Monday.",
        "Vera Holm hosted a dinner.",
    ],
)
def test_a_thing_that_may_be_any_has_no_role(sentence):
    assert [f for f in read(sentence).facts if f.slot == "role"] == []

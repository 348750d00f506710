import re

import pytest

from analyzer.discourse.actors import _kinds
from analyzer.discourse.mentions import NameMention
from tests.analyzer.discourse.voices import hear


def names(heard, kind=None):
    return {target.name for target in heard.targets if kind in (None, target.kind)}


class TestPeople:
    def test_surname_title_and_full_name_are_one_person(self):
        heard = hear("Director Vera Holm opened the hall.", "Holm spoke first.", "Director Holm left early.")

        person = heard.target("Vera Holm")
        assert person.kind == "person"
        assert len(person.mentions) == 3
        assert person.aliases == ("Holm",)
        assert person.titles == ("Director",)

    @pytest.mark.parametrize(
        ("names", "kind"),
        [
            (("Vorbach met.", "Vorbach grew.", "Mr. Vorbach ran."), "person"),
            (("Vorbach met.", "Vorbach grew.", "Vorbach, 37, ran."), "person"),
            (("Vorbach met.", "Vorbach grew.", "Vorbach ran."), "organisation"),
        ],
    )
    def test_a_title_or_an_age_once_outweighs_what_a_name_is_taken_for_elsewhere(self, names, kind):
        text = " ".join(names)
        mentions = [
            NameMention(
                found.start(), found.end(), ("Vorbach",), "person" if is_last else "organisation", titles
            )
            for found in re.finditer("Vorbach", text)
            for is_last in [found.start() > text.index("grew")]
            for titles in [("Mr.",) if text[: found.start()].endswith("Mr. ") else ()]
        ]

        assert _kinds(mentions, text) == {"vorbach": kind}

    def test_a_full_name_whose_surname_has_a_title_elsewhere_is_no_body(self):
        named = NameMention(0, 12, ("Nils", "Vorbach"), "organisation")
        titled = NameMention(20, 27, ("Vorbach",), "person", ("Mr.",))
        board = NameMention(30, 43, ("Board", "Vorbach"), "organisation")

        assert _kinds([named, titled, board], "") == {
            "nils vorbach": "person",
            "vorbach": "person",
            "board vorbach": "organisation",
        }

    def test_a_middle_name_joins_and_the_longest_form_is_the_name(self):
        heard = hear(
            "Ambassador Vinay Kwatra spoke.", "Vinay Mohan Kwatra thanked the hosts.", "Kwatra left."
        )

        assert heard.target("Kwatra").name == "Vinay Mohan Kwatra"
        assert heard.target("Kwatra").aliases == ("Vinay Kwatra", "Kwatra")

    def test_two_spellings_within_one_letter_are_one_person_with_both_kept(self):
        heard = hear("Director Sara Carter spoke.", "Director Sarah Carter left the hall.")

        person = heard.target("Sara Carter")
        assert {person.name, *person.aliases} == {"Sara Carter", "Sarah Carter"}

    def test_other_surnames_and_other_first_names_are_other_people(self):
        heard = hear(
            "Home Minister Amit Shah spoke to Secretary Amit Sharma.",
            "Secretary Nina Holm met Director Vera Holm in the hall.",
        )

        assert {"Amit Shah", "Amit Sharma", "Nina Holm", "Vera Holm"} <= names(heard, "person")

    def test_a_name_that_the_parser_gives_no_label_is_a_person_by_what_it_does(self):
        heard = hear("Maud Ferreira signed the treaty on river fishing.")

        assert heard.target("Maud Ferreira").kind == "person"

    def test_a_street_a_body_and_a_thing_that_moves_are_no_people_by_what_they_do(self):
        heard = hear(
            "Wall Street said no. Operation Sunrise opened the campaign. The Harbour Group signed the treaty.",
            "Apple Pay broke down.",
        )

        assert not names(heard, "person")

    def test_a_verb_of_a_headline_within_the_text_is_nobody(self):
        heard = hear(
            "Renner's Harbour Manager Resigns To Avoid Being Distraction",
            "Mayor Paula Renner's harbour manager has resigned.",
        )

        assert names(heard, "person") == {"Paula Renner"}

    def test_people_of_a_sentence_full_of_names_are_people(self):
        heard = hear("Paula Renner, Olaf Berg and Rosa Lindt met on Monday.")

        assert names(heard, "person") == {"Paula Renner", "Olaf Berg", "Rosa Lindt"}

    def test_under_before_a_title_is_a_preposition_and_before_secretary_a_part_of_it(self):
        heard = hear("Under Attorney General Erik Holm, the office opened. Under Secretary Vera Lund spoke.")

        assert heard.target("Erik Holm").titles == ("Attorney General",)
        assert heard.target("Vera Lund").titles == ("Under Secretary",)

    def test_the_field_of_a_title_is_no_part_of_the_name(self):
        heard = hear("Secretary of State Mike Pompeo praised the plan.", "Pompeo left early.")

        person = heard.target("Mike Pompeo")
        assert (person.titles, person.aliases) == (("Secretary of State",), ("Pompeo",))
        assert names(heard) == {"Mike Pompeo"}

    def test_an_office_behind_the_field_of_another_is_nobodys_name(self):
        heard = hear("He was the nominee for United States Ambassador to the harbour.")

        assert not names(heard, "person")

    def test_a_title_set_off_by_a_comma_is_kept(self):
        heard = hear("Vera Holm, Director of the Office of Harbour Policy, opened the hall.")

        assert heard.target("Vera Holm").titles == ("Director of the Office of Harbour Policy",)

    def test_a_title_between_body_and_name_parts_them(self):
        heard = hear(
            "The hall was opened by Narcotics Control Bureau Deputy Director General Monika Ashish Batra."
        )

        assert heard.target("Monika Ashish Batra").titles == ("Deputy Director General",)
        assert heard.target("Narcotics Control Bureau").kind == "organisation"

    def test_the_next_in_a_list_lends_no_title(self):
        heard = hear("Director Vera Holm, and the bureau’s Deputy Director General, Monika Batra, spoke.")

        assert "Deputy Director General" not in heard.target("Vera Holm").titles

    @pytest.mark.parametrize(
        "sentence",
        [
            "Vera Holm, Governor Monika Batra and Director Rolf Olm spoke.",
            "Vera Holm, widow of Governor Monika Batra, spoke.",
            "Vera Holm, D-Maine, House Speaker Monika Batra and Mr. Olm spoke.",
        ],
    )
    def test_an_office_of_somebody_else_is_no_title(self, sentence):
        heard = hear(sentence)

        assert heard.target("Vera Holm").titles == ()
        assert all("Batra" not in title for target in heard.targets for title in target.titles)

    def test_an_office_beside_somebody_else_is_one_s_own(self):
        heard = hear("Vera Holm, President Batra’s national security adviser, spoke.")

        assert heard.target("Vera Holm").titles == ("national security adviser",)

    @pytest.mark.parametrize(
        ("sentence", "title"),
        [
            ("Sen. Angus King opened the hall.", "Sen."),
            ("Sen. Angus King (I-Maine) opened the hall.", "Sen."),
            ("Maine Democrat Angus King opened the hall.", "Democrat"),
            ("White House Chief of Staff Angus King opened the hall.", "Chief of Staff"),
            ("The hall was opened by Representative Angus King of Ohio.", "Representative"),
        ],
    )
    def test_names_end_where_titles_parties_and_states_begin(self, sentence, title):
        heard = hear(sentence)

        assert heard.target("Angus King").titles == (title,)
        assert names(heard, "person") == {"Angus King"}

    def test_a_home_lends_its_name_to_nobody_and_takes_no_title(self):
        heard = hear("House Republican Patrick Mallory of North Carolina, a deputy whip, opened the hall.")

        assert names(heard, "person") == {"Patrick Mallory"}
        assert heard.target("North Carolina").titles == ()

    def test_a_king_is_no_surname_before_a_name(self):
        heard = hear("King Salman met Prince Karl in the hall.")

        assert {target.name: target.titles for target in heard.targets} == {
            "Salman": ("King",),
            "Karl": ("Prince",),
        }

    def test_a_party_before_what_is_nobody_s_name_is_no_title(self):
        heard = hear("The Republican National Convention met in the hall.")

        assert names(heard, "person") == set()

    def test_father_and_son_are_two_and_the_surname_alone_is_the_fathers(self):
        heard = hear(
            "Director Karl Holm met his son Karl Holm Jr. in the hall.", "Holm Jr. smiled.", "Holm left."
        )

        assert {"Karl Holm", "Karl Holm Jr."} <= names(heard, "person")
        assert len(heard.target("Karl Holm").mentions) == 2
        assert "Holm" in heard.target("Karl Holm").aliases

    def test_a_surname_alone_is_not_the_relatives(self):
        heard = hear(
            "Mayor Paula Renner spoke of her son, the harbour commissioner Karl Renner.",
            "Renner praised him.",
            "Renner left.",
        )

        assert len(heard.target("Paula Renner").mentions) == 3
        assert len(heard.target("Karl Renner").mentions) == 1

    def test_before_a_relative_is_named_a_surname_alone_is_somebody_else_s(self):
        heard = hear(
            "Renner said on Friday that the harbour would open.",
            "The mayor met Karl Brandt and his wife, the commissioner Rosa Renner.",
        )

        assert len(heard.target("Renner").mentions) == 1
        assert len(heard.target("Rosa Renner").mentions) == 1

    def test_who_is_no_relative_may_be_named_in_full_later(self):
        heard = hear("Renner said on Friday that the harbour would open.", "The mayor met Rosa Renner.")

        assert len(heard.target("Rosa Renner").mentions) == 2

    def test_an_article_within_a_surname_belongs_to_it(self):
        heard = hear("President Omar al-Rashid arrived on Monday.", "Rashid spoke of the talks.")

        assert names(heard, "person") == {"Omar al-Rashid"}

    @pytest.mark.parametrize("office", ["Chief of Staff", "former Chief of Staff"])
    def test_a_chief_of_staff_is_not_called_staff(self, office):
        heard = hear(f"It was up to {office} John Kelman to decide.")

        assert heard.target("John Kelman").titles == (office,)

    def test_a_former_office_makes_no_other_place_of_the_state(self):
        heard = hear("Former Ohio Gov. Jim Barlow will run.", "He was born in Ohio.")

        assert names(heard, "place") == {"Ohio"}

    def test_a_surname_with_a_title_is_whose_title_it_is(self):
        heard = hear(
            "Governor Paula Renner met Senator Karl Renner.",
            "Governor Renner left.",
            "Senator Renner stayed.",
        )

        assert len(heard.target("Paula Renner").mentions) == 2
        assert len(heard.target("Karl Renner").mentions) == 2

    def test_a_surname_without_any_full_name_is_one_person(self):
        heard = hear("Governor Renner met his daughter, Mayor Renner.", "Renner left.")

        assert names(heard, "person") == {"Renner"}

    def test_of_two_strangers_with_one_surname_the_last_is_meant(self):
        heard = hear("Paula Renner met Karl Renner.", "Renner left.")

        assert len(heard.target("Karl Renner").mentions) == 2

    def test_an_initial_that_fits_two_people_joins_neither(self):
        heard = hear("Director J. Smith met Minister Jane Smith and Secretary John Smith.")

        assert {"J. Smith", "Jane Smith", "John Smith"} <= names(heard, "person")

    def test_an_initial_that_fits_one_person_joins(self):
        heard = hear("Director Jane Smith spoke.", "Director J. Smith left.")

        assert len(heard.target("Jane Smith").mentions) == 2

    def test_small_words_inside_a_surname_belong_to_it(self):
        heard = hear("President Ursula von der Heide met Minister Maria de la Cruz.")

        assert {"Ursula von der Heide", "Maria de la Cruz"} <= names(heard, "person")


class TestBodies:
    def test_an_acronym_with_and_without_points_is_one_body(self):
        heard = hear(
            "The Federal Bureau of Investigation (FBI) met in June.", "The F.B.I. approved the minutes."
        )

        assert len(heard.target("Federal Bureau of Investigation").mentions) == 3

    def test_a_short_form_in_brackets_joins_its_long_form(self):
        heard = hear("The Office of Harbour Policy (OHP) met in June.", "The OHP approved the minutes.")

        body = heard.target("OHP")
        assert body.name == "Office of Harbour Policy"
        assert len(body.mentions) == 3

    def test_two_embassies_stay_two(self):
        heard = hear("The US Indian Embassy noted the talks.", "The US Embassy in India thanked the hosts.")

        assert {"US Indian Embassy", "US Embassy in India"} <= names(heard, "organisation")

    def test_a_shorter_name_joins_the_only_longer_one_that_ends_like_it(self):
        heard = hear("The Harbour Policy Working Group met.", "The Working Group approved the minutes.")

        assert heard.target("Working Group").name == "Harbour Policy Working Group"

    def test_with_two_longer_names_the_shorter_one_stays_alone(self):
        heard = hear(
            "The Harbour Policy Working Group met.",
            "The Fishery Policy Working Group met too.",
            "The Policy Working Group approved the minutes.",
        )

        assert heard.target("Policy Working Group").name == "Policy Working Group"


class TestPlaces:
    def test_two_halves_of_a_country_are_two_places(self):
        heard = hear("North Korea and South Korea signed the paper.")

        assert {"North Korea", "South Korea"} <= names(heard, "place")
        assert "Korea" not in names(heard)

    def test_everyday_short_forms_join(self):
        heard = hear(
            "The United States hosted the talks.", "The U.S. delegation left.", "Delegates liked the US."
        )

        assert heard.target("US").name == "United States"

    def test_a_capital_is_not_its_country(self):
        heard = hear("New Delhi welcomed the talks.", "India will host the next ones.")

        assert {"New Delhi", "India"} <= names(heard, "place")

    def test_a_district_belongs_to_its_city(self):
        heard = hear(
            "The talks took place in Washington, D.C., in June.", "Delegates left Washington on Monday."
        )

        assert len(heard.target("Washington").mentions) == 2


def test_months_days_and_headings_are_no_actors():
    heard = hear("Measures: rules that keep a harbour safe.", "On Monday the measures were read in January.")

    assert names(heard) == set()


def test_an_empty_document_names_nobody():
    assert hear().targets == ()

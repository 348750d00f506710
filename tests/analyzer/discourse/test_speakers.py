"""Who speaks: of a name, a group, a pronoun, an office, and of what a broken line has torn apart."""

import pytest

from tests.analyzer.discourse.voices import hear


class TestNamesAndGroups:
    def test_a_pronoun_goes_to_the_last_who_was_named(self):
        heard = hear(["Vera Holm, the ambassador, opened the hall.", "She said that the hall was full."])

        assert heard.at("the hall was full").speaker == "Vera Holm"

    def test_a_title_and_a_surname_go_to_the_full_name(self):
        heard = hear("Director Vera Holm opened the hall.", "“The hall is full,” Director Holm said.")

        assert heard.at("The hall is full").speaker == "Vera Holm"

    def test_they_goes_to_the_group_before(self):
        heard = hear(["Both towns met in June.", "They said that the bridge was safe."])

        assert heard.at("the bridge was safe").speaker == "Both towns"

    @pytest.mark.parametrize(
        ("before", "speaker"),
        [
            ("Vera Holm shouted at singers, according to two stage managers.", "two stage managers"),
            ("She shouted at singers, two stage managers said.", "two stage managers"),
            ("Vera Holm closed the hall on Monday.", "They"),
        ],
    )
    def test_they_are_never_one_person(self, before, speaker):
        heard = hear(["Mayor Vera Holm runs the hall.", before, "They said that the hall was full."])

        assert heard.at("the hall was full").speaker == speaker

    def test_a_source_without_a_name_is_called_by_its_own_words(self):
        heard = hear("The officials from both towns said that the bridge was safe.")

        assert heard.at("the bridge was safe").speaker == "officials from both towns"


class TestPronouns:
    @pytest.mark.parametrize(
        ("first", "pronoun"),
        [
            ("Mr. Olm met Rosa Lindt on Monday.", "She"),
            ("Rosa Lindt met spokesman Peter Olm on Monday.", "She"),
            ("King Peter met Rosa Lindt on Monday.", "She"),
        ],
    )
    def test_she_is_nobody_with_a_mans_title(self, first, pronoun):
        assert hear([first, f"{pronoun} said the bridge was safe."]).at("the bridge").speaker == "Rosa Lindt"

    @pytest.mark.parametrize("first", ["Ms. Lindt met Peter Olm.", "Peter Olm met spokeswoman Rosa Lindt."])
    def test_he_is_nobody_with_a_womans_title(self, first):
        assert hear([first, "He said the bridge was safe."]).at("the bridge").speaker == "Peter Olm"

    def test_with_only_a_man_named_she_stays_a_pronoun(self):
        assert hear(["Mr. Olm opened the bridge.", "She said it was safe."]).at("it was").speaker == "She"

    def test_whom_she_names_in_her_own_words_she_is_not(self):
        heard = hear(
            ["Vera Holm left the board.", "“I will not let this touch Rosa Lindt and her voters,” she said."]
        )

        assert heard.at("I will not let this").speaker == "Vera Holm"

    def test_whom_she_names_she_is_not_though_the_outlet_named_her_before(self):
        heard = hear(
            [
                "Mayor Vera Holm met Rosa Lindt.",
                "She told the board that “Rosa Lindt has done much for the harbour.”",
            ]
        )

        assert heard.at("has done much").speaker == "Vera Holm"

    def test_who_is_told_by_an_office_alone_may_speak_in_the_next_sentence(self):
        heard = hear(
            [
                "Vera Holm left the board.",
                "The museum’s director regretted it.",
                "She said the hall was full.",
            ]
        )

        assert heard.at("the hall was full").speaker == "museum’s director"

    def test_whom_the_outlet_names_before_her_words_she_is(self):
        heard = hear(
            ["Vera Holm left the board.", "After Rosa Lindt spoke, she said “the board is in good hands.”"]
        )

        assert heard.at("the board is in good hands").speaker == "Rosa Lindt"


class TestOffices:
    BOARD = "Vera Holm, the campaign manager of the ferry party, resigned."

    def test_an_office_goes_to_who_holds_it(self):
        assert (
            hear(self.BOARD, "The manager said the ferry was late.").at("the ferry was late").speaker
            == "Vera Holm"
        )

    def test_a_word_beside_the_office_is_no_office(self):
        """The campaign is not its manager."""
        heard = hear(self.BOARD, "The campaign said the ferry was late.")

        assert heard.at("the ferry was late").speaker == "campaign"


class TestAQuotationBrokenByTheEndOfALine:
    BEFORE = "The harbour police said the quay was shut."

    def test_who_says_its_end_said_its_beginning(self):
        heard = hear(
            self.BEFORE,
            '"If the island wants to become a rich place...',
            'it is fine with me," Rosa Lindt said.',
        )

        assert heard.at("If the island").speaker == "Rosa Lindt"

    def test_a_new_mark_may_be_somebody_elses(self):
        heard = hear(
            self.BEFORE, "“The island wants to become a rich place.", "“It is fine with me,” Rosa Lindt said."
        )

        assert heard.at("The island").speaker == "harbour police"

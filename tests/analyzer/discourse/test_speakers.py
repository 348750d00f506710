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

    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            ("The pilots praised the port, but they said that the quay was full.", "pilots"),
            ("“Strikers say that the quay was full,” they wrote.", "Both towns"),
        ],
    )
    def test_they_are_several_of_their_sentence_but_none_of_whom_they_speak(self, text, speaker):
        heard = hear(["Both towns met in June.", text])

        assert heard.at("quay was full").speaker == speaker

    def test_they_are_nothing_that_cannot_speak(self):
        heard = hear(["The meeting of the board was short.", "They said that the quay was full."])

        assert heard.at("quay was full").speaker == "They"

    def test_it_is_never_a_person(self):
        heard = hear(["Vera Holm resigned over a letter.", "It added that the hall was full."])

        assert heard.at("the hall was full").speaker != "Vera Holm"

    def test_he_who_praises_somebody_is_not_whom_he_praised(self):
        heard = hear(
            ["Mayor Carl Renner spoke.", "He praised Rosa Lindt.", "He said that the hall was full."]
        )

        assert heard.at("the hall was full").speaker == "Carl Renner"

    def test_a_source_without_a_name_is_called_by_its_own_words(self):
        heard = hear("The officials from both towns said that the bridge was safe.")

        assert heard.at("the bridge was safe").speaker == "officials from both towns"

    @pytest.mark.parametrize(
        ("source", "speaker"),
        [
            ("Both the Ferry Board and the Harbour Office", "Ferry Board and Harbour Office"),
            ("Holm and Lindt", "Vera Holm and Rosa Lindt"),
            ("Holm, Lindt and Olm", "Vera Holm, Rosa Lindt and Peter Olm"),
            ("Neither Holm nor Lindt", "Neither Holm nor Lindt"),
            ("Holm and her lawyers", "Holm and her lawyers"),
        ],
    )
    def test_several_who_speak_together_are_called_by_their_names(self, source, speaker):
        heard = hear(
            "Vera Holm, Rosa Lindt and Peter Olm met the Ferry Board and the Harbour Office in June.",
            f"{source} said that the bridge was safe.",
        )

        assert heard.at("the bridge was safe").speaker == speaker

    @pytest.mark.parametrize(
        "source", ["Officials over the weekend", "Officials in recent days", "Officials on Monday"]
    )
    def test_when_somebody_spoke_is_no_part_of_the_name(self, source):
        heard = hear(f"{source} said that the bridge was safe.")

        assert heard.at("the bridge was safe").speaker == "Officials"

    @pytest.mark.parametrize(
        ("source", "speaker"),
        [
            ("The statement, issued by the harbour office,", "statement"),
            ("Two captains — fewer than the dozens of May —", "Two captains"),
            ("Others, including a surgeon at the hospital,", "Others"),
            ("Bakers, florists and many other people of the island", None),
        ],
    )
    def test_what_is_set_off_behind_a_source_is_no_part_of_its_name(self, source, speaker):
        heard = hear(f"{source} said that the bridge was safe.")

        assert heard.at("the bridge was safe").speaker == (speaker or source)

    def test_who_are_they_afterwards_have_the_same_name(self):
        heard = hear(
            [
                "Two captains, including one of the ferry, said that the bridge was safe.",
                "They said the quay was not.",
            ]
        )

        assert (
            heard.at("the bridge was safe").speaker == heard.at("the quay was not").speaker == "Two captains"
        )

    def test_a_state_in_brackets_is_no_second_speaker(self):
        heard = hear(
            "The vote drew rebukes, including from Sen. Vera Holm (I-Vt.), who is critical of the ferry plan."
        )

        assert heard.at("of the ferry plan").speaker == "Vera Holm"

    def test_who_is_described_behind_a_name_is_that_person(self):
        heard = hear("The mayor met Peter Olm, a Dane who said that the bridge was safe.")

        assert heard.at("the bridge was safe").speaker == "Peter Olm"


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

    @pytest.mark.parametrize(
        ("before", "office", "speaker"),
        [
            ("President Vera Holm met Mayor Ana Mori.", "The president", "Vera Holm"),
            ("President Vera Holm met Mayor Ana Mori.", "The President", "Vera Holm"),
            ("Gov. Vera Holm met Sen. Ana Mori.", "The governor", "Vera Holm"),
            (
                "French President Vera Holm met Iranian President Ana Mori.",
                "The French president",
                "Vera Holm",
            ),
            (
                "Vera Holm, the French president, met President Ana Mori.",
                "The president of France",
                "Vera Holm",
            ),
            ("Iran’s president, Vera Holm, met President Ana Mori.", "The Iranian president", "Vera Holm"),
            ("Vice President Vera Holm met President Ana Mori.", "The vice president", "Vera Holm"),
            ("Former Mayor Vera Holm met Mayor Ana Mori.", "The former mayor", "Vera Holm"),
            ("Director-General Vera Holm met Mayor Ana Mori.", "The director-general", "Vera Holm"),
            ("Vera Holm, vice-president of the bank, met Mayor Ana Mori.", "The vice-president", "Vera Holm"),
            ("Sen. Vera Holm, Ohio Republican, met Sen. Ana Mori.", "The Ohio Republican", "Vera Holm"),
            ("Sen. Vera Holm (R-Ohio) met Sen. Ana Mori (D-Maine).", "The Republican", "Vera Holm"),
        ],
    )
    def test_what_is_said_of_an_office_is_said_of_who_holds_it(self, before, office, speaker):
        assert hear(before, f"{office} said the ferry was late.").at("the ferry was late").speaker == speaker

    @pytest.mark.parametrize(
        ("before", "office"),
        [
            ("President Vera Holm arrived on Monday.", "The Iranian president"),
            ("President Vera Holm arrived on Monday.", "The vice president"),
            ("Vice President Vera Holm arrived on Monday.", "The president"),
            ("Former President Vera Holm arrived on Monday.", "The president"),
            ("Judge Vera Holm arrived on Monday.", "A judge"),
            ("Sen. Vera Holm (R-Ohio) arrived on Monday.", "The lone Republican"),
            ("Sen. Vera Holm (R-Ohio) arrived on Monday.", "The Maine Republican"),
            ("Leader Vera Holm arrived on Monday.", "The Herald-Leader"),
            ("Councillor Rolf Olm met the widow of Mayor Vera Holm.", "The mayor of Orley"),
        ],
    )
    def test_an_office_that_nobody_before_it_holds_keeps_its_own_words(self, before, office):
        heard = hear(before, f"{office} said the ferry was late.").at("the ferry was late").speaker

        assert heard == office.removeprefix("The ").removeprefix("A ")

    def test_who_held_it_stays_apart_from_who_holds_it(self):
        heard = hear(
            "President Vera Holm spoke first.",
            "Former President Ana Mori spoke next.",
            "The president said the ferry was late, and the former president said the bridge was safe.",
        )

        assert heard.at("the ferry was late").speaker == "Vera Holm"
        assert heard.at("the bridge was safe").speaker == "Ana Mori"

    def test_a_former_senator_is_the_governor(self):
        heard = hear(
            "Gov. Vera Holm, a former senator, opened the hall.", "The governor said the ferry was late."
        )

        assert heard.at("the ferry was late").speaker == "Vera Holm"

    def test_what_stands_behind_a_name_is_that_person(self):
        heard = hear("“The ferry was late,” said Vera Holm, a harbour lawyer who counsels captains.")

        assert heard.at("The ferry was late").speaker == "Vera Holm"


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

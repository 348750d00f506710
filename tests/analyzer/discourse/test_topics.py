"""Who says what in sentences from sport, courts, business and science: what is somebody's, and what only looks so."""

import pytest

from tests.analyzer.discourse.voices import hear


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # sport
        ("Coach Maria Olsen conceded that her side had been second best.", "her side had been second best"),
        ("Two defenders are doubtful for Saturday, the team doctor confirmed.", "Two defenders are doubtful"),
        ("The referee, the coach complained, had ruined the game.", "had ruined the game"),
        ("The captain hailed the win as the best of her career.", "the win as the best of her career"),
        ("Fans were furious that the match had been moved to Monday.", "the match had been moved to Monday"),
        ("The coach took issue with the length of the game.", "with the length of the game"),
        ("Her agent made clear that she would not sign before the summer.", "that she would not sign"),
        ("The chairman cast doubt on the date of the final.", "on the date of the final"),
        # courts
        ("The prosecutor charged that the bank had looked the other way.", "the bank had looked the other way"),
        ("Prosecutors allege he paid the driver 500 euros.", "he paid the driver 500 euros"),
        ("Defence lawyers argue the confession was obtained by force.", "the confession was obtained by force"),
        ("In the court’s view, the contract was void from the start.", "the contract was void from the start"),
        ("A witness recalled seeing a grey van at midnight.", "seeing a grey van at midnight"),
        ("The lawyer for the family called on the state to reopen the case.", "to reopen the case"),
        # business
        ("Analysts expect the central bank to raise rates in March.", "the central bank to raise rates in March"),
        ("Brandt played down fears of job losses.", "fears of job losses"),
        ("The union called the offer an insult.", "the offer an insult"),
        ("The airline blamed the delay on a lack of spare parts.", "the delay on a lack of spare parts"),
        ("The company is in talks, Brandt said, and expects a deal in May.", "The company is in talks"),
        # science
        ("Researchers at Uppsala University report that the fungus survives in ice.", "the fungus survives in ice"),
        ("The team believes the crater was formed by two impacts.", "the crater was formed by two impacts"),
        ("What surprised the team, Hoff said, was how quickly the ice melted.", "was how quickly the ice melted"),
        ("Hoff, whose lab found the gene, thinks a test could be ready soon.", "a test could be ready soon"),
        ("Doctors worry about its effect on infants.", "about its effect on infants"),
    ],
)  # fmt: skip
def test_what_somebody_says_or_thinks_is_reported(text, content):
    assert hear(text).voice(content) == "reported"


@pytest.mark.parametrize(
    "text",
    [
        # sport
        "The striker scored twice before the break and set up a third goal.",
        "They won because the goalkeeper saved two penalties.",
        "The club accepted the trophy and the final was replayed.",
        "The winner was accused of cheating.",
        # courts
        "The appeals court upheld the sentence on Friday.",
        "The trial was moved to a larger court.",
        "It is not clear who leaked the file.",
        "The law requires drivers to wear seat belts.",
        # business
        "Shares fell four percent after the announcement.",
        "The board is said to be unhappy with the results.",
        "The bank did not respond to a letter.",
        "There are fears that the plant will close.",
        # science
        "The telescope showed that the cloud was moving toward the star.",
        "The vaccine was tested on 3,000 volunteers in Ghana.",
        "The experiment confirmed that the metal bends.",
        "Water boils at a lower temperature in the mountains.",
    ],
)
def test_what_nobody_says_stays_the_outlets_own(text):
    assert {one.voice for one in hear(text).statements} == {"own"}


def test_behind_a_semicolon_the_outlet_speaks_again():
    heard = hear("Critics say the rule favours rich clubs; the league grew by a third.")

    assert heard.voice("the rule favours rich clubs") == "reported"
    assert heard.voice("the league grew by a third") == "own"


def test_two_sources_in_one_sentence_keep_their_own_words():
    heard = hear("The company said talks would go on, but the union warned that patience was running out.")

    assert heard.at("talks would go on").speaker == "company"
    assert heard.at("that patience").speaker == "union"


def test_who_is_asked_is_not_who_asks():
    heard = hear("Asked whether she would run again, Maria Olsen laughed: “Ask me in June.”")

    assert heard.voice("whether she would run again") == "own"
    assert heard.at("“Ask me").speaker == "Maria Olsen"


def test_a_clause_that_the_parser_hangs_elsewhere_goes_with_its_cue():
    heard = hear("Maria Olsen mentioned cutting fees and forcing clubs to spend less.")

    assert heard.voice("and forcing clubs to spend less") == "reported"


def test_it_speaks_where_a_body_may_have_been_named_and_shows_where_a_thing_was():
    heard = hear(["The city sent a letter.", "It says the club broke the law."])
    other = hear(["The meeting ended.", "It says the club broke the law."])

    assert heard.voice("the club broke the law") == "reported"
    assert other.voice("the club broke the law") == "own"


def test_a_paragraph_behind_a_short_introduction_is_its_speakers():
    heard = hear(
        "Maria Olsen added:", ["The club is broke.", "It has been for years."], "The final is in May."
    )

    assert heard.voice("It has been for years") == "reported"
    assert heard.voice("The final is in May") == "own"


def test_a_list_behind_a_colon_is_nobodys_words():
    heard = hear("The club published three dates:", "The final is in May.", "The draw is in June.")

    assert {one.voice for one in heard.statements} == {"own"}


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("“Who says so?” asked Rosa Dahl.", "“Who says so?”", "Rosa Dahl"),
        ("The hope of the organisers is that the rain will stop.", "that the rain will stop", "organisers"),
        (
            "Villagers stayed inside for fear that the dam would break.",
            "that the dam would break",
            "Villagers",
        ),
        (
            "Rosa Dahl left early in the hope that the rain would stop.",
            "that the rain would stop",
            "Rosa Dahl",
        ),
    ],
)
def test_whose_words_or_hopes_they_are_is_found_behind_before_and_around(text, content, speaker):
    heard = hear(text)

    assert heard.voice(content) != "own"
    assert heard.at(content).speaker == speaker


def test_the_weather_behind_a_quotation_is_no_speaker():
    heard = hear(["“The ferry has been slow for many years.”", "It rained all day."])

    assert all(one.speaker is None for one in heard.statements)

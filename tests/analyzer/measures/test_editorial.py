import pytest

from analyzer.measures.editorial import editorialness, own_voice_claims
from analyzer.measures.own_voice import voiced_sentences
from tests.analyzer.measures.readings import PLAIN, reading_of


def _marks(sentence: str, voice: str = "own") -> set[str]:
    words = voiced_sentences(reading_of((sentence, voice)))[0].own
    return {label for _, _, label in editorialness(words).marks}


@pytest.mark.parametrize(
    ("sentence", "marks"),
    [
        # from the codebook, section 2
        ("Upcoming months will reveal concrete outcomes.", {"predicts"}),
        ("The group met on 20 and 21 January, marking a new step in bilateral cooperation.", {"evaluates"}),
        (
            "The drug crisis increasingly becomes a national security challenge, driven by its links.",
            {"explains"},
        ),
        ("This partnership signals a robust framework for future operations.", {"evaluates", "explains"}),
        ("Travellers should note that the crossing takes longer in winter.", {"advises", "addresses_reader"}),
        # of other matters
        ("Time will tell whether the vineyards recover.", {"predicts"}),
        ("The council must act before the dyke gives way.", {"advises"}),
        ("The retreat lays bare how little the club had learned.", {"explains"}),
        ("She resigned in a bid to save her party from ruin.", {"attributes_motive"}),
        ("It was a disastrous and shameful season for the choir.", {"evaluates"}),
        ("You might ask why the museum needs a third roof.", {"addresses_reader"}),
    ],
)
def test_own_words_carry_the_marks_of_an_editorial_claim(sentence, marks):
    assert marks <= _marks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        # from the codebook, section 2
        "Operating across four continents and over 10 countries, the gang used encrypted digital platforms.",
        "Synthetic opioids like fentanyl are 50-100 times more potent than morphine.",
        "Special attention was given to countering synthetic opioids.",
        # of other matters
        "The choir sang in the cathedral on Sunday evening.",
        "Nine hundred people live on the northern islands.",
        "The bakery opened in 1911 and closed two years later.",
        "The board elected a treasurer and a secretary.",
        "Rain fell on the vineyards for three days.",
        "The train from the coast arrives at noon.",
        "The museum bought two paintings from a dealer in Porto.",
    ],
)
def test_checkable_detail_and_background_carry_none(sentence):
    assert _marks(sentence) == set()


def test_praise_that_is_reported_makes_no_mark():
    # ✗ of the codebook: it evaluates, but has a source
    assert _marks("the agencies for a brilliant and historic crackdown", "reported") == set()


@pytest.mark.parametrize(
    ("sentence", "marks"),
    [
        ("The closure will damage the villages on the coast.", {"predicts"}),
        ("The delay is a symptom of a deeper malaise.", {"explains"}),
        ("Fever and cough are symptoms of the plague.", set()),
        ("The mayor was charged with false statements.", set()),
        ("The fair took place despite the rain, in the wake of the storm.", set()),
        ("The skipper, known as Heron, tried to reach the reflecting pool.", set()),
        ("The pump seems to work, and apparently it appeared to stop.", set()),
    ],
)
def test_what_stands_in_passing_or_beside_something_makes_no_claim(sentence, marks):
    assert _marks(sentence) - {"evaluates_in_passing"} == marks


def test_what_relates_counts_beside_a_mark():
    assert _score("The pier was shoddy because of the board.") > _score("The pier was shoddy.")


def test_what_something_is_aimed_at_is_a_target_unless_it_is_an_act():
    assert _marks("The water cannon was aimed at the harbour guard of the southern quay.") == set()
    assert _marks("The speech was aimed at winning the fishermen of the southern quay.") == {
        "attributes_motive"
    }


def test_an_evaluation_inside_quotation_marks_makes_no_mark():
    assert _marks("“This meeting highlights the enduring and shared commitment of both nations.”") == set()


def test_the_rate_counts_own_sentences_that_reach_the_line():
    finding = own_voice_claims(
        reading_of(
            *PLAIN,
            "This disastrous season signals a shameful decline of the choir.",
            "“This disastrous season signals a shameful decline of the choir,” the miller said.",
        )
    )

    assert (finding.own.count, finding.own.n) == (1, 7)
    assert finding.all.count == 2
    assert set(finding.by_sentence["editorial"]) == {6}


def test_evidence_is_labelled_with_the_mark_and_lies_in_the_text():
    reading = reading_of("Time will tell whether the vineyards recover.")

    (evidence,) = own_voice_claims(reading).evidence

    assert evidence.label == "predicts"
    assert reading.document.text[evidence.start : evidence.end] == "Time will tell"


def test_a_short_text_has_no_rate():
    finding = own_voice_claims(reading_of("Time will tell whether the vineyards recover."))

    assert finding.own is None
    assert finding.reason


def _score(sentence: str) -> float:
    return editorialness(voiced_sentences(reading_of(sentence))[0].own).score


@pytest.mark.parametrize(
    ("plain", "coloured"),
    [
        # what is recalled
        ("The treasurer made a clumsy speech.", "The treasurer once again made a clumsy speech."),
        # held against something else
        ("The board held a lavish dinner.", "The board held a lavish dinner despite the debt."),
        # trouble around somebody, and what was not done
        ("The mayor gave a vague answer.", "The mayor, amid criticism, gave a vague answer."),
        ("The mayor gave a vague answer.", "The mayor gave a vague answer without evidence."),
        # a person already named is talked about on
        ("The harbour plan was clumsy.", "His harbour plan was clumsy."),
        # an aside
        ("The dinner at the port was lavish.", "The dinner — at the port — was lavish."),
    ],
)
def test_a_marked_sentence_scores_higher_when_its_facts_are_told_to_colour(plain, coloured):
    assert _score(coloured) > _score(plain) > 0


@pytest.mark.parametrize(
    ("comment", "news"),
    [
        # the day of the event
        ("The mayor gave a vague answer.", "The mayor gave a vague answer on Tuesday."),
        # a verb of saying leads
        ("The mayor was in a bitter mood.", "The mayor said in a bitter mood that all was well."),
        # what may be
        ("The dinner is lavish.", "The dinner may be lavish."),
    ],
)
def test_a_marked_sentence_scores_lower_when_it_is_told_as_news(comment, news):
    assert _score(news) < _score(comment)


@pytest.mark.parametrize(
    "sentence",
    [
        "Although he had apologised, his neighbours stayed away again.",
        "But the treasurer, who has long been in dispute with the board, still had not paid his debt.",
        "She left several letters without an answer after a dispute with her brother.",
        "While the storm raged — the third that year — they left the harbour without lights.",
    ],
)
def test_facts_told_to_colour_make_no_claim_without_a_mark(sentence):
    assert _score(sentence) == 0


def test_an_advice_is_not_lowered_for_being_about_what_should_be():
    # must: weight 1 × .375 = .375 points; .375 / (.375 + 2) = .158
    assert _score("The council must pay the treasurer.") == pytest.approx(0.158, abs=0.001)


def test_two_strong_judgements_reach_the_line_and_one_alone_does_not():
    # "disgraceful" 3 × .5 = 1.5 points and an adjective .25 = 1.75; "shameful" adds 1.5 points (conjoined: no amod)
    assert _score("The choir had a disgraceful season.") == pytest.approx(1.75 / 3.75)
    assert _score("The choir had a disgraceful and shameful season.") == pytest.approx(3.25 / 5.25)

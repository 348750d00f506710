"""emphasis.policy_frames and emphasis.bilateral_security_trade, worked by hand on made-up reports."""

from dataclasses import replace

import pytest

from analyzer.measure import measures
from analyzer.measures.framed import framed_sentences
from analyzer.resources import Resources
from analyzer.types import Value
from tests.analyzer.measures.readings import PLAIN, reading_of

FILLER = (*PLAIN, *(line.replace("board", "club") for line in PLAIN[:2]))
SECURITY = "The two kingdoms put the fire down to terrorism."
TRADE = "Exporters asked the ministers to keep legitimate trade open."
BOTH = "National security must not stop legitimate trade, the report says."


def bilateral(*sentences, **said):
    return measures()["emphasis.bilateral_security_trade"].run(reading_of(*sentences, **said))


def policy(*sentences, **said):
    return measures()["emphasis.policy_frames"].run(reading_of(*sentences, **said))


class TestShares:
    def test_a_share_is_counted_over_body_sentences(self):
        finding = bilateral(SECURITY, TRADE, *FILLER)

        security = finding.parts["security"]
        assert (security.count, security.n, security.value) == (1, 10, 0.1)
        assert security.low < 0.1 < security.high

    def test_a_sentence_that_carries_both_is_counted_in_both_and_apart(self):
        finding = bilateral(SECURITY, TRADE, BOTH, *FILLER)

        assert finding.parts["security"].count == 2
        assert finding.parts["legitimate_trade"].count == 2
        assert finding.parts["security+legitimate_trade"].count == 1

    def test_one_weak_cue_is_not_enough(self):
        """Danger weighs 1, and nothing clear stands beside it."""
        finding = bilateral("The fog was a danger to the nation's ferries.", *FILLER)

        assert finding.parts["security"].count == 0
        assert finding.by_sentence.get("security", {}) == {}

    def test_the_same_cue_twice_is_still_one_cue(self):
        finding = bilateral("A threat to the state is a threat to the state's threat list.", *FILLER)

        strengths = finding.by_sentence["security"]
        assert strengths == {0: 0.75}  # "threat to the state" 2, and "threat" 1: three of four

    def test_strength_is_the_sum_over_four_and_stops_at_one(self):
        finding = bilateral("Troops met.", "Troops with a missile and a weapon fought terrorists.", *FILLER)

        assert finding.by_sentence["security"] == {0: 0.5, 1: 1.0}


class TestPlaces:
    def test_boxes_and_headings_are_beside_and_not_inside(self):
        finding = bilateral((SECURITY, "own", "box"), TRADE, *FILLER)

        assert finding.parts["security"].count == 0
        assert (finding.parts["security/box"].count, finding.parts["security/box"].n) == (1, 1)

    def test_headline_and_lead_are_one_of_one_or_none(self):
        finding = bilateral((TRADE, "own", "lead"), *FILLER, title="Two Kingdoms Fear More Terrorism")

        assert finding.parts["security/headline"] == Value(1.0, count=1, n=1)
        assert finding.parts["legitimate_trade/headline"] == Value(0.0, count=0, n=1)
        assert finding.parts["legitimate_trade/lead"] == Value(1.0, count=1, n=1)

    def test_without_a_headline_there_is_none_of_none(self):
        assert bilateral(*FILLER).parts["security/headline"] == Value(0.0, count=0, n=0)


class TestPresence:
    """An article is listed under a frame from the frame's own share of headline and body sentences on."""

    PLAIN_TEXT = FILLER * 3  # 24 sentences
    JUST = "The bishop called it a sin."  # morality asks for one of 25
    DEAR = "The bank raised its prices."  # economic asks for one of four

    @staticmethod
    def listed(finding):
        return {name for name, value in finding.parts.items() if name.endswith("/present") and value.value}

    def test_one_sentence_of_25_is_enough_for_a_frame_whose_words_are_rare(self):
        present = policy(self.JUST, *self.PLAIN_TEXT).parts["morality/present"]

        assert (present.value, present.count, present.n) == (1.0, 1, 25)

    def test_one_of_26_is_not(self):
        present = policy(self.JUST, *self.PLAIN_TEXT, PLAIN[0]).parts["morality/present"]

        assert (present.value, present.count, present.n) == (0.0, 1, 26)

    def test_a_frame_whose_words_stand_everywhere_asks_for_a_quarter(self):
        assert policy(*[self.DEAR] * 2, *FILLER[:6]).parts["economic/present"].value == 1.0
        assert policy(*[self.DEAR] * 2, *FILLER[:7]).parts["economic/present"].value == 0.0

    def test_the_headline_counts_as_one_sentence_more(self):
        finding = policy(*self.PLAIN_TEXT, title="Bishop calls the levy a sin")

        assert (finding.parts["morality/present"].count, finding.parts["morality/present"].n) == (1, 25)
        assert finding.parts["morality/present"].value == 1.0
        assert finding.parts["morality"].count == 0  # shares are of the body alone

    def test_a_box_lists_nothing(self):
        assert self.listed(policy((self.JUST, "own", "box"), *FILLER)) == set()

    def test_a_text_without_frames_is_listed_under_none(self):
        finding = policy(*self.PLAIN_TEXT)

        assert self.listed(finding) == set()
        assert finding.parts["morality/present"].n == 24

    def test_an_article_of_four_sentences_is_neither_listed_nor_unlisted(self):
        finding = policy(self.JUST, *FILLER[:3])

        assert not [name for name in finding.parts if name.endswith("/present")]
        assert finding.parts["morality"].count == 1

    def test_a_single_sentence_is_listed_under_nothing(self):
        assert self.listed(policy(self.JUST)) == set()

    def test_a_list_of_bare_names_carries_no_frame(self):
        streets = [f"{name} Street" for name in ("Ash", "Birch", "Cedar", "Elm", "Fir", "Oak")]

        assert self.listed(policy(*streets)) == set()

    def test_pairs_of_frames_are_not_listed(self):
        assert "security+legitimate_trade/present" not in bilateral(BOTH, *FILLER).parts


class TestVoices:
    def test_a_quoted_cue_is_not_in_the_outlets_own_voice(self):
        finding = bilateral("“We fear terrorism,” the envoy told the board on Monday evening.", *FILLER)

        assert finding.parts["security"].count == 1
        assert (finding.parts["security/quoted"].count, finding.parts["security/quoted"].n) == (1, 1)
        assert (finding.parts["security/own"].count, finding.parts["security/own"].n) == (0, 9)

    def test_two_weak_cues_in_two_voices_carry_the_sentence_and_neither_voice(self):
        finding = policy("“Addicts need help,” said a reporter.", "The system “lacks capacity”.", *FILLER)

        assert finding.parts["health_and_safety/quoted"].count == 1
        assert finding.parts["capacity_and_resources/own"].count == 0

    def test_a_voice_that_is_not_heard_has_no_share(self):
        assert "security/reported" not in bilateral(SECURITY, *FILLER).parts

    def test_no_own_rate_below_five_own_sentences(self):
        reported = [(line, "reported") for line in FILLER]

        finding = bilateral(SECURITY, *reported)

        assert "security/own" not in finding.parts
        assert finding.own is None


class TestSilence:
    def test_no_bilateral_share_below_eight_body_sentences(self):
        finding = bilateral(SECURITY, *FILLER[:6])

        assert finding.parts == {}
        assert finding.reason == "7 body sentences; a share needs at least 8"

    def test_the_words_stay_marked_where_there_is_no_share(self):
        finding = bilateral(SECURITY)

        assert [evidence.label for evidence in finding.evidence] == ["security: terrorism"]


class TestEvidence:
    def test_each_cue_is_shown_with_its_frame(self):
        reading = reading_of(SECURITY, *FILLER)

        finding = measures()["emphasis.bilateral_security_trade"].run(reading)

        shown = [(reading.document.text[e.start : e.end], e.label) for e in finding.evidence]
        assert ("terrorism", "security: terrorism") in shown

    def test_cues_that_fall_short_are_no_evidence(self):
        assert bilateral("The danger passed.", *PLAIN[3:4]).evidence == ()


class TestPolicyFrames:
    @pytest.mark.parametrize(
        ("sentence", "frame"),
        [
            ("The levy would raise the price of bread and cost a thousand jobs.", "economic"),
            ("Bishops called the decree a sin against the poor.", "morality"),
            ("Gay couples face discrimination at the registry.", "fairness_and_equality"),
            ("The high court found the decree unconstitutional.", "legality"),
            ("Burglars were arrested and sentenced to nine years in prison.", "crime_and_punishment"),
            ("Smokers die of lung cancer and heart disease.", "health_and_safety"),
            ("Students protested and signed a petition against the rifle fair.", "public_opinion"),
            ("Republicans won the election in the valley.", "political"),
            ("The migrants keep the traditions of their ancestors.", "cultural_identity"),
            ("Both kingdoms signed a treaty.", "external_regulation"),
            ("The clinic is understaffed and has a backlog.", "capacity_and_resources"),
        ],
    )
    def test_a_frame_is_known_by_its_words_on_any_topic(self, sentence, frame):
        assert 0 in policy(sentence, *PLAIN).by_sentence[frame]

    @pytest.mark.parametrize(
        ("sentence", "frame"),
        [
            ("The importance of the visit is plain to the investigators.", "economic"),
            ("A hostile hostess took a hostage to the hostel.", "external_regulation"),
            ("The customer left.", "cultural_identity"),
            ("A Protestant choir sang of pollution.", "public_opinion"),
            ("The banker's morale has been low since Monday.", "morality"),
            ("A taxi appeared beside her companion in suede shoes.", "economic"),
            ("The floods will subside, a wager says.", "economic"),
            ("She works at the Bureau of Economic Security Policy.", "economic"),
            ("She works at the Bureau of Economic Security Policy.", "security_and_defense"),
        ],
    )
    def test_a_prefix_or_a_name_is_no_cue(self, sentence, frame):
        assert 0 not in policy(sentence, *PLAIN).by_sentence.get(frame, {})


def test_the_codebook_is_matched_once_for_one_reading():
    reading, codebook = reading_of(SECURITY), Resources.shipped().codebook("policy_frames")

    assert framed_sentences(reading, codebook) is framed_sentences(reading, codebook)


def test_a_curators_codebook_is_the_one_that_counts():
    edition = (
        b'title = "T"\ndescription = "D"\nsource = "S"\nlicense = "CC0"\nversion = 2\n'
        b'[[frames]]\nkey = "sea"\ntitle = "Sea"\ndefinition = "d"\ninclude = "i"\nexclude = "e"\n'
        b'[frames.cues]\n3 = ["ferry"]\n'
    )
    reading = replace(reading_of(*PLAIN), resources=Resources({"policy_frames": (edition,)}))

    finding = measures()["emphasis.policy_frames"].run(reading)

    assert set(finding.by_sentence) == {"sea"}
    assert finding.parts["sea"].count == 1

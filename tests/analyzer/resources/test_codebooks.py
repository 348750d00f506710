import pytest

from analyzer.errors import ResourceError
from analyzer.resources.codebook_files import read_codebook
from analyzer.resources.codebooks import CueHit, weight_by_frame
from tests.analyzer.resources.parses import parsed

HEAD = 'title = "T"\ndescription = "D"\nsource = "S"\nlicense = "CC0"\nversion = 1\n'
FRAME = 'title = "F"\ndefinition = "d"\ninclude = "i"\nexclude = "e"\n'


def codebook(cues: str, rules: str = ""):
    text = f'{HEAD}[[frames]]\nkey = "trade"\n{FRAME}[frames.cues]\n{cues}\n{rules}'
    return read_codebook("example", text.encode())


def cues_in(text: str, cues: str, rules: str = "") -> list[tuple[str, float]]:
    return [(hit.cue, hit.weight) for hit in codebook(cues, rules).find(parsed(text))]


class TestCues:
    def test_a_cue_carries_its_weight_and_place(self):
        text = "The ports were shut."

        hits = codebook('2 = ["port"]').find(parsed(text))

        assert hits == (CueHit(4, 9, "trade", 2.0, "port"),)

    def test_the_longest_cue_wins(self):
        assert cues_in("A free trade zone.", '3 = ["free trade"]\n2 = ["trade"]') == [("free trade", 3.0)]

    def test_a_phrase_of_weight_0_hides_the_cue_in_it(self):
        assert cues_in("The trade union met.", '2 = ["trade"]\n0 = ["trade union"]') == []

    def test_a_common_word_counts_only_beside_a_clear_cue(self):
        cues = '2 = ["port"]\n1 = ["bay"]\nbeside = ["ship", "boat"]'

        assert cues_in("The ship left port.", cues) == [("ship", 1.0), ("port", 2.0)]
        assert cues_in("The ship met a boat in the bay.", cues) == [("bay", 1.0)]

    def test_two_frames_may_share_a_word(self):
        text = f'{HEAD}[[frames]]\nkey = "a"\n{FRAME}[frames.cues]\n2 = ["port"]\n'
        text += f'[[frames]]\nkey = "b"\n{FRAME}[frames.cues]\n3 = ["port"]\n'

        hits = read_codebook("example", text.encode()).find(parsed("The port is shut."))

        assert [(hit.frame, hit.weight) for hit in hits] == [("a", 2.0), ("b", 3.0)]


class TestNames:
    @pytest.mark.parametrize(
        "text",
        [
            "She heads the Office of National Drug Control Policy.",
            "The Ministry of Foreign Trade Policy replied.",
        ],
    )
    def test_a_cue_inside_a_bodys_name_counts_nothing(self, text):
        assert cues_in(text, '2 = ["policy", "trade", "drug control"]') == []

    def test_the_same_word_outside_a_name_counts(self):
        assert cues_in("The new policy was praised.", '2 = ["policy"]') == [("policy", 2.0)]

    def test_a_cue_with_a_capital_is_a_name(self):
        cues = '3 = ["Supreme Court", "WHO"]'

        assert cues_in("The Supreme Court ruled.", cues) == [("Supreme Court", 3.0)]
        assert cues_in("A supreme court of taste ruled.", cues) == []
        assert cues_in("Who came?", cues) == []

    def test_a_headline_in_title_case_is_no_name(self):
        hits = cues_in("Ministers Praise New Policy On Fish", '2 = ["policy"]')

        assert hits == [("policy", 2.0)]


class TestRules:
    @pytest.mark.parametrize(
        ("rule", "allowed", "refused"),
        [
            ('pos = ["NOUN"]', "A measure was taken.", "They measured it."),
            ('preceded_by = ["new"]', "A new measure came.", "A measure came."),
            ('followed_by = ["of trust"]', "A measure of trust.", "A measure of fish."),
            ('not_preceded_by = ["tape"]', "One measure fell.", "One tape measure fell."),
            ('not_followed_by = ["cup"]', "A measure fell.", "A measure cup fell."),
            ('near = ["parliament"]', "A measure in parliament.", "A measure in a cup."),
            ('not_near = ["flour"]', "A measure of law.", "A measure of flour."),
            ('near = ["law"]\nwithin = 2', "A law measure.", "The law which they pass is no measure."),
        ],
    )
    def test_an_ambiguous_cue_counts_only_in_its_context(self, rule, allowed, refused):
        rules = f'[[frames.rules]]\ncues = ["measure"]\n{rule}'

        assert cues_in(allowed, '2 = ["measure"]', rules) == [("measure", 2.0)]
        assert cues_in(refused, '2 = ["measure"]', rules) == []

    def test_a_rule_may_leave_a_lower_weight(self):
        rules = '[[frames.rules]]\ncues = ["measure"]\nnear = ["law"]\notherwise = 1'

        assert cues_in("A measure came.", '2 = ["measure"]', rules) == [("measure", 1.0)]

    def test_a_weak_cue_may_ask_for_a_clear_one(self):
        cues, rules = (
            '2 = ["port"]\n1 = ["ship", "boat"]',
            '[[frames.rules]]\ncues = ["ship"]\nnear_cue = true',
        )

        assert cues_in("The ship left port.", cues, rules) == [("ship", 1.0), ("port", 2.0)]
        assert cues_in("The ship met a boat.", cues, rules) == [("boat", 1.0)]


class TestWeights:
    def test_a_cue_that_comes_twice_counts_once(self):
        hits = [CueHit(0, 4, "a", 1, "port"), CueHit(9, 13, "a", 1, "port"), CueHit(20, 23, "a", 1, "bay")]

        assert weight_by_frame(hits) == {"a": 2}


class TestPresentShare:
    BOTH = f'[[frames]]\nkey = "a"\n{FRAME}{{own}}[frames.cues]\n2 = ["x"]\n'

    def share(self, head="", own=""):
        return (
            read_codebook("example", (HEAD + head + self.BOTH.format(own=own)).encode())
            .frames["a"]
            .present_share
        )

    def test_a_frame_without_one_has_the_codebooks(self):
        assert self.share(head="present_share = 0.5\n") == 0.5

    def test_a_frames_own_share_goes_before(self):
        assert self.share(head="present_share = 0.5\n", own="present_share = 0.1\n") == 0.1

    def test_a_codebook_that_names_none_has_one_in_twelve(self):
        assert self.share() == 0.08


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD, "no frames"),
        (f'{HEAD}[[frames]]\nkey = "a"\n{FRAME}', "no cues"),
        (f'{HEAD}[[frames]]\nkey = "a"\n{FRAME}[frames.cues]\n5 = ["x"]\n', "line 6.*'5' is no weight"),
        (f'{HEAD}[[frames]]\nkey = "a"\n{FRAME}[frames.cues]\n2 = ["x", "x"]\n', "twice"),
        (
            f'{HEAD}[[frames]]\nkey = "a"\n{FRAME}[frames.cues]\n2 = ["x"]\n[[frames.rules]]\ncues = ["y"]\n',
            "'y' is not one",
        ),
        (
            f'{HEAD}[[frames]]\nkey = "a"\n{FRAME}[frames.cues]\n2 = ["x"]\n'
            '[[frames.rules]]\ncues = ["x"]\nnot_neer = ["z"]\n',
            "not_neer",
        ),
        (
            f'{HEAD}[[pictures]]\ntitle = "P"\nframes = ["b"]\n[[frames]]\nkey = "a"\n{FRAME}[frames.cues]\n2 = ["x"]\n',
            "no frame 'b'",
        ),
        (f'{HEAD}fewest_sentences = 0\n[[frames]]\nkey = "a"\n{FRAME}[frames.cues]\n2 = ["x"]\n', "fewest"),
        (
            f'{HEAD}present_share = 0\n[[frames]]\nkey = "a"\n{FRAME}[frames.cues]\n2 = ["x"]\n',
            "present_share",
        ),
        (
            f'{HEAD}[[frames]]\nkey = "a"\n{FRAME}present_share = 1.5\n[frames.cues]\n2 = ["x"]\n',
            "'a'.*above 0",
        ),
        (f'{HEAD}[[frames]]\nkey = "a"\n{FRAME}present_share = "x"\n[frames.cues]\n2 = ["x"]\n', "not 'x'"),
        ("title = \n", "line 1"),
    ],
)
def test_a_broken_codebook_is_refused_with_what_is_wrong(text, message):
    with pytest.raises(ResourceError, match=message) as refusal:
        read_codebook("example", text.encode())

    assert "example.toml" in str(refusal.value)

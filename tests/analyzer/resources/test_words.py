import pytest

from analyzer.resources.words import family, normalise


@pytest.mark.parametrize(
    ("word", "member"),
    [
        ("import", "importers"),
        ("smuggle", "smuggling"),
        ("ban", "banned"),
        ("eradicate", "eradication"),
        ("traffic", "trafficking"),
        ("company", "companies"),
        ("moral", "morality"),
        ("justify", "justification"),
        ("subsidy", "subsidise"),
        ("protest", "protesters"),
    ],
)
def test_a_family_holds_inflections_and_derivations(word, member):
    assert normalise(member) in family(word)


@pytest.mark.parametrize(
    ("word", "stranger"),
    [
        ("import", "importance"),
        ("host", "hostile"),
        ("host", "hostage"),
        ("invest", "investigate"),
        ("custom", "customer"),
        ("protest", "Protestant"),
        ("ban", "bank"),
        ("poll", "pollution"),
        ("sin", "since"),
        ("tax", "taxi"),
        ("app", "appear"),
        ("app", "apply"),
        ("company", "companion"),
        ("compan", "companion"),
        ("moral", "morale"),
        ("subsid", "subside"),
        ("wage", "wager"),
        ("sue", "suede"),
        ("bill", "billion"),
        ("hospital", "hospitality"),
    ],
)
def test_a_family_is_no_prefix(word, stranger):
    assert normalise(stranger) not in family(word)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organised", "organized"),
        ("defence", "defense"),
        ("programme", "program"),
        ("neighbourhood", "neighborhood"),
        ("centre", "center"),
        ("labour", "labor"),
        ("analysed", "analyzed"),
        ("O’Brien", "o'brien"),
    ],
)
def test_spellings_are_equal(british, american):
    assert normalise(british) == normalise(american)


@pytest.mark.parametrize(
    ("one", "other"), [("our", "or"), ("four", "for"), ("price", "prize"), ("hour", "hor")]
)
def test_different_words_stay_different(one, other):
    assert normalise(one) != normalise(other)

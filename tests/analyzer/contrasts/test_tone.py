from analyzer.comparison import compare
from analyzer.contrasts.tone import tone
from analyzer.measure import EventView
from analyzer.memory import Memory
from analyzer.resources import Resources
from analyzer.types import Evidence, Finding, Mention, Target, Value
from tests.analyzer.builders import analysis_of


def _analysis(
    name: str, actor: str, value: Value | None, kind: str = "person", aliases: tuple[str, ...] = ()
):
    text = f"{actor} came."
    finding = Finding(
        parts={actor: value} if value else {},
        evidence=(Evidence(0, len(actor), f"{actor}: well", "body"),),
    )
    target = Target(actor, kind, (actor, *aliases), (Mention(0, len(actor)),))
    return analysis_of(name, [text], targets=(target,), measurements={"tone.actors": finding})


def _event(*analyses) -> EventView:
    return EventView({a.document.id: a for a in analyses}, (), "others", (), Resources.shipped(), {})


WARM, COLD, SPARSE = Value(0.6, 0.4, 0.8, 4, 5), Value(-0.5, -0.7, -0.3, 4, 5), Value(0.6, None, None, 1, 1)


def test_one_person_under_two_names_stands_in_one_row_each_by_the_fuller_name():
    rows = tone(_event(_analysis("a", "Marta Lind", WARM), _analysis("b", "Marta Elin Lind", COLD)))

    assert [(row.document, row.what, row.value) for row in rows] == [
        ("a", "Marta Elin Lind", WARM),
        ("b", "Marta Elin Lind", COLD),
    ]
    assert rows[0].told_apart_from == ("b",)


def test_overlapping_intervals_are_not_told_apart():
    rows = tone(
        _event(_analysis("a", "Marta Lind", WARM), _analysis("b", "Marta Lind", Value(0.5, 0.3, 0.7, 3, 5)))
    )

    assert [row.told_apart_from for row in rows] == [(), ()]


def test_fewer_than_three_sentences_give_no_value_and_a_reason():
    rows = tone(_event(_analysis("a", "Marta Lind", WARM), _analysis("b", "Marta Lind", SPARSE)))

    assert rows[1].value is None
    assert rows[1].reason == "fewer than 3 sentences mention this actor"


def test_an_actor_of_one_document_has_no_row():
    assert tone(_event(_analysis("a", "Marta Lind", WARM), _analysis("b", "Olof Brandt", WARM))) == ()


def test_an_actor_nobody_mentions_often_has_no_row():
    assert tone(_event(_analysis("a", "Marta Lind", SPARSE), _analysis("b", "Marta Lind", SPARSE))) == ()


def test_bodies_are_joined_by_an_equal_alias_and_never_by_likeness():
    joined = tone(
        _event(
            _analysis("a", "Harbour Board", WARM, "organisation", ("HB",)),
            _analysis("b", "HB", COLD, "organisation"),
        )
    )
    apart = tone(
        _event(
            _analysis("a", "Lind Embassy in Porto", WARM, "organisation"),
            _analysis("b", "Porto Embassy in Lind", COLD, "organisation"),
        )
    )

    assert [row.what for row in joined] == ["Harbour Board", "Harbour Board"]
    assert apart == ()


def test_people_whose_names_contradict_each_other_stay_two_across_documents():
    for one, other in (
        ("Karl Holm Jr.", "Karl Holm Sr."),
        ("Karl W. Holm", "Karl H. W. Holm"),
        ("Amit Shah", "Amit Sharma"),
        ("Paul Moss", "Paula Moss"),
    ):
        assert tone(_event(_analysis("a", one, WARM), _analysis("b", other, COLD))) == ()


def test_an_actor_has_the_fullest_name_and_the_rest_of_the_texts_that_are_there():
    texts = [
        _analysis("a", "Marta Elin Lind", WARM),
        _analysis("b", "Marta Lind", COLD),
        _analysis("c", "Marta Lind", WARM),
    ]
    memory = Memory()
    for present, name, apart in (
        (texts, "Marta Elin Lind", {"a", "c"}),
        (texts[1:], "Marta Lind", {"c"}),
        (texts, "Marta Elin Lind", {"a", "c"}),
    ):
        rows = compare(present, memory=memory).contrasts["tone"]
        assert {row.what for row in rows} == {name}
        assert set(next(row.told_apart_from for row in rows if row.document == "b")) == apart
        assert rows == compare(present).contrasts["tone"]

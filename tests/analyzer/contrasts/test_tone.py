from analyzer.comparison import compare
from analyzer.contrasts.tone import tone
from analyzer.measure import EventView
from analyzer.memory import Memory
from analyzer.resources import Resources
from analyzer.types import Evidence, Finding, Mention, Target, Value
from tests.analyzer.builders import analysis_of


def _analysis(
    name: str,
    actor: str,
    value: Value | None,
    kind: str = "person",
    aliases: tuple[str, ...] = (),
    titles: tuple[str, ...] = (),
):
    text = f"{actor} came."
    finding = Finding(
        parts={actor: value} if value else {},
        evidence=(Evidence(0, len(actor), f"{actor}: well", "body"),),
    )
    target = Target(actor, kind, (actor, *aliases), (Mention(0, len(actor)),), titles)
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


def test_a_name_is_one_actor_whether_a_text_takes_it_for_a_body_or_a_place():
    rows = tone(
        _event(
            _analysis("a", "Lindholm", WARM, "place"),
            _analysis("b", "Lindholm", COLD, "organisation"),
            _analysis("c", "Lindholm", WARM, "place"),
            _analysis("d", "Lindholm", COLD, "person"),  # no text says more than one word
        )
    )

    assert [(row.document, row.what, row.kind) for row in rows] == [
        (document, "Lindholm", "place") for document in "abcd"
    ]
    assert [row.told_apart_from for row in rows] == [("b", "d"), ("a", "c"), ("b", "d"), ("a", "c")]


def test_a_person_and_a_place_of_one_name_are_two_actors_of_one_name():
    """A title, or a first name in any text, tells them apart."""
    people = [
        _analysis("a", "Lindholm", WARM, titles=("Mayor",)),
        _analysis("b", "Karl Lindholm", COLD),
        _analysis("c", "Lindholm", WARM),
    ]
    places = [_analysis(name, "Lindholm", COLD, "place") for name in "de"]

    for some in (people[::2], people[1:]):
        rows = tone(_event(*some, *places))
        assert [(row.document, row.kind) for row in rows] == [
            *((one.document.id, "person") for one in some),
            ("d", "place"),
            ("e", "place"),
        ]


def test_a_body_has_the_name_that_most_texts_give_and_the_fullest_of_those():
    named = [
        _analysis("a", "Harbour Board", WARM, "organisation", ("Board",)),
        _analysis("b", "Harbour Board", WARM, "organisation"),
        _analysis("c", "Former Harbour Board", WARM, "organisation", ("Board",)),
    ]

    assert {row.what for row in tone(_event(*named))} == {"Harbour Board"}
    assert {row.what for row in tone(_event(named[0], named[2]))} == {"Former Harbour Board"}


def test_a_row_of_a_large_event_names_the_sixty_that_lie_furthest_away():
    far, near = Value(-0.9, -1.0, -0.8, 4, 5), Value(0.1, 0.0, 0.2, 4, 5)
    texts = [_analysis(f"far{number}", "Marta Lind", far) for number in range(50)]
    texts += [_analysis(f"near{number}", "Marta Lind", near) for number in range(50)]
    row = tone(_event(_analysis("here", "Marta Lind", WARM), *texts))[0]

    assert len(row.told_apart_from) == 60
    assert row.told_apart_from[:50] == tuple(f"far{number}" for number in range(50))


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

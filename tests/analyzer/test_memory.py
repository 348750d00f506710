"""What is remembered of texts is made once, given in order, and forgotten with them."""

from contextlib import suppress

from analyzer.memory import Last, Memory, NoMemory
from tests.analyzer.builders import analysis_of

A, B, C = (analysis_of(name, [f"The {name} council met."]) for name in "abc")


def made(asked):
    def make(analyses):
        asked.append([one.document.id for one in analyses])
        return [one.document.id.upper() for one in analyses]

    return make


def test_only_what_is_new_is_made_and_all_of_it_at_once():
    memory, asked = Memory(), []
    assert memory.of_texts("names", [B], made(asked)) == ["B"]
    assert memory.of_texts("names", [A, B, C], made(asked)) == ["A", "B", "C"]
    assert memory.of_texts("names", [C, A], made(asked)) == ["C", "A"]
    assert asked == [["b"], ["a", "c"]]


def test_what_is_asked_under_another_key_is_another_thing():
    memory, asked = Memory(), []
    memory.of_texts("names", [A], made(asked))
    memory.of_texts("titles", [A], made(asked))
    assert asked == [["a"], ["a"]]


def test_a_text_that_is_gone_is_forgotten():
    memory, asked = Memory(), []
    with memory.at_work([A, B], "as it is"):
        memory.of_texts("names", [A, B], made(asked))
    with memory.at_work([B], "as it is"):
        memory.of_texts("names", [A, B], made(asked))
    assert asked == [["a", "b"], ["a"]]


def test_everything_is_forgotten_when_all_that_follows_may_be_other():
    memory = Memory()
    with memory.at_work([A], "these measures"):
        memory.shelf("pairs", dict)["x"] = 1
    with memory.at_work([A], "these measures"):
        assert memory.shelf("pairs", dict) == {"x": 1}
    with memory.at_work([A], "other measures"):
        assert memory.shelf("pairs", dict) == {}


def test_what_was_being_changed_when_a_comparison_broke_off_is_not_trusted():
    memory = Memory()
    with suppress(KeyboardInterrupt), memory.at_work([A], "as it is"):
        memory.shelf("pairs", dict)["x"] = "half"
        raise KeyboardInterrupt
    with memory.at_work([A], "as it is"):
        assert memory.shelf("pairs", dict) == {}


def test_a_shelf_holds_what_was_put_there():
    memory = Memory()
    memory.shelf("pairs", dict)["x"] = 1
    assert memory.shelf("pairs", dict) == {"x": 1}


def test_without_a_memory_everything_is_made_anew():
    memory, asked = NoMemory(), []
    memory.of_texts("names", [A], made(asked))
    memory.of_texts("names", [A], made(asked))
    assert asked == [["a"], ["a"]]
    memory.shelf("pairs", dict)["x"] = 1
    assert memory.shelf("pairs", dict) == {}


def test_the_last_answer_holds_until_something_else_is_asked():
    last, asked = Last(), []

    def answer_to(question):
        return last.of(question, lambda: asked.append(question) or f"answer {len(asked)}")

    assert [answer_to(one) for one in (["a"], ["a"], ["b"], ["a"])] == [
        "answer 1",
        "answer 1",
        "answer 2",
        "answer 3",
    ]


def test_when_many_texts_have_gone_everything_is_forgotten(monkeypatch):
    # given that two texts are many
    monkeypatch.setattr("analyzer.memory._MOST_GONE", 1)
    memory = Memory()

    def remembered(*present):
        with memory.at_work(present, "as it is"):
            memory.of_texts("names", present, made([]))
            before = dict(memory.shelf("numbers", dict))
            memory.shelf("numbers", dict).update(dict.fromkeys([one.document.id for one in present]))
            return set(before)

    # when one goes, it leaves what is kept for the sake of all; a second one takes all with it
    assert remembered(A, B) == set()
    assert remembered(A) == remembered(A, C) == {"a", "b"}
    assert remembered(C) == set()
    # and from there it is kept again
    assert remembered(B, C) == {"c"}

"""Words that a form or the inspector repeats, cut to what tells them from others."""

from webapp.pages.contexts.spoken import told_apart

LONG = "The working group, led by the two deputy ministers and joined by the harbour masters of nine towns, "


def test_texts_that_differ_at_once_are_cut_at_their_end():
    assert told_apart([f"Lund said: {LONG}", f"Berg said: {LONG}"], 30) == [
        "Lund said: The working …",
        "Berg said: The working …",
    ]


def test_texts_that_begin_alike_keep_their_end():
    shown = told_apart([f"{LONG} met in Oslo.", f"{LONG} met in Bergen.", "It rained."], 40)

    assert [each.endswith(end) for each, end in zip(shown, ("Oslo.", "Bergen.", "rained."), strict=True)] == [
        True
    ] * 3
    assert len(set(shown)) == 3
    assert all(len(each) <= 42 for each in shown)


def test_texts_that_begin_and_end_alike_stand_whole():
    texts = [f"{LONG} met in Oslo. {LONG}".strip(), f"{LONG} met in Bergen. {LONG}".strip()]

    assert told_apart(texts, 40) == [" ".join(each.split()) for each in texts]

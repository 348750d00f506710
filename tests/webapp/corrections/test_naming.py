"""In the record of changes a correction says which text and sentence it is about, and nothing of the text's words."""

from __future__ import annotations

import pytest

from analyzer.labels import LABELS
from tests.webapp.corrections.conftest import PLAIN, QUOTED, stretch, voice
from webapp.analyses import queue
from webapp.audit.models import Entry
from webapp.corpus.models import Article
from webapp.corrections import services
from webapp.corrections.naming import LONGEST_TITLE
from webapp.corrections.values import Said


def number_of(article, words):
    start = article.document["text"].index(words)
    sentences = article.document["sentences"]
    return next(n for n, each in enumerate(sentences, 1) if each["start"] <= start < each["end"])


def titles():
    return list(Entry.objects.filter(kind="correction").order_by("pk").values_list("title", flat=True))


def test_what_is_set_in_a_sentence_is_titled_with_the_text_and_the_number_of_the_sentence(
    event, article, curator
):
    correction = services.correct(event, voice(article), author=curator)
    services.undo(correction, author=curator)

    named = f"Voice: sentence {number_of(article, QUOTED)} of “bridge opens”"
    assert titles() == [named, named]
    assert number_of(article, PLAIN) > number_of(article, QUOTED) > 0


@pytest.mark.parametrize(
    ("kind", "value", "roles", "named"),
    [
        ("claim.rename", "The pride", ("at",), "Wording of a claim: {first}"),
        ("claim.merge", None, ("at", "toward"), "Merge claims: {first} with {second}"),
        ("claim.split", "Two petitions", ("at", "taken"), "{kind}: {second} from the claim in {first}"),
        ("claim.cell", "absent", ("at",), "Cell of a claim: “park opens”, the claim in {first}"),
    ],
)
def test_what_is_done_to_a_claim_is_titled_with_where_the_claim_stands(
    event, article, other, curator, kind, value, roles, named
):
    places = dict(zip(roles, ((stretch(article, QUOTED),), (stretch(other, PLAIN),)), strict=False))
    part = str(other.pk) if kind == "claim.cell" else ""

    services.correct(event, Said(kind, value, part=part, **places), author=curator)

    first = f"sentence {number_of(article, QUOTED)} of “bridge opens”"
    second = f"sentence {number_of(other, PLAIN)} of “park opens”"
    assert titles() == [named.format(first=first, second=second, kind=LABELS[kind].title)]


def test_a_long_title_is_cut_so_that_an_entry_stays_one_line(event, article, curator):
    Article.objects.filter(pk=article.pk).update(title="Bridge " * 60)

    services.correct(event, voice(article), author=curator)

    (title,) = titles()
    assert title.endswith("…”")
    assert len(title) < LONGEST_TITLE + 30


def test_after_its_text_is_deleted_no_sentence_of_it_is_on_record(event, article, other, curator):
    services.correct(event, voice(article), author=curator)
    at, toward = (stretch(article, QUOTED),), (stretch(other, PLAIN),)
    services.correct(event, Said("claim.merge", None, at, toward=toward), author=curator)
    sentences = [
        article.document["text"][each["start"] : each["end"]].strip()
        for each in article.document["sentences"]
    ]

    queue.withdraw_article(article.pk, actor=curator)

    kept = " ".join(f"{row.title} {row.before} {row.after}" for row in Entry.objects.all())
    assert len(sentences) > 1
    assert "bridge opens" in kept  # its title, as the entry of its deletion has it
    assert not [words for words in sentences if words in kept]

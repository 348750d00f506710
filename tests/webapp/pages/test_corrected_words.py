"""A form is about the words that it showed: where others stand there when it is sent, nothing is saved on those."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from analyzer.encoding import decode_document
from webapp.analyses import queue, selectors
from webapp.corpus import versions
from webapp.corpus.models import Article
from webapp.corrections.models import Correction
from webapp.pages.contexts.correcting_rows import places_of
from webapp.pages.contexts.edition import Edition

PLAIN = "The historic agreement will surely change the harbour for ever."
IN_PLACE = {"HX-Request": "true"}


@pytest.fixture
def gazette(compared):
    return Article.objects.get(outlet__name="Lisport Gazette")


def edition_of(event):
    return Edition(selectors.event_report(event.slug))


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def reword(event, pk, start, end):
    """Other words of exactly the same length in the place of text[start:end]."""
    document = decode_document(Article.objects.get(pk=pk).document)
    text = document.text
    other = "".join("x" if each.isalpha() else each for each in text[start:end])
    assert other != text[start:end]
    document = replace(document, text=text[:start] + other + text[end:])
    versions.replace_text(event, pk, b"new", document, digest=f"{start:064}")
    queue.request_event(event)


def hidden(page):
    return re.search(r'name="seen_words" value="([^"]+)"', page).group(1)


def of_sentence(event, kind, **more):
    article = Article.objects.get(outlet__name="Lisport Gazette")
    start = article.document["text"].index(PLAIN)
    asked = urlencode({"kind": kind, "start": start, "end": start + len(PLAIN)} | more)
    return f"{reverse('article_correct', args=[article.pk])}?{asked}", (article.pk, start, start + len(PLAIN))


def of_row(event, section, row, kind, text=""):
    key = edition_of(event).keys_of(section)[row]
    asked = {"kind": kind} | ({"text": text} if text else {})
    return f"{reverse('row_correct', args=[event.slug, section, key])}?{urlencode(asked)}"


def of_quote(event, kind):
    quote = edition_of(event).rows("quotes")[0]
    return of_row(event, "quotes", 0, kind), (int(quote["document"]), quote["start"], quote["end"])


def of_fact(event, kind):
    value = edition_of(event).rows("facts")[0]["values"][-1]
    place = int(value["document"]), value["start"], value["end"]
    return of_row(event, "facts", 0, kind, value["document"]), place


def of_claim(event, kind):
    """A claim that several texts make, and the words by which it is found again."""
    edition = edition_of(event)
    row = next(n for n, claim in enumerate(edition.rows("claims")) if len(places_of(edition, claim)) > 1)
    at = places_of(edition, edition.rows("claims")[row])[0]
    return of_row(event, "claims", row, kind), tuple(at)


def of_cell(event, kind):
    edition = edition_of(event)
    row, document, span = next(
        (row, document, cell["spans"][0])
        for row, claim in enumerate(edition.rows("claims"))
        for document, cell in claim["cells"].items()
        if document != edition.baseline.document_id and cell["spans"]
    )
    place = int(document), span["start"], span["end"]
    return of_row(event, "claims", row, kind, document), place


def of_absent(event, kind):
    """A claim that a text is said not to have, and a sentence of it that is chosen as saying it."""
    edition = edition_of(event)
    row, document = next(
        (row, document)
        for row, claim in enumerate(edition.rows("claims"))
        for document, cell in claim["cells"].items()
        if not cell["spans"]
    )
    sentence = edition.by_id[document].document["sentences"][0]
    return of_row(event, "claims", row, kind, document), (int(document), sentence["start"], sentence["end"])


def choice(page, name, at=-1):
    """The value of one of a field's answers: by default the last."""
    select = re.search(rf'<select name="{name}".*?</select>', page, re.S)
    found = (
        re.findall(r'<option value="([^"]+)"', select.group())
        if select
        else re.findall(rf'name="{name}" value="([^"]+)"', page)
    )
    return unescape(found[at])


FORMS = {
    "sentence.voice": (of_sentence, {"value": "reported"}),
    "sentence.speaker": (of_sentence, {"value": "Carla Diaz"}),
    "sentence.loaded": (of_sentence, {"value": "no"}),
    "sentence.frame": (of_sentence, {"frame": "policy_frames.morality", "value": "yes"}),
    "quote.change": (of_quote, {"value": ["altered"]}),
    "fact.relation": (of_fact, {"value": "fuller"}),
    "claim.cell": (of_cell, {"value": "partial"}),
    "claim.cell, absent": (of_absent, {"value": "partial", "taken": 0}),
    "claim.rename": (of_claim, {"value": "Cranes"}),
    "claim.merge": (of_claim, {"goal": -1}),
    "claim.split": (of_claim, {"value": "Cranes", "taken": 0}),
    "claim.move": (of_claim, {"goal": -1, "taken": 0}),
}


def answers_of(page, wanted):
    chosen = {name: choice(page, name, at) if isinstance(at, int) else at for name, at in wanted.items()}
    return chosen | {"reason": "It presses.", "seen": "", "seen_words": hidden(page)}


@pytest.mark.parametrize("is_made_again", [False, True], ids=["at once", "reported again"])
@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_saved_on_other_words_of_the_same_length(client, compared, work, form, is_made_again):
    make, wanted = FORMS[form]
    url, place = make(compared, form.partition(",")[0])
    answer = answers_of(client.get(url, headers=IN_PLACE).content.decode(), wanted)
    reword(compared, *place)
    if is_made_again:
        work()

    sent = client.post(url, answer, headers=IN_PLACE)

    assert sent.status_code in ((409, 422) if form == "claim.cell, absent" else (409,))
    assert "changed meanwhile" in text_of(sent)
    assert "It presses." in sent.content.decode()
    assert not Correction.objects.exists()


@pytest.mark.parametrize("form", FORMS)
def test_what_was_edited_elsewhere_is_no_hindrance(client, compared, form):
    make, wanted = FORMS[form]
    url, (pk, _, _) = make(compared, form.partition(",")[0])
    answer = answers_of(client.get(url).content.decode(), wanted)
    elsewhere = ("Readers should note", "two hundred years")
    for article in Article.objects.all():
        start = max(article.document["text"].find(words) for words in elsewhere)
        if start >= 0 and (article.pk != pk or form.startswith("sentence")):
            reword(compared, article.pk, start, start + 10)

    assert client.post(url, answer).status_code == 302
    assert Correction.objects.count() == 1


def test_a_headline_that_was_changed_is_told_too(client, compared, gazette):
    url = f"{reverse('article_correct', args=[gazette.pk])}?kind=headline.frame"
    page = client.get(url).content.decode()
    answer = answers_of(page, {"frame": "policy_frames.morality", "value": "yes"})
    document = decode_document(gazette.document)
    document = replace(document, title="x" * len(document.title))
    versions.replace_text(compared, gazette.pk, b"new", document, digest="d" * 64)

    assert client.post(url, answer, headers=IN_PLACE).status_code == 409
    assert not Correction.objects.exists()


def test_a_form_on_a_page_of_its_own_keeps_the_reason_too(client, compared):
    url, place = of_sentence(compared, "sentence.voice")
    answer = answers_of(client.get(url).content.decode(), {"value": "reported"})
    reword(compared, *place)

    sent = client.post(url, answer)

    assert sent.status_code == 409
    assert "<h1>" in sent.content.decode()
    assert "Nothing was saved" in text_of(sent)
    assert re.search(r"<textarea[^>]*>\s*It presses\.</textarea>", sent.content.decode())

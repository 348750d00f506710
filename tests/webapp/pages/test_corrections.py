"""Correcting in place: the form, what it says to the second of two, and where the corrected value shows."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.html import escape

from analyzer.encoding import decode_document
from webapp.analyses import queue, selectors, sharing
from webapp.corpus import versions
from webapp.corpus.models import Article
from webapp.corrections.models import Correction
from webapp.corrections.placing import GONE, REWORDED
from webapp.corrections.values import Said, Stretch
from webapp.pages.contexts.claims import cells_of, claim_row
from webapp.pages.contexts.corrected import value_words
from webapp.pages.contexts.correcting import key_of
from webapp.pages.contexts.correcting_rows import places_of
from webapp.pages.contexts.edition import Edition

SAID = "“Smuggling is now the core national security threat,”"
IN_PLACE = {"HX-Request": "true"}
PLAIN = "The historic agreement will surely change the harbour for ever."


@pytest.fixture
def gazette(compared):
    return Article.objects.get(outlet__name="Lisport Gazette")


@pytest.fixture
def curator(db):
    return get_user_model().objects.create_superuser("mira")


def stretch(article, words):
    start = article.document["text"].index(words)
    return Stretch(article.pk, start, start + len(words))


def address(article, kind, words, **more):
    place = stretch(article, words)
    asked = urlencode({"kind": kind, "start": place.start, "end": place.end} | more)
    return f"{reverse('article_correct', args=[article.pk])}?{asked}"


def edition_of(event):
    return Edition(selectors.event_report(event.slug))


def row_address(event, section, row, kind, **more):
    key = edition_of(event).keys_of(section)[row]
    return f"{reverse('row_correct', args=[event.slug, section, key])}?{urlencode({'kind': kind} | more)}"


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


# --- a sentence -------------------------------------------------------------------------------------------


def test_the_inspector_offers_to_correct_each_label(client, gazette):
    page = client.get(reverse("article", args=[gazette.pk]) + "?sentence=2").content.decode()

    offered = set(re.findall(r"/correct/\?kind=([a-z.]+)", page))
    assert offered >= {"sentence.voice", "sentence.speaker", "sentence.frame", "sentence.loaded"}


def test_a_speaker_is_mended_from_the_form_to_every_page(client, compared, gazette, work):
    url = address(gazette, "sentence.speaker", SAID)
    form = client.get(url)
    assert "Ana Brown" in form.content.decode()  # offered, from the release

    answer = client.post(
        url, {"value": "Carla Diaz", "reason": "The caption says so.", "seen": ""}, follow=True
    )
    assert "Your correction is saved; the report is being made again." in text_of(answer)
    work()

    article = text_of(client.get(reverse("article", args=[gazette.pk]) + "?sentence=2"))
    assert "Speaker: Carla Diaz" in article
    assert "Corrected by whoever sat at this machine" in article
    assert "The caption says so" in article
    assert re.search(
        r"the machine read: \S*\s*Ana Brown|the machine read: Brown|the machine read: Director Brown", article
    )
    exported = client.get(
        reverse("event_export_csv", args=[compared.slug, "sources.speakers"])
    ).content.decode()
    assert "Carla Diaz" in exported
    assert "Speaker: Carla Diaz" in exported
    data = json.loads(client.get(reverse("event_export_json", args=[compared.slug])).content)
    (made,) = [each for analysis in data["analyses"] for each in analysis["corrections"]]
    assert made["value"] == "Carla Diaz"
    assert data["corrected_by"][made["id"]]["reason"] == "The caption says so."


def test_only_a_part_of_a_passage_may_be_meant(client, gazette):
    url = address(gazette, "sentence.voice", PLAIN)

    refused = client.post(url, {"value": "reported", "words": "historic compromise", "seen": ""})
    client.post(url, {"value": "reported", "words": "will surely  change", "seen": ""})

    assert refused.status_code == 422
    assert "Copy them from it as they are" in text_of(refused)
    assert Correction.objects.get().anchors.get().text == "will surely change"


def test_a_frame_is_chosen_from_the_codebooks(client, gazette):
    url = address(gazette, "sentence.frame", PLAIN)
    chosen = {"frame": "policy_frames.morality", "value": "yes", "seen": ""}

    assert client.post(url, chosen | {"frame": "policy_frames.weather"}).status_code == 422
    assert client.post(url, chosen).status_code == 302

    correction = Correction.objects.get()
    assert (correction.part, correction.value) == ("policy_frames.morality", True)


@pytest.mark.parametrize(
    "asked",
    ["kind=sentence.voice&start=5&end=5", "kind=sentence.voice&start=0&end=999999", "kind=claim.cell&start=0&end=9",
     "kind=nothing&start=0&end=9", "kind=sentence.voice", "kind=sentence.voice&start=-3&end=x"],
)  # fmt: skip
def test_what_is_not_there_cannot_be_corrected(client, gazette, asked):
    assert client.get(f"{reverse('article_correct', args=[gazette.pk])}?{asked}").status_code == 404


def test_where_the_words_went_while_the_form_was_open_that_is_said_and_the_reason_kept(
    client, compared, gazette
):
    url = address(gazette, "sentence.loaded", PLAIN)
    text = gazette.document["text"]
    assert "correction-form" in client.get(url, headers=IN_PLACE).content.decode()
    document = decode_document(gazette.document)
    versions.replace_text(
        compared,
        gazette.pk,
        b"new",
        replace(document, text=text[: text.index(PLAIN)], sentences=()),
        digest="c" * 64,
    )

    sent = client.post(url, {"value": "yes", "reason": "It presses.", "seen": ""}, headers=IN_PLACE)

    assert sent.status_code == 409  # which is shown in the form's place
    assert "Nothing was saved" in text_of(sent)
    assert "does not stand there any more" in text_of(sent)
    assert "You wrote: It presses." in text_of(sent)
    assert not Correction.objects.exists()
    assert "There is nothing to correct here" in text_of(client.get(url, headers=IN_PLACE))
    assert client.get(url).status_code == 404


def test_a_correction_whose_words_are_gone_is_not_offered_as_holding(client, compared, gazette):
    made = queue.correct(compared, Said("sentence.loaded", True, (stretch(gazette, PLAIN),)), author=None)
    listed = f"{reverse('event_corrections', args=[compared.slug])}?state=review"

    Correction.objects.filter(pk=made.pk).update(needs_review=True, why=REWORDED)
    assert "It still holds" in text_of(client.get(listed))
    Correction.objects.filter(pk=made.pk).update(why=GONE)
    assert "It still holds" not in text_of(client.get(listed))
    assert "Undo" in text_of(client.get(listed))


@pytest.mark.parametrize("answer", [{}, {"value": "shouted"}, {"value": "own", "reason": "x" * 2000}])
def test_an_answer_that_makes_no_sense_is_told_and_nothing_is_lost(client, gazette, answer):
    response = client.post(address(gazette, "sentence.voice", PLAIN), answer | {"seen": ""})

    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert not Correction.objects.exists()


# --- two at once ------------------------------------------------------------------------------------------


def test_the_second_of_two_sees_the_firsts_and_chooses(client, gazette, curator):
    url = address(gazette, "sentence.voice", PLAIN)
    client.force_login(curator)
    client.post(url, {"value": "reported", "reason": "It is the board’s word.", "seen": ""})
    client.logout()

    told = client.post(url, {"value": "quoted", "reason": "It was in marks.", "seen": ""})
    page = text_of(told)
    assert told.status_code == 409
    assert "While you were writing, mira corrected this" in page
    assert "Voice: indirect speech" in page
    assert "It is the board’s word" in page
    assert "Keep what stands there" in page
    assert "It was in marks." in told.content.decode()  # what the second wrote
    seen = re.search(r'name="seen" value="([^"]+)"', told.content.decode()).group(1)
    client.post(url, {"value": "quoted", "reason": "It was in marks.", "seen": seen})

    assert [correction.value for correction in Correction.objects.all()] == ["quoted", "reported"]


def test_a_form_that_is_pressed_twice_is_saved_once(client, compared, gazette):
    answer = {"value": "reported", "reason": "It is the board’s word.", "seen": ""}
    url = address(gazette, "sentence.voice", PLAIN)

    assert [client.post(url, answer).status_code for _ in range(2)] == [302, 302]
    assert Correction.objects.count() == 1
    assert client.post(url, answer | {"reason": "Another one."}).status_code == 409


# --- rows of the report -----------------------------------------------------------------------------------


def test_notes_offer_to_correct_rows_and_cells(client, compared):
    edition = edition_of(compared)
    notes = {
        section: client.get(edition.evidence_url(section, 0)).content.decode()
        for section in ("claims", "quotes", "facts")
    }
    cell = client.get(edition.evidence_url("claims", 0, edition.outlets[0].document_id)).content.decode()

    assert "kind=claim.rename" in notes["claims"]
    assert "kind=claim.merge" in notes["claims"]
    assert "kind=quote.change" in notes["quotes"]
    assert "kind=fact.relation" in notes["facts"]
    assert "kind=claim.cell" in cell


def test_claims_are_merged_and_report_and_downloads_agree(client, compared, work):
    claims = edition_of(compared).rows("claims")
    url = row_address(compared, "claims", 0, "claim.merge")
    goal = edition_of(compared).keys_of("claims")[1]
    assert claims[1]["text"][:30] in text_of(client.get(url))

    assert client.post(url, {"goal": "", "seen": ""}).status_code == 422
    assert client.post(url, {"goal": goal, "reason": "One thing.", "seen": ""}).status_code == 302
    work()

    texts = [claim["text"] for claim in edition_of(compared).rows("claims")]
    assert texts == [claim["text"] for claim in claims if claim is not claims[0]]
    exported = client.get(reverse("event_export_csv", args=[compared.slug, "claims"])).content.decode()
    assert claims[0]["text"] not in exported
    assert "Another claim was merged into this one" in exported
    assert "One thing" in exported
    report = client.get(reverse("event_claims", args=[compared.slug])).content.decode()
    assert "corrected by a person" in report


def test_a_cell_is_set_and_its_note_says_by_whom_and_what_the_machine_read(client, compared, work):
    edition = edition_of(compared)
    outlet = edition.outlets[0].document_id
    before = edition.rows("claims")[0]["cells"][outlet]["status"]
    url = row_address(compared, "claims", 0, "claim.cell", text=outlet)

    client.post(url, {"value": "partial", "reason": "It is another day.", "seen": ""})
    work()

    edition = edition_of(compared)
    assert edition.rows("claims")[0]["cells"][outlet]["status"] == "partial" != before
    page = client.get(edition.evidence_url("claims", 0, outlet))
    assert (
        f'name="back" value="{reverse("event_report", args=[compared.slug])}#claims"' in page.content.decode()
    )
    note = text_of(page)
    assert f"{edition.outlets[0].letter}: in part" in note
    assert "It is another day" in note
    assert "the machine read:" in note


def test_a_quotation_and_a_fact_are_set(client, compared, work):
    quote = row_address(compared, "quotes", 0, "quote.change")
    fact = edition_of(compared).rows("facts")[0]
    document = fact["values"][-1]["document"]
    other = row_address(compared, "facts", 0, "fact.relation", text=document)

    assert client.post(quote, {"value": ["verbatim", "altered"], "seen": ""}).status_code == 422
    client.post(quote, {"value": ["verbatim"], "seen": ""})
    client.post(other, {"value": "fuller", "seen": ""})
    work()

    edition = edition_of(compared)
    assert list(edition.rows("quotes")[0]["changes"]) == ["verbatim"]
    values = {value["document"]: value["relation"] for value in edition.rows("facts")[0]["values"]}
    assert values[document] == "fuller"
    section = text_of(client.get(reverse("event_section", args=[compared.slug, "quotes"])))
    assert "Corrected by whoever sat at this machine" in section


def test_a_row_that_the_new_report_does_not_have_is_told(client, compared):
    address = reverse("row_correct", args=[compared.slug, "claims", "abcdefghij"])

    assert client.get(f"{address}?kind=claim.rename").status_code == 404
    assert client.get(row_address(compared, "claims", 0, "quote.change")).status_code == 404
    assert client.get(row_address(compared, "claims", 0, "claim.cell", text="0")).status_code == 404


# --- taking back and lists --------------------------------------------------------------------------------


def test_a_list_has_them_all_with_filters_and_what_is_to_be_done(client, compared, gazette, work):
    queue.correct(compared, Said("sentence.voice", "reported", (stretch(gazette, PLAIN),)), author=None)
    queue.correct(compared, Said("sentence.loaded", False, (stretch(gazette, PLAIN),)), author=None)
    work()
    Correction.objects.filter(kind="sentence.loaded").update(needs_review=True, why="The text was edited.")
    url = reverse("event_corrections", args=[compared.slug])

    page = text_of(client.get(url))
    assert "Voice: indirect speech" in page
    assert "1 to be looked at again" in page
    assert "The text was edited." in page
    assert "Voice: indirect speech" not in text_of(client.get(f"{url}?state=review"))
    assert "Loaded wording: no" not in text_of(client.get(f"{url}?kind=sentence.voice"))
    assert "None of these" in text_of(client.get(f"{url}?state=undone"))
    assert "Voice: indirect speech" in text_of(client.get(reverse("article_corrections", args=[gazette.pk])))


def test_undo_redo_and_confirm_from_the_list(client, compared, gazette, work):
    correction = queue.correct(
        compared, Said("sentence.voice", "reported", (stretch(gazette, PLAIN),)), author=None
    )
    work()
    back = reverse("article_corrections", args=[gazette.pk])

    answer = client.post(reverse("correction_undo", args=[correction.pk]), {"back": back})
    assert answer.url == back
    work()
    assert "Voice: indirect speech" not in text_of(
        client.get(reverse("article", args=[gazette.pk]) + "?sentence=4")
    )
    correction.refresh_from_db()
    client.post(reverse("correction_redo", args=[correction.pk]), {"seen": correction.version})
    work()
    assert "Voice: indirect speech" in text_of(
        client.get(reverse("article", args=[gazette.pk]) + "?sentence=4")
    )


def test_nobody_is_led_away_after_undoing(client, compared, gazette):
    correction = queue.correct(
        compared, Said("sentence.voice", "reported", (stretch(gazette, PLAIN),)), author=None
    )

    for back in ("https://elsewhere.example/", "//elsewhere.example/", "nowhere", ""):
        answer = client.post(reverse("correction_undo", args=[correction.pk]), {"back": back})
        assert answer.url == reverse("event_corrections", args=[compared.slug])


def test_the_buttons_of_a_list_lead_back_to_it(client, compared, gazette):
    queue.correct(compared, Said("sentence.voice", "reported", (stretch(gazette, PLAIN),)), author=None)
    url = reverse("event_corrections", args=[compared.slug]) + "?state=standing"

    assert f'name="back" value="{url}"' in client.get(url).content.decode()


# --- who may, and who is told whose ------------------------------------------------------------------------


def test_without_the_right_nothing_is_offered_and_nothing_done(client, compared, gazette, curator, settings):
    correction = queue.correct(
        compared, Said("sentence.voice", "reported", (stretch(gazette, PLAIN),)), author=curator
    )
    settings.SIGN_IN_REQUIRED = True
    type(compared).objects.filter(pk=compared.pk).update(visibility="public")
    reader = get_user_model().objects.create_user("noor")
    client.force_login(reader)

    assert (
        "/correct/" not in client.get(reverse("article", args=[gazette.pk]) + "?sentence=2").content.decode()
    )
    assert client.get(address(gazette, "sentence.voice", PLAIN)).status_code == 403
    assert (
        client.post(address(gazette, "sentence.voice", PLAIN), {"value": "own", "seen": ""}).status_code
        == 403
    )
    assert client.post(reverse("correction_undo", args=[correction.pk])).status_code == 403
    assert "mira" not in client.get(reverse("event_corrections", args=[compared.slug])).content.decode()
    assert Correction.objects.filter(undone_at=None).count() == 1


def test_blind_pages_and_shared_links_say_a_curator(client, compared, gazette, curator, work):
    row = edition_of(compared).rows("quotes")[0]
    at = (Stretch(int(row["document"]), row["start"], row["end"]),)
    queue.correct(compared, Said("quote.change", ["verbatim"], at), author=curator)
    queue.correct(compared, Said("sentence.voice", "reported", (stretch(gazette, PLAIN),)), author=curator)
    work()
    link = sharing.share_view(compared, "", actor=None)
    report = reverse("event_report", args=[compared.slug])

    assert "Corrected by mira" in text_of(
        client.get(reverse("event_section", args=[compared.slug, "quotes"]))
    )
    for url in (
        f"{report}?blind=1",
        f"{reverse('event_section', args=[compared.slug, 'quotes'])}?blind=1",
        f"{reverse('article', args=[gazette.pk])}?sentence=4&blind=1",
        f"{reverse('event_export_csv', args=[compared.slug, 'quotes'])}?blind=1",
        f"{reverse('event_export_json', args=[compared.slug])}?blind=1",
        reverse("shared_report", args=[link.token]),
        reverse("shared_section", args=[link.token, "quotes"]),
    ):
        page = client.get(url, follow=True)
        assert page.status_code == 200
        assert "mira" not in page.content.decode()
    assert "Corrected by a curator" in text_of(
        client.get(reverse("shared_section", args=[link.token, "quotes"]))
    )


# --- while it is being taken up ---------------------------------------------------------------------------


def test_until_it_is_taken_up_the_text_stands_as_it_was_and_says_so(client, compared, gazette, work):
    inspected = reverse("article", args=[gazette.pk]) + "?sentence=2"
    queue.correct(compared, Said("sentence.speaker", "Carla Diaz", (stretch(gazette, SAID),)), author=None)

    waiting = text_of(client.get(inspected))
    assert "Your correction is saved; this text is being read again." in waiting
    assert "Who speaks" in waiting
    assert "Corrected here" not in waiting
    asked = client.get(f"{inspected}&waited=1", headers={"HX-Request": "true", "HX-Target": "inspector"})
    assert (asked.status_code, "HX-Refresh" in asked) == (
        204,
        False,
    )  # nothing is taken from under anybody's hands
    work()

    asked = client.get(f"{inspected}&waited=1", headers={"HX-Request": "true", "HX-Target": "inspector"})
    assert asked["HX-Refresh"] == "true"
    assert "being read again" not in text_of(client.get(inspected))


def test_of_a_new_text_nothing_is_shown_that_was_read_in_the_old_one(client, compared, gazette):
    document = decode_document(gazette.document)
    document = replace(document, text=document.text.replace("evening", "morning"))
    versions.replace_text(compared, gazette.pk, b"new", document, digest="c" * 64)
    queue.request_event(compared)

    page = text_of(client.get(reverse("article", args=[gazette.pk]) + "?sentence=2"))

    assert "has not been measured yet" in page


def test_corrections_are_no_section_of_the_report(client, compared):
    assert client.get(reverse("event_section", args=[compared.slug, "corrections"])).status_code == 404
    assert (
        'id="corrections"' not in client.get(reverse("event_report", args=[compared.slug])).content.decode()
    )


def test_a_merge_in_the_list_of_corrections_names_the_other_claim(client, compared, work):
    claims = edition_of(compared).rows("claims")
    goal = edition_of(compared).keys_of("claims")[1]
    address = row_address(compared, "claims", 0, "claim.merge")
    assert client.post(address, {"goal": goal, "seen": ""}).status_code == 302
    work()

    listed = text_of(client.get(reverse("event_corrections", args=[compared.slug])))
    assert f"Made one with the claim “{claims[1]['text'][:30]}" in listed
    assert "Another claim was merged into this one" not in listed  # said of the other claim, in the report


@pytest.mark.parametrize(
    ("kind", "answer", "said"),
    [
        ("claim.split", {"value": "Cranes stand still"}, "Split off from the claim “{first}”, and called “Cranes stand still”"),
        ("claim.move", {}, "Moved to the claim “{goal}”"),
    ],
)  # fmt: skip
def test_a_passage_that_leaves_its_claim_stands_in_the_list_with_where_it_was_or_went(
    client, compared, work, kind, answer, said
):
    edition = edition_of(compared)
    claims = edition.rows("claims")
    row = next(row for row, claim in enumerate(claims) if len(places_of(edition, claim)) > 1)
    other = next(each for each in range(len(claims)) if each != row)
    first, second = places_of(edition, claims[row])[:2]
    answer = answer | ({"goal": edition.keys_of("claims")[other]} if kind == "claim.move" else {})
    taken = key_of(second, edition.by_id[str(second.article)].text[second.start : second.end])
    sent = client.post(row_address(compared, "claims", row, kind), answer | {"taken": taken, "seen": ""})
    assert sent.status_code == 302
    work()

    listed = client.get(reverse("event_corrections", args=[compared.slug])).content.decode()
    texts = {article.pk: article.document["text"] for article in Article.objects.all()}
    first, second, goal = (
        texts[place.article][place.start : place.end]
        for place in (first, second, places_of(edition, claims[other])[0])
    )
    assert f'<blockquote dir="auto">{escape(second)}</blockquote>' in listed
    assert escape(said.format(first=first, goal=goal)) in listed


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("claim.split", "A claim of its own was split off from here"),
        ("claim.move", "A sentence was moved from here to another claim"),
    ],
)
def test_the_claim_that_a_passage_left_shows_it_too_with_what_the_machine_read(
    client, compared, work, kind, said
):
    edition = edition_of(compared)
    claims = edition.rows("claims")
    row = next(row for row, claim in enumerate(claims) if len(places_of(edition, claim)) > 1)
    place = places_of(edition, claims[row])[-1]
    left = edition.by_id[str(place.article)]
    read = claims[row]["cells"][left.document_id]["status"]
    stayed = next(each for each in edition.witnesses if each is not left)
    goal = edition.keys_of("claims")[next(each for each in range(len(claims)) if each != row)]
    answer = {"goal": goal} if kind == "claim.move" else {"value": "Cranes stand still"}
    taken = key_of(place, left.text[place.start : place.end])
    client.post(row_address(compared, "claims", row, kind), answer | {"taken": taken, "seen": ""})
    work()

    edition, text = edition_of(compared), claims[row]["text"]
    row = next(each for each, claim in enumerate(edition.rows("claims")) if claim["text"] == text)
    machine = f"the machine read: {left.letter}: {value_words('claim.cell', '', read)}"
    for document in ("", left.document_id):
        note = text_of(client.get(edition.evidence_url("claims", row, document)))
        assert (said in note, machine in note) == (True, True)
    assert said not in text_of(client.get(edition.evidence_url("claims", row, stayed.document_id)))

    shown = claim_row(edition, row, claim := edition.rows("claims")[row], [])
    marked = [cell.witness for cell in cells_of(edition, claim, edition.witnesses) if cell.is_corrected]
    assert (shown.is_corrected, marked) == (True, [edition.by_id[left.document_id]])

    table = client.get(reverse("event_export_csv", args=[compared.slug, "claims"])).content.decode(
        "utf-8-sig"
    )
    (line,) = (each for each in csv.DictReader(io.StringIO(table)) if each["text"] == text)
    assert (said in line["corrected"], value_words("claim.cell", "", read) in line["machine_value"]) == (
        True,
        True,
    )
    made = client.get(reverse("event_export_json", args=[compared.slug])).json()["corrections"]
    assert [one["left"] for one in made] == [[{"row": row, "document": left.document_id, "machine": read}]]


# --- where it stands --------------------------------------------------------------------------------------


def test_where_a_page_asks_for_it_the_form_is_a_fragment_that_is_sent_to_its_own_address(client, gazette):
    url = address(gazette, "sentence.voice", PLAIN)
    fragment = client.get(url, headers=IN_PLACE).content.decode()
    page = client.get(url).content.decode()

    for shown in (fragment, page):
        assert f'action="{url.replace("&", "&amp;")}"' in shown
    assert f'hx-post="{url.replace("&", "&amp;")}"' in fragment
    assert "<html" not in fragment
    assert "hx-post" not in page


def test_saved_in_place_the_machines_value_stands_beside_and_it_can_be_undone(client, compared, gazette):
    url = address(gazette, "sentence.voice", PLAIN)
    saved = client.post(url, {"value": "reported", "reason": "A rumour.", "seen": ""}, headers=IN_PLACE)
    made = Correction.objects.get()

    assert saved.status_code == 200
    assert "Voice: indirect speech" in text_of(saved)
    assert "the machine read: own voice" in text_of(saved)
    assert reverse("correction_outcome", args=[made.pk]) in saved.content.decode()
    undone = client.post(reverse("correction_undo", args=[made.pk]), headers=IN_PLACE)
    assert "Taken back: Voice: indirect speech" in text_of(undone)
    assert "The machine reads: own voice" in text_of(undone)
    assert not client.get(reverse("event_report", args=[compared.slug])).context["messages"]


def test_in_place_too_the_second_of_two_is_shown_the_firsts(client, gazette, curator):
    url = address(gazette, "sentence.voice", PLAIN)
    client.force_login(curator)
    client.post(url, {"value": "reported", "seen": ""}, headers=IN_PLACE)
    client.logout()

    told = client.post(url, {"value": "quoted", "reason": "Mine.", "seen": ""}, headers=IN_PLACE)

    assert told.status_code == 409
    assert "<html" not in told.content.decode()
    assert "While you were writing, mira corrected this" in text_of(told)
    assert "Mine." in told.content.decode()


def test_what_became_of_it_is_told_once_everything_is_made_again(client, compared, gazette, work):
    outlet = edition_of(compared).outlets[0].document_id
    client.post(
        row_address(compared, "claims", 0, "claim.cell", text=outlet), {"value": "partial", "seen": ""}
    )
    made = Correction.objects.get()
    asked = reverse("correction_outcome", args=[made.pk])
    assert client.get(asked).status_code == 204
    work()

    told = client.get(asked).json()

    assert "the correction stands in it" in told["said"]
    assert "in part" in text_of(client.get(told["note"]))
    Correction.objects.update(needs_review=True, why="Its words are gone.")
    assert "Its words are gone." in client.get(asked).json()["said"]


@pytest.mark.parametrize(
    ("section", "kind"),
    [
        ("omissions", "claim.cell"),
        ("additions", "claim.cell"),
        ("emphasis", "sentence.frame"),
        ("emphasis.policy_frames", "sentence.frame"),
        ("sources.speakers", "sentence.speaker"),
        ("editorial.own_voice_claims", "sentence.editorial"),
    ],
)
def test_the_note_of_any_cell_offers_the_label_that_its_figure_rests_on(client, compared, section, kind):
    edition = edition_of(compared)
    rows = range(len(edition.keys_of(section)))
    notes = [client.get(edition.evidence_url(section, row)).content.decode() for row in rows]
    links = [found for note in notes for found in re.findall(r'href="([^"]+/correct/[^"]+)"', note)]
    link = next(each for each in links if f"kind={kind}" in each)

    assert client.get(link.replace("&amp;", "&"), headers=IN_PLACE).status_code == 200


@pytest.mark.parametrize("section", ["wording", "naming", "order", "claims"])
def test_a_figure_without_a_label_of_its_own_leads_to_the_sentence_where_all_of_it_is_corrected(
    client, compared, section
):
    edition = edition_of(compared)
    rows = range(len(edition.keys_of(section)))
    notes = [client.get(edition.evidence_url(section, row)).content.decode() for row in rows]
    assert notes
    for note in notes:
        sentences = re.findall(r'<blockquote><a class="place" href="([^"]+)"', note)
        links = re.findall(r'<li><a href="([^"]+)">Correct what was read', note)
        assert set(links) >= {link for link in sentences if "sentence=" in link}
    assert links
    assert "kind=sentence.voice" in client.get(links[0].partition("#")[0]).content.decode()


def test_where_a_claim_stands_is_corrected_as_its_cell(client, compared):
    edition = edition_of(compared)
    note = client.get(edition.evidence_url("order", 0)).content.decode()
    assert "kind=claim.cell" in note


@pytest.mark.parametrize("section", ["naming", "sources"])
def test_a_cell_of_a_name_leads_to_where_names_are_joined_with_that_name_ticked(client, compared, section):
    edition = edition_of(compared)
    rows = edition.rows(section)
    row = next(n for n, each in enumerate(rows) if each.get("kind") != "event")
    name = rows[row]["what"]
    note = client.get(edition.evidence_url(section, row)).content.decode()
    (link,) = re.findall(r'href="([^"]+/actors/\?names=[^"]+)"', note)
    page = client.get(link.partition("#")[0]).content.decode()
    assert re.search(rf'value="{re.escape(name)}" checked', page)
    assert 'id="chosen"' in page


def test_an_event_that_is_named_has_no_names_to_join(client, compared):
    edition = edition_of(compared)
    row = next(n for n, each in enumerate(edition.rows("naming")) if each["kind"] == "event")
    assert "?names=" not in client.get(edition.evidence_url("naming", row)).content.decode()


# --- the headline -----------------------------------------------------------------------------------------


def test_a_headline_is_corrected_on_its_articles_page(client, compared, gazette, work):
    article = reverse("article", args=[gazette.pk])
    assert gazette.title
    (link,) = re.findall(
        r'href="([^"]+kind=headline.frame[^"]*)"[^>]*>Add a frame', client.get(article).content.decode()
    )
    url = link.replace("&amp;", "&")
    form = client.get(url)
    assert "Does the headline carry this frame?" in text_of(form)
    assert gazette.title in text_of(form)

    client.post(
        url, {"frame": "policy_frames.morality", "value": "yes", "reason": "It preaches.", "seen": ""}
    )
    work()

    page = text_of(client.get(article))
    assert "Headline, Morality (Policy frames): yes" in page
    assert "It preaches" in page
    assert "the machine read: no" in page
    listed = text_of(client.get(reverse("event_corrections", args=[compared.slug])))
    assert "Headline, Morality" in listed
    exported = client.get(
        reverse("event_export_csv", args=[compared.slug, "sources.speakers"])
    ).content.decode()
    assert "Headline, Morality" in exported
    edition = edition_of(compared)
    row = next(
        place
        for place, each in enumerate(edition.rows("emphasis"))
        if each["frame"] == "morality" and each["headline"]
    )
    note = client.get(edition.evidence_url("emphasis", row)).content.decode()
    assert "kind=headline.frame" in note
    shared = sharing.share_view(compared, "", actor=None)
    offered = [
        client.get(
            reverse("shared_evidence", args=[shared.token, "emphasis", edition.keys_of("emphasis")[row]])
        )
    ]
    assert "/correct/" not in offered[0].content.decode()


def test_of_a_headline_nothing_but_frames_can_be_corrected(client, gazette):
    url = reverse("article_correct", args=[gazette.pk])

    for kind in ("headline.voice", "headline.loaded"):
        assert client.get(f"{url}?kind={kind}&start=0&end=5").status_code == 404

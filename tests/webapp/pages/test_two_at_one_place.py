"""Two people correct one place of the report, and the first one's correction is in the report before the second saves."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from django.urls import reverse

from tests.webapp.pages.correcting import edition_of, row_address, text_of
from tests.webapp.pages.test_corrected_words import (
    answers_of,
    choice,
    hidden,
    of_absent,
    of_cell,
    of_claim,
    of_fact,
    of_quote,
    reword,
)
from webapp.corrections.models import Anchor, Correction
from webapp.corrections.placing import stands_at
from webapp.corrections.values import Said, Stretch
from webapp.pages.contexts.correcting_rows import places_of


def of_first(event, kind):
    """The cell by whose words its claim is found first; other texts say the claim too."""
    edition = edition_of(event)
    claims = [places_of(edition, claim) for claim in edition.rows("claims")]
    row = next(row for row, places in enumerate(claims) if len(places) > 1)
    return row_address(event, "claims", row, kind, text=str(claims[row][0].article)), claims[row][0]


PLACES = {  # place, the first one's answer, the second one's
    "cell read as absent": (of_absent, "claim.cell", {"value": "partial", "taken": 0}, {"value": "paraphrase", "taken": 1}),
    "cell read as present": (of_cell, "claim.cell", {"value": "absent"}, {"value": "partial"}),
    "cell that names its claim": (of_first, "claim.cell", {"value": "absent"}, {"value": "partial"}),
    "quotation": (of_quote, "quote.change", {"value": ["altered"]}, {"value": ["verbatim"]}),
    "fact": (of_fact, "fact.relation", {"value": "fuller"}, {"value": "same"}),
}  # fmt: skip


@pytest.fixture(params=PLACES)
def opened(request, client, compared):
    """One place that two people have opened: its address, and the answer of each."""
    make, kind, first, second = PLACES[request.param]
    url, _ = make(compared, kind)
    page = client.get(url).content.decode()
    mine = {"reason": "It was in marks.", "seen": "", "seen_words": hidden(page)}
    return url, answers_of(page, first), answers_of(page, second) | mine


def shown_again(response, answer):
    """What another press of the form that came back sends."""
    page = response.content.decode()
    assert re.search(r"<textarea[^>]*>\s*It was in marks\.</textarea>", page)
    checked = re.findall(r'name="value" value="([^"]+)"[^>]*checked', page)
    assert checked == ([answer["value"]] if isinstance(answer["value"], str) else answer["value"])
    if "taken" in answer:
        assert f'value="{answer["taken"]}" selected' in page
    return answer | {"seen": re.search(r'name="seen" value="([^"]+)"', page).group(1), "seen_words": hidden(page)}  # fmt: skip


def corrected_by_mira(client, curator, url, answer):
    client.force_login(curator)
    assert client.post(url, answer).status_code == 302
    client.logout()


def test_the_second_sees_the_firsts_that_is_in_the_report_and_puts_theirs_in_its_place(
    client, compared, curator, work, opened
):
    url, first, second = opened
    corrected_by_mira(client, curator, url, first)
    work()

    told = client.post(url, second)
    page = text_of(told)
    assert told.status_code == 409
    assert "While you were writing, mira corrected this" in page
    assert re.search(r"On \d+ \w+ \d{4}, \d\d:\d\d: \S+", page)
    assert "Reason: It presses" in page
    assert "Put mine in its place" in page
    again = shown_again(told, second)
    assert Correction.objects.count() == 1

    sent = [client.post(url, again).status_code for _ in range(2)]  # pressed twice
    assert sent == [302, 302]
    work()
    latest, replaced = Correction.objects.all()
    assert (latest.cell, latest.number, latest.value) == (replaced.cell, 2, second["value"])
    assert client.post(url, again).status_code == 302  # and once more, beside the new report
    assert Correction.objects.count() == 2
    listed = text_of(client.get(reverse("event_corrections", args=[compared.slug])))
    assert listed.count("Not in force: a later correction stands in its place") == 1
    (outcome,) = edition_of(compared).corrected
    assert (outcome["id"], outcome["value"]) == (str(latest.pk), second["value"])


def test_what_was_told_before_the_report_may_be_put_in_place_after_it(
    client, compared, curator, work, opened
):
    url, first, second = opened
    corrected_by_mira(client, curator, url, first)
    told = client.post(url, second)
    assert told.status_code == 409
    work()

    assert client.post(url, shown_again(told, second)).status_code == 302
    assert [each.value for each in Correction.objects.all()] == [second["value"], first["value"]]


def test_the_sentence_that_the_second_chose_is_kept(client, compared, curator, work):
    url, _ = of_absent(compared, "claim.cell")
    page = client.get(url).content.decode()
    corrected_by_mira(client, curator, url, answers_of(page, {"value": "partial", "taken": 0}))
    work()
    second = answers_of(page, {"value": "paraphrase"}) | {"taken": choice(page, "taken", 1), "seen": "1"}

    assert client.post(url, second).status_code == 302
    taken = Correction.objects.first().anchors.get(role="taken")
    assert taken.text in client.get(url).content.decode()
    assert second["taken"].startswith(f"{taken.article_id}:")


@pytest.mark.parametrize("kind", ["claim.move", "claim.split"])
@pytest.mark.parametrize("at", [0, 1], ids=["the claim's first words", "others of it"])
def test_a_passage_that_the_first_took_from_the_claim_can_still_be_moved_by_the_second(
    client, compared, curator, work, kind, at
):
    edition = edition_of(compared)
    claims = edition.rows("claims")
    row = next(row for row, claim in enumerate(claims) if len(places_of(edition, claim)) > 1)
    place, left = places_of(edition, claims[row])[at], claims[row]["text"]
    url = row_address(compared, "claims", row, kind)
    page = client.get(url).content.decode()
    taken = next(key for key in re.findall(r'name="taken" value="([^"]+)"', page) if key.startswith(f"{place.article}:{place.start}:"))  # fmt: skip
    first = {"taken": taken, "reason": "It presses.", "seen": "", "seen_words": hidden(page)}
    first |= {"goal": choice(page, "goal")} if kind == "claim.move" else {"value": "Cranes"}
    second = first | ({"goal": choice(page, "goal", -2)} if kind == "claim.move" else {"value": "Ships"})
    corrected_by_mira(client, curator, url, first)
    work()
    assert left in [claim["text"] for claim in edition_of(compared).rows("claims")]

    told = client.post(url, second | {"reason": "It was in marks."})
    assert told.status_code == 409
    assert "While you were writing, mira corrected this" in text_of(told)
    assert f'value="{taken}"' in told.content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', told.content.decode()).group(1)

    assert client.post(url, second | {"reason": "It was in marks.", "seen": seen}).status_code == 302
    assert [each.number for each in Correction.objects.all()] == [2, 1]
    work()
    (outcome,) = edition_of(compared).corrections_in_force
    assert outcome["id"] == str(Correction.objects.first().pk)


def test_another_goal_is_another_answer_of_the_same_person(client, compared):
    url, _ = of_claim(compared, "claim.move")
    page = client.get(url).content.decode()
    answer = answers_of(page, {"goal": -1, "taken": 0})

    assert [client.post(url, answer).status_code for _ in range(2)] == [302, 302]
    assert client.post(url, answer | {"goal": choice(page, "goal", -2)}).status_code == 409
    assert Correction.objects.count() == 1


@pytest.mark.parametrize("taken", ["", "1", "a:b:c:d", "1:9:3:0", "999999:0:5:0", "1:0:5:" + "0" * 16])
def test_a_passage_that_nobody_took_is_no_answer(client, compared, taken):
    url, _ = of_claim(compared, "claim.move")
    page = client.get(url).content.decode()
    answer = {"goal": choice(page, "goal"), "taken": taken, "seen": "", "seen_words": hidden(page)}

    assert client.post(url, answer).status_code == 422
    assert not Correction.objects.exists()


def test_where_the_row_is_gone_what_was_chosen_is_told(client, compared):
    gone = reverse("row_correct", args=[compared.slug, "claims", "abcdefghij"]) + "?kind=claim.cell"

    told = text_of(client.post(gone, {"value": "partial", "reason": "It was in marks.", "seen": ""}))
    assert "You chose: in part" in told
    assert "You wrote: It was in marks." in told


@pytest.mark.parametrize("make", [of_cell, of_first])
def test_on_edited_words_nothing_is_saved_until_the_answer_is_sent_again(client, compared, work, make):
    url, place = make(compared, "claim.cell")
    page = client.get(url).content.decode()
    answer = answers_of(page, {"value": "partial"}) | {"reason": "It was in marks."}
    elsewhere = next(
        (text["start"], text["end"])
        for text in edition_of(compared).by_id[str(place[0])].document["sentences"]
        if text["end"] <= place[1] or text["start"] >= place[2]
    )
    reword(compared, place[0], *elsewhere)  # in the text that the answer is about, and the claim stays
    work()

    told = client.post(url, answer)
    assert told.status_code == 409
    assert "Nothing was saved" in text_of(told)
    assert "your answer stands below" in text_of(told).lower()
    assert not Correction.objects.exists()
    again = answer | {"seen_words": hidden(told.content.decode())}
    assert re.search(r"<textarea[^>]*>\s*It was in marks\.</textarea>", told.content.decode())
    assert re.findall(r'name="value" value="([^"]+)"[^>]*checked', told.content.decode()) == ["partial"]
    assert client.post(url, again).status_code == 302


@pytest.mark.parametrize(
    ("claim", "is_same"),
    [
        ([(1, 0, 9), (2, 0, 9)], True),
        ([(2, 0, 9)], True),  # set as absent meanwhile
        ([(1, 50, 59), (2, 0, 9)], False),  # another claim, whose words in one text are the same
        ([(1, 0, 9), (2, 50, 59)], True),  # found first by the same words
        ([(2, 50, 59)], False),
    ],
)
def test_a_cell_is_known_by_its_claims_words_in_other_texts(claim, is_same):
    texts = {1: f"{'a' * 9}{' ' * 41}{'b' * 9}", 2: f"{'c' * 9}{' ' * 41}{'d' * 9}"}
    anchors = [_words(1, "a" * 9), _words(2, "c" * 9)]
    held = SimpleNamespace(anchors=SimpleNamespace(all=lambda: anchors))
    said = Said("claim.cell", "partial", tuple(Stretch(*place) for place in claim), part="1")

    assert stands_at(held, said, texts) is is_same


def _words(article, text):
    return Anchor(article_id=article, role=Anchor.Role.AT, text=text)

"""The pages of codebooks: every change is one button, a refused one says why, files go out and in as they are."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from analyzer.resources import Resources
from analyzer.resources.codebook_files import read_codebook
from analyzer.resources.lexicons import read_lexicon
from webapp.codebooks import services as codebooks
from webapp.codebooks.models import Edition
from webapp.corpus.models import Event
from webapp.people.models import Role, Team

pytestmark = pytest.mark.django_db
MakeEvent = Callable[..., Event]
BOOK = "bilateral_security_trade"
INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son\w+=", re.IGNORECASE)


@pytest.fixture
def draft(db: None) -> Edition:
    return codebooks.start_draft(BOOK, None)


@pytest.fixture
def words(db: None) -> Edition:
    return codebooks.start_draft("evaluatives", None)


def press(client: Client, draft: Edition, action: str, **fields: object) -> str:
    """Use a button of the editor; what the page then says."""
    page = client.post(reverse("codebook_edit", args=[draft.pk]), {"action": action, **fields}, follow=True)
    draft.refresh_from_db()
    assert not INLINE.findall(page.content.decode())
    return page.content.decode()


def frame_of(draft: Edition, key: str = "security"):
    return read_codebook(BOOK, draft.files[0]).frames[key]


def test_the_list_names_every_file_and_what_is_in_use(client: Client) -> None:
    page = client.get(reverse("codebook_list")).content.decode()
    for name in Resources.shipped().names():
        assert reverse("codebook", args=[name]) in page
    assert "as shipped, version 2" in page


@pytest.mark.parametrize("name", [BOOK, "policy_frames", "boosters", "attribution_cues"])
def test_the_files_go_out_as_they_lie_in_the_repository(client: Client, name: str) -> None:
    files = Resources.shipped().files(name)
    names = [f"{name}.tsv", f"{name}.toml"][-len(files) :]
    draft = codebooks.start_draft(name, None)
    for which in ("shipped", "in-use", draft.pk):
        sent = [client.get(reverse("codebook_file", args=[name, which, each])).content for each in names]
        assert tuple(sent) == files


def test_an_exclusion_is_added_weighed_anew_and_taken_out(client: Client, draft: Edition) -> None:
    said = press(client, draft, "cue", frame="security", term=" harbour  watch ", weight="0")
    assert "“harbour watch” stands at 0" in said
    assert [cue.weight for cue in frame_of(draft).cues if cue.term == "harbour watch"] == [0]
    press(client, draft, "cue", frame="security", term="harbour watch", weight="2")
    assert [cue.weight for cue in frame_of(draft).cues if cue.term == "harbour watch"] == [2]
    press(client, draft, "cue-remove", frame="security", term="harbour watch")
    assert draft.files == Resources.shipped().files(BOOK)


@pytest.mark.parametrize(
    ("action", "fields", "said"),
    [
        ("cue", {"frame": "security", "term": "(war|peace", "weight": "2"}, "not patterns"),
        ("cue", {"frame": "security", "term": "", "weight": "2"}, "This field is required"),
        ("cue", {"frame": "security", "term": "x", "weight": "7"}, "not one of the available choices"),
        ("cue", {"frame": "no_such", "term": "x", "weight": "2"}, "in the meantime"),
        ("cue-remove", {"frame": "security", "term": "national priority"}, "a rule needs cues of its frame"),
        ("rule", {"frame": "security", "cues": "nowhere"}, "is not one"),
        ("rule-remove", {"frame": "security", "number": "99"}, "in the meantime"),
        ("nonsense", {}, "one of the page"),
    ],
)  # fmt: skip
def test_what_does_not_hold_together_changes_nothing_and_says_why(
    client: Client, draft: Edition, action: str, fields: dict[str, str], said: str
) -> None:
    before = draft.digest
    page = press(client, draft, action, **fields)
    assert "Nothing was changed" in page
    assert said in page
    assert draft.digest == before


def test_rules_wording_and_examples_are_changed(client: Client, draft: Edition) -> None:
    rules = len(frame_of(draft).rules)
    press(client, draft, "rule", frame="security", cues="security", not_near="flower bed, garden", within="4")
    assert (frame_of(draft).rules[-1].not_near, frame_of(draft).rules[-1].within) == (
        ("flower bed", "garden"),
        4,
    )
    press(client, draft, "rule", frame="security", number=str(rules), cues="security", not_near="garden")
    assert frame_of(draft).rules[-1].not_near == ("garden",)
    press(client, draft, "rule-remove", frame="security", number=str(rules))
    assert len(frame_of(draft).rules) == rules
    press(
        client,
        draft,
        "texts",
        frame="security",
        title="Security",
        definition="D.",
        include="I.",
        exclude="E.",
    )
    assert (frame_of(draft).definition, frame_of(draft).exclude) == ("D.", "E.")
    press(client, draft, "example", frame="security", kind="counter_examples", text="A garden border.")
    assert frame_of(draft).counter_examples[-1] == "A garden border."
    press(client, draft, "example-remove", frame="security", kind="counter_examples", text="A garden border.")
    assert "A garden border." not in frame_of(draft).counter_examples


def test_entries_of_a_list_of_thousands_are_found_paged_and_changed(client: Client, words: Edition) -> None:
    address = reverse("codebook_edit", args=[words.pk])
    first = client.get(address).content.decode()
    assert "Page 1 of 112" in first
    found = client.get(address, {"q": "disgraceful", "only": "condemning"}).content.decode()
    assert ">disgraceful<" in found
    assert ">abhor<" not in found
    press(client, words, "entry", term="grandly ill", entry_class="praising", weight="-0.5", note="wry")
    press(client, words, "entry", term="disgraceful", old_term="disgraceful", old_class="condemning",
          entry_class="criticising", weight="1", note="")  # fmt: skip
    press(client, words, "entry-remove", old_term="abhor", old_class="condemning")
    entries = {(e.term, e.entry_class): e.weight for e in read_lexicon("x", *words.files).entries}
    assert entries["grandly ill", "praising"] == -0.5
    assert entries["disgraceful", "criticising"] == 1
    assert not {("disgraceful", "condemning"), ("abhor", "condemning")} & set(entries)
    assert "less than or equal to 3" in press(
        client, words, "entry", term="x", entry_class="praising", weight="9"
    )
    press(client, words, "example", text="A grandly ill plan.", finds="grandly ill, ill")
    assert read_lexicon("x", *words.files).card.examples[-1].finds == ("grandly ill", "ill")


def test_a_frame_of_attributing_words_keeps_its_constructions(client: Client) -> None:
    draft = codebooks.start_draft("attribution_cues", None)
    press(
        client,
        draft,
        "entry",
        term="zarble",
        entry_class="verb claiming",
        weight="1",
        note="",
        frames="to that",
    )
    (entry,) = [e for e in read_lexicon("x", *draft.files).entries if e.term == "zarble"]
    assert entry.frames == frozenset({"that", "to"})
    assert "unknown frame" in press(
        client, draft, "entry", term="doodle", entry_class="verb claiming", weight="1", note="", frames="thot"
    )


def upload(content: bytes, name: str = "f.toml") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_file_comes_in_as_a_draft_or_is_refused_with_its_line(client: Client) -> None:
    (content,) = Resources.shipped().files(BOOK)
    address = reverse("codebook_import", args=[BOOK])
    client.post(address, {"content": upload(content + b"# mine\n")})
    assert Edition.objects.get().files == (content + b"# mine\n",)
    for broken, said in (
        (content.replace(b'"national security"', b'"national (security"', 1), "not patterns"),
        (
            content.replace(b'frames = ["security", "legitimate_trade"', b'frames = ["security", "trade"', 1),
            "no frame",
        ),
        (b"\xff\xfe\x00", "no text in UTF-8"),
        (b"", "empty"),
    ):
        page = client.post(address, {"content": upload(broken)})
        assert page.status_code == 422
        assert re.search(said, page.content.decode()), said
    assert Edition.objects.count() == 1


def test_a_cycle_of_lists_is_named(client: Client) -> None:
    (content,) = Resources.shipped().files(BOOK)
    cyclic = content.replace(b"[[pictures]]", b'[lists]\na = ["@b"]\nb = ["@a"]\n[[pictures]]', 1)
    page = client.post(reverse("codebook_import", args=[BOOK]), {"content": upload(cyclic)}).content.decode()
    assert "go round in a circle (a → b → a)" in page
    assert not Edition.objects.exists()


def test_fifty_thousand_entries_are_refused_with_the_limit(client: Client) -> None:
    rows = "".join(f"word{number}\tdegree\t1\t\n" for number in range(50_000))
    table = f"term\tclass\tweight\tnote\n{rows}".encode()
    page = client.post(
        reverse("codebook_import", args=["boosters"]), {"content": upload(table, "boosters.tsv")}
    )
    assert "50,000 entries; a file has at most 10,000" in page.content.decode()
    assert not Edition.objects.exists()


def test_a_file_put_over_somebody_elses_change_is_refused(client: Client, draft: Edition) -> None:
    seen = draft.digest
    press(client, draft, "cue", frame="security", term="harbour watch", weight="0")
    page = client.post(
        reverse("codebook_replace", args=[draft.pk]),
        {"content": upload(Resources.shipped().files(BOOK)[0] + b"#\n"), "seen": seen},
    )
    assert "theirs was kept" in page.content.decode()
    draft.refresh_from_db()
    assert any(cue.term == "harbour watch" for cue in frame_of(draft).cues)


def test_tried_published_compared_and_taken_back(
    client: Client, draft: Edition, make_event: MakeEvent, work: Callable[[], None]
) -> None:
    event = make_event("bridge")
    press(client, draft, "cue", frame="security", term="petition~", weight="3")
    sent = client.post(reverse("codebook_try", args=[draft.pk]), {"events": [event.slug]})
    assert "Waits for a worker" in client.get(sent["Location"]).content.decode()
    work()
    tried = client.get(sent["Location"]).content.decode()
    assert "1 sentence in 1 of 1 text would read otherwise" in tried
    assert "<ins>petitions</ins>" in tried
    publish = reverse("codebook_publish", args=[draft.pk])
    shown = client.get(publish).content.decode()
    assert "as it is now" in shown
    assert "petition~" in shown
    assert client.post(publish, {"note": ""}).status_code == 422
    page = client.post(publish, {"note": "Petitions count."}, follow=True).content.decode()
    assert "Edition 1 is in use" in page
    assert "Petitions count." in page
    compared = client.get(reverse("codebook_compare", args=[BOOK])).content.decode()
    assert "1 difference." in compared
    assert client.get(reverse("codebook_edit", args=[draft.pk])).status_code == 404
    back = reverse("codebook_back", args=[BOOK])
    assert "say why" in client.post(back, {"edition": "shipped"}, follow=True).content.decode()
    client.post(back, {"edition": "shipped", "reason": "A mistake."})
    client.post(back, {"edition": draft.pk, "reason": "It was none."})
    draft.refresh_from_db()
    assert draft.state == "published"


def test_against_failing_examples_or_untried_it_is_published_only_by_whoever_says_so(
    client: Client, draft: Edition, make_event: MakeEvent, work: Callable[[], None]
) -> None:
    event, publish = make_event("bridge"), reverse("codebook_publish", args=[draft.pk])
    fails = "The choir sang by the old mill."
    press(client, draft, "example", frame="security", text=fails, kind="examples")
    note = {"note": "Choirs are of security."}
    # untried
    assert "has not been tried" in client.get(publish).content.decode()
    assert client.post(publish, note).status_code == 422
    # tried, and one example fails: it is named, with what was wanted
    client.post(reverse("codebook_try", args=[draft.pk]), {"events": [event.slug]})
    assert "has not been tried" in client.get(publish).content.decode()  # no worker has taken it up
    work()
    page = client.get(publish).content.decode()
    assert "1 example of the draft fails" in page
    assert fails in page
    assert f'value="{draft.digest}"' in page
    refused = client.post(publish, note)
    assert refused.status_code == 422
    assert "Tick “Publish it although these examples fail”" in refused.content.decode()
    draft.refresh_from_db()
    assert draft.state == "draft"
    # what was said of another state of the draft does not hold for this one
    seen = draft.digest
    press(client, draft, "cue", frame="security", term="petition~", weight="3")
    assert client.post(publish, note | {"anyway": seen}).status_code == 422
    done = client.post(publish, note | {"anyway": draft.digest}, follow=True).content.decode()
    assert "Edition 1 is in use" in done


def test_who_is_no_curator_reads_and_changes_nothing(
    client: Client, draft: Edition, sign_in_required: None, team: Team, make_person: Callable[..., object]
) -> None:
    client.force_login(make_person("con", Role.CONTRIBUTOR, team))
    assert client.get(reverse("codebook", args=[BOOK])).status_code == 200
    for address in ("codebook_edit", "codebook_try", "codebook_publish"):
        assert client.get(reverse(address, args=[draft.pk])).status_code == 403
    for address in ("codebook_draft", "codebook_import", "codebook_back"):
        assert client.post(reverse(address, args=[BOOK])).status_code == 403
    assert client.post(reverse("codebook_discard", args=[draft.pk])).status_code == 403
    assert client.get(reverse("codebook_file", args=[BOOK, draft.pk, f"{BOOK}.toml"])).status_code == 403
    client.force_login(make_person("cur", Role.CURATOR, team))
    assert client.get(reverse("codebook_edit", args=[draft.pk])).status_code == 200


def test_a_trial_shows_no_text_of_another_team(
    client: Client, draft: Edition, make_event: MakeEvent, work: Callable[[], None], sign_in_required: None,
    team: Team, make_person: Callable[..., object],
) -> None:  # fmt: skip
    from webapp.analyses import queue

    press_free = codebooks.change_draft(draft.pk, None, lambda files: (files[0] + b"#\n",), "a remark")
    event = make_event("bridge")
    Event.objects.filter(pk=event.pk).update(team=Team.objects.create(name="Others"), visibility="team")
    trial = queue.try_draft(press_free, [event], None)
    work()
    client.force_login(make_person("cur", Role.CURATOR, team))
    page = client.get(reverse("codebook_trial", args=[trial.pk])).content.decode()
    assert "bridge" not in page
    assert "Opening in Harrow" not in client.get(reverse("codebook_try", args=[draft.pk])).content.decode()


@pytest.mark.parametrize("name", ["no_such", "drafts"])
def test_what_is_not_there_is_404(client: Client, name: str) -> None:
    assert client.get(f"/codebooks/{name}/").status_code == 404
    assert client.get(f"/codebooks/{BOOK}/999/{BOOK}.toml").status_code == 404
    assert client.get(f"/codebooks/{BOOK}/shipped/other.toml").status_code == 404
    assert client.get("/codebooks/trials/999/").status_code == 404

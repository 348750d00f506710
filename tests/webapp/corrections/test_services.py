"""A correction is kept with who, when and why; nothing of it is lost and nothing overwritten."""

import pytest
from django.contrib.auth.models import AnonymousUser

from analyzer.corrections import Corrected
from analyzer.errors import CorrectionError, LabelError
from tests.webapp.corrections.conftest import PLAIN, QUOTED, stretch, voice
from webapp.analyses import queue
from webapp.audit.models import Entry
from webapp.corrections import noting, selectors, services
from webapp.corrections.models import Anchor, Correction
from webapp.corrections.placing import placed, texts_of
from webapp.corrections.values import OvertakenError, Said, Stretch


def text_becomes(article, old, new):
    document = article.document | {"text": article.document["text"].replace(old, new)}
    type(article).objects.filter(pk=article.pk).update(document=document)
    article.refresh_from_db()


def words_of(correction, article):
    core, said = placed(correction, texts_of([article]))
    return (article.document["text"][core.at[0].start : core.at[0].end], said) if core else (None, said)


# --- correcting -------------------------------------------------------------------------------------------


def test_it_keeps_the_value_the_machines_and_who_set_it_why(event, article, curator):
    correction = services.correct(event, voice(article, reason="  A   caption. "), author=curator)

    assert (correction.value, correction.machine_value) == ("own", "quoted")
    assert (correction.author, correction.author_name, correction.reason) == (curator, "mira", "A caption.")
    assert words_of(correction, article) == (QUOTED, "")
    assert selectors.of_article(article) == [correction]


def test_on_a_machine_of_ones_own_nobody_need_sign_in(event, article):
    correction = services.correct(event, voice(article), author=AnonymousUser())

    assert correction.author is None
    assert correction.author_name == "whoever sat at this machine"


def test_the_text_is_of_another_content_with_it_and_of_the_old_without_it(event, article, curator):
    before = article.content_hash

    correction = services.correct(event, voice(article), author=curator)
    article.refresh_from_db()
    corrected = article.content_hash
    services.undo(correction, author=curator)
    article.refresh_from_db()

    assert corrected != before
    assert article.content_hash == before


def test_a_correction_of_the_comparison_leaves_the_texts_as_they_are(event, article, other, curator):
    hashes = set(event.articles.values_list("content_hash", flat=True))
    said = Said("claim.merge", None, (stretch(article, QUOTED),), toward=(stretch(other, PLAIN),))

    services.correct(event, said, author=curator)
    event.refresh_from_db()

    assert event.corrected
    assert set(event.articles.values_list("content_hash", flat=True)) == hashes


def test_the_audit_has_it_without_a_word_of_the_article(event, article, curator):
    services.correct(event, voice(article), author=curator)

    entry = Entry.objects.get(action="correction.made")
    assert (entry.actor_name, entry.event, entry.reason) == ("mira", event.pk, "It is a caption.")
    assert (entry.before, entry.after) == ({"machine": "quoted"}, {"value": "own"})
    assert "proud" not in f"{entry.title} {entry.before} {entry.after}"


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"value": "shouted"}, LabelError),
        ({"at": ()}, CorrectionError),
        ({"at": (Stretch(0, 0, 5),)}, CorrectionError),
        ({"kind": "sentence.frame", "value": True, "part": ""}, LabelError),
        ({"kind": "claim.merge"}, CorrectionError),  # into nothing
        ({"kind": "claim.split", "value": ""}, CorrectionError),  # of nothing
        ({"kind": "claim.cell", "value": "absent", "part": "999"}, CorrectionError),
        ({"reason": "x" * 1001}, CorrectionError),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_stored(event, article, curator, changed, problem):
    fields = {"kind": "sentence.voice", "value": "own", "at": (stretch(article, QUOTED),)} | changed

    with pytest.raises(problem):
        services.correct(event, Said(**fields), author=curator)

    assert not Correction.objects.exists()
    assert not Entry.objects.filter(action__startswith="correction").exists()


def test_a_stretch_behind_the_text_or_of_another_event_is_refused(make_event, event, article, curator):
    elsewhere = make_event("gate", title="Elsewhere").articles.get()

    for at in (Stretch(article.pk, 0, 10**6), Stretch(article.pk, 5, 5), Stretch(elsewhere.pk, 0, 5)):
        with pytest.raises(CorrectionError):
            services.correct(event, Said("sentence.loaded", True, (at,)), author=curator)


def test_a_claim_is_not_merged_with_itself(event, article, curator):
    at = (stretch(article, QUOTED),)

    with pytest.raises(CorrectionError, match="one claim already"):
        services.correct(event, Said("claim.merge", None, at, toward=at), author=curator)


def test_two_claims_that_share_a_passage_can_be_merged(event, article, curator):
    quoted, plain = stretch(article, QUOTED), stretch(article, PLAIN)

    merged = services.correct(
        event, Said("claim.merge", None, (quoted, plain), toward=(plain,)), author=curator
    )

    assert [anchor.text for anchor in merged.anchors.filter(role=Anchor.Role.TOWARD)] == [PLAIN]


# --- two at one cell --------------------------------------------------------------------------------------


def test_the_second_of_two_is_shown_the_firsts_and_both_can_stand_on_record(event, article, curator, second):
    first = services.correct(event, voice(article), author=curator)

    with pytest.raises(OvertakenError) as overtaken:
        services.correct(event, voice(article, "reported"), author=second)
    assert overtaken.value.standing == first
    later = services.correct(event, voice(article, "reported"), author=second, seen=first.version)

    assert selectors.of_article(article) == [later]
    assert selectors.history(later) == [later, first]


def test_a_correction_that_was_taken_back_meanwhile_is_news_too(event, article, curator, second):
    first = services.correct(event, voice(article), author=curator)
    seen = first.version
    services.undo(first, author=curator)

    with pytest.raises(OvertakenError):
        services.correct(event, voice(article, "reported"), author=second, seen=seen)


@pytest.mark.parametrize("words", [PLAIN, "said Mayor Ana Brown"])
def test_other_words_are_another_cell(event, article, curator, second, words):
    services.correct(event, voice(article), author=curator)
    services.correct(event, voice(article, "reported", words), author=second)

    assert len(selectors.of_article(article)) == 2


def test_each_frame_is_a_cell_of_its_own(event, article, curator):
    at = (stretch(article, QUOTED),)
    for part in ("policy_frames.morality", "policy_frames.economic"):
        services.correct(event, Said("sentence.frame", True, at, part=part), author=curator)

    assert len(selectors.of_article(article)) == 2


def test_after_an_edit_around_it_the_same_words_are_the_same_cell(event, article, curator, second):
    first = services.correct(event, voice(article), author=curator)
    text_becomes(article, "The town council", "On Monday the whole town council")

    with pytest.raises(OvertakenError):
        services.correct(event, voice(article, "reported"), author=second)
    later = services.correct(event, voice(article, "reported"), author=second, seen=first.version)

    assert later.cell == first.cell


# --- taking back ------------------------------------------------------------------------------------------


def test_taken_back_what_stood_before_stands_again(event, article, curator, second):
    first = services.correct(event, voice(article), author=curator)
    later = services.correct(event, voice(article, "reported"), author=second, seen=first.version)

    services.undo(later, author=second)
    assert selectors.of_article(article) == [first]
    services.undo(first, author=second)
    assert selectors.of_article(article) == []


def test_taking_back_twice_is_taking_back_once(event, article, curator, second):
    correction = services.correct(event, voice(article), author=curator)

    services.undo(correction, author=curator)
    again = services.undo(correction, author=second)

    assert again.undone_by_name == "mira"
    assert Entry.objects.filter(action="correction.undone").count() == 1


def test_it_can_be_made_once_more(event, article, curator, second):
    correction = services.undo(services.correct(event, voice(article), author=curator), author=curator)

    again = services.redo(correction, author=second, seen=correction.version)

    assert selectors.of_article(article) == [again]
    assert (again.value, again.author_name, again.number) == ("own", "noor", 2)


# --- when the ground moves --------------------------------------------------------------------------------


def outcome(correction, machine, **fields):
    return Corrected(str(correction.pk), correction.kind, correction.value, machine, **fields)


def noted(correction, article, outcomes):
    _, said = placed(correction, texts_of([article]))
    noting.note(outcomes, {str(correction.pk): said})
    correction.refresh_from_db()
    return correction.needs_review, correction.why


def test_unchanged_it_needs_no_look(event, article, curator):
    correction = services.correct(event, voice(article), author=curator)

    assert noted(correction, article, [outcome(correction, "quoted")]) == (False, "")


def test_words_that_are_gone_are_said_and_the_correction_is_kept(event, article, curator):
    correction = services.correct(event, voice(article), author=curator)
    text_becomes(article, QUOTED, "")

    needs_review, why = noted(correction, article, [])

    assert needs_review
    assert "not in the text any more" in why
    assert selectors.of_article(article) == [correction]


def test_edited_words_are_found_and_said(event, article, curator):
    correction = services.correct(event, voice(article), author=curator)
    text_becomes(
        article, "We are proud of what the builders did here", "We are proud of what our builders did"
    )

    words, _ = words_of(correction, article)
    assert words.strip() == "“We are proud of what our builders did,” said Mayor Ana Brown at the ceremony."
    assert noted(correction, article, [outcome(correction, "quoted")]) == (
        True,
        "The words it hangs on have been edited.",
    )


def test_another_value_of_the_machine_beneath_it_is_said(event, article, curator):
    correction = services.correct(event, voice(article), author=curator)

    needs_review, why = noted(correction, article, [outcome(correction, "reported")])

    assert needs_review
    assert (
        why
        == "The machine read “in quotation marks” when this was corrected, and reads “indirect speech” now."
    )


def test_what_a_person_confirmed_needs_no_second_look(event, article, curator):
    correction = services.correct(event, voice(article), author=curator)
    text_becomes(article, "We are proud", "We are so very proud")
    noted(correction, article, [outcome(correction, "reported")])

    services.confirm(correction, author=curator)

    correction.refresh_from_db()
    assert noted(correction, article, [outcome(correction, "reported")]) == (False, "")
    assert correction.machine_value == "reported"


def test_what_hangs_on_nothing_cannot_be_confirmed(event, article, curator):
    correction = services.correct(event, voice(article), author=curator)
    text_becomes(article, QUOTED, "")
    noted(correction, article, [])

    with pytest.raises(CorrectionError):
        services.confirm(correction, author=curator)


def test_of_a_claims_words_those_that_are_left_are_enough(event, article, other, curator):
    at = (stretch(article, QUOTED), stretch(other, QUOTED))
    correction = services.correct(event, Said("claim.rename", "The pride", at), author=curator)
    text_becomes(article, QUOTED, "")

    core, _ = placed(correction, texts_of([article, other]))

    assert [one.document for one in core.at] == [str(other.pk)]


def test_with_an_article_its_words_go_from_every_correction(event, article, other, curator):
    at = (stretch(other, PLAIN), stretch(article, QUOTED))
    services.correct(event, Said("claim.rename", "The petitions", at), author=curator)
    services.correct(event, voice(article), author=curator)

    queue.withdraw_article(article.pk, actor=curator)

    assert not Anchor.objects.filter(text__contains="proud").exists()
    assert [correction.kind for correction in Correction.objects.all()] == ["claim.rename"]


@pytest.mark.parametrize(
    ("value", "reason", "is_kept"),
    [
        ("The petitions", "", True),
        ("proud of the builders", "", True),  # fewer words than make a quotation
        ("proud of what the builders did", "", False),
        ("The petitions", "It says “we are Proud of what the builders” did.", False),
    ],
)
def test_nor_does_a_name_or_a_reason_go_on_quoting_it(event, article, other, curator, value, reason, is_kept):
    at = (stretch(other, PLAIN), stretch(article, QUOTED))
    services.correct(event, Said("claim.rename", value, at, reason=reason), author=curator)

    queue.withdraw_article(article.pk, actor=curator)

    assert Correction.objects.exists() is is_kept


def test_what_hung_on_the_article_alone_goes_with_it(event, article, other, curator):
    said = Said("claim.merge", None, (stretch(other, PLAIN),), toward=(stretch(article, QUOTED),))
    services.correct(event, said, author=curator)

    queue.withdraw_article(article.pk, actor=curator)
    event.refresh_from_db()

    assert not Correction.objects.exists()
    assert event.corrected == ""


# --- lists ------------------------------------------------------------------------------------------------


def test_lists_are_found_by_event_article_kind_person_and_state(
    make_event, event, article, other, curator, second
):
    mine = services.correct(event, voice(article), author=curator)
    theirs = services.correct(event, voice(other, "reported"), author=second)
    gone = services.undo(services.correct(event, voice(other, words=PLAIN), author=second), author=second)
    Correction.objects.filter(pk=theirs.pk).update(needs_review=True)
    merged = services.correct(
        event,
        Said("claim.merge", None, (stretch(article, QUOTED),), toward=(stretch(other, PLAIN),)),
        author=curator,
    )
    make_event("gate", title="Elsewhere")

    def found(**asked):
        return list(selectors.corrections(selectors.CorrectionSearch(**asked)))

    assert found(event=event.pk) == [merged, gone, theirs, mine]
    assert found(event=event.pk + 1) == []
    assert found(article=article.pk) == [merged, mine]
    assert found(kind="claim.merge") == [merged]
    assert found(author="noor") == [gone, theirs]
    assert found(state="undone") == [gone]
    assert found(state="standing") == [merged, theirs, mine]
    assert found(state="review") == [theirs]
    assert selectors.authors(event.pk) == ["mira", "noor"]

"""Models are fitted, listed, switched on and off by a person; reports made before are then older than the measures."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from analyzer.errors import LearningError
from analyzer.learning.tasks import TASKS
from analyzer.resources import editing
from analyzer.resources.fitted import read_model, write_model
from analyzer.resources.lexicons import LexiconEntry
from tests.analyzer.fitting.labels import model, rows
from webapp.analyses import services as analyses
from webapp.analyses.convert import analysis_fingerprint, report_fingerprint
from webapp.analyses.models import Run
from webapp.codebooks import services as codebooks
from webapp.codebooks.selectors import resources_in_use
from webapp.corpus.models import Event
from webapp.jobs import fitting
from webapp.learning import selectors, services
from webapp.learning.models import FittedModel

LOADED = TASKS["loaded"]
AS_EVER: dict[str, Any] = {"with_meaning": False, "today": date(2026, 3, 1)}
pytestmark = pytest.mark.django_db
MakeEvent = Callable[..., Event]


def said(*arguments: str, **options: object) -> str:
    out = StringIO()
    call_command("fit", *arguments, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    path = tmp_path / "mine.jsonl"
    path.write_text("\n".join(map(json.dumps, rows())), "utf-8")
    return path


@pytest.fixture
def stored() -> FittedModel:
    return services.store_model(model())


def test_fitting_prints_the_card_and_switches_nothing_on(labels: Path) -> None:
    answer = said("loaded", "--data", str(labels), "--licence", "our own", "--without-meaning")

    row = FittedModel.objects.get()
    assert not row.is_used
    assert f"model {row.identity} of loaded" in answer
    assert "mine.jsonl, 48 units in 8 groups; licence: our own" in answer
    assert "macro_f1" in answer
    assert "the rules on the same units" in answer
    assert f"manage.py fit --use {row.identity}" in answer


def test_labels_in_memory_give_the_model_that_the_same_file_gives(labels: Path) -> None:
    """Everything but the card's name of the data: weights, calibration, figures, units and groups."""
    from_file = read_model(bytes(fitting.fit_file(LOADED, labels, licence="ours", **AS_EVER).content))
    from_memory = read_model(
        bytes(fitting.fit_rows(LOADED, rows(), "curators", licence="ours", **AS_EVER).content)
    )

    assert from_memory.card.data == "curators"
    assert msgspec.structs.replace(from_memory.card, data="mine.jsonl") == from_file.card
    assert (from_memory.blocks, from_memory.calibration) == (from_file.blocks, from_file.calibration)
    assert selectors.models_in_use() == ()


def publish(word: str) -> None:
    """An edition of the superlatives in which this word is one."""
    draft = codebooks.start_draft("superlatives", None)
    entry = LexiconEntry(word, "unique", 1.0, "", frozenset())
    codebooks.change_draft(
        draft.pk, None, lambda files: (editing.with_entry(files[0], None, entry), *files[1:]), "a word"
    )
    codebooks.publish(draft.pk, None, f"{word} is one")


def test_a_model_is_fitted_with_the_editions_in_use_and_its_card_names_them(labels: Path) -> None:
    shipped = fitting.fit_rows(LOADED, rows(), "curators", licence="ours", **AS_EVER)
    publish("council")

    answer = said("loaded", "--data", str(labels), "--without-meaning")
    by_edition = fitting.fit_rows(LOADED, rows(), "curators", licence="ours", **AS_EVER)

    marks = {
        row: {name for block in read_model(bytes(row.content)).blocks for name in block.features}
        for row in (shipped, by_edition)
    }
    assert "superlatives: unique" not in marks[shipped]
    assert "superlatives: unique" in marks[by_edition]
    assert "editions" not in shipped.card
    assert by_edition.card["editions"] == {"superlatives": 1}
    assert "read with: superlatives, edition 1; all other codebooks and word lists as they ship" in answer


def test_a_model_in_use_has_no_part_in_fitting_another() -> None:
    first = fitting.fit_rows(LOADED, rows(), "curators", licence="ours", **AS_EVER)
    services.use_model(first, actor=None)
    assert fitting.fit_rows(LOADED, rows(), "curators", licence="ours", **AS_EVER) == first


def test_the_admin_says_which_editions_a_model_was_fitted_with_and_when_others_are_in_use(
    admin_client: Client,
) -> None:
    publish("council")
    row = fitting.fit_rows(LOADED, rows(), "curators", licence="ours", **AS_EVER)
    address = reverse("admin:learning_fittedmodel_change", args=[row.pk])
    card = admin_client.get(address).content.decode()
    assert "superlatives, edition 1; all other codebooks and word lists as they ship" in card
    assert "Others are in use now" not in card

    publish("harbour")

    card = admin_client.get(address).content.decode()
    assert (
        "superlatives, edition 1; all other codebooks and word lists as they ship. Others are in use now"
        in card
    )
    for name in ("learning_labels", "learning_file"):
        page = admin_client.get(reverse(f"admin:{name}")).content.decode()
        assert "Texts are read with what is in use now: superlatives, edition 2; all other" in page


def test_a_label_in_memory_that_cannot_be_used_is_named_and_nothing_is_stored() -> None:
    given = [*rows(), {"text": "It rained.", "label": "maybe", "where": "sentence 7 of article 12"}]

    with pytest.raises(LearningError, match="sentence 7 of article 12: label must be true or false"):
        fitting.fit_rows(LOADED, given, "curators", licence="ours", **AS_EVER)
    assert not FittedModel.objects.exists()


def test_the_list_names_each_model_and_which_is_in_use(stored: FittedModel) -> None:
    assert "in use" not in said("--list")
    said("--use", stored.identity[:6])

    line = said("--list")

    assert stored.identity in line
    assert "in use" in line


def test_an_empty_list_says_so() -> None:
    assert said("--list") == "No model has been fitted yet.\n"


def test_switching_on_and_off_changes_the_fingerprint_and_back(stored: FittedModel) -> None:
    before = analysis_fingerprint(), report_fingerprint()

    assert "is in use" in said("--use", stored.identity)
    within = analysis_fingerprint(), report_fingerprint()
    assert "the rules are used again" in said("--stop", "loaded")

    assert within[0] != before[0]
    assert within[1] != before[1]
    assert (analysis_fingerprint(), report_fingerprint()) == before


def test_a_run_is_made_with_the_model_in_use(stored: FittedModel, make_event: MakeEvent) -> None:
    said("--use", stored.identity)
    event = make_event("bridge")
    analyses.request_event(event)

    analyses.perform_run(Run.objects.get().pk)

    run = Run.objects.get()
    assert run.fingerprint == analysis_fingerprint()
    assert resources_in_use().model("loaded") == model()


def test_stopping_what_does_not_run_says_so() -> None:
    assert "no model was in use" in said("--stop", "wording.loaded")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("loaded",), "name a measure and --data FILE"),
        (("loaded", "--data", "/no/such/file.jsonl"), "cannot be read"),
        (("style.unknown", "--data", "x"), "nothing to learn called"),
        (("--use", "0123"), "there is no model"),
        (("--stop", "nothing"), "nothing to learn called"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_stored(arguments: tuple[str, ...], reason: str) -> None:
    with pytest.raises(CommandError, match=reason):
        said(*arguments)
    assert not FittedModel.objects.exists()


def test_a_damaged_model_is_not_switched_on(stored: FittedModel) -> None:
    FittedModel.objects.filter(pk=stored.pk).update(content=write_model(model())[:-4])

    with pytest.raises(CommandError, match="damaged"):
        said("--use", stored.identity)
    assert selectors.models_in_use() == ()


def test_a_task_has_one_model_in_use(stored: FittedModel) -> None:
    FittedModel.objects.filter(pk=stored.pk).update(is_used=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        FittedModel.objects.create(identity="other", task="loaded", content=b"", card={}, is_used=True)


def test_the_same_model_is_kept_once(stored: FittedModel) -> None:
    assert services.store_model(model()) == stored


def test_the_admin_shows_the_card_and_switches(stored: FittedModel, admin_client: Client) -> None:
    listing = reverse("admin:learning_fittedmodel_changelist")
    card = admin_client.get(reverse("admin:learning_fittedmodel_change", args=[stored.pk])).content.decode()
    assert "own sentences" in card
    assert stored.identity in card

    admin_client.post(listing, {"action": "use", "_selected_action": [stored.pk]})
    assert selectors.models_in_use() == (("loaded", stored.identity),)

    admin_client.post(listing, {"action": "stop", "_selected_action": [stored.pk]})
    assert selectors.models_in_use() == ()


def test_the_admin_refuses_a_damaged_model_in_words(stored: FittedModel, admin_client: Client) -> None:
    FittedModel.objects.filter(pk=stored.pk).update(content=b"something else")
    listing = reverse("admin:learning_fittedmodel_changelist")

    page = admin_client.post(listing, {"action": "use", "_selected_action": [stored.pk]}, follow=True)

    assert "no fitted model" in page.content.decode()
    assert selectors.models_in_use() == ()

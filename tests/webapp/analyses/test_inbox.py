"""The watched folder: stored first, moved afterwards; nothing is lost, nothing is doubled."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.webapp.pages.conftest import COURIER
from webapp.analyses import inbox
from webapp.corpus.models import Article, Event

pytestmark = pytest.mark.django_db
Text = Callable[[str], str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(inbox, "STABLE_SECONDS", 0.0)
    return tmp_path


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def files(folder: Path) -> set[str]:
    return {
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and path.name != ".lock"
    }


def test_a_file_goes_into_the_event_of_its_folder_and_then_to_done(folder: Path, article_text: Text) -> None:
    put(folder, "Opening/bridge.txt", article_text("bridge"))
    events = inbox.take_in_all(folder)
    event = Event.objects.get()
    assert events == {event.pk}
    assert (event.title, event.articles.count()) == ("Opening", 1)
    assert files(folder) == {"done/Opening/bridge.txt"}


def test_marks_of_a_release_decide_nothing_in_the_watched_folder(folder: Path) -> None:
    put(
        folder,
        "Opening/statement.txt",
        f"FOR IMMEDIATE RELEASE\n\n{COURIER} We thank our partners for our work.",
    )
    inbox.take_in_all(folder)
    assert Article.objects.get().role == "coverage"


def test_folders_within_belong_to_the_same_event(folder: Path, article_text: Text) -> None:
    put(folder, "Opening/a/b/bridge.txt", article_text("bridge"))
    inbox.take_in_all(folder)
    assert Event.objects.get().title == "Opening"
    assert files(folder) == {"done/Opening/a/b/bridge.txt"}


def test_what_is_refused_lies_beside_its_reason(folder: Path) -> None:
    put(folder, "Opening/note.txt", "Too short.")
    assert inbox.take_in_all(folder) == set()
    assert files(folder) == {"refused/Opening/note.txt", "refused/Opening/note.txt.txt"}
    assert "at least 40 are needed" in (folder / "refused/Opening/note.txt.txt").read_text()
    assert not Event.objects.exists()


def test_a_file_beside_the_folders_is_told_where_to_go(folder: Path, article_text: Text) -> None:
    put(folder, "bridge.txt", article_text("bridge"))
    inbox.take_in_all(folder)
    assert "named after its event" in (folder / "refused/bridge.txt.txt").read_text()


def test_a_file_that_is_still_being_written_waits(
    folder: Path, article_text: Text, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "STABLE_SECONDS", 60.0)
    path = put(folder, "Opening/bridge.txt", article_text("bridge"))
    os.utime(path, (time.time() - 3600, time.time() - 3600))  # copied with its old date
    inbox.take_in_all(folder)
    assert files(folder) == {"Opening/bridge.txt"}


def test_hidden_names_are_left_alone(folder: Path, article_text: Text) -> None:
    put(folder, "Opening/.bridge.txt.part", article_text("bridge"))
    put(folder, ".sync/bridge.txt", article_text("bridge"))
    inbox.take_in_all(folder)
    assert files(folder) == {"Opening/.bridge.txt.part", ".sync/bridge.txt"}


def test_a_link_is_not_followed(
    folder: Path, article_text: Text, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = put(tmp_path_factory.mktemp("elsewhere"), "secret.txt", article_text("bridge"))
    (folder / "Opening").mkdir()
    (folder / "Opening" / "link.txt").symlink_to(secret)
    (folder / "Opening" / "folder").symlink_to(secret.parent)
    inbox.take_in_all(folder)
    assert not Article.objects.exists()
    assert secret.exists()
    assert (folder / "refused/Opening/link.txt").is_symlink()
    assert "not a plain file" in (folder / "refused/Opening/folder.txt").read_text()


def test_a_second_file_of_the_same_name_hides_no_first(folder: Path, article_text: Text) -> None:
    for text in (article_text("bridge"), COURIER):
        put(folder, "Opening/text.txt", text)
        inbox.take_in_all(folder)
    assert files(folder) == {"done/Opening/text.txt", "done/Opening/text 2.txt"}
    assert Article.objects.count() == 2


def test_whoever_is_killed_between_storing_and_moving_doubles_nothing(
    folder: Path, article_text: Text, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise SystemExit

    put(folder, "Opening/bridge.txt", article_text("bridge"))
    with monkeypatch.context() as killing:
        killing.setattr(inbox, "_move", killed)
        with pytest.raises(SystemExit):
            inbox.take_in_all(folder)
    assert (Article.objects.count(), files(folder)) == (1, {"Opening/bridge.txt"})
    inbox.take_in_all(folder)
    assert Article.objects.count() == 1
    assert files(folder) == {"done/Opening/bridge.txt", "done/Opening/bridge.txt.txt"}
    assert "already" in (folder / "done/Opening/bridge.txt.txt").read_text()


def test_whoever_is_killed_while_storing_loses_nothing(
    folder: Path, article_text: Text, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise SystemExit

    put(folder, "Opening/bridge.txt", article_text("bridge"))
    with monkeypatch.context() as killing:
        killing.setattr("webapp.analyses.services.request_event", killed)
        with pytest.raises(SystemExit):
            inbox.take_in_all(folder)
    assert (Article.objects.count(), files(folder)) == (0, {"Opening/bridge.txt"})
    inbox.take_in_all(folder)
    assert (Article.objects.count(), files(folder)) == (1, {"done/Opening/bridge.txt"})


def test_one_file_that_cannot_be_stored_does_not_hold_up_the_others(
    folder: Path, article_text: Text, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = inbox.ingest

    def ingest(content: bytes, name: str, event: str) -> object:
        if name == "a.txt":
            raise RuntimeError("no room on the disk")
        return really(content, name, event)

    monkeypatch.setattr(inbox, "ingest", ingest)
    put(folder, "Opening/a.txt", article_text("bridge"))
    put(folder, "Opening/b.txt", COURIER)
    inbox.take_in_all(folder)
    assert files(folder) == {"Opening/a.txt", "done/Opening/b.txt"}


def test_two_at_once_do_the_work_of_one(folder: Path, article_text: Text) -> None:
    put(folder, "Opening/bridge.txt", article_text("bridge"))
    with inbox._alone(folder) as is_alone:
        assert is_alone
        assert inbox.take_in_all(folder) == set()
    assert files(folder) == {"Opening/bridge.txt"}


def test_without_a_folder_nothing_is_watched() -> None:
    assert inbox.take_in_all(None) == set()

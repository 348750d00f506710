"""``manage.py ingest``: the table adds up, and the exit status says whether all went in."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError

from tests.webapp.pages.conftest import COURIER, GAZETTE
from webapp.corpus.models import Article, Event
from webapp.serving.management.commands import ingest as command

pytestmark = pytest.mark.django_db


@pytest.fixture
def ingest(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """(exit status, what was printed)"""

    def run(*arguments: object) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            call_command("ingest", *map(str, arguments))
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out + said.err

    return run


def test_a_folder_an_archive_and_a_release_go_into_one_event(
    tmp_path: Path, ingest: Callable[..., tuple[int, str]]
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "gazette.txt").write_text(GAZETTE)
    (tmp_path / "a" / ".hidden.txt").write_text("not meant")
    (tmp_path / "release.txt").write_text(COURIER)
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as archive:
        archive.writestr("copy.txt", GAZETTE)
    status, said = ingest(
        tmp_path / "a", tmp_path / "*.zip", "--event", "Harbour talks", "--release", tmp_path / "release.txt"
    )
    assert status == 0
    assert "3 in all: 2 added, 1 duplicate, 0 refused." in said
    assert Event.objects.get().title == "Harbour talks"
    assert sorted(Article.objects.values_list("filename", "role")) == [
        ("gazette.txt", "coverage"),
        ("release.txt", "release"),
    ]


MARKED = f"FOR IMMEDIATE RELEASE\n\nHarbour Trust opens talks\n\n{COURIER} We thank our partners, and we will report on our work."


@pytest.mark.parametrize(("options", "role"), [((), "coverage"), (("--suggest-release",), "release")])
def test_marks_make_a_release_only_when_that_is_asked_for(
    tmp_path: Path, ingest: Callable[..., tuple[int, str]], options: tuple[str, ...], role: str
) -> None:
    (tmp_path / "statement.txt").write_text(MARKED)
    _, said = ingest(tmp_path / "statement.txt", "--event", "Harbour", *options)
    assert Article.objects.get().role == role
    assert ("Taken as a release for its marks" in said) == (role == "release")


def test_a_stated_role_wins_over_marks(tmp_path: Path, ingest: Callable[..., tuple[int, str]]) -> None:
    (tmp_path / "statement.md").write_text(f"---\nrole: coverage\n---\n{MARKED}")
    ingest(tmp_path / "statement.md", "--event", "Harbour", "--suggest-release")
    assert Article.objects.get().role == "coverage"


def test_a_report_without_marks_is_no_release_when_that_is_asked_for(
    tmp_path: Path, ingest: Callable[..., tuple[int, str]]
) -> None:
    (tmp_path / "gazette.txt").write_text(GAZETTE)
    _, said = ingest(tmp_path / "gazette.txt", "--event", "Harbour", "--suggest-release")
    assert Article.objects.get().role == "coverage"
    assert "marks" not in said


def test_a_database_without_room_is_said_of_each_file(
    tmp_path: Path, ingest: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(command, "ingest", full)
    (tmp_path / "gazette.txt").write_text(GAZETTE)
    (tmp_path / "courier.txt").write_text(COURIER)
    status, said = ingest(tmp_path, "--event", "Harbour")
    assert status == 1
    assert said.count("disk is full); nothing of it was saved") == 2
    assert "2 in all: 0 added, 0 duplicate, 2 refused." in said


def test_a_refused_file_gives_status_one_and_the_reason(
    tmp_path: Path, ingest: Callable[..., tuple[int, str]]
) -> None:
    (tmp_path / "good.txt").write_text(GAZETTE)
    (tmp_path / "bad.txt").write_text("Too short.")
    status, said = ingest(tmp_path, tmp_path / "missing.txt", "--event", "Harbour")
    assert status == 1
    assert "3 in all: 1 added, 0 duplicate, 2 refused." in said
    assert "at least 40 are needed" in said
    assert "No such file" in said


def test_a_sidecar_says_what_a_file_does_not(tmp_path: Path, ingest: Callable[..., tuple[int, str]]) -> None:
    (tmp_path / "gazette.txt").write_text(GAZETTE)
    (tmp_path / "event.toml").write_text(
        '[event]\ntitle = "x"\n[[documents]]\nfile = "gazette.txt"\noutlet = "Gazette"\n'
    )
    assert ingest(tmp_path, "--event", "Harbour")[0] == 0
    assert Article.objects.get().outlet_name == "Gazette"


def test_nothing_to_try_gives_status_two(tmp_path: Path, ingest: Callable[..., tuple[int, str]]) -> None:
    assert ingest(tmp_path, "--event", "Harbour")[0] == 2
    assert ingest(tmp_path, "--event", " ")[0] == 2
    assert not Event.objects.exists()

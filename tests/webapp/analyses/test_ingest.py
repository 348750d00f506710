"""Files straight into an event: all of a file or nothing, and the same file again adds nothing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from tests.webapp.pages.conftest import COURIER
from webapp.analyses import ingest as ingesting
from webapp.analyses import services
from webapp.analyses.ingest import Line, ingest
from webapp.analyses.models import Report, Run
from webapp.corpus.models import Article, Draft, Event, Upload

pytestmark = pytest.mark.django_db
Text = Callable[[str], str]


def outcomes(lines: list[Line]) -> list[str]:
    return [line.outcome for line in lines]


def markdown(text: str, outlet: str) -> bytes:
    return f"---\ntitle: A title\noutlet: {outlet}\n---\n\n{text}".encode()


def test_a_text_is_stored_and_queued(article_text: Text) -> None:
    [line] = ingest(article_text("bridge").encode(), "bridge.txt", "Opening")
    assert line == Line("bridge.txt", "added")
    assert Event.objects.get().articles.get().filename == "bridge.txt"
    assert Run.objects.count() == 1
    assert not Draft.objects.exists()
    assert not Upload.objects.exists()


def test_the_second_text_asks_for_a_report(article_text: Text) -> None:
    for text in (article_text("bridge"), COURIER):
        ingest(text.encode(), "text.txt", "Opening")
    assert Report.objects.count() == 1


def test_what_is_stated_of_a_file_is_kept(article_text: Text) -> None:
    ingest(
        article_text("bridge").encode(), "a.txt", "Opening", stated={"role": "release", "issuer": "Council"}
    )
    article = Article.objects.get()
    assert (article.role, article.issuer) == ("release", "Council")


@pytest.mark.parametrize("title", ["Opening", "opening", " OPENING "])
def test_an_event_is_found_again_by_its_title(article_text: Text, title: str) -> None:
    ingest(article_text("bridge").encode(), "a.txt", "Opening")
    ingest(COURIER.encode(), "b.txt", title)
    assert Event.objects.get().articles.count() == 2


def test_the_same_file_again_adds_nothing(article_text: Text) -> None:
    for expected in ("added", "duplicate"):
        assert outcomes(ingest(article_text("bridge").encode(), "a.txt", "Opening")) == [expected]
    assert Article.objects.count() == 1


def test_the_same_text_in_other_bytes_is_not_stored_twice(article_text: Text) -> None:
    ingest(article_text("bridge").encode(), "a.txt", "Opening")
    [line] = ingest(article_text("bridge").replace(". ", ".\n\n").encode(), "b.txt", "Opening")
    assert line.outcome == "duplicate"
    assert "same text" in line.reason


def test_a_newer_version_is_left_to_a_person(article_text: Text) -> None:
    ingest(markdown(article_text("bridge"), "Post"), "a.md", "Opening")
    newer = (
        article_text("bridge") + " On Tuesday the council repainted all of the railings in green and white."
    )
    [line] = ingest(markdown(newer, "Post"), "b.md", "Opening")
    assert (line.outcome, Article.objects.count()) == ("refused", 1)
    assert "another version" in line.reason


def test_another_outlet_may_print_the_same(article_text: Text) -> None:
    for outlet in ("Post", "Courier"):
        assert outcomes(ingest(markdown(article_text("bridge"), outlet), "a.md", "Opening")) == ["added"]


def test_another_outlet_may_print_nearly_the_same(article_text: Text) -> None:
    ingest(markdown(article_text("bridge"), "Post"), "a.md", "Opening")
    newer = (
        article_text("bridge") + " On Tuesday the council repainted all of the railings in green and white."
    )
    assert outcomes(ingest(markdown(newer, "Courier"), "b.md", "Opening")) == ["added"]


def test_every_row_has_its_line(article_text: Text) -> None:
    rows = [article_text("bridge"), "short", COURIER, article_text("bridge")]
    content = "headline,text\n" + "\n".join(f'"Title {n}","{text}"' for n, text in enumerate(rows))
    lines = ingest(content.encode(), "media.csv", "Opening")
    assert sorted(outcomes(lines)) == ["added", "added", "duplicate", "refused"]


def test_unclear_columns_are_left_to_a_person_and_make_no_event(article_text: Text) -> None:
    [line] = ingest(f'x,y\n1,"{article_text("bridge")}"'.encode(), "odd.csv", "Opening")
    assert line.outcome == "refused"
    assert "Which column is which" in line.reason
    assert not Event.objects.exists()


@pytest.mark.parametrize("content", [b"", b"Too short.", b"\x00\xff" * 99])
def test_what_cannot_be_read_makes_no_event(content: bytes) -> None:
    assert outcomes(ingest(content, "a.txt", "Opening")) == ["refused"]
    assert not Event.objects.exists()


def test_whoever_is_stopped_in_the_middle_leaves_nothing_half(
    article_text: Text, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("a.txt", article_text("bridge"))
        archive.writestr("b.txt", COURIER)

    def stop(_: Event) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopping:
        stopping.setattr(services, "request_event", stop)
        stopping.setattr(ingesting.services, "request_event", stop)
        with pytest.raises(KeyboardInterrupt):
            ingest(kept.getvalue(), "both.zip", "Opening")
    assert [model.objects.count() for model in (Event, Article, Draft, Upload, Run)] == [0, 0, 0, 0, 0]
    assert outcomes(ingest(kept.getvalue(), "both.zip", "Opening")) == ["added", "added"]

"""The profile of an outlet: the mean of its texts, measure by measure, beside others on the same events."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from analyzer import statistics
from analyzer.types import Value
from webapp.analyses.outlets import OutletRecord, OutletText
from webapp.pages.charts import Dot, percent
from webapp.pages.contexts.emphasis import BILATERAL
from webapp.pages.contexts.layers import POLICY
from webapp.pages.contexts.wording import codebook_title, frame_title, number_of

FEWEST_TEXTS = 3
"""Below three texts a mean has no interval worth the name: with two its t quantile is 6.3 standard errors."""
FEW_TEXTS = 8
"""Below it the page says beside the profile that one text moves it."""
_KINDS = {"security": "security", "legitimate_trade": "trade"}

Figure = Callable[[OutletText], float | None]


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of the profile."""

    title: str
    said: str  # the mean
    spread: str
    n: int
    others: str
    dot: Dot | None
    reason: str
    texts: list[tuple[OutletText, str]]  # each text and its figure


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    unit: str
    lines: list[Line]
    is_folded: bool = False


def outlet_context(record: OutletRecord) -> dict[str, Any]:
    measured = [text for text in record.texts if text.findings]
    others = [text for text in record.others if text.findings]
    return {
        "record": record,
        "events": len({text.event_slug for text in record.texts}),
        "measured": len(measured),
        "waiting": sum(text.is_waiting for text in measured),
        "others": len(others),
        "fewest": FEWEST_TEXTS,
        "is_few": FEWEST_TEXTS <= len(measured) < FEW_TEXTS,
        "parts": list(_parts(measured, others)) if len(measured) >= FEWEST_TEXTS else [],
        "rows": [(text, _row(text)) for text in record.texts],
    }


def _parts(texts: list[OutletText], others: list[OutletText]) -> Iterator[Part]:
    wording = [
        _share_line("Loaded wording", _value("wording.loaded", "own"), texts, others),
        _share_line("Judging, to check", _value("editorial.own_voice_claims", "own"), texts, others),
    ]
    yield Part("In its own voice", "share of own-voice sentences", wording)
    yield Part(
        "Whose words",
        "share of body words",
        [_share_line("Words given to others", _value("voices.share", "all"), texts, others)],
    )
    for codebook, is_folded in ((BILATERAL, False), (POLICY, True)):
        lines = list(_frame_lines(codebook, texts, others))
        title = f"Emphasis: {codebook_title(codebook).lower()}"
        yield Part(title, "share of body sentences", lines or [_no_frames(codebook, texts)], is_folded)
    counts = [
        _count_line("Speakers", _value("sources.speakers", "all"), texts, others),
        _count_line("Words", _value("length.words", "all"), texts, others),
    ]
    yield Part("Sources and length", "per text", counts)  # fmt: skip


def _frame_lines(codebook: str, texts: list[OutletText], others: list[OutletText]) -> Iterator[Line]:
    """Frames with words in one of the outlet's texts, as the codebook orders them; pairs have no line of their own."""
    frames = dict.fromkeys(
        name
        for text in texts
        for name in text.findings.get(f"emphasis.{codebook}", {}).get("parts", {})
        if "/" not in name and "+" not in name
    )
    for frame in frames:
        figure = _part(f"emphasis.{codebook}", frame)
        if any(figure(text) for text in texts):
            yield _share_line(frame_title(codebook, frame), figure, texts, others, _KINDS.get(frame, "ink"))


def _no_frames(codebook: str, texts: list[OutletText]) -> Line:
    """One line that says why there is none."""
    figure = _value(f"emphasis.{codebook}", "all")
    n = sum(figure(text) is not None for text in texts)
    reason = _too_few(figure, texts) if n < FEWEST_TEXTS else "none of its texts has words of these frames"
    return Line("All of its frames", "", "", n, "", None, reason, [])


def _value(measure: str, voice: str) -> Figure:
    def figure(text: OutletText) -> float | None:
        value = text.findings.get(measure, {}).get(voice)
        return value["value"] if value else None

    return figure


def _part(measure: str, part: str) -> Figure:
    def figure(text: OutletText) -> float | None:
        value = text.findings.get(measure, {}).get("parts", {}).get(part)
        return value["value"] if value else None

    return figure


def _share_line(
    title: str, figure: Figure, texts: list[OutletText], others: list[OutletText], kind: str = "ink"
) -> Line:
    value, reference = _mean(figure, texts), _mean_by_event(figure, others)
    return Line(
        title=title,
        said=_percent(value.value) if value else "",
        spread=_range(value, _percent) if value else "",
        n=value.n or 0 if value else 0,
        others=_percent(reference) if reference is not None else "",
        dot=_dot(title, value, reference, kind) if value else None,
        reason="" if value else _too_few(figure, texts),
        texts=_each(figure, texts, _percent),
    )


def _count_line(title: str, figure: Figure, texts: list[OutletText], others: list[OutletText]) -> Line:
    value, reference = _mean(figure, texts), _mean_by_event(figure, others)
    return Line(
        title=title,
        said=_number(value.value) if value else "",
        spread=_range(value, _number) if value else "",
        n=value.n or 0 if value else 0,
        others=_number(reference) if reference is not None else "",
        dot=None,
        reason="" if value else _too_few(figure, texts),
        texts=_each(figure, texts, _number),
    )


def _mean(figure: Figure, texts: Sequence[OutletText]) -> Value | None:
    """The mean over texts, each counting once: sentences of one text are not independent of each other."""
    figures = [found for text in texts if (found := figure(text)) is not None]
    return statistics.mean(figures) if len(figures) >= FEWEST_TEXTS else None


def _mean_by_event(figure: Figure, others: Sequence[OutletText]) -> float | None:
    """The mean of the other texts, each event counting once, however many texts it has."""
    by_event: dict[str, list[float]] = {}
    for text in others:
        if (found := figure(text)) is not None:
            by_event.setdefault(text.event_slug, []).append(found)
    means = [sum(figures) / len(figures) for figures in by_event.values()]
    return sum(means) / len(means) if means else None


def _too_few(figure: Figure, texts: Sequence[OutletText]) -> str:
    n = sum(figure(text) is not None for text in texts)
    return (
        f"too few: {n} of its texts {'has' if n == 1 else 'have'} this figure, a profile needs {FEWEST_TEXTS}"
    )


def _each(
    figure: Figure, texts: Sequence[OutletText], said: Callable[[float], str]
) -> list[tuple[OutletText, str]]:
    return [(text, said(found)) for text in texts if (found := figure(text)) is not None]


def _dot(title: str, value: Value, reference: float | None, kind: str) -> Dot:
    beside = f"; others on the same events {_percent(reference)}" if reference is not None else ""
    return Dot(
        at=percent(value.value),
        low=percent(value.low or 0.0),
        high=percent(value.high or 0.0),
        has_interval=value.low is not None,
        is_hollow=not value.value,
        reference=percent(reference) if reference is not None else None,
        kind=kind,
        said=f"{title}: {_percent(value.value)}, interval {_range(value, _percent)}, {value.n} texts{beside}.",
    )


def _range(value: Value, said: Callable[[float], str]) -> str:
    """A mean's interval may leave the scale; the page does not."""
    if value.low is None or value.high is None:
        return ""
    is_share = said is _percent
    low, high = max(value.low, 0.0), min(value.high, 1.0) if is_share else value.high
    return f"{said(low)} to {said(high)}"


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"


def _number(figure: float) -> str:
    return number_of(round(figure, 1))


def _row(text: OutletText) -> list[str]:
    """Words, speakers and loaded share of one text, for the list of its texts."""
    length, speakers = _value("length.words", "all")(text), _value("sources.speakers", "all")(text)
    loaded = _value("wording.loaded", "own")(text)
    return [
        _number(length) if length is not None else "",
        _number(speakers) if speakers is not None else "",
        _percent(loaded) if loaded is not None else "",
    ]

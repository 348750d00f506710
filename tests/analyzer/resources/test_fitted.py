"""A model's file gives back the same model, and anything else is refused with what to do."""

from __future__ import annotations

import zlib
from hashlib import sha256

import msgspec
import pytest

from analyzer.errors import LearningError
from analyzer.parts import fingerprint
from analyzer.resources import Resources
from analyzer.resources.fitted import Block, Calibration, FittedModel, ModelCard, read_model, write_model

CARD = ModelCard(
    data="own", licence="own", fitted_on="2026-03-01", holds_for="news", units=40, groups=8, labels={"yes": 20},
    figures={"f1": 0.8}, rules={}, chosen={}, top_features={}, product="0",
)  # fmt: skip
MODEL = FittedModel(
    task="loaded", kind="yes_or_no", labels=("yes",),
    blocks=(Block("words", ("awful", "fine"), (1.5, 1.0), ((2.0, -1.0),)),),
    intercepts=(0.25,), calibration=(Calibration(1.0, 0.0),), card=CARD,
)  # fmt: skip


def file_of(body: bytes, form: int = 1) -> bytes:
    packed = zlib.compress(body)
    return f"sidelight-model {form} {sha256(packed).hexdigest()}\n".encode() + packed


def changed(**changes: object) -> bytes:
    return file_of(msgspec.json.encode(msgspec.structs.replace(MODEL, **changes)))


def test_a_model_comes_back_as_it_was() -> None:
    assert read_model(write_model(MODEL)) == MODEL


def test_the_same_model_gives_the_same_file() -> None:
    assert write_model(MODEL) == write_model(MODEL)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no fitted model"),
        (b"\x80\x04\x95pickled object", "no fitted model"),
        (file_of(b"{}", form=2), "has form 2"),
        (write_model(MODEL)[:-3], "damaged"),
        (write_model(MODEL)[:-3] + b"abc", "damaged"),
        (file_of(b"no json"), "hold together"),
        (file_of(b"{}"), "hold together"),
        (changed(features=99), "features of version 99"),
        (changed(intercepts=()), "numbers do not fit"),
        (changed(labels=("yes", "no")), "numbers do not fit"),
        (changed(blocks=(Block("words", ("awful",), (1.0, 1.0), ((2.0,),)),)), "numbers do not fit"),
        (changed(blocks=(Block("words", ("a", "a"), (1.0, 1.0), ((2.0, 1.0),)),)), "numbers do not fit"),
        (changed(calibration=(Calibration(-1.0, 0.0),)), "turns it round"),
    ],
)
def test_anything_else_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(LearningError, match=said):
        read_model(content)


def test_an_unknown_field_is_refused() -> None:
    body = msgspec.json.decode(msgspec.json.encode(MODEL)) | {"run": "this"}

    with pytest.raises(LearningError, match="run"):
        read_model(file_of(msgspec.json.encode(body)))


def test_a_small_file_cannot_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analyzer.resources.fitted._LARGEST", 1_000)

    with pytest.raises(LearningError, match="larger than a model can be"):
        read_model(file_of(b" " * 5_000))


def test_a_model_in_use_is_another_fingerprint() -> None:
    assert fingerprint(Resources(models={"loaded": write_model(MODEL)})) != fingerprint()


def test_another_model_is_yet_another_fingerprint() -> None:
    other = msgspec.structs.replace(MODEL, intercepts=(0.5,))

    assert fingerprint(Resources(models={"loaded": write_model(MODEL)})) != fingerprint(
        Resources(models={"loaded": write_model(other)})
    )


def test_no_model_is_the_fingerprint_of_the_rules() -> None:
    assert fingerprint(Resources(models={})) == fingerprint()

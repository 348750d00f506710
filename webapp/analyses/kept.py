"""What is kept of earlier work on a text, so that measuring it anew takes only what another edition has changed."""

from __future__ import annotations

import hashlib

from analyzer.analysis import parse
from analyzer.encoding import pack_parse, unpack_parse
from analyzer.parts import Earlier, parse_fingerprint
from analyzer.types import Document, Parse
from webapp.analyses.convert import load_analysis
from webapp.analyses.models import READABLE, KeptParse, Run
from webapp.corpus.models import Article
from webapp.corpus.versions import content_hash


class Parsing:
    """Parses the text of one article, or finds it parsed."""

    def __init__(self, article: int) -> None:
        self._article = article
        self._new: tuple[str, Parse] | None = None

    def __call__(self, document: Document) -> Parse:
        made_of = hashlib.sha256(f"{content_hash(document)} {parse_fingerprint()}".encode()).hexdigest()
        row = KeptParse.objects.filter(article=self._article, made_of=made_of).first()
        found = unpack_parse(bytes(row.content)) if row is not None else None
        if found is None:
            found = parse(document)
            self._new = made_of, found
        return found

    def keep(self) -> None:
        """Store what was parsed anew, in place of what was kept before. In the transaction of the results."""
        if self._new is not None:
            made_of, parsed = self._new
            KeptParse.objects.update_or_create(
                article_id=self._article, defaults={"made_of": made_of, "content": pack_parse(parsed)}
            )


def earlier_of(article: Article) -> Earlier | None:
    """The analysis made last of this text under what people say of it now, by whatever measures and data files."""
    runs = Run.objects.filter(article=article, content_hash=article.content_hash, state__in=READABLE)
    run = runs.exclude(parts={}).order_by("-finished_at").prefetch_related("measurements").first()
    return earlier_from(run, article) if run is not None else None


def earlier_from(run: Run, article: Article) -> Earlier:
    run.article = article
    return Earlier(load_analysis(run), run.parts)

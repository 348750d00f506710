"""Taking away what hangs on an article that is deleted, or repeats its words."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from webapp.corpus import versions
from webapp.corpus.models import Article
from webapp.corrections import selectors
from webapp.corrections.models import Correction
from webapp.corrections.placing import stamp_of

QUOTED = 5
"""Words in a row that somebody has from a text; four are a name with its title."""


@transaction.atomic
def forget_article(article: Article) -> None:
    """Take away what hangs on an article that is about to be deleted, or repeats its words.

    What was said of its own sentences goes with it. What was said of a claim stays while other texts have words that
    it hangs on.
    """
    hanging = Correction.objects.filter(event=article.event_id, anchors__article=article).distinct()
    gone = [
        correction.pk
        for correction in hanging.prefetch_related("anchors")
        if _hangs_on(correction, article.pk)
        or _repeats(correction, f"{article.document['text']} {article.document['title'] or ''}")
    ]
    Correction.objects.filter(pk__in=gone).delete()
    versions.stamp_event(article.event_id, stamp_of(selectors.of_event(article.event_id)))


def _hangs_on(correction: Correction, article: int) -> bool:
    """Whether without this article nothing is left of one of its parts."""
    anchors = list(correction.anchors.all())
    roles = {anchor.role for anchor in anchors}
    return roles != {anchor.role for anchor in anchors if anchor.article_id != article}


def _repeats(correction: Correction, text: str) -> bool:
    """Whether a name or a reason that a person wrote quotes the text."""
    words = " ".join(text.split()).casefold()
    said = [correction.reason, correction.value if isinstance(correction.value, str) else ""]
    return any(run in words for each in said for run in _runs(each.casefold().split()))


def _runs(words: Sequence[str]) -> list[str]:
    """Every run of QUOTED words."""
    return [" ".join(words[at : at + QUOTED]) for at in range(len(words) - QUOTED + 1)]

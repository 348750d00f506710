"""What the record of changes calls a correction: what was set, and where, in numbers and titles.

The record outlives texts and is never changed, so of a text it holds its title, which its own entries hold too, and
the number of a sentence; never the sentence's words.
"""

from __future__ import annotations

from analyzer.labels import LABELS
from webapp.corpus.models import Article
from webapp.corrections.models import Anchor, Correction
from webapp.corrections.placing import place_of

LONGEST_TITLE = 80
"""Characters of a text's title: two of them and what was done stand in one line of a list."""
_ROLES = {
    "claim.merge": (Anchor.Role.AT, "with", Anchor.Role.TOWARD),
    "claim.move": (Anchor.Role.TAKEN, "to the claim in", Anchor.Role.TOWARD),
    "claim.split": (Anchor.Role.TAKEN, "from the claim in", Anchor.Role.AT),
}
"""What was taken up first, and what it has to do with the other words."""


def name_on_record(correction: Correction) -> str:
    """ "Voice: sentence 3 of “Bridge opens”". Of a claim that several texts say the first is named."""
    first: dict[str, Anchor] = {}
    for anchor in correction.anchors.all():
        first.setdefault(anchor.role, anchor)
    pks = {anchor.article_id for anchor in first.values()} | {correction.article_id}
    texts = {text.pk: text for text in Article.objects.filter(pk__in=pks).only("title", "document")}
    places = {
        role: _place(correction.kind, anchor, texts[anchor.article_id]) for role, anchor in first.items()
    }
    about, joined, other = _ROLES.get(correction.kind, (Anchor.Role.AT, "", ""))
    said = f"{places.get(about, '')} {joined} {places[other]}" if other in places else places.get(about, "")
    if correction.kind == "claim.cell" and said:
        said = f"{_title(texts[correction.article_id])}, the claim in {said}"
    title = LABELS[correction.kind].title
    return f"{title}: {said.strip()}" if said else title


def _place(kind: str, anchor: Anchor, article: Article) -> str:
    """Sentences are counted from 1, as readers count. Where its words are gone the text alone is named."""
    title = _title(article)
    if kind.startswith("headline."):
        return f"headline of {title}"
    found = place_of(anchor, article.document["text"])
    if found is None:
        return title
    sentences = article.document["sentences"]
    number = sum(each["start"] <= found.start for each in sentences)
    return f"sentence {number} of {title}"


def _title(article: Article) -> str:
    words = " ".join(str(article).split())
    return f"“{words if len(words) <= LONGEST_TITLE else words[: LONGEST_TITLE - 1].rstrip() + '…'}”"

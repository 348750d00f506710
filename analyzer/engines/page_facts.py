"""lxml: what a web page states about its article, each fact with the place where it stands. Nothing is guessed.

Order of belief: linked data (JSON-LD), meta elements, microdata, then what the page prints (heading, byline, time).
Quirks: linked data come with comments around them, as lists, as graphs whose parts name each other by "@id", with
people as strings, objects or lists of either; several articles may be described, of which one is the page's own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

Facts = dict[str, tuple[str, str]]
"""Field → (value, where it stood)."""

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title"),
    "outlet": ("og:site_name", "application-name", "citation_journal_title", "dc.publisher", "dcterms.publisher"),
    "byline": ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
               "citation_author", "byl"),
    "published": (
        "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
        "dcterms.issued", "dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
        "publish-date", "citation_publication_date", "dcterms.created",
    ),
    "url": ("og:url",),
}  # fmt: skip
"""Names of meta elements that state a fact, the most reliable first."""
_DEEPEST_JSON = 6
_MOST_LINKED_DATA = 50
"""Scripts of linked data that are looked at. Pages have up to ten."""
_ARTICLE = re.compile(r"(?:article|posting|report)$", re.IGNORECASE)
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*$")  # fmt: skip
_BY = re.compile(r"^\W*(?:(?:written|reported|story|posted|published)\s+)?by\b[:\s]+", re.IGNORECASE)
_BYLINE_ELEMENT = (
    "//*[@rel='author' or @itemprop='author' or contains(concat(' ', normalize-space(@class), ' '), ' byline ')"
    " or contains(concat(' ', normalize-space(@class), ' '), ' author ') or contains(@class, 'author-name')"
    " or contains(@class, 'byline-name') or contains(@class, 'article-author')]"
)
_MOST_BYLINES = 20
_LONGEST_BYLINE = 120
"""Characters of an element that names the author; a longer one tells about them."""
_TITLE_TAIL = re.compile(r"\s[|–—-]\s([^|–—]{2,60})$")


def page_facts(tree: Any) -> Facts:
    """Title, outlet, byline, published and url as the page states them, each as printed."""
    metas = _meta_elements(tree)
    heading = _text_of(tree, "//h1")
    stated: Facts = {}
    for field, value in _linked_data(tree, {metas.get("og:title", ""), heading}).items():
        stated.setdefault(field, (value, "page metadata: JSON-LD"))
    for field, names in _META.items():
        for name in names:
            if value := _tidy(field, metas.get(name, "")):
                stated.setdefault(field, (value, f"page metadata: {name}"))
                break
    if (address := tree.xpath("string((//link[@rel='canonical']/@href)[1])").strip()).startswith("http"):
        stated["url"] = (address, "page metadata: canonical link")
    for field, found in _microdata(tree).items():
        stated.setdefault(field, (found, "page metadata: microdata"))
    for field, printed in _printed(tree, heading).items():
        stated.setdefault(field, printed)
    return stated


def _text_of(tree: Any, path: str) -> str:
    for node in tree.xpath(path)[:1]:
        return " ".join(node.text_content().split())
    return ""


def _tidy(field: str, value: str) -> str:
    """A byline without "By"; addresses of profiles are no names."""
    if field != "byline":
        return value
    name = _BY.sub("", value).strip(" |·,;")
    return "" if name.startswith(("http", "//", "@")) else name


# --- meta elements, microdata and what is printed ---------------------------------------------------------


def _meta_elements(tree: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for node in tree.iter("meta"):
        content = (node.get("content") or "").strip()
        for name in (node.get("property"), node.get("name"), node.get("itemprop")):
            if name and content:
                metas.setdefault(name.strip().lower(), content)
    return metas


def _microdata(tree: Any) -> dict[str, str]:
    """The properties of the first article that the page marks up, without those of things inside it."""
    for scope in tree.xpath("//*[@itemscope and contains(@itemtype, 'schema.org/')]"):
        if _ARTICLE.search(scope.get("itemtype") or ""):
            break
    else:
        return {}
    found = {
        "title": _property(scope, "headline"),
        "published": _property(scope, "datePublished"),
        "byline": _tidy("byline", _property(scope, "author")),
        "outlet": _property(scope, "publisher"),
    }
    return {field: value for field, value in found.items() if value}


def _property(scope: Any, name: str) -> str:
    for node in scope.xpath(f".//*[@itemprop='{name}']")[:1]:
        for inner in node.xpath(".//*[@itemprop='name']")[:1]:
            return inner.get("content") or " ".join(inner.text_content().split())
        return (
            node.get("content")
            or node.get("datetime")
            or " ".join(node.text_content().split())[:_LONGEST_BYLINE]
        )
    return ""


def _printed(tree: Any, heading: str) -> Facts:
    """What readers see: the heading, a byline, the time of the article, the site's name behind the page's title."""
    found: Facts = {}
    page_title = _text_of(tree, "//title")
    if heading or page_title:
        found["title"] = (heading, "page: h1") if heading else (page_title, "page: title element")
    for node in tree.xpath(_BYLINE_ELEMENT)[:_MOST_BYLINES]:
        words = " ".join(node.text_content().split())
        if words and len(words) <= _LONGEST_BYLINE and (name := _tidy("byline", _name_in(words))):
            found["byline"] = (name, "page: byline")
            break
    times = tree.xpath("(//article//time | //main//time | //header//time)[@datetime or @content]")
    for node in times[:1]:
        found["published"] = (node.get("datetime") or node.get("content"), "page: time element")
    if (
        heading
        and page_title.casefold().startswith(heading.casefold())
        and (tail := _TITLE_TAIL.search(page_title))
    ):
        found["outlet"] = (tail.group(1).strip(), "page: title element")
    return found


def _name_in(words: str) -> str:
    """The name in a byline that goes on with a date, a place or a handle."""
    return re.split(
        r"\s*(?:[|•·@]|,? \d| [–—-] |\b(?:published|updated|posted|last)\b)", _BY.sub("", words), maxsplit=1
    )[0]


# --- linked data ------------------------------------------------------------------------------------------


def _linked_data(tree: Any, titles: set[str]) -> dict[str, str]:
    """Facts of the article that the page's linked data describe: the one with the page's title, or the first."""
    things = [thing for script in _scripts(tree) for thing in _things(script)]
    named = {thing["@id"]: thing for thing in reversed(things) if isinstance(thing.get("@id"), str)}
    articles = [thing for thing in things if _is_article(thing)]
    for article in articles:
        if _name(article.get("headline"), named) in titles - {""}:
            return _facts_of(article, named)
    return _facts_of(articles[0], named) if articles else {}


def _scripts(tree: Any) -> Iterator[Any]:
    for node in tree.xpath("//script[contains(@type, 'ld+json')]")[:_MOST_LINKED_DATA]:
        text = _WRAPPING.sub("", _WRAPPING.sub("", (node.text or "").strip()))
        try:
            yield json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue


def _things(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST_JSON:
        return
    if isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(value.get(name), depth + 1)
    elif isinstance(value, list):
        for each in value:
            yield from _things(each, depth + 1)


def _is_article(thing: Mapping[str, Any]) -> bool:
    kinds = thing.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.search(kind)
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _facts_of(article: Mapping[str, Any], named: Mapping[str, Any]) -> dict[str, str]:
    outlet = _name(article.get("publisher"), named) or _name(article.get("isPartOf"), named)
    authors = article.get("author") or article.get("creator")
    names = [
        _tidy("byline", _name(each, named))
        for each in (authors[:10] if isinstance(authors, list) else [authors])
    ]
    page = article.get("mainEntityOfPage")
    facts = {
        "title": _name(article.get("headline"), named) or _name(article.get("name"), named),
        "outlet": outlet,
        "byline": ", ".join(
            dict.fromkeys(name for name in names if name and name.casefold() != outlet.casefold())
        ),
        "published": _name(article.get("datePublished"), named),
        "url": _name(article.get("url"), named)
        or (page if isinstance(page, str) and page.startswith("http") else ""),
    }
    return {field: value for field, value in facts.items() if value}


def _name(value: Any, named: Mapping[str, Any], depth: int = 0) -> str:
    """The name of a thing: a string, an object with a name, one that "@id" points to, or the first of a list."""
    if depth > _DEEPEST_JSON:
        return ""
    if isinstance(value, dict):
        if "name" not in value and isinstance(value.get("@id"), str):
            other = named.get(value["@id"])
            return _name(other.get("name"), named, depth + 1) if isinstance(other, dict) else ""
        return _name(value.get("name"), named, depth + 1)
    if isinstance(value, list):
        return _name(value[0], named, depth + 1) if value else ""
    return " ".join(value.split()) if isinstance(value, str) else ""

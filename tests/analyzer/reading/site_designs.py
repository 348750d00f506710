"""Pages of ten site designs, each with three articles: where sites state title, author and date, and how."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

OUTLET = "The Harbour Post"
NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/city">City</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
FOOTER = "<footer><p>Contact us. Terms of use. All about our work.</p></footer>"


@dataclass(frozen=True)
class Written:
    """What the page must be read as."""

    title: str
    author: str | None
    published: date
    paragraphs: tuple[str, ...]

    @property
    def day(self) -> str:
        return self.published.isoformat()

    @property
    def long_day(self) -> str:
        return f"{self.published:%B} {self.published.day}, {self.published.year}"

    @property
    def body(self) -> str:
        return "".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs)


def _paragraphs(subject: str, place: str) -> tuple[str, ...]:
    return (
        f"The {subject} in {place} will open again next month, the council said on Tuesday, after repairs that took "
        "two years and cost more than had been planned.",
        f"“We kept our word,” said Mayor Lena Vale, who had promised in spring that the {subject} would be ready "
        "before the winter storms reach the coast.",
        f"Traders near the {subject} said that they had lost a third of their customers since the works began, and "
        "that a fund for them had come too late for some.",
        f"An inspection by the county found no faults in the {subject} last week. Its report will be published once "
        "the last of the tests has been signed.",
    )


WRITTEN = (
    Written("Old bridge to open again before winter", "Ann Bell", date(2026, 1, 28), _paragraphs("bridge", "Northport")),
    Written("Market hall returns after two years of repairs", "Tom Roe", date(2025, 11, 3), _paragraphs("market hall", "Elmsby")),
    Written("Ferry pier “ready in weeks”, says council", "Mira Okafor", date(2024, 5, 17), _paragraphs("ferry pier", "Skerry Bay")),
)  # fmt: skip


def _page(head: str, body: str) -> str:
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{NAV}{body}{FOOTER}</body></html>'


def _data(value: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def linked_data(text: Written) -> str:
    """A newspaper with one object of linked data; the author is a list of people."""
    thing = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": text.title,
        "author": [{"@type": "Person", "name": text.author, "url": "https://post.example/a"}],
        "publisher": {"@type": "NewsMediaOrganization", "name": OUTLET},
        "datePublished": f"{text.day}T06:30:00+00:00", "dateModified": "2026-02-20T10:00:00+00:00",
    }  # fmt: skip
    head = f"<title>{text.title} | {OUTLET}</title>{_data(thing)}"
    return _page(head, f"<article><h1>{text.title}</h1>{text.body}</article>")


def graph(text: Written) -> str:
    """A magazine on a common content system: a graph whose parts name each other."""
    things = [
        {"@type": "WebPage", "@id": "https://m.example/#page", "name": f"{text.title} - {OUTLET}"},
        {"@type": "Person", "@id": "https://m.example/#person", "name": text.author},
        {"@type": "Organization", "@id": "https://m.example/#us", "name": OUTLET},
        {"@type": ["Article", "BlogPosting"], "headline": text.title, "author": {"@id": "https://m.example/#person"},
         "publisher": {"@id": "https://m.example/#us"}, "datePublished": f"{text.day}T21:10:44+05:30"},
    ]  # fmt: skip
    head = (
        f"<title>{text.title} - {OUTLET}</title>{_data({'@context': 'https://schema.org', '@graph': things})}"
    )
    body = (
        f'<main><h1 class="entry-title">{text.title}</h1><div class="entry-content">{text.body}</div></main>'
    )
    return _page(head, body)


def open_graph(text: Written) -> str:
    """A daily with Open Graph and article properties, no linked data."""
    head = (
        f'<title>{text.title} – {OUTLET}</title><meta property="og:title" content="{text.title}">'
        f'<meta property="og:site_name" content="{OUTLET}"><meta name="author" content="By {text.author}">'
        '<meta property="article:author" content="https://social.example/harbourpost">'
        f'<meta property="article:published_time" content="{text.day}T05:00:00Z">'
        '<meta property="article:modified_time" content="2026-02-18T05:00:00Z">'
    )
    return _page(
        head, f'<div class="story"><h1>{text.title}</h1><div class="story-body">{text.body}</div></div>'
    )


def microdata(text: Written) -> str:
    """A regional paper that marks up what it prints."""
    article = (
        '<article itemscope itemtype="https://schema.org/NewsArticle">'
        f'<h1 itemprop="headline">{text.title}</h1>'
        '<p class="meta">By <span itemprop="author" itemscope itemtype="https://schema.org/Person">'
        f'<span itemprop="name">{text.author}</span></span>, '
        f'<time itemprop="datePublished" datetime="{text.day}T08:00">{text.long_day}</time></p>'
        f'<div itemprop="articleBody">{text.body}</div>'
        f'<div itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="{OUTLET}"></div>'
        "</article>"
    )
    return _page(f"<title>{text.title}</title>", article)


def printed(text: Written) -> str:
    """A small site that states nothing for machines."""
    body = f"<main><h1>{text.title}</h1><p>By {text.author} | {text.long_day}</p>{text.body}</main>"
    return _page(f"<title>{text.title} | {OUTLET}</title>", body)


def several_articles(text: Written) -> str:
    """A portal that describes other stories in its linked data too, before its own."""
    others = [
        {"@type": "NewsArticle", "headline": "Three injured in crash", "author": "Someone Else", "datePublished": "2023-03-03"},
        {"@type": "NewsArticle", "headline": text.title, "author": text.author, "datePublished": text.day,
         "publisher": [{"@type": "Organization", "name": OUTLET}]},
    ]  # fmt: skip
    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [{"@type": "ListItem", "position": 1, "name": "City"}],
    }
    head = f"<title>{text.title}</title><meta property='og:title' content='{text.title}'>{_data([crumbs, *others])}"
    return _page(head, f"<article><h1>{text.title}</h1>{text.body}</article>")


def library_terms(text: Written) -> str:
    """A public broadcaster with Dublin Core."""
    head = (
        f'<title>{text.title}</title><meta name="DC.title" content="{text.title}"><meta name="DC.creator" content="{text.author}">'
        f'<meta name="DC.date.issued" content="{text.day}"><meta name="DC.publisher" content="{OUTLET}">'
    )
    return _page(
        head, f'<div id="content"><h2 class="kicker">City</h2><h1>{text.title}</h1>{text.body}</div>'
    )


def organisation_as_author(text: Written) -> str:
    """A paper whose linked data name itself as author; readers see who wrote."""
    thing = {
        "@type": "NewsArticle", "headline": text.title, "datePublished": f"{text.day}T18:37:00+05:30",
        "author": {"@type": "Organization", "name": OUTLET}, "publisher": {"@type": "Organization", "name": OUTLET},
    }  # fmt: skip
    body = (
        f'<article><h1>{text.title}</h1><div class="byline">Written by {text.author}</div>'
        f"<div>Updated: February 20, 2026 10:00 IST</div>{text.body}</article>"
    )
    return _page(f"<title>{text.title} | {OUTLET}</title>{_data(thing)}", body)


def wrapped_data(text: Written) -> str:
    """An old system: linked data inside comments, and a line end inside a string."""
    thing = json.dumps(
        {
            "@type": "ReportageNewsArticle",
            "headline": text.title,
            "datePublished": f"{text.published:%Y/%m/%d}",
        }
    )
    script = f'<script type="application/ld+json">//<![CDATA[\n{thing}\n//]]></script>'
    body = (
        f'<article><header><h1>{text.title}</h1><address>By <a rel="author" href="/a">{text.author}</a></address></header>'
        f"{text.body}</article>"
    )
    return _page(
        f'<title>{text.title}</title><meta name="application-name" content="{OUTLET}">{script}', body
    )


def time_element(text: Written) -> str:
    """A town hall's own page: nobody signs it, and the date is an element of the page."""
    body = (
        f'<main><article><h1>{text.title}</h1><p class="label">News</p><time datetime="{text.day}">{text.long_day}</time>'
        f"{text.body}</article></main>"
    )
    return _page(f"<title>{text.title} | {OUTLET}</title>", body)


DESIGNS: tuple[Callable[[Written], str], ...] = (
    linked_data, graph, open_graph, microdata, printed, several_articles, library_terms, organisation_as_author,
    wrapped_data, time_element,
)  # fmt: skip
UNSIGNED = frozenset({time_element})
"""Designs without an author: none must be found."""

"""Which outlet on record a text comes from: found by its name, one of its other names, or its web domain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from analyzer.errors import AnalyzerError
from webapp.corpus.models import Event, Outlet

_NOT_OF_A_NAME = re.compile(r"[^\w]+")
_IS_DOMAIN = re.compile(r"^(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?$", re.IGNORECASE)
_IS_HOST = re.compile(r"^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$")
LONGEST_DOMAIN = 253
"""Characters, by the name system's own rule."""
LONGEST_ADDRESS = 2_000
"""Characters of what is pasted where a domain is asked for."""
DOMAIN_HELP = "the web domain of its pages, such as example.org; a pasted address of a page will do"


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """An outlet on record and why it is the one; neither if none is."""

    outlet: Outlet | None = None
    reason: str = ""


def known_outlet(name: str, url: str = "") -> KnownOutlet:
    """The outlet of this name, else of this web address. Nothing is guessed: part of a name finds nobody."""
    outlets = list(Outlet.objects.all())
    for wanted, source in ((name, "name"), (_host(name), "address"), (_host(url), "address")):
        if wanted:
            for outlet in outlets:
                if source == "name" and plain_name(wanted) in set(_names(outlet)):
                    return KnownOutlet(outlet, f"the outlets on record, known by the name “{wanted}”")
                if source == "address" and any(_is_within(wanted, domain) for domain in _domains(outlet)):
                    return KnownOutlet(outlet, f"the outlets on record, known by the address {wanted}")
    return KnownOutlet()


def outlet_also_named(name: str) -> Outlet | None:
    """The outlet that a curator has given exactly this other name, whatever its case."""
    for outlet in Outlet.objects.exclude(also_known_as=""):
        if name.casefold() in [line.strip().casefold() for line in outlet.also_known_as.splitlines()]:
            return outlet
    return None


def _names(outlet: Outlet) -> Iterator[str]:
    return (plain_name(name) for name in names_of(outlet))


def names_of(outlet: Outlet) -> Iterator[str]:
    """Its name and its other names, without domains."""
    yield outlet.name
    for line in outlet.also_known_as.splitlines():
        if line.strip() and not _IS_DOMAIN.match(line.strip()):
            yield line.strip()


def _domains(outlet: Outlet) -> Iterator[str]:
    for line in (outlet.domain, *outlet.also_known_as.splitlines()):
        if host := _host(line):
            yield host


def plain_name(name: str) -> str:
    """ "The Harrow Post" and "harrow post" are one name."""
    words = _NOT_OF_A_NAME.sub(" ", name.casefold()).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _host(said: str) -> str:
    """The host of a web address or of a bare domain, without "www."; empty if it is neither."""
    said = said.strip()
    if not _IS_DOMAIN.match(said) and not said.startswith(("http://", "https://")):
        return ""
    try:
        host = urlsplit(said if "://" in said else f"//{said}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def domain_in(said: str) -> str:
    """The web domain in what somebody wrote or pasted: of "https://www.example.org/path" example.org.

    Empty for nothing; letters that are not ASCII as the name system writes them. AnalyzerError where it is no domain.
    """
    said = said.strip()
    if not said:
        return ""
    try:
        host = (
            (urlsplit(said if "://" in said else f"//{said.lstrip('/')}").hostname or "")
            .encode("idna")
            .decode()
        )
    except ValueError:
        host = ""
    host = host.rstrip(".")
    bare = host.removeprefix("www.")
    host = bare if "." in bare else host
    if len(said.split()) > 1 or len(host) > LONGEST_DOMAIN or not _IS_HOST.match(host):
        raise AnalyzerError(
            f"“{said[:80]}” is no web domain.",
            "Write it like example.org, or paste the address of one of the outlet’s pages.",
        )
    return host


def _is_within(host: str, domain: str) -> bool:
    """edition.example.org is of example.org; badexample.org is not."""
    return host == domain or host.endswith(f".{domain}")


@dataclass(frozen=True, slots=True)
class OutletNames:
    """What an outlet is called, and the domains of its web addresses."""

    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


def names_in_event(event: Event) -> dict[int, OutletNames]:
    """Article → its outlet's names, other names and domains on record, and the domain of its own address."""
    found = {}
    for article in event.articles.select_related("outlet").only("outlet", "url", "event"):
        outlet = article.outlet
        others = outlet.also_known_as.splitlines() if outlet else []
        names = [outlet.name, *(line.strip() for line in others if not _host(line))] if outlet else []
        domains = [*(_domains(outlet) if outlet else ()), _host(article.url)]
        found[article.pk] = OutletNames(
            tuple(filter(None, names)), tuple(dict.fromkeys(filter(None, domains)))
        )
    return found

"""Which addresses of the network Sidelight may connect to: public ones, whatever name leads there.

The name is resolved once, the answer is checked, and the connection goes to that answer: a name that changes its
answer between check and connection (rebinding) gains nothing. The same holds for every hop of a redirect.
"""

from __future__ import annotations

import ipaddress
from typing import Any
from urllib.parse import urlsplit

from requests import PreparedRequest
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter

from analyzer.errors import AnalyzerError

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

REFUSED_RANGES = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",  # "this network": Linux takes it for the machine itself
        "100.64.0.0/10",  # behind a provider's translator
        "168.63.129.16/32",  # a cloud's service address in the public range
        "192.0.0.0/24",  # protocol assignments
        "192.88.99.0/24",  # 6to4 relays
        "198.18.0.0/15",  # benchmarks of network devices
        "240.0.0.0/4",  # reserved, with broadcast
        "::/96",  # IPv4 inside IPv6, the withdrawn form; with :: and ::1
        "64:ff9b::/96",  # IPv4 behind a translator (NAT64)
        "64:ff9b:1::/48",
        "100::/64",  # discarded
        "2001::/23",  # protocol assignments, with Teredo and ORCHID
        "2002::/16",  # IPv4 inside IPv6 (6to4)
        "3fff::/20",  # documentation
        "5f00::/16",  # segment routing
        "fc00::/7",  # private
        "fe80::/10",  # this link
        "fec0::/10",  # this site, the withdrawn form
    )
)
"""Beside what Python's ``is_global`` and ``is_multicast`` tell; both vary between its versions."""


class RefusedAddressError(AnalyzerError):
    """A web address that Sidelight does not connect to. The message says why."""


def is_public(address: str) -> bool:
    """Whether an IP address, with or without brackets, belongs to the public network."""
    said = address.strip("[]")
    if "%" in said:  # an interface of this machine
        return False
    found: _Address = ipaddress.ip_address(said)
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    return (
        found.is_global
        and not found.is_multicast
        and not any(found in network for network in REFUSED_RANGES if network.version == found.version)
    )


def check_form(url: str, ports: frozenset[int]) -> None:
    """RefusedAddressError unless this is an http(s) address with a host, an allowed port and no password."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise RefusedAddressError("This is not a web address. Check it for typing errors.") from error
    if parts.scheme not in ("http", "https"):
        raise RefusedAddressError("Only addresses that begin with http:// or https:// can be fetched.")
    if not parts.hostname:
        raise RefusedAddressError("This web address names no site.")
    if parts.username is not None or parts.password is not None:
        raise RefusedAddressError("A web address with a user name or a password in it is not fetched.")
    if (port or (443 if parts.scheme == "https" else 80)) not in ports:
        raise RefusedAddressError(f"Port {port} is not one that articles are fetched from.")


class _PublicOnlyAdapter(IPFilterAdapter):
    """Connects to the one address that the host's name led to when it was looked up, if that is public."""

    def build_connection_pool_key_attributes(
        self, request: PreparedRequest, verify: bool | str, cert: Any = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        host, pool = super().build_connection_pool_key_attributes(request, verify, cert)
        pinned = host["host"]
        if not is_public(pinned) and not (self._allow_loopback and _is_loopback(pinned)):
            raise InvalidIPAddress(pinned)
        return host, pool


def guarded_session(agent: str, timeouts: tuple[float, float], *, allow_loopback: bool) -> HTTPSession:
    """A session that reaches public addresses only and follows no redirect by itself.

    ``timeouts`` are seconds to connect and seconds of silence. ``allow_loopback`` is for tests alone. Proxies of the
    environment are not used: behind one, addresses could no longer be checked here.
    """
    config = Config(
        ip_filter_enable=False,  # ours are mounted below
        ip_filter_allow_loopback_ips=False,
        never_redirect=True,
        default_timeout=timeouts,
        user_agent_override=agent,
    )
    session = HTTPSession(config)
    session.trust_env = False
    for scheme in ("http", "https"):
        session.mount(f"{scheme}://", _PublicOnlyAdapter(scheme == "https", allow_loopback=allow_loopback))
    return session


def _is_loopback(address: str) -> bool:
    return ipaddress.ip_address(address.strip("[]")).is_loopback

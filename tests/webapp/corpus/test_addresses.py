"""Whatever a web address looks like, nothing but the public network is connected to."""

from __future__ import annotations

import socket
from typing import Any

import pytest
import requests

from analyzer.errors import AnalyzerError
from webapp.corpus.addresses import RefusedAddressError, check_form, is_public
from webapp.corpus.fetching import USUAL_PORTS, FetchError, fetch

PUBLIC = "93.184.215.14"
INWARD = [
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001", "0", "0.0.0.0",  # noqa: S104
    "127.255.255.254", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.1.254", "3232235777",
    "0xc0a80001", "169.254.169.254", "2852039166", "0xa9fea9fe", "169.254.0.1", "100.64.0.1", "100.100.100.200", "100.127.255.254",
    "168.63.129.16", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "192.88.99.1", "224.0.0.1",
    "239.255.255.250", "240.0.0.1", "255.255.255.255", "[::]", "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    "[::ffff:10.0.0.1]", "[::ffff:169.254.169.254]", "[::127.0.0.1]", "[::10.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]",
    "[64:ff9b:1::1]", "[2002:7f00:1::]", "[2002:a00:1::1]", "[2001:0:7f00:1::1]", "[2001:db8::1]", "[fe80::1]", "[fe80::1%25lo]",
    "[fec0::1]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]", "[100::1]", "[3fff::1]", "[5f00::1]",
]  # fmt: skip
NAMES = {
    "localhost": "127.0.0.1",
    "metadata.internal": "169.254.169.254",
    "intranet.example.org": "10.1.2.3",
    "loopback.example.org": "::1",
    "mapped.example.org": "::ffff:192.168.0.1",
}


class Network:
    """Names as the test says, and a record of every address that somebody tried to connect to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.tried: list[str] = []
        self.answers: dict[str, list[str]] = {}
        self._really_resolve = socket.getaddrinfo
        monkeypatch.setattr(socket, "getaddrinfo", self._resolve)
        monkeypatch.setattr(socket.socket, "connect", self._connect)

    def _resolve(self, host: str, port: Any, *rest: Any, **others: Any) -> Any:
        if host in self.answers:
            answers = self.answers[host]
            host = answers.pop(0) if len(answers) > 1 else answers[0]
        elif not (
            host.strip("[]").replace(":", "").replace(".", "").isalnum() and host[:1] in "0123456789:f6"
        ):
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return self._really_resolve(host, port, *rest, **others)

    def _connect(self, address: tuple[Any, ...]) -> None:
        self.tried.append(address[0])
        raise ConnectionRefusedError("this is a test")


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Network:
    return Network(monkeypatch)


@pytest.mark.parametrize("host", INWARD)
def test_no_form_of_an_inward_address_is_connected_to(network: Network, host: str) -> None:
    with pytest.raises(AnalyzerError):
        fetch(f"http://{host}/article")
    assert network.tried == []


@pytest.mark.parametrize(("name", "address"), NAMES.items())
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_no_name_leads_inward(network: Network, scheme: str, name: str, address: str) -> None:
    network.answers[name] = [address]
    with pytest.raises(RefusedAddressError, match="private network"):
        fetch(f"{scheme}://{name}/article")
    assert network.tried == []


def test_the_record_sees_what_an_unguarded_session_does(network: Network) -> None:
    network.answers["intranet.example.org"] = ["10.1.2.3"]
    with pytest.raises(requests.ConnectionError):
        requests.get("http://intranet.example.org/", timeout=1)
    assert network.tried == ["10.1.2.3"]


def test_a_public_name_is_connected_to_at_its_checked_address(network: Network) -> None:
    network.answers["paper.example.org"] = [PUBLIC]
    with pytest.raises(FetchError, match="no network"):
        fetch("http://paper.example.org/article")
    assert set(network.tried) == {PUBLIC}


def test_a_name_that_changes_its_answer_after_the_check_gains_nothing(network: Network) -> None:
    network.answers["rebind.example.org"] = [PUBLIC, "127.0.0.1"]
    with pytest.raises(AnalyzerError):
        fetch("http://rebind.example.org/article")
    assert set(network.tried) == {PUBLIC}


def test_a_name_that_answers_inward_the_second_time_is_refused_then(network: Network) -> None:
    network.answers["rebind.example.org"] = ["127.0.0.1", PUBLIC]
    with pytest.raises(RefusedAddressError):
        fetch("http://rebind.example.org/article")
    assert network.tried == []


def test_a_name_that_is_not_known_is_said_at_once(network: Network) -> None:
    with pytest.raises(FetchError, match=r"There is no network, or nowhere\.example\.org cannot be reached"):
        fetch("https://nowhere.example.org/article")
    assert network.tried == []


def test_a_proxy_of_the_environment_is_not_used(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://10.0.0.9:3128")
    network.answers["paper.example.org"] = [PUBLIC]
    with pytest.raises(FetchError):
        fetch("http://paper.example.org/article")
    assert set(network.tried) == {PUBLIC}


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://example.org/a", "gopher://127.0.0.1:70/_", "javascript:alert(1)", "data:text/html,x",
        "//example.org/a", "example.org/a", "http://", "http:///a", "http://user@example.org/", "http://a:b@example.org/",
        "http://example.org:22/", "http://example.org:6379/", "http://example.org:99999/", "http://[::1/", "http://example.org:port/",
        "https://example.org@10.0.0.1/", "",
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused_by_its_form(network: Network, url: str) -> None:
    with pytest.raises(RefusedAddressError):
        fetch(url)
    assert network.tried == []


@pytest.mark.parametrize(
    "url",
    ["http://example.org", "https://example.org:443/a?b#c", "http://93.184.215.14/", "HTTP://EXAMPLE.ORG/"],
)
def test_a_plain_web_address_passes(url: str) -> None:
    check_form(url, USUAL_PORTS)


@pytest.mark.parametrize(
    "address", [PUBLIC, "1.1.1.1", "2606:2800:21f:cb07::1", "::ffff:1.1.1.1", "[2a00:1450:4001::1]"]
)
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)

"""Many spellings of many inward addresses: none is connected to. Long form alone; tests/webapp/corpus has the short one."""

from __future__ import annotations

import os
import random
from ipaddress import IPv4Address, ip_network

import pytest

from analyzer.errors import AnalyzerError
from tests.webapp.corpus.test_addresses import Network
from webapp.corpus.fetching import fetch

ROUNDS = int(os.environ.get("SIDELIGHT_TORTURE_ROUNDS", "0"))
pytestmark = [pytest.mark.torture, pytest.mark.skipif(not ROUNDS, reason="the long form")]
INWARD = [
    ip_network(said)
    for said in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16",
        "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4",
    )
]  # fmt: skip


def spelled(address: IPv4Address, chance: random.Random) -> str:
    """The address in one of the forms that programs accept: fewer parts, octal, hexadecimal, or inside an IPv6 one."""
    parts = str(address).split(".")
    whole = int(address)
    high, low = whole >> 16, whole & 0xFFFF
    forms = (
        str(address), str(whole), hex(whole), oct(whole).replace("o", ""), f"{parts[0]}.{whole & 0xFFFFFF}",
        f"{parts[0]}.{parts[1]}.{low}", ".".join(hex(int(part)) for part in parts),
        ".".join(f"0{int(part):o}" for part in parts), ".".join(f"0000{int(part):o}" for part in parts), f"{address}.",
        f"[::ffff:{address}]", f"[::ffff:{high:x}:{low:x}]", f"[::{address}]", f"[64:ff9b::{high:x}:{low:x}]",
        f"[2002:{high:x}:{low:x}::1]", f"user:word@{address}", f"%{ord(parts[0][0]):x}{str(address)[1:]}",
        str(address).replace(".", "\u3002"), str(address).translate({48 + digit: 0xFF10 + digit for digit in range(10)}),
    )  # fmt: skip
    return chance.choice(forms)


def test_no_spelling_of_an_inward_address_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    chance, network = random.Random(24), Network(monkeypatch)

    for _ in range(ROUNDS):
        block = chance.choice(INWARD)
        host = spelled(IPv4Address(block[chance.randrange(block.num_addresses)]), chance)
        with pytest.raises(AnalyzerError):
            fetch(f"{chance.choice(('http', 'https'))}://{host}/article")
        assert network.tried == [], host

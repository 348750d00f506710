"""What the environment says is understood, or refused by name."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from webapp.environment import Environment, broker_socket, database_from, read_environment


def read(folder: Path, **variables: str) -> Environment:
    return read_environment({"SIDELIGHT_DATA_DIR": str(folder / "data"), **variables})


def test_a_machine_of_ones_own_needs_no_settings(tmp_path: Path) -> None:
    environment = read(tmp_path)
    assert environment.is_loopback
    assert environment.is_broker_embedded
    assert [environment.is_debug, environment.needs_sign_in, environment.is_https] == [False] * 3
    assert environment.database["NAME"] == str(tmp_path / "data" / "sidelight.sqlite3")


def test_sqlite_is_asked_for_all_three_together(tmp_path: Path) -> None:
    options = read(tmp_path).database["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)
    assert "journal_mode=WAL" in options["init_command"]


def test_the_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    first, second = read(tmp_path), read(tmp_path)
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) > 50
    assert stat.S_IMODE((tmp_path / "data" / "secret_key").stat().st_mode) == 0o600


def test_a_host_that_others_reach_brings_sign_in_and_tls(tmp_path: Path) -> None:
    environment = read(tmp_path, SIDELIGHT_HOSTS="sidelight.example.org")
    assert environment.needs_sign_in
    assert environment.is_https
    assert "sidelight.example.org" in environment.hosts


def test_a_closed_network_may_do_without_tls_but_keeps_the_sign_in(tmp_path: Path) -> None:
    environment = read(tmp_path, SIDELIGHT_HOSTS="10.0.0.5", SIDELIGHT_HTTPS="0")
    assert environment.needs_sign_in
    assert not environment.is_https


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SIDELIGHT_DEBUG", "maybe"),
        ("SIDELIGHT_SIGN_IN", "2"),
        ("SIDELIGHT_LEASE_SECONDS", "soon"),
        ("SIDELIGHT_LEASE_SECONDS", "0"),
        ("SIDELIGHT_REMEMBERED_TEXTS", "-1"),
        ("DATABASE_URL", "mysql://localhost/news"),
        ("DATABASE_URL", "postgresql://localhost/"),
        ("REDIS_URL", "localhost:6379"),
    ],
)
def test_nonsense_is_refused_by_name(tmp_path: Path, variable: str, value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=variable):
        read(tmp_path, **{variable: value})


def test_a_data_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(ImproperlyConfigured, match="SIDELIGHT_DATA_DIR"):
        read(tmp_path)


def test_postgresql_is_understood_with_password_and_by_socket() -> None:
    full = database_from("postgresql://ann:p%40ss@db.example:5433/news")
    assert [full[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "ann", "p@ss", "db.example", "5433", "news",
    ]  # fmt: skip
    by_socket = database_from("postgresql:///news?host=/run/postgresql&user=ann")
    assert (by_socket["HOST"], by_socket["USER"], by_socket["OPTIONS"]) == ("/run/postgresql", "ann", {})


def test_the_brokers_socket_lies_beside_the_data_unless_the_path_is_unfit(tmp_path: Path) -> None:
    assert broker_socket(Path("/srv/data")) == Path("/srv/data/broker.sock")
    for unfit in (Path("/srv/my data"), Path("/srv") / ("x" * 100)):
        elsewhere = broker_socket(unfit)
        assert len(str(elsewhere)) < 100
        assert " " not in str(elsewhere)
        assert stat.S_IMODE(elsewhere.parent.stat().st_mode) == 0o700
        elsewhere.parent.rmdir()

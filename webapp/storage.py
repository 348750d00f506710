"""Reads back what was asked of the database: a pragma that did not take is worse than none."""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

_NETWORK_FOLDER = "SQLite's write-ahead log does not work here (a network folder?); set SIDELIGHT_DATA_DIR."


def verify_storage() -> None:
    """ImproperlyConfigured unless SQLite runs with its write-ahead log, immediate transactions and patience."""
    if connection.vendor != "sqlite" or connection.is_in_memory_db():
        return
    with connection.cursor() as cursor:
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        patience = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
    if journal != "wal":
        raise ImproperlyConfigured(_NETWORK_FOLDER)
    if patience < 20_000 or connection.transaction_mode != "IMMEDIATE":
        raise ImproperlyConfigured("SQLite needs timeout 20 and transaction_mode IMMEDIATE together.")

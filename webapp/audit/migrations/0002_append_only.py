"""The database itself refuses to change an entry; PostgreSQL refuses to delete one too.

On SQLite deleting is left to the models to refuse: "manage.py flush" empties a table there by deleting its rows.
"""

from django.db import migrations

_SQLITE = [
    """
    CREATE TRIGGER audit_entry_is_not_changed BEFORE UPDATE ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'entries of the audit are never changed'); END
    """,
]
_POSTGRESQL = [
    """
    CREATE FUNCTION audit_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'entries of the audit are never changed or deleted'; END $$
    """,
    """
    CREATE TRIGGER audit_entry_is_not_changed BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_entry_stays()
    """,
]
_BACK = {
    "sqlite": ["DROP TRIGGER audit_entry_is_not_changed"],
    "postgresql": [
        "DROP TRIGGER audit_entry_is_not_changed ON audit_entry",
        "DROP FUNCTION audit_entry_stays()",
    ],
}


def forward(apps, schema_editor):
    for statement in {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def back(apps, schema_editor):
    for statement in _BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(forward, back)]

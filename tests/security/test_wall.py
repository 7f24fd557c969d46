"""The wall in storage: the public process cannot read a draft table, not by raw SQL either, and serves every page."""

import json
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection

from cases.published import reading_role
from tests.security.installation import PUBLIC, Installation, as_owner, is_postgres
from tests.security.surface import addresses

ROLE = f"test_public_{uuid4().hex[:8]}"
TRIED = """
import json, sys
import django
django.setup()
from django.db import DatabaseError, connection
said = {}
for statement in json.load(sys.stdin):
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            said[statement] = str(cursor.fetchall() if cursor.description else "done")
    except DatabaseError as error:
        said[statement] = "refused"
json.dump(said, sys.stdout)
"""


@pytest.fixture(scope="module")
def walled(site: Installation) -> Iterator[Installation]:
    """The demo, and a public process with the role that the command makes."""
    if not is_postgres():
        yield site
        return
    said = site.manage("public_role", ROLE)
    assert said.startswith(f"{ROLE} reads {len(reading_role.tables())} tables")
    public = site.url.replace("//tracker@", f"//{ROLE}@")
    try:
        yield Installation(site.folder, site.url, {"PUBLIC_DATABASE_URL": public})
    finally:
        as_owner(f"DROP OWNED BY {ROLE}", site.url.rsplit("/", 1)[1])
        as_owner(f"DROP ROLE {ROLE}")


def tried(site: Installation, statements: list[str]) -> dict[str, str]:
    """What the public process is answered by each statement."""
    done = site.run("-c", TRIED, words=json.dumps(statements), DJANGO_SETTINGS_MODULE=PUBLIC)
    assert done.returncode == 0, done.stderr
    answers: dict[str, str] = json.loads(done.stdout)
    return answers


def every_table_but_the_published() -> list[str]:
    tables = [model._meta.db_table for model in apps.get_models(include_auto_created=True)]
    return sorted({*tables, "django_migrations"} - set(reading_role.tables()))


def test_every_page_is_served_from_behind_the_wall(walled: Installation) -> None:
    listed = addresses()
    answers = walled.crawled(listed)
    assert [address for address, said in answers.items() if int(str(said[0])) >= 500] == []
    assert sum(said[0] == 200 for said in answers.values()) > 90


def test_no_other_table_is_read_by_raw_sql(walled: Installation) -> None:
    tables = every_table_but_the_published()
    assert len(tables) > 60
    shapes = [
        "SELECT * FROM {}",
        "SELECT count(*) FROM {}",
        "SELECT 1 FROM published_edition WHERE EXISTS (SELECT 1 FROM {})",
    ]
    said = tried(walled, [shape.format(table) for table in tables for shape in shapes])
    assert {statement for statement, answer in said.items() if answer != "refused"} == set()


def test_the_published_tables_are_read_and_not_written(walled: Installation) -> None:
    tables = reading_role.tables()
    said = tried(walled, ["SELECT count(*) FROM " + table for table in tables])  # noqa: S608
    assert "refused" not in said.values()
    assert said["SELECT count(*) FROM published_edition"] == "[(4,)]"
    writes = ["DELETE FROM " + table for table in tables] + [  # noqa: S608
        "CREATE TABLE mine (a int)",
        "CREATE TEMP TABLE mine (a int)",
    ]
    said = tried(walled, writes)
    assert set(said.values()) == {"refused"}


ELSEWHERE = {
    "sqlite": [
        "ATTACH DATABASE 'file:x?mode=memory' AS other", "SELECT * FROM sqlite_master", "PRAGMA table_list",
        "PRAGMA writable_schema = 1", "PRAGMA query_only = 0", "SELECT load_extension('x')", "VACUUM INTO 'x'",
        "DETACH DATABASE main", "REINDEX", "ANALYZE",
    ],
    "postgresql": [
        "SET ROLE tracker", "SELECT pg_read_file('/etc/passwd')", "COPY published_edition TO PROGRAM 'true'",
        "SELECT lo_import('/etc/passwd')", "CREATE EXTENSION dblink", "SELECT pg_sleep(9)", "ALTER ROLE tracker LOGIN",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "SELECT nextval('cases_person_id_seq')",
    ],
}  # fmt: skip


def test_there_is_no_way_around_it(walled: Installation) -> None:
    said = tried(walled, ELSEWHERE[connection.vendor])
    assert {statement for statement, answer in said.items() if answer != "refused"} == set()


def test_the_check_says_whether_the_wall_stands(walled: Installation) -> None:
    assert "no issues" in walled.manage("check", "--database", "default", DJANGO_SETTINGS_MODULE=PUBLIC)
    if is_postgres():
        done = walled.run(
            "manage.py", "check", "--database", "default", DJANGO_SETTINGS_MODULE=PUBLIC, PUBLIC_DATABASE_URL=""
        )
        assert done.returncode == 1
        assert "manage.py public_role makes one" in done.stderr


def test_the_role_can_be_made_again_and_by_another_hand(walled: Installation) -> None:
    if not is_postgres():
        assert "SQLite has no roles" in walled.run("manage.py", "public_role", ROLE).stderr
        return
    assert walled.manage("public_role", ROLE).startswith(ROLE)
    assert 'GRANT SELECT ON "published_edition"' in walled.manage("public_role", ROLE, "--sql")
    assert "PASSWORD 'it''s'" in walled.manage("public_role", ROLE, "--sql", PUBLIC_ROLE_PASSWORD="it's")
    assert "owns the records" in walled.run("manage.py", "public_role", "tracker").stderr
    assert "no backslash" in walled.run("manage.py", "public_role", "a\\b").stderr

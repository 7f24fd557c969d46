"""The chain is signed at each publication, and one command names the first thing that was tampered with."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from cases.domain.chain import signed_words
from cases.models import Source, StoredCopy
from cases.published import proof, store
from cases.published.models import Edition, SignedHead
from cases.publishing import sign, verify

pytestmark = pytest.mark.django_db
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def unguarded(*statements: str) -> None:
    """Carry out the statements as somebody who owns the database could: without its triggers."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            cursor.execute(statement)


def saved() -> dict[str, Any]:
    head = proof.head()
    assert head
    return head


def signed_by(secret: Ed25519PrivateKey, position: int, chain: str) -> dict[str, Any]:
    return {
        "position": position,
        "chain": chain,
        "signed_on": "2026-11-22",
        "public_key": secret.public_key().public_bytes_raw().hex(),
        "signature": secret.sign(signed_words(position, chain, "2026-11-22")).hex(),
    }


def test_each_publication_signs_the_chain_up_to_it(published: None) -> None:
    editions = Edition.objects.order_by("position").values_list("position", "chain")
    assert list(SignedHead.objects.values_list("position", "chain")) == list(editions)
    assert verify.is_signed(saved())
    assert saved()["public_key"] == sign.public_key()
    assert verify.first_fault() == ""
    assert verify.first_fault(saved()) == ""


def test_the_same_head_is_signed_once(published: None) -> None:
    before = SignedHead.objects.count()
    sign.sign_head(day=date(2026, 11, 23))
    assert SignedHead.objects.count() == before


def test_another_key_signs_beside_the_old_one(published: None, settings: Any) -> None:
    settings.SIGNING_KEY = "11" * 32
    sign.sign_head(day=date(2026, 11, 23))
    assert SignedHead.objects.filter(position=saved()["position"]).count() == 2
    assert verify.first_fault() == ""


def test_a_signed_head_never_changes(published: None) -> None:
    for statement in ("UPDATE published_signedhead SET chain = ''", "DELETE FROM published_signedhead"):
        with (
            pytest.raises(DatabaseError, match="a signed head never changes"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


TAMPERINGS = {
    "changed byte": (
        ["UPDATE published_editioncontent SET body = body || ' ' WHERE edition_id = {second}"],
        "(position 2): its content is not",
    ),
    "removed": (
        [
            "DELETE FROM published_listededition WHERE edition_id = {second}",
            "DELETE FROM published_editioncontent WHERE edition_id = {second}",
            "UPDATE published_listing SET edition_id = NULL WHERE edition_id = {second}",
            "DELETE FROM published_edition WHERE id = {second}",
        ],
        "Position 2 is missing",
    ),
    "swapped": (
        [
            "UPDATE published_edition SET position = 99 WHERE position = 1",
            "UPDATE published_edition SET position = 1 WHERE position = 2",
            "UPDATE published_edition SET position = 2 WHERE position = 99",
        ],
        "(position 1): it does not follow",
    ),
    "another day": (["UPDATE published_edition SET published_on = '2001-01-01' WHERE position = 3"], "(position 3)"),
    "unsigned": (["DELETE FROM published_signedhead WHERE position = 4"], "has no signed head"),
    "signature": (["UPDATE published_signedhead SET signature = '00' WHERE position = 2"], "position 2 is not"),
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_the_first_fault_is_named(published: None, tampering: str) -> None:
    statements, named = TAMPERINGS[tampering]
    second = Edition.objects.get(position=2).pk
    unguarded(*(statement.format(second=second) for statement in statements))
    with pytest.raises(CommandError) as error:
        call_command("verify")
    assert named in str(error.value)


def test_an_added_edition_is_named(published: None) -> None:
    unguarded()
    added = Edition.objects.get(position=4)
    added.pk, added.position, added.number = None, 5, added.number + 1
    Edition.objects.bulk_create([added])
    assert "(position 5): it does not follow" in verify.first_fault()


def test_a_cut_tail_shows_beside_a_head_kept_elsewhere(published: None, tmp_path: Path) -> None:
    kept = tmp_path / "head.json"
    kept.write_text(json.dumps(saved()))
    last = Edition.objects.get(position=4).pk
    statements = (
        "DELETE FROM published_listededition WHERE edition_id = {last}",
        "DELETE FROM published_editioncontent WHERE edition_id = {last}",
        "UPDATE published_listing SET edition_id = NULL WHERE edition_id = {last}",
        "DELETE FROM published_signedhead WHERE position = 4",
        "DELETE FROM published_edition WHERE id = {last}",
    )
    unguarded(*(statement.format(last=last) for statement in statements))
    assert verify.first_fault() == ""
    with pytest.raises(CommandError, match="The chain at position 4 is not the one that was signed"):
        call_command("verify", head=kept)


def test_a_chain_built_anew_shows_beside_a_head_kept_elsewhere(published: None) -> None:
    kept = signed_by(OTHER, 4, "0" * 64)
    assert "position 4 is not the one that was signed" in verify.first_fault(kept)
    last = Edition.objects.order_by("-position").first()
    assert last
    assert "another key" in verify.first_fault(signed_by(OTHER, last.position, last.chain))


def test_a_changed_source_is_named(published: None, editor: Any) -> None:
    source = Source.objects.order_by("pk").first()
    assert source
    StoredCopy.objects.create(
        source=source, text="Words.", original=b"Words.", media_type="text/plain", sha256="0" * 64,
        captured_at=datetime(2026, 11, 22, tzinfo=UTC), captured_by=editor,
    )  # fmt: skip
    assert source.key in verify.first_fault()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"position": "4"}'])
def test_what_is_no_head_is_refused_with_its_reason(tmp_path: Path, text: str) -> None:
    path = tmp_path / "head.json"
    path.write_text(text)
    with pytest.raises(CommandError, match=r"cannot be read as JSON|is no signed head"):
        call_command("verify", head=path)


def test_nothing_published_is_nothing_to_sign() -> None:
    assert sign.sign_head(day=date(2026, 11, 22)) is None
    assert store.first_broken_link() == ""


def test_the_signed_words_are_these() -> None:
    """Strangers' programs build these bytes themselves: they never change."""
    assert signed_words(7, "abc", "2026-11-22") == b"case-tracker chain\n7\nabc\n2026-11-22\n"

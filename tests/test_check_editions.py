"""The checker that a stranger runs: a folder as a mirror holds it, with one thing in it tampered with."""

import hashlib
import json
import runpy
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.domain.chain import GENESIS, Link, commitment, following, signed_words

pytestmark = pytest.mark.no_engine

CHECKER = Path(__file__).resolve().parent.parent / "static" / "check_editions.py"
SECRET = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
WHO = (("KZ-AAAA", 1), ("KZ-BBBB", 1), ("KZ-AAAA", 2), ("KZ-CCCC", 1))


@dataclass
class Place:
    """A folder with four editions, and what was saved of its head."""

    folder: Path
    links: list[dict[str, Any]]
    saved: Path

    def write_chain(self) -> None:
        (self.folder / "chain.jsonl").write_text("".join(json.dumps(link) + "\n" for link in self.links))

    def write_head(self, secret: Ed25519PrivateKey = SECRET) -> None:
        (self.folder / "head.json").write_text(json.dumps(head(self.links, secret)))

    def proof(self, position: int) -> Path:
        return self.folder / f"{position}.proof.json"

    def check(self, *arguments: str) -> tuple[int, str]:
        command = [sys.executable, "-I", str(CHECKER), str(self.folder), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr


def public(secret: Ed25519PrivateKey) -> str:
    return secret.public_key().public_bytes_raw().hex()


def head(links: list[dict[str, Any]], secret: Ed25519PrivateKey = SECRET) -> dict[str, Any]:
    position, chain = len(links), links[-1]["chain"]
    signature = secret.sign(signed_words(position, chain, "2026-11-22")).hex()
    return {
        "position": position, "chain": chain, "signed_on": "2026-11-22",
        "public_key": public(secret), "signature": signature,
    }  # fmt: skip


def body_of(key: str, number: int) -> bytes:
    return json.dumps({"key": key, "kind": "person", "number": number}).encode()


def chained(who: tuple[tuple[str, int], ...]) -> Iterator[tuple[Link, str, bytes]]:
    before = GENESIS
    for position, (key, number) in enumerate(who, start=1):
        salt, body = f"{position:064x}", body_of(key, number)
        link = Link(position, "person", key, number, "2026-11-22", commitment(salt, body), "")
        link = replace(link, chain=following(before, link))
        before = link.chain
        yield link, salt, body


def built(folder: Path, who: tuple[tuple[str, int], ...] = WHO) -> Place:
    folder.mkdir(exist_ok=True)
    rows = list(chained(who))
    place = Place(folder, [asdict(link) for link, _salt, _body in rows], folder.parent / "saved.json")
    for link, salt, body in rows:
        proof = {"edition": asdict(link), "salt": salt, "body": body.decode()}
        place.proof(link.position).write_text(json.dumps(proof))
    place.write_chain()
    place.write_head()
    return place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = built(tmp_path / "mirror")
    place.saved.write_text(json.dumps(head(place.links)))
    return place


def test_an_untouched_folder_fits(place: Place) -> None:
    status, said = place.check("--head", str(place.saved), "--key", public(SECRET))
    assert status == 0, said
    assert "4 editions follow one from another" in said
    assert "not checked" not in said


def test_it_says_what_it_did_not_check(place: Place) -> None:
    status, said = place.check()
    assert status == 0
    assert said.count("not checked") == 2


def test_a_withdrawn_edition_needs_no_proof(place: Place) -> None:
    place.links[1]["hidden"] = {"act": "withdrawn"}
    place.write_chain()
    place.proof(2).unlink()
    status, said = place.check("--head", str(place.saved))
    assert status == 0, said
    assert "1 were withdrawn" in said


def change_a_byte(place: Place) -> None:
    path = place.proof(2)
    path.write_text(path.read_text().replace("person", "persom", 1).replace("KZ-BBBB", "KZ-BBBC"))


def change_the_words(place: Place) -> None:
    proof = json.loads(place.proof(3).read_text())
    proof["body"] = proof["body"].replace("2", "3")
    place.proof(3).write_text(json.dumps(proof))


def remove(place: Place) -> None:
    del place.links[1]
    place.write_chain()


def remove_a_proof(place: Place) -> None:
    place.proof(4).unlink()


def swap(place: Place) -> None:
    place.links[1], place.links[2] = place.links[2], place.links[1]
    place.write_chain()


def swap_contents(place: Place) -> None:
    one, other = (json.loads(place.proof(n).read_text()) for n in (1, 3))
    one["body"], other["body"], one["salt"], other["salt"] = other["body"], one["body"], other["salt"], one["salt"]
    place.proof(1).write_text(json.dumps(one))
    place.proof(3).write_text(json.dumps(other))


def add(place: Place) -> None:
    place.links.append(place.links[-1] | {"position": 5, "number": 2})
    place.write_chain()


def cut_the_tail(place: Place) -> None:
    place.links.pop()
    place.proof(4).unlink()
    place.write_chain()
    place.write_head()


def rebuild(place: Place) -> None:
    built(place.folder, (("KZ-BBBB", 1), ("KZ-AAAA", 1), ("KZ-AAAA", 2), ("KZ-CCCC", 1)))


def sign_with_another_key(place: Place) -> None:
    place.write_head(OTHER)


def break_the_signature(place: Place) -> None:
    path = place.folder / "head.json"
    found = json.loads(path.read_text())
    path.write_text(json.dumps(found | {"signed_on": "2026-11-23"}))


@pytest.mark.parametrize(
    ("tamper", "named"),
    [
        (change_a_byte, "2.proof.json proves KZ-BBBC edition 1 (position 2), which is not in the chain"),
        (change_the_words, "KZ-AAAA edition 2 (position 3): its words are not those"),
        (remove, "position 2 is missing: KZ-AAAA edition 2 (position 3) stands in its place"),
        (remove_a_proof, "KZ-CCCC edition 1 (position 4): its proof is missing"),
        (swap, "position 2 is missing: KZ-AAAA edition 2 (position 3)"),
        (swap_contents, "KZ-AAAA edition 1 (position 1): its words are not those"),
        (add, "KZ-CCCC edition 2 (position 5): it does not follow"),
        (cut_the_tail, "the chain ends at position 3; the saved head was signed for 4"),
        (rebuild, "the chain at position 4 is not the one for which the saved head was signed"),
        (sign_with_another_key, "head.json is signed with another key"),
        (break_the_signature, "head.json: its signature is not of the key"),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_the_first_bad_thing_is_named(place: Place, tamper: Callable[[Place], None], named: str) -> None:
    tamper(place)
    status, said = place.check("--head", str(place.saved), "--key", public(SECRET))
    assert (status, "DOES NOT FIT" in said) == (1, True), said
    assert named in said


@pytest.fixture
def bag(tmp_path: Path) -> Place:
    """The same as the payload of a bag."""
    (tmp_path / "bag").mkdir()
    place = built(tmp_path / "bag" / "data")
    place.saved = tmp_path / "saved.json"
    (place.folder / "picture.jpg").write_bytes(b"a picture")
    place.saved.write_text(json.dumps(head(place.links)))
    place.folder = tmp_path / "bag"
    files = sorted(path for path in place.folder.rglob("*") if path.is_file())
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(place.folder)}" for path in files)
    (place.folder / "manifest-sha256.txt").write_text("".join(f"{line}\n" for line in lines))
    return place


def test_every_file_of_a_bag_is_compared_with_its_manifest(bag: Place) -> None:
    status, said = bag.check()
    assert status == 0, said
    assert "7 files are what the manifest says" in said


@pytest.mark.parametrize(
    ("tamper", "named"),
    [
        (lambda data: (data / "picture.jpg").write_bytes(b"another"), "data/picture.jpg is not what the manifest says"),
        (lambda data: (data / "picture.jpg").unlink(), "data/picture.jpg is missing, and the manifest names it"),
        (lambda data: (data / "page.html").write_text("new"), "data/page.html is not in the manifest"),
    ],
    ids=["changed", "removed", "added"],
)
def test_a_file_of_a_bag_that_does_not_fit_is_named(bag: Place, tamper: Callable[[Path], None], named: str) -> None:
    tamper(bag.folder / "data")
    status, said = bag.check("--head", str(bag.saved), "--key", public(SECRET))
    assert (status, "DOES NOT FIT" in said) == (1, True), said
    assert named in said


def test_one_proof_is_checked_alone(place: Place) -> None:
    command = [sys.executable, "-I", str(CHECKER), str(place.proof(1))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "was not checked" in done.stdout


@pytest.mark.parametrize("text", ["", "[]", '{"edition": 1}', "\x00", '{"edition": {"position": "x"}, "body": 1}'])
def test_what_is_no_proof_is_said_to_be_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "1.proof.json"
    path.write_text(text)
    done = subprocess.run([sys.executable, "-I", str(CHECKER), str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "COULD NOT CHECK" in done.stdout
    assert "Traceback" not in done.stderr


CHECKED = runpy.run_path(str(CHECKER))


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80), st.integers(0, 511))
@settings(max_examples=15, deadline=None)
def test_it_takes_the_signatures_of_a_kept_library_and_no_others(seed: bytes, words: bytes, flipped: int) -> None:
    secret = Ed25519PrivateKey.from_private_bytes(seed)
    signature, key = secret.sign(words), secret.public_key().public_bytes_raw()
    assert CHECKED["is_signed"](words, signature, key)
    broken = bytearray(signature)
    broken[flipped // 8] ^= 1 << flipped % 8
    assert not CHECKED["is_signed"](words, bytes(broken), key)
    assert not CHECKED["is_signed"](words + b".", signature, key)


def test_a_scalar_beyond_the_order_is_no_second_signature() -> None:
    """RFC 8032, section 5.1.7: the scalar lies below the order, or one signature could be written in two ways."""
    signature, key = SECRET.sign(b"words"), SECRET.public_key().public_bytes_raw()
    scalar = int.from_bytes(signature[32:], "little") + CHECKED["L"]
    assert not CHECKED["is_signed"](b"words", signature[:32] + scalar.to_bytes(32, "little"), key)

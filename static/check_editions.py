#!/usr/bin/env python3
"""Checks published editions offline: that none was changed, removed, swapped, added, or cut from the end.

    python3 check_editions.py PLACE [--head SAVED.json] [--key HEX] [--copies FOLDER]

PLACE is a folder that holds the site's `chain.jsonl`, `head.json` and the proofs of editions (`*.proof.json`), such as
a mirror, every file of which is then compared with its manifest; or one proof, whose edition is checked alone. SAVED is
a `head.json` that you got earlier or elsewhere: only with it can a chain be caught that was built anew or cut short.
HEX is the site's public key, got elsewhere. FOLDER holds stored copies of sources as the site's owner handed them on,
each beside its `*.copy.json`: they are compared with what the editions committed to when they were published.

Needs Python 3.9 and nothing else. Ends with status 0 when everything fits, 1 at the first thing that does not, and 2
when it could not check.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

GENESIS = "0" * 64
MANIFEST = "manifest-sha256.txt"
# Ed25519: the prime of the field, the order of the base point, the constant of the curve (RFC 8032, section 5.1).
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)

Point = tuple[int, int, int, int]


class Fault(Exception):
    """Something does not fit; the message names the first such thing."""


class Unreadable(Exception):
    """Something that is needed for checking is not there or is not what it should be."""


def main() -> int:
    """Check what the command line names; answer the exit status."""
    parser = argparse.ArgumentParser(description="Checks published editions offline.")
    parser.add_argument("place", type=Path, metavar="PLACE")
    parser.add_argument("--head", type=Path, metavar="SAVED", help="a head.json got earlier or elsewhere")
    parser.add_argument("--key", metavar="HEX", help="the public key of the site, got elsewhere")
    parser.add_argument("--copies", type=Path, metavar="FOLDER", help="stored copies of sources that were handed on")
    asked = parser.parse_args()
    try:
        saved = read(asked.head) if asked.head else None
        for line in checked(asked.place, saved, asked.key):
            print(line)
        if asked.copies:
            print(check_copies(asked.place, asked.copies))
    except Fault as fault:
        print(f"DOES NOT FIT: {fault}")
        return 1
    except Unreadable as problem:
        print(f"COULD NOT CHECK: {problem}")
        return 2
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        print(f"COULD NOT CHECK: a file is not what it should be ({problem!r})")
        return 2
    return 0


def checked(place: Path, saved: Any, key: "str | None") -> Iterator[str]:
    """Check everything; give a line for each thing that fits."""
    if not place.is_dir():
        proof = read(place)
        check_content(proof["edition"], proof)
        yield f"{name(proof['edition'])}: the words are those that the chain commits to."
        yield "Whether this edition is in the site's chain was not checked: give a folder with chain.jsonl."
        return
    links = list(chain_of(place))
    yield f"{len(links)} editions follow one from another."
    yield from check_contents(place, links)
    yield from check_heads(place, links, saved, key)
    if (place / MANIFEST).is_file():
        yield check_files(place)


def read(path: Path) -> Any:
    """Answer the JSON in a file."""
    try:
        return json.loads(path.read_bytes().decode())
    except (OSError, ValueError) as problem:
        raise Unreadable(f"{path}: {problem}") from problem


def chain_of(place: Path) -> "Iterator[dict[str, Any]]":
    """Give the links of chain.jsonl, each checked against the one before."""
    before = GENESIS
    numbers: dict[str, int] = {}
    for expected, line in enumerate(lines_of(find(place, "chain.jsonl")), start=1):
        link = json.loads(line)
        if link["position"] != expected:
            raise Fault(f"position {expected} is missing: {name(link)} stands in its place.")
        said = [before, link["position"], link["kind"], link["key"]]
        said += [link["number"], link["published_on"], link["commitment"]]
        if link["chain"] != hashlib.sha256("\n".join(map(str, said)).encode()).hexdigest():
            raise Fault(f"{name(link)}: it does not follow from the link before it.")
        if link["number"] != numbers.get(link["key"], 0) + 1:
            raise Fault(f"{name(link)}: edition {numbers.get(link['key'], 0) + 1} of {link['key']} is due.")
        before, numbers[link["key"]] = link["chain"], link["number"]
        yield link


def lines_of(path: Path) -> "Iterator[str]":
    """Give the lines of a text file that are not empty."""
    with path.open(encoding="utf-8") as opened:
        yield from (line for line in opened if line.strip())


def find(place: Path, wanted: str) -> Path:
    """Answer the file of that name in a folder or below it."""
    found = sorted(place.rglob(wanted))
    if not found:
        raise Unreadable(f"there is no {wanted} in {place}")
    return found[0]


def check_contents(place: Path, links: "list[dict[str, Any]]") -> Iterator[str]:
    """Check that each edition in view has a proof, that the proof is of that edition, and that the words fit."""
    proved = set()
    for path in sorted(place.rglob("*.proof.json")):
        proof = read(path)
        link = proof["edition"]
        known = links[link["position"] - 1] if 1 <= link["position"] <= len(links) else None
        if known is None or any(link[member] != known[member] for member in link):
            raise Fault(f"{path.name} proves {name(link)}, which is not in the chain.")
        check_content(known, proof)
        proved.add(link["position"])
    hidden = 0
    for link in links:
        if link.get("hidden"):
            hidden += 1
        elif link["position"] not in proved:
            raise Fault(f"{name(link)}: its proof is missing, and the chain does not say that it was withdrawn.")
    yield f"The words of {len(proved)} editions are those that the chain commits to; {hidden} were withdrawn."


def check_content(link: "dict[str, Any]", proof: "dict[str, Any]") -> None:
    """Check that salt and words of a proof are what the link commits to."""
    body = proof["body"].encode()
    if hashlib.sha256(bytes.fromhex(proof["salt"]) + body).hexdigest() != link["commitment"]:
        raise Fault(f"{name(link)}: its words are not those that the chain commits to.")
    record = json.loads(body)
    if (record["kind"], record["key"]) != (link["kind"], link["key"]):
        raise Fault(f"{name(link)}: its words are about {record['key']}.")


def check_heads(place: Path, links: "list[dict[str, Any]]", saved: Any, key: "str | None") -> Iterator[str]:
    """Check the head in the folder and the saved one against the chain, their signatures, and the public key."""
    head = read(find(place, "head.json"))
    check_head(links, head, key, "head.json")
    if head["position"] != len(links):
        raise Fault(f"the chain has {len(links)} links, head.json says {head['position']}.")
    yield f"The head of the chain is signed with the key {head['public_key']}."
    if not key:
        yield "Whether that key is the site's own was not checked: give --key, got from elsewhere."
    if saved is None:
        yield "Whether the chain was built anew or cut short was not checked: give --head, saved earlier."
        return
    check_head(links, saved, key or head["public_key"], "the saved head")
    yield f"The chain still holds what it held when the saved head was signed on {saved['signed_on']}."


def check_head(links: "list[dict[str, Any]]", head: "dict[str, Any]", key: "str | None", which: str) -> None:
    """Check that a head is of this chain and that the signature is of the key."""
    if key and head["public_key"].lower() != key.lower():
        raise Fault(f"{which} is signed with another key: {head['public_key']}.")
    words = f"case-tracker chain\n{head['position']}\n{head['chain']}\n{head['signed_on']}\n".encode()
    if not is_signed(words, bytes.fromhex(head["signature"]), bytes.fromhex(head["public_key"])):
        raise Fault(f"{which}: its signature is not of the key that it names.")
    if head["position"] > len(links):
        raise Fault(f"the chain ends at position {len(links)}; {which} was signed for {head['position']}.")
    at = links[head["position"] - 1]["chain"] if head["position"] else GENESIS
    if at != head["chain"]:
        raise Fault(f"the chain at position {head['position']} is not the one for which {which} was signed.")


def check_files(place: Path) -> str:
    """Check each file of a mirror against its manifest (RFC 8493), and that there are no others; say how many fit."""
    lines = (line.rstrip("\n").split("  ", 1) for line in lines_of(place / MANIFEST))
    listed = {path: sha256 for sha256, path in lines}
    for path, sha256 in listed.items():
        if not (place / path).is_file():
            raise Fault(f"{path} is missing, and the manifest names it.")
        if hashlib.sha256((place / path).read_bytes()).hexdigest() != sha256:
            raise Fault(f"{path} is not what the manifest says.")
    for other in sorted(one for one in (place / "data").rglob("*") if one.is_file()):
        if other.relative_to(place).as_posix() not in listed:
            raise Fault(f"{other.relative_to(place).as_posix()} is not in the manifest.")
    return f"{len(listed)} files are what the manifest says."


def check_copies(place: Path, folder: Path) -> str:
    """Check each stored copy against the editions that cite its source; say how many fit."""
    held = committed(place)
    copies = sorted(folder.glob("*.copy.json"))
    if not copies:
        raise Unreadable(f"there is no *.copy.json in {folder}")
    for path in copies:
        told = read(path)
        source, copy = told["source"], folder / Path(told["file"]).name
        try:
            found = hashlib.sha256(bytes.fromhex(told["salt"]) + copy.read_bytes()).hexdigest()
        except OSError as problem:
            raise Unreadable(f"{copy}: {problem}") from problem
        if source not in held:
            raise Fault(f"{copy.name}: no edition here commits to a copy of the source {source}.")
        if found not in held[source]:
            raise Fault(f"{copy.name}: the stored copy of the source {source} is not one that an edition commits to.")
    return f"{len(copies)} stored copies of sources are those that editions commit to."


def committed(place: Path) -> "dict[str, set[str]]":
    """Answer what the editions commit to, by the key of the source."""
    held: dict[str, set[str]] = {}
    for path in sorted(place.rglob("*.proof.json")) if place.is_dir() else [place]:
        for source in json.loads(read(path)["body"]).get("sources", []):
            if source.get("held"):
                held.setdefault(source["key"], set()).update(source["held"])
    return held


def name(link: "dict[str, Any]") -> str:
    """Answer a link as people name it."""
    return f"{link['key']} edition {link['number']} (position {link['position']})"


def is_signed(words: bytes, signature: bytes, public_key: bytes) -> bool:
    """Answer whether the signature is of the words by the key: Ed25519 as RFC 8032, section 5.1.7, checks it."""
    if len(signature) != 64 or len(public_key) != 32:
        return False
    signer, commitment = unpacked(public_key), unpacked(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if signer is None or commitment is None or scalar >= L:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + public_key + words).digest(), "little") % L
    return same(times(scalar, BASE), plus(commitment, times(challenge, signer)))


def unpacked(packed: bytes) -> "Point | None":
    """Answer the point that 32 bytes name, or None when they name none."""
    y = int.from_bytes(packed, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)


def plus(one: Point, other: Point) -> Point:
    """Answer the sum of two points in extended coordinates."""
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(scalar: int, point: Point) -> Point:
    """Answer a multiple of a point."""
    total: Point = (0, 1, 1, 0)
    while scalar:
        total = plus(total, point) if scalar & 1 else total
        point, scalar = plus(point, point), scalar >> 1
    return total


def same(one: Point, other: Point) -> bool:
    """Answer whether two points in extended coordinates are one."""
    return not ((one[0] * other[2] - other[0] * one[2]) % P or (one[1] * other[2] - other[1] * one[2]) % P)


_base = unpacked((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
assert _base  # noqa: S101 - a constant of the curve
BASE: Point = _base

if __name__ == "__main__":
    sys.exit(main())

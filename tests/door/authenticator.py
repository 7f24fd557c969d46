"""A device in software: makes passkeys and answers challenges as a browser hands them on."""

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

PRESENT, VERIFIED, ATTESTED = 1, 4, 64


@dataclass
class Device:
    """One passkey, with what a forger or a broken device would do otherwise."""

    origin: str = "http://testserver"
    host: str = "testserver"
    flags: int = PRESENT | VERIFIED
    counter: int = 0
    credential: bytes = b"a credential of a test"
    handle: bytes = b""
    key: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def made(self, options: str) -> str:
        """The answer to a request for a new passkey."""
        asked = json.loads(options)
        self.handle = websafe_decode(asked["user"]["id"])
        public = ES256.from_cryptography_key(self.key.public_key())
        held = AttestedCredentialData.create(bytes(16), self.credential, public)
        said = AuthenticatorData.create(self._site(), self.flags | ATTESTED, self.counter, held)
        parts = {"attestationObject": AttestationObject.create("none", said, {})}
        return self._answer("webauthn.create", asked, parts)

    def proved(self, options: str) -> str:
        """The answer to a request for proof."""
        asked = json.loads(options)
        said = AuthenticatorData.create(self._site(), self.flags, self.counter)
        client = self._client("webauthn.get", asked)
        signature = self.key.sign(said + client.hash, ec.ECDSA(hashes.SHA256()))
        parts = {"authenticatorData": said, "signature": signature, "userHandle": self.handle}
        return self._answer("webauthn.get", asked, parts)

    def _site(self) -> bytes:
        return sha256(self.host.encode()).digest()

    def _client(self, kind: str, asked: Any) -> CollectedClientData:
        return CollectedClientData.create(kind, asked["challenge"], self.origin)

    def _answer(self, kind: str, asked: Any, parts: dict[str, bytes]) -> str:
        response = {"clientDataJSON": self._client(kind, asked), **parts}
        name = websafe_encode(self.credential)
        return json.dumps(
            {
                "id": name,
                "rawId": name,
                "type": "public-key",
                "clientExtensionResults": {},
                "response": {part: websafe_encode(value) for part, value in response.items()},
            }
        )

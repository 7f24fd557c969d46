"""Make a key with which the chain of editions is signed."""

from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Print a new private key for SIGNING_KEY, and the public key that others check with. Nothing is stored."""

    help = "Prints a new SIGNING_KEY and its public key. Nothing is stored."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print both."""
        secret = Ed25519PrivateKey.generate()
        self.stdout.write(f"SIGNING_KEY={secret.private_bytes_raw().hex()}")
        self.stdout.write(f"public key: {secret.public_key().public_bytes_raw().hex()}")
        self.stdout.write("Keep the first secret; say the second where readers find it without this site.")

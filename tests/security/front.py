"""nginx as it is shipped, with places and ports of the tests, before the shipped gunicorn."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.security import servers
from tests.security.installation import PUBLIC, ROOT, Installation
from tests.security.servers import Server

DEPLOY = ROOT / "deploy"


def certificate(folder: Path) -> None:
    """A certificate that nobody trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "example.org")])
    now = datetime.now()  # noqa: DTZ005 - the builder takes it so
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    pem = serialization.Encoding.PEM
    (folder / "fullchain.pem").write_bytes(made.sign(key, hashes.SHA256()).public_bytes(pem))
    plain = serialization.NoEncryption()
    (folder / "privkey.pem").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))


@dataclass
class Front:
    """nginx as shipped, with places of the test: its file, and the ports that stand for 80, 443 and 8880."""

    file: Path
    folder: Path
    ports: dict[str, int]


def prepared(folder: Path) -> Front:
    """The shipped files in a folder, with ports that are free and a mirror of one page."""
    (folder / "mirror" / "data" / "en").mkdir(parents=True)
    (folder / "mirror" / "data" / "en" / "index.html").write_text("from the mirror")
    certificate(folder)
    shutil.copytree(DEPLOY / "nginx", folder / "case-tracker.d")
    ports = {port: servers.free_port() for port in ("80", "443", "8880")}
    for path in (shutil.copy(DEPLOY / "nginx.conf", folder / "nginx.conf"), *(folder / "case-tracker.d").iterdir()):
        written = Path(path).read_text()
        for old, new in (
            ("/etc/nginx/case-tracker.d", f"{folder}/case-tracker.d"), ("/etc/ssl/case-tracker", str(folder)),
            ("/var/log/nginx", str(folder)), ("/var/cache/nginx/case-tracker", f"{folder}/cache"),
            ("/run/", f"{folder}/"), ("/srv/case-tracker/mirror", f"{folder}/mirror"),
            ("/srv/case-tracker/live", f"{folder}/live"),
            ("server_name .onion;", "server_name .onion localhost;"),
        ):  # fmt: skip
            written = written.replace(old, new)
        written = re.sub(r"listen \[::\].*\n", "", written)
        for old, port in ports.items():
            written = re.sub(rf"listen (127\.0\.0\.1:)?{old}\b", f"listen 127.0.0.1:{port}", written)
            written = re.sub(rf'(?m)^( +){old} (http|"");', rf"\g<1>{port} \g<2>;", written)
        Path(path).write_text(written)
    return Front(folder / "nginx.conf", folder, ports)


def nginx(front: Front, *more: str) -> list[str]:
    """How nginx is started with them."""
    tool = shutil.which("nginx") or "/usr/sbin/nginx"
    return [tool, "-e", "stderr", "-p", str(front.folder), "-c", str(front.file), "-g", "daemon off; user root;", *more]


@contextmanager
def stack(site: Installation, front: Front, tmp_path: Path) -> Iterator[tuple[Server, Server]]:
    """nginx on the port of the onion service, and the public process behind it."""
    front.folder.parent.chmod(0o755)
    place = front.folder / "case-tracker-public" / "socket"
    with servers.gunicorn(site, tmp_path / "log", DJANGO_SETTINGS_MODULE=PUBLIC) as behind:
        assert behind.get("/healthz").startswith(b"HTTP/1.1 200")
        written = front.file.read_text().replace(f"unix:{place}", f"127.0.0.1:{behind.port}")
        front.file.write_text(written)
        port = front.ports["8880"]
        with servers.running(nginx(front), port, tmp_path / "nginx.log", dict(os.environ)) as before:
            yield before, behind

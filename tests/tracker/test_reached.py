"""What lies on another machine is reached over TLS with its certificate checked, or the check refuses."""

import datetime
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.core import mail

from tests.tracker.test_deploy import on_a_server
from tracker import environment, reached

FAR = "postgres://tracker:secret@db.example.org/tracker"
NEAR = "postgres://tracker:secret@127.0.0.1/tracker"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        (FAR, True),
        (f"{FAR}?sslmode=require", True),
        (f"{FAR}?sslmode=verify-ca", True),
        (f"{FAR}?sslmode=verify-full", False),
        ("postgres://tracker@203.0.113.7/tracker", True),
        (f"{NEAR}?hostaddr=203.0.113.7", True),
        ("postgres://tracker@/tracker?host=localhost,db.example.org", True),
        (NEAR, False),
        ("postgres://tracker@[::1]/tracker", False),
        ("postgres://tracker@localhost/tracker", False),
        ("postgres://tracker@/tracker?host=/run/postgresql", False),
    ],
)
def test_what_is_far_and_not_checked_is_refused(
    address: str, found: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    given = SimpleNamespace(DATABASES={"default": environment.database(tmp_path)})
    monkeypatch.setattr(reached, "settings", given)
    assert [error.id for error in reached.database_over_tls()] == ["tracker.E001"] * found


def test_a_replica_on_another_machine_is_asked_for_its_certificate_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", NEAR)
    for address, found in ((FAR, ["tracker.E001"]), (f"{FAR}?sslmode=verify-full", []), (NEAR, [])):
        monkeypatch.setenv("READ_REPLICAS", f"{NEAR},{address}")
        given = SimpleNamespace(DATABASES={"default": environment.database(tmp_path), **environment.replicas()})
        monkeypatch.setattr(reached, "settings", given)
        assert [error.id for error in reached.database_over_tls()] == found


def test_a_file_of_this_machine_is_near(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reached, "settings", SimpleNamespace(DATABASES={"default": environment.sqlite("db.sqlite3")}))
    assert reached.database_over_tls() == []


@pytest.mark.parametrize(
    ("host", "tls", "found"),
    [
        ("mail.example.org", False, True),
        ("mail.example.org", True, False),
        ("127.0.0.1", False, False),
        ("", False, False),
    ],
)
def test_letters_to_another_machine_go_over_tls(host: str, tls: bool, found: bool, settings: Any) -> None:
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS = host, tls
    assert [error.id for error in reached.letters_over_tls()] == ["tracker.E002"] * found


def test_the_check_for_deployment_asks_and_refuses() -> None:
    done = on_a_server(
        "manage.py", "check", "--deploy",
        DJANGO_SETTINGS_MODULE="tracker.settings", DATABASE_URL=FAR, EMAIL_HOST="mail.example.org",
    )  # fmt: skip
    assert done.returncode == 1
    assert "tracker.E001" in done.stderr
    assert "tracker.E002" in done.stderr


def test_no_letter_goes_to_a_mail_server_that_nobody_vouches_for(mailbox: tuple[int, list[bytes]]) -> None:
    port, heard = mailbox
    line = mail.get_connection(
        "django.core.mail.backends.smtp.EmailBackend", host="localhost", port=port, use_tls=True, timeout=20
    )
    letter = mail.EmailMessage("subject", "words", "a@example.org", ["editor@example.org"], connection=line)
    with pytest.raises(ssl.SSLCertVerificationError):
        letter.send()
    assert b"STARTTLS" in b"".join(heard)
    assert b"editor" not in b"".join(heard)


@pytest.fixture
def mailbox(tmp_path: Path) -> Iterator[tuple[int, list[bytes]]]:
    """A mail server that signed its own certificate, and what it hears."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = threading.Thread(target=_receive, args=(listening, own_certificate(tmp_path), heard))
        server.start()
        yield listening.getsockname()[1], heard
        server.join(20)


def _receive(listening: socket.socket, certificate: ssl.SSLContext, heard: list[bytes]) -> None:
    line, _sender = listening.accept()
    with line:
        line.settimeout(20)
        line.sendall(b"220 here\r\n")
        heard.append(line.recv(1000))
        line.sendall(b"250-here\r\n250 STARTTLS\r\n")
        heard.append(line.recv(1000))
        line.sendall(b"220 go on\r\n")
        try:
            with certificate.wrap_socket(line, server_side=True) as safe:
                heard.append(safe.recv(1000))
        except OSError:
            return


def own_certificate(folder: Path) -> ssl.SSLContext:
    """A certificate for localhost that nobody else signed."""
    key: Any = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    path = folder / "own.pem"
    path.write_bytes(key.private_bytes(*form) + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context

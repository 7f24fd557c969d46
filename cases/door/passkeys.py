"""Passkeys (WebAuthn level 3) beside the app: one opens the door alone, because it takes the device and its owner."""

import json
import secrets
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.middleware.csrf import get_token
from django.utils.crypto import constant_time_compare, salted_hmac

from .models import Passkey

if TYPE_CHECKING:
    from fido2.server import Fido2Server
    from fido2.webauthn import AttestedCredentialData

MOST: Final = 10
HELD: Final = timedelta(minutes=15)
LONGEST_ANSWER: Final = 10_000
_CLOCK, _RANDOM = 8, 16


class Refused(Exception):
    """The answer of a device proves nothing."""


class Place(NamedTuple):
    """Where a browser stands: the origin that it sees, its host, and what tells its session from all others."""

    origin: str
    host: str
    session: str


def place_of(request: HttpRequest) -> Place:
    """Answer the place; the session of somebody who is not inside yet is told by the secret of its forms."""
    get_token(request)
    host = request.get_host()
    return Place(
        f"{request.scheme}://{host}", split_domain_port(host)[0], f"{request.user.pk}:{request.META['CSRF_COOKIE']}"
    )


def options_to_enrol(user: User, place: Place, *, at: datetime) -> str:
    """Answer in JSON what a browser needs to make a passkey of the account; nothing where the host has no name."""
    if not _has_name(place):
        return ""
    from fido2 import webauthn

    options, _state = _server(place).register_begin(
        webauthn.PublicKeyCredentialUserEntity(id=_handle(user), name=user.username, display_name=user.username),
        credentials=[_data(one) for one in Passkey.objects.filter(user=user)],
        resident_key_requirement=webauthn.ResidentKeyRequirement.REQUIRED,
        user_verification=webauthn.UserVerificationRequirement.REQUIRED,
        challenge=_challenge(place, at=at),
    )
    return json.dumps(dict(options.public_key))


def options_to_prove(place: Place, *, at: datetime) -> str:
    """Answer in JSON what a browser needs to ask for a passkey of this host: the same whoever has one."""
    if not _has_name(place):
        return ""
    from fido2.webauthn import UserVerificationRequirement

    options, _state = _server(place).authenticate_begin(
        user_verification=UserVerificationRequirement.REQUIRED, challenge=_challenge(place, at=at)
    )
    return json.dumps(dict(options.public_key))


@transaction.atomic
def enrol(user: User, answer: str, place: Place, *, name: str, at: datetime) -> None:
    """The account has one more passkey; Refused for what is no answer to an unused challenge, and beyond MOST."""
    from fido2.utils import websafe_encode
    from fido2.webauthn import RegistrationResponse

    response = _parsed(RegistrationResponse, answer)
    issued, state = _state_of(response, place, at=at)
    made = _checked(lambda: _server(place).register_complete(state, response))
    held = Passkey.objects.filter(user=User.objects.select_for_update().get(pk=user.pk))
    credential = websafe_encode(made.credential_data.credential_id)
    is_known = Passkey.objects.filter(credential=credential).exists()
    if is_known or held.count() >= MOST or held.filter(last_challenge__gte=issued).exists():
        raise Refused
    Passkey.objects.create(
        user=user,
        name=name,
        credential=credential,
        public_key=websafe_encode(made.credential_data),
        counter=made.counter,
        last_challenge=issued,
        added=at,
    )


def owner_of(answer: str, place: Place, *, at: datetime) -> User:
    """Answer the account whose passkey gave this answer, once; Refused for any other and for a copied passkey."""
    from fido2.utils import websafe_encode
    from fido2.webauthn import AuthenticationResponse

    response = _parsed(AuthenticationResponse, answer)
    issued, state = _state_of(response, place, at=at)
    held = Passkey.objects.filter(credential=websafe_encode(response.raw_id)).select_related("user").first()
    if held is None or response.response.user_handle != _handle(held.user):
        raise Refused
    _checked(lambda: _server(place).authenticate_complete(state, [_data(held)], response))
    counter = response.response.authenticator_data.counter
    # A counter that does not rise is that of a copy, but devices that synchronise their passkeys count nothing.
    not_copied = Q(counter__lt=counter) if counter else Q(counter=0)
    unused = Passkey.objects.filter(not_copied, pk=held.pk, last_challenge__lt=issued)
    if not unused.update(counter=counter, last_challenge=issued, used=at):
        raise Refused
    return held.user


def of(user: User) -> list[Passkey]:
    """Answer the passkeys of an account, the first one first."""
    return list(Passkey.objects.filter(user=user).order_by("pk"))


def remove(user: User, number: str) -> bool:
    """The account no longer has the passkey; answer whether it had it."""
    is_number = number.isdecimal() and len(number) < 19
    deleted, _tables = Passkey.objects.filter(user=user, pk=int(number) if is_number else 0).delete()
    return bool(deleted)


def _has_name(place: Place) -> bool:
    """Answer whether passkeys can be made for the host: a browser makes none for a bare address (127.0.0.1)."""
    try:
        ip_address(place.host.strip("[]"))
    except ValueError:
        return True
    return False


def _server(place: Place) -> "Fido2Server":
    from fido2 import webauthn
    from fido2.server import Fido2Server

    site = webauthn.PublicKeyCredentialRpEntity(id=place.host, name=settings.SITE_NAME)
    return Fido2Server(
        site,
        attestation=webauthn.AttestationConveyancePreference.NONE,
        verify_origin=lambda origin: constant_time_compare(origin, place.origin),
    )


def _challenge(place: Place, *, at: datetime) -> bytes:
    """Answer bytes that tell when and for which session they were made, so that nothing is kept for strangers."""
    said = int(at.timestamp() * 1_000_000).to_bytes(_CLOCK, "big") + secrets.token_bytes(_RANDOM)
    return said + _seal(said, place)


def _seal(said: bytes, place: Place) -> bytes:
    return salted_hmac("cases.door.passkeys", repr((said, place)), algorithm="sha256").digest()


def _state_of(response: Any, place: Place, *, at: datetime) -> tuple[int, dict[str, Any]]:
    """Answer when the challenge that was answered was made, and it as the library wants it; Refused if not by us."""
    from fido2.utils import websafe_encode
    from fido2.webauthn import UserVerificationRequirement

    challenge = _checked(lambda: bytes(response.response.client_data.challenge))
    said, seal = challenge[: _CLOCK + _RANDOM], challenge[_CLOCK + _RANDOM :]
    issued = int.from_bytes(said[:_CLOCK], "big")
    age = int(at.timestamp() * 1_000_000) - issued
    if not constant_time_compare(seal, _seal(said, place)) or not 0 <= age < HELD.total_seconds() * 1_000_000:
        raise Refused
    required = UserVerificationRequirement.REQUIRED
    return issued, {"challenge": websafe_encode(challenge), "user_verification": required}


def _parsed(kind: Any, answer: str) -> Any:
    if len(answer) > LONGEST_ANSWER:
        raise Refused
    return _checked(lambda: kind.from_dict(json.loads(answer)))


def _checked(read: Any) -> Any:
    """Answer what the library makes of something that a stranger may have sent; Refused whatever it raises."""
    try:
        return read()
    except Exception as problem:
        raise Refused from problem


def _data(held: Passkey) -> "AttestedCredentialData":
    from fido2.utils import websafe_decode
    from fido2.webauthn import AttestedCredentialData

    return AttestedCredentialData(websafe_decode(held.public_key))


def _handle(user: User) -> bytes:
    """Answer the name that a device keeps for the account, which tells nobody else anything."""
    return salted_hmac("cases.door.passkeys.handle", str(user.pk), algorithm="sha256").digest()

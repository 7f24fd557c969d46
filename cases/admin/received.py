"""The form "From a source": a text that is pasted or uploaded, and what is known of where it comes from."""

import hashlib
import secrets
from datetime import datetime
from typing import Any, Final

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cases.domain.chain import commitment
from cases.domain.vocabulary.evidence import SourceKind
from cases.exchange.text_of import LARGEST, PLAIN, Received, Unreadable, pasted, text_of
from cases.models import Citation, Source, StoredCopy
from cases.models.fields import refuse_unprintable
from cases.visibility import open_to

from .archives import ArchivedInput
from .base import stamp
from .dates import DATE_HELP, ReadDateField
from .forms import DraftForm
from .references import ReferenceField, ReferenceWidget

OF_A_SOURCE: Final = ("title", "publisher", "authors", "published", "url", "archived_url", "language")
KINDS: Final = [(kind.value, kind) for kind in SourceKind]
ACCEPTED: Final = ".txt,.html,.htm,.eml,.pdf,text/plain,text/html,message/rfc822,application/pdf"
TOO_LONG = _("The text is longer than 2 MB. Paste the part that matters.")
ARCHIVES = _("Wayback Machine, archive.today or Perma.cc.")
NO_TEXT = _("Paste a text or choose a file.")
BOTH = _("Both a file and a pasted text were given. Empty the box or leave the file out.")


def _line(label: Any, *, most: int, **kwargs: Any) -> forms.CharField:
    attrs = {"class": "vTextField"}
    box = forms.TextInput(attrs=attrs)
    return forms.CharField(
        label=label, max_length=most, required=False, widget=box, validators=[refuse_unprintable], **kwargs
    )


def _web_address(label: Any, box: forms.URLInput | None = None, **kwargs: Any) -> forms.URLField:
    box = box or forms.URLInput(attrs={"class": "vURLField"})
    checks = [URLValidator(schemes=["http", "https"])]
    return forms.URLField(
        label=label, max_length=1000, required=False, assume_scheme="https", widget=box, validators=checks, **kwargs
    )


class ReceivedForm(forms.Form):
    """What was received, and of which source: one that is recorded, or a new one."""

    default_renderer = DraftForm.default_renderer

    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("A .txt, .html, .pdf or .eml file of at most 2 MB."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    text = forms.CharField(
        label=_("or its text, pasted"),
        required=False,
        strip=False,
        help_text=_("Leave an empty line between paragraphs. Nothing is fetched from the network."),
        widget=forms.Textarea(attrs={"rows": 14, "class": "pasted"}),
    )
    title = _line(_("Title"), most=400, help_text=_("May be empty when a file names its title."))
    publisher = _line(_("Publisher or outlet"), most=200)
    authors = _line(_("Authors"), most=300)
    published = ReadDateField(label=_("Published"), required=False, max_length=120, help_text=DATE_HELP)
    url = _web_address(_("Address"))
    archived_url = _web_address(_("Archived copy"), ArchivedInput(), help_text=ARCHIVES)
    language = _line(_("Language"), most=12, help_text=_("BCP 47: en, ru, kk."))

    def __init__(self, *args: Any, request: HttpRequest, site: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.received: Received | None = None
        self.by = request.user
        self.original = b""
        self.fields["source"] = ReferenceField(
            Source._default_manager.all(),
            model_admin=site.get_model_admin(Source),
            request=request,
            required=False,
            label=_("Source, if it is recorded already"),
            help_text=_("With it, the boxes below about a new source stay unused."),
            widget=ReferenceWidget(Citation._meta.get_field("source"), site),
        )
        self.order_fields(["file", "text", "source", *OF_A_SOURCE])

    def clean(self) -> dict[str, Any]:
        """Read the text, and ask for what a new source needs."""
        data: dict[str, Any] = super().clean() or {}
        self._read(data.get("file"), data.get("text") or "")
        if self.received and not data.get("source") and "source" not in self.errors:
            self._describe(data)
        return data

    def _read(self, file: Any, text: str) -> None:
        if file and text.strip():
            self.add_error("file", BOTH)
        elif file and file.size > LARGEST:
            self.add_error("file", _("The file is larger than 2 MB. Copy the text that matters and paste it."))
        elif file:
            self._read_file(file)
        elif not text.strip() or not pasted(text):
            self.add_error("text", NO_TEXT)
        elif len(text.encode("utf-8", "replace")) > LARGEST:
            self.add_error("text", TOO_LONG)
        else:
            self.original = text.encode("utf-8", "replace")
            self.received = Received(pasted(text), PLAIN)

    def _read_file(self, file: Any) -> None:
        self.original = file.read()
        try:
            self.received = text_of(self.original, name=file.name)
        except Unreadable as error:
            self.add_error("file", ValidationError(error.args[0]))

    def _describe(self, data: dict[str, Any]) -> None:
        assert self.received is not None  # noqa: S101 - asked by the caller
        data["title"] = data.get("title") or self.received.title[:400]
        if not data["title"] and "title" not in self.errors:
            self.add_error("title", _("Give the title of the new source."))
        known = self._sources().filter(url=data.get("url")).first() if data.get("url") else None
        if known:
            message = _("This address is that of a recorded source. Name it above: %(key)s.")
            self.add_error("source", ValidationError(message, params={"key": known.key}))

    def _sources(self) -> Any:
        return open_to(self.by, Source.objects.all())

    def keep_words_of_the_file(self) -> bool:
        """Put the words of a file into the box, since a browser cannot send the file again; answer whether it did."""
        if self.received is None or not self.cleaned_data.get("file"):
            return False
        typed: Any = self.data.copy()  # type: ignore[attr-defined]
        typed["text"] = self.received.text
        self.data = typed
        return True

    def sha256(self) -> str:
        """Answer the SHA-256 of what was received."""
        return hashlib.sha256(self.original).hexdigest()

    def stored(self) -> StoredCopy | None:
        """Answer the copy in which the same was stored before: of the source that is named, or of any."""
        same = open_to(self.by, StoredCopy.objects.filter(sha256=self.sha256()))
        source = self.cleaned_data.get("source")
        return (same.filter(source=source) if source else same).defer("original").first()


def store(form: ReceivedForm, *, by: User, at: datetime) -> StoredCopy:
    """Store what the form received, under the source named or a new one."""
    assert form.received is not None  # noqa: S101 - a valid form has read its text
    with transaction.atomic():
        source = form.cleaned_data["source"] or _new_source(form.cleaned_data, by=by, at=at)
        salt = secrets.token_hex(32)
        return StoredCopy.objects.create(
            source=source,
            text=form.received.text,
            original=form.original,
            media_type=form.received.media_type,
            sha256=form.sha256(),
            salt=salt,
            commitment=commitment(salt, form.original),
            captured_at=at,
            captured_by=by,
        )


def _new_source(data: dict[str, Any], *, by: User, at: datetime) -> Source:
    source = Source(**{name: data[name] for name in OF_A_SOURCE}, accessed=at.date() if data["url"] else None)
    stamp(source, by=by, at=at)
    source.full_clean(exclude=["key"])
    source.save(force_insert=True)
    return source

"""What the public side stores: editions that never change, and an index that can be rebuilt from them."""

from django.db import models
from django.db.models import Q

from cases.domain.vocabulary.removal import Removal, RemovalReason

from . import countmodels  # noqa: F401 - Django looks for every model here
from .keptmodels import Forwarding, SignedHead  # noqa: F401 - they are looked for here too

NEVER_HELD = "9999"


class Edition(models.Model):
    """One publication of one dossier: a link of the chain that stays for ever.

    `commitment` is SHA-256 over the salt and the body; `chain` is SHA-256 over the chain before it and this row, so
    that no row can be changed, dropped or put between without every later link failing.
    """

    position = models.PositiveBigIntegerField(unique=True)
    subject_kind = models.CharField(max_length=10)
    subject_key = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    published_on = models.DateField()
    commitment = models.CharField(max_length=64)
    chain = models.CharField(max_length=64)

    class Meta:
        ordering = ("position",)
        indexes = [
            models.Index(fields=[one, "position"], name=f"edition_by_{one}") for one in ("published_on", "subject_kind")
        ]
        constraints = [
            models.UniqueConstraint(fields=["subject_key", "number"], name="edition_number_is_used_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="edition_numbers_start_at_one"),
            models.CheckConstraint(condition=Q(position__gte=1), name="edition_positions_start_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_key} {self.number}"


class EditionContent(models.Model):
    """The bytes of an edition: canonical JSON, its SHA-256, and the salt of its commitment.

    Deleted only beside a notice that the edition was expunged; its commitment stays in the chain.
    """

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, primary_key=True, related_name="content")
    salt = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64, db_index=True)
    body = models.TextField()

    def __str__(self) -> str:
        return self.sha256


class Notice(models.Model):
    """That an edition is hidden: how, since when, and the category of reason that readers are told; never changed.

    `decision` is the number of the editors' decision, which one person asked for and another carried out.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="notices")
    decision = models.PositiveBigIntegerField()
    act = models.CharField(max_length=20)
    reason = models.CharField(max_length=20)
    given_on = models.DateField()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["edition", "decision"], name="one_notice_a_decision"),
            models.CheckConstraint(condition=Q(act__in=[one.value for one in Removal]), name="notice_act_is_known"),
            models.CheckConstraint(
                condition=Q(reason__in=[one.value for one in RemovalReason]), name="notice_reason_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.act}"


class Lift(models.Model):
    """That a suppression is over; never changed."""

    notice = models.OneToOneField(Notice, on_delete=models.PROTECT, primary_key=True, related_name="lift")
    decision = models.PositiveBigIntegerField()
    lifted_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.notice} until {self.lifted_on}"


class ShownPicture(models.Model):
    """A picture that an edition in view shows, by the name of its file."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="pictures")
    name = models.CharField(max_length=70, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "name"], name="picture_shown_once_an_edition")]

    def __str__(self) -> str:
        return self.name


class Listing(models.Model):
    """One person or case in the lists; a person without an edition is only mentioned in the records of others."""

    subject_kind = models.CharField(max_length=10)
    key = models.CharField(max_length=20, unique=True)
    edition = models.OneToOneField(Edition, null=True, on_delete=models.PROTECT, related_name="listing")
    country = models.CharField(max_length=2, blank=True)
    title = models.JSONField(default=dict)
    sort_key = models.CharField(max_length=200)
    held_from = models.CharField(max_length=10, default=NEVER_HELD)
    """The first day on which the person can have been held, as text that sorts; `NEVER_HELD` where there is none."""

    class Meta:
        ordering = ("sort_key", "key")
        indexes = [
            models.Index(
                fields=["subject_kind", one, "key"], condition=Q(edition__isnull=False), name=f"record_by_{one}"
            )
            for one in ("sort_key", "held_from")
        ]

    def __str__(self) -> str:
        return self.key


class ListedName(models.Model):
    """A published name under its folded form; `from_key` is the subject whose edition says it."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="names")
    from_key = models.CharField(max_length=20, db_index=True)
    text = models.CharField(max_length=200)
    folded = models.CharField(max_length=400, db_index=True)

    def __str__(self) -> str:
        return self.text


class ListedToken(models.Model):
    """One folded word of a listed name, for look-up by a word or by its beginning."""

    name = models.ForeignKey(ListedName, on_delete=models.CASCADE, related_name="tokens")
    token = models.CharField(max_length=100, db_index=True)

    def __str__(self) -> str:
        return self.token


class Known(models.Model):
    """What the public record said from `known_from` to `known_until`, both included; None: it says so still.

    A row of an edition ends on the day before the next edition about the same subject was published.
    """

    known_from = models.DateField()
    known_until = models.DateField(null=True)

    class Meta:
        abstract = True


def _said_before(name: str) -> models.Index:
    """Answer the index of rows that are no longer in force: few, however many are."""
    return models.Index(fields=["known_until"], condition=Q(known_until__isnull=False), name=f"{name}_said_before")


class ListedEdition(Known):
    """On which days an edition was the newest about its subject, and what that subject was called then."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="editions")
    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="+")
    title = models.JSONField(default=dict)

    class Meta:
        indexes = [_said_before("edition")]

    def __str__(self) -> str:
        return f"{self.known_from}/{self.known_until}"


class StatusSpan(Known):
    """A status of a listed person from `first_day` to `last_day`, both included; None is without bound.

    Several that hold on one day are possibilities beside each other, of which one `is_main`. `is_held` is said of this
    status, `held` ("surely", "possibly" or empty) of all of them together, so that it is the same on each.
    """

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="spans")
    status = models.CharField(max_length=40)
    certainty = models.CharField(max_length=10)
    is_main = models.BooleanField()
    is_held = models.BooleanField()
    held = models.CharField(max_length=10, blank=True)
    first_day = models.DateField(null=True, db_index=True)
    last_day = models.DateField(null=True, db_index=True)

    class Meta:
        ordering = ("listing", "pk")
        indexes = [
            _said_before("span"),
            models.Index(fields=["status", "first_day", "last_day"], name="span_by_status_and_day"),
            models.Index(
                fields=["status", "first_day", "id"],
                condition=Q(known_until__isnull=True, is_main=True, last_day__isnull=True),
                name="span_without_end_by_status",
            ),
            models.Index(
                fields=["status", "last_day", "id"],
                condition=Q(known_until__isnull=True, is_main=True, last_day__isnull=False),
                name="span_by_status_and_end",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(first_day__isnull=True) | Q(last_day__isnull=True) | Q(first_day__lte=models.F("last_day")),
                name="span_days_in_order",
            ),
            models.CheckConstraint(condition=Q(held__in=["", "possibly", "surely"]), name="span_held_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.status} {self.first_day}/{self.last_day}"


class Trait(Known):
    """One thing by which a listed person is found and counted: a facet and a code in it."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="traits")
    facet = models.CharField(max_length=12)
    code = models.CharField(max_length=60)

    class Meta:
        indexes = [models.Index(fields=["facet", "code"], name="trait_by_facet_and_code"), _said_before("trait")]
        constraints = [
            models.UniqueConstraint(fields=["listing", "facet", "code", "known_from"], name="trait_is_said_once"),
        ]

    def __str__(self) -> str:
        return f"{self.facet} {self.code}"


class Heading(models.Model):
    """What people are listed under where that has a name of its own: a place, a court, a judge, an article of a law."""

    facet = models.CharField(max_length=12)
    code = models.CharField(max_length=60)
    title = models.JSONField(default=dict)
    sort_key = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, blank=True)
    country = models.CharField(max_length=2, blank=True)
    within = models.CharField(max_length=60, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    precision = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ("sort_key", "code")
        constraints = [models.UniqueConstraint(fields=["facet", "code"], name="heading_is_there_once")]

    def __str__(self) -> str:
        return f"{self.facet} {self.code}"


class ListedFact(models.Model):
    """One fact of a newest edition under one heading: a stay in a place, a ruling, news of a person's health.

    `said` is its code (a form of custody, a disposition), `occurred` and `ended` are EDTF; `first_day` and `last_day`
    are the days that it can have touched, None where there is no bound.
    """

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="facts")
    facet = models.CharField(max_length=12)
    code = models.CharField(max_length=60)
    fact = models.CharField(max_length=20)
    said = models.CharField(max_length=40)
    occurred = models.CharField(max_length=200, blank=True)
    ended = models.CharField(max_length=200, blank=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)

    class Meta:
        ordering = ("first_day", "pk")
        indexes = [
            models.Index(fields=["facet", "code", "first_day", "id"], name="fact_by_facet_code_and_day"),
            *(
                models.Index(fields=["facet", one, "id"], name=f"fact_by_facet_{one}")
                for one in ("first_day", "last_day")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.facet} {self.code}: {self.said}"

"""The state that readers are in, and what is counted and found without looking at every record."""

from django.db import models


class Generation(models.Model):
    """The present state of what readers get: one row, with a word that changes with every change of that.

    Triggers change it in the same transaction, whoever writes; without a row nothing was written yet.
    """

    word = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.word


class Roll(models.Model):
    """The people of whom one thing holds, as bits: bit `i` of block `b` is the listing numbered `b * BLOCK + i`.

    `people` is how many bits are set; few of them are kept by their places (`rolls.row_of`). `stamp` says when the row
    was changed. A roll on which nobody stands any more is kept while an earlier edition said so. The code of the roll
    `day` is the day for which the rolls of statuses are kept, its `people` are all with a record, and its bits the last
    stamps (`stamps`).
    """

    facet = models.CharField(max_length=12)
    code = models.CharField(max_length=60)
    block = models.PositiveIntegerField()
    bits = models.BinaryField()
    people = models.PositiveIntegerField()
    stamp = models.BigIntegerField(default=0, db_index=True)

    class Meta:
        ordering = ("facet", "code", "block")
        indexes = [models.Index(fields=["facet", "code"], name="roll_of_nobody", condition=models.Q(people=0))]
        constraints = [models.UniqueConstraint(fields=["facet", "code", "block"], name="roll_is_kept_once")]

    def __str__(self) -> str:
        return f"{self.facet} {self.code} {self.block}: {self.people}"


class Stretch(models.Model):
    """Some people who stand beside each other in an order of the list, from the place `start` and `key` on.

    `people` are the numbers of their listings, of four bytes each. `start` is the text by which they are
    ordered; of the order by editions it is the position of the newest one, in twelve digits.
    """

    order = models.CharField(max_length=12)
    start = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=20, blank=True)
    people = models.BinaryField()

    class Meta:
        ordering = ("order", "start", "key")
        constraints = [models.UniqueConstraint(fields=["order", "start", "key"], name="stretch_begins_once")]

    def __str__(self) -> str:
        return f"{self.order} {self.start} {self.key}"


class Step(models.Model):
    """By how much a number of people who are held changes on a day, for everybody (`scope` empty) or one country.

    `axis` tells what is known now from what was published at the time; `month` is the first beginning of a month on
    which the change is seen.
    """

    scope = models.CharField(max_length=2, blank=True)
    axis = models.CharField(max_length=4)
    held = models.CharField(max_length=10)
    day = models.DateField()
    month = models.DateField()
    change = models.IntegerField()

    class Meta:
        ordering = ("scope", "axis", "held", "day")
        constraints = [models.UniqueConstraint(fields=["scope", "axis", "held", "day"], name="step_is_taken_once")]

    def __str__(self) -> str:
        return f"{self.scope} {self.axis} {self.held} {self.day}: {self.change:+}"


class Turning(models.Model):
    """The people who began to be held (`change` 1) or ceased to be (-1), by the month with whose beginning it is seen.

    On the axis `stands` they are those who came to stand in a way, of which `held` tells the statuses. `people` are
    the numbers of listings from `first` on and `days` the days of the calendar month of each, kept as in `parts`.
    """

    axis = models.CharField(max_length=6)
    held = models.CharField(max_length=500, blank=True)
    month = models.DateField()
    change = models.SmallIntegerField()
    first = models.PositiveIntegerField()
    people = models.BinaryField()
    days = models.BinaryField()

    class Meta:
        ordering = ("axis", "month", "held", "change", "first")
        constraints = [
            models.UniqueConstraint(fields=["axis", "held", "month", "change", "first"], name="turning_is_kept_once"),
        ]

    def __str__(self) -> str:
        return f"{self.axis} {self.held} {self.month} {self.change:+} {self.first}"


class NameWord(models.Model):
    """A folded word of listed names, its first letter, and how often it is listed."""

    word = models.CharField(max_length=100, unique=True)
    first = models.CharField(max_length=1)
    uses = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["first", "-uses"], name="word_by_letter_and_use")]

    def __str__(self) -> str:
        return f"{self.word}: {self.uses}"


class Spelling(models.Model):
    """A word of the dictionary, or what is left of it without one letter."""

    word = models.ForeignKey(NameWord, on_delete=models.CASCADE, related_name="spellings")
    key = models.CharField(max_length=100, db_index=True)

    def __str__(self) -> str:
        return self.key


class Posting(models.Model):
    """The listings that have a word (`whole`), or one that begins so, from number `first` on, kept as in `parts`."""

    word = models.CharField(max_length=100, db_index=True)
    whole = models.BooleanField()
    first = models.PositiveIntegerField()
    people = models.BinaryField()

    class Meta:
        ordering = ("word", "whole", "first")
        constraints = [models.UniqueConstraint(fields=["word", "whole", "first"], name="posting_is_kept_once")]

    def __str__(self) -> str:
        return f"{self.word} {self.first}"


class Glance(models.Model):
    """What the list of people shows of somebody with a record, as text (`glances`): said by other rows of the index."""

    listing = models.OneToOneField("published.Listing", on_delete=models.CASCADE, primary_key=True, related_name="+")
    body = models.TextField()

    def __str__(self) -> str:
        return self.body

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from hanse.frame.models.application import Application
from hanse.frame.models.case import Case
from hanse.kernel.base import BaseModel


class TsTzRange(Func):
    """From and until, without the end."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class Booking(BaseModel):
    """A time or days that somebody has, or wishes for.

    An application keeps it until `held_until`; a case has it as long as its state says so. Of what can be had by
    several at the same time each has a `seat`, from 1; the database lets nobody else have it meanwhile, unless it is
    not `firm`: then it is a wish alone. `place` is empty where there is one alone.
    """

    service = models.CharField(max_length=60)
    bookable = models.CharField(max_length=60)
    place = models.CharField(max_length=60, blank=True)
    question = models.CharField(max_length=100)
    application = models.ForeignKey(Application, null=True, on_delete=models.CASCADE, related_name="bookings")
    case = models.ForeignKey(Case, null=True, on_delete=models.CASCADE, related_name="bookings")
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    seat = models.PositiveSmallIntegerField(default=1)
    firm = models.BooleanField(default=True)
    held_until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["starts", "place", "seat", "id"]
        constraints = [
            ExclusionConstraint(
                name="booked_once",
                expressions=[
                    (F("service"), RangeOperators.EQUAL),
                    (F("bookable"), RangeOperators.EQUAL),
                    (F("place"), RangeOperators.EQUAL),
                    (F("seat"), RangeOperators.EQUAL),
                    (TsTzRange("starts", "ends"), RangeOperators.OVERLAPS),
                ],
                condition=Q(firm=True),
            ),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="booking_has_length"),
            models.CheckConstraint(
                condition=Q(application__isnull=True, case__isnull=False, held_until=None)
                | Q(application__isnull=False, case__isnull=True, held_until__isnull=False, firm=True),
                name="booking_is_of_one",
            ),
            models.UniqueConstraint(fields=["application", "question"], name="application_books_once"),
            models.UniqueConstraint(fields=["case", "question"], name="case_books_once"),
        ]
        indexes = [
            models.Index(fields=["service", "bookable", "starts"]),
            models.Index(fields=["held_until"], name="held", condition=Q(held_until__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.service} {self.bookable} {self.place} {self.starts:%Y-%m-%d %H:%M}"


class ClosedDay(BaseModel):
    """A day on which an office is closed beside what its declaration says: all its places, or one."""

    service = models.CharField(max_length=60)
    bookable = models.CharField(max_length=60)
    place = models.CharField(max_length=60, blank=True)
    day = models.DateField()
    because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["day", "place"]
        constraints = [models.UniqueConstraint(fields=["service", "bookable", "place", "day"], name="closed_once")]

    def __str__(self) -> str:
        return f"{self.service} {self.bookable} {self.day}"


class Waiting(BaseModel):
    """Somebody who waits for a time that is given back, in the order in which they came.

    Offered one, she has it as a booking of her application until that runs out.
    """

    service = models.CharField(max_length=60)
    bookable = models.CharField(max_length=60)
    place = models.CharField(max_length=60, blank=True)
    question = models.CharField(max_length=100)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="waiting")
    email = models.EmailField(max_length=254)
    language = models.CharField(max_length=10)
    offered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [models.UniqueConstraint(fields=["application", "question"], name="waits_once")]
        indexes = [
            models.Index(fields=["service", "bookable", "created_at"], name="waiting", condition=Q(offered_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.service} {self.bookable} {self.created_at:%Y-%m-%d %H:%M}"

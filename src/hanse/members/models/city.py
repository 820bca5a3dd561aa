from django.contrib.postgres.fields import ArrayField
from django.db import models

from hanse.kernel.clock import now
from hanse.members.enums import IncomeGroup, Region, SizeClass, size_class_of


class City(models.Model):
    """A city or local government of the network. It is a party: the party's id is its own."""

    party = models.OneToOneField("identity.Party", on_delete=models.PROTECT, primary_key=True, related_name="city")
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2)
    region = models.CharField(max_length=20, choices=Region)
    income_group = models.CharField(max_length=20, choices=IncomeGroup, blank=True)
    population = models.PositiveIntegerField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    languages = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    website = models.URLField(blank=True)
    is_demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        verbose_name_plural = "cities"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["name", "country"], name="city_once_in_a_country"),
            models.CheckConstraint(condition=models.Q(country__regex=r"^[A-Z]{2}$"), name="city_country_code"),
            models.CheckConstraint(condition=models.Q(region__in=Region.values), name="city_region"),
            models.CheckConstraint(
                condition=models.Q(latitude=None) | models.Q(latitude__range=(-90, 90)), name="city_latitude"
            ),
            models.CheckConstraint(
                condition=models.Q(longitude=None) | models.Q(longitude__range=(-180, 180)), name="city_longitude"
            ),
        ]
        indexes = [models.Index(fields=["region"]), models.Index(fields=["country"])]

    def __str__(self) -> str:
        return self.name

    @property
    def size_class(self) -> SizeClass | None:
        """The class of its population; None where that is not known."""
        return size_class_of(self.population)

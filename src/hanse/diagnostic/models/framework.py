from typing import NamedTuple

from django.db import models

from hanse.kernel.base import BaseModel


class Version(NamedTuple):
    """One version of a framework: what is asked, and how it is scored."""

    key: str
    version: str


class UnderFramework(BaseModel):
    """The base of what belongs to one version of a framework."""

    framework_key = models.CharField(max_length=60)
    framework_version = models.CharField(max_length=20)

    class Meta:
        abstract = True

    @property
    def method(self) -> Version:
        return Version(self.framework_key, self.framework_version)

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower

from hanse.kernel.actor import Actor
from hanse.kernel.base import BaseModel


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A new user; without a password she must set one by a link before she can sign in."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(force_insert=True)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


class User(BaseModel, AbstractBaseUser, PermissionsMixin):
    """A person who can sign in. The e-mail address is stored in lower case and is unique whatever its case.

    Messages come to her by e-mail, by SMS to a number that she has proved, or neither; `together`: what comes within an
    hour in one letter. An empty `time_zone` is the site's.
    """

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10, default="en")
    by_email = models.BooleanField(default=True)
    by_sms = models.BooleanField(default=False)
    phone = models.CharField(max_length=20, blank=True)
    together = models.BooleanField(default=False)
    time_zone = models.CharField(max_length=60, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)

    objects: ClassVar[UserManager] = UserManager()

    unread: int = 0
    """Messages that lie unread, as they were when she was found together with her roles."""

    _acts_as: Actor | None = None

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_lower"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def has_joined(self) -> bool:
        """Whether she has taken her invitation up: by a password, or through another sign-in service."""
        return self.has_usable_password() or self.last_login is not None

    @property
    def actor(self) -> Actor:
        """As whom she acts: herself, or the key by which her program came."""
        return self._acts_as or Actor.person(self.id)

    def acting_as(self, actor: Actor) -> "User":
        """The same person, whose actions the audit shows as those of `actor`."""
        self._acts_as = actor
        return self

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

from django.db import models

from hanse.frame.models.case import Case
from hanse.kernel.following import FollowsByMail


class Follower(FollowsByMail):
    """Somebody who wants to be told how a public case goes on: an address, or a person who has an account.

    `told` is the state of which she knows. Nobody but herself learns that she follows: no page, no office and no log of
    the case names her.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="followers")
    person = models.ForeignKey("identity.User", null=True, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField(max_length=254, blank=True)
    told = models.CharField(max_length=60)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person=None) ^ models.Q(email=""), name="follower_is_address_or_person"
            ),
            models.UniqueConstraint(
                fields=["case", "email"], name="address_follows_once", condition=~models.Q(email="")
            ),
            models.UniqueConstraint(fields=["case", "person"], name="person_follows_once"),
        ]
        indexes = [models.Index(fields=["created_at"], name="to_confirm", condition=models.Q(confirmed_at=None))]

    def __str__(self) -> str:
        return str(self.id)

"""What the platform holds on a person: a slot. Each domain declares its tables that tell of her when the site starts.

From this her copy of everything is made, and her account is erased. A test holds every table with a reference to a
person against what is declared here.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Q, QuerySet

from hanse.identity.models import User

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Wording = "str | _StrPromise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Rows of one table that name a person.

    `by` are the columns that refer to her; `of` finds the rows where columns alone do not, as by her address. `fields`
    is what of the rows is hers to have; `tell` gives it where columns do not say it all. `stays` says why the rows are
    kept when her account is erased, without her name; rows for which it says nothing are deleted then, or done with by
    `forget`.
    """

    model: str
    what: Wording
    by: tuple[str, ...] = ()
    of: Callable[[User], QuerySet[Any]] | None = None
    fields: tuple[str, ...] = ()
    stays: Wording = ""
    tell: Callable[[User], Iterable[dict[str, Any]]] | None = None
    forget: Callable[[User], object] | None = None

    def rows(self, person: User) -> QuerySet[Any]:
        """Hers, in the order in which they came."""
        if self.of:
            return self.of(person).order_by("pk")
        asked = Q(pk__in=())
        for column in self.by:
            asked |= Q(**{column: person.id})
        found: QuerySet[Any] = apps.get_model(self.model)._default_manager.filter(asked)
        return found.order_by("pk")

    def told(self, person: User) -> list[dict[str, Any]]:
        if self.tell:
            return list(self.tell(person))
        return [{name.replace("__", "_"): value for name, value in row.items()} for row in self._values(person)]

    def _values(self, person: User) -> Iterable[dict[str, Any]]:
        return self.rows(person).values(*self.fields)

    def forgotten(self, person: User) -> None:
        """As her account is erased."""
        if self.forget:
            self.forget(person)
        elif not self.stays:
            self.rows(person).delete()


type Warning_ = Callable[[User], Iterable[str]]
_holdings: dict[str, Holding] = {}
_warnings: list[Warning_] = []


def declare_holdings(*holdings: Holding) -> None:
    _holdings.update((one.model, one) for one in holdings)


def warn_before_erasing(warn: Warning_) -> None:
    """`warn(person)` gives a sentence for each thing that will lack her."""
    if warn not in _warnings:
        _warnings.append(warn)


def holdings() -> Sequence[Holding]:
    """Those of the lowest domains first."""
    return tuple(_holdings.values())


def warnings_for(person: User) -> list[str]:
    return [sentence for warn in _warnings for sentence in warn(person)]

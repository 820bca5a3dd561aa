"""What the platform holds on a person: a slot. Each domain declares its tables that tell of her when the site starts.

From this her copy of everything is made, and her account is erased. A test holds every table with a reference to a
person against what is declared here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
        return [{column_of(name): value for name, value in row.items()} for row in self._values(person)]

    def _values(self, person: User) -> Iterable[dict[str, Any]]:
        return self.rows(person).values(*self.fields)

    def options(self) -> dict[str, dict[object, str]]:
        """By column, the words of each value where a value is one of a choice."""
        columns = apps.get_model(self.model)._meta.concrete_fields
        return {one.name: {key: str(words) for key, words in one.flatchoices} for one in columns}

    def forgotten(self, person: User) -> None:
        """As her account is erased."""
        if self.forget:
            self.forget(person)
        elif not self.stays:
            self.rows(person).delete()


def column_of(field: str) -> str:
    return field.replace("__", "_")


@dataclass(frozen=True, slots=True)
class OwnPanel:
    """What a domain shows over the tables, on the page of somebody's own data: the template that shows `seen`."""

    template: str
    seen: object


type Panels = Callable[[User, str], OwnPanel]
type Warning_ = Callable[[User], Iterable[str]]
_holdings: dict[str, Holding] = {}
_panels: dict[str, Panels] = {}
_words: dict[str, Wording] = {}
_warnings: list[Warning_] = []


def declare_holdings(*holdings: Holding, words: Mapping[str, Wording] | None = None) -> None:
    """`words` says what columns are called that no domain below has named yet, as `told` gives them."""
    _holdings.update((one.model, one) for one in holdings)
    _words.update(words or {})


def warn_before_erasing(warn: Warning_) -> None:
    """`warn(person)` gives a sentence for each thing that will lack her."""
    if warn not in _warnings:
        _warnings.append(warn)


def holdings() -> Sequence[Holding]:
    """Those of the lowest domains first."""
    return tuple(_holdings.values())


def word_for(column: str) -> str:
    """What a column is called on a page; by its own name where nobody has said so."""
    return str(_words.get(column) or column.replace("_", " "))


def warnings_for(person: User) -> list[str]:
    return [sentence for warn in _warnings for sentence in warn(person)]


def show_with_own_data(key: str, make: Panels) -> None:
    """`make(person, language)` gives the panel."""
    _panels[key] = make


def own_panels(person: User, language: str) -> list[OwnPanel]:
    """In the order in which the domains came: those that lie lower first."""
    return [make(person, language) for make in _panels.values()]

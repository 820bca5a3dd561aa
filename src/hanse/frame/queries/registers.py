"""Reads of registers: public ones are anybody's; a restricted one is read by the offices of its procedures."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hanse.frame.models import Case, Record
from hanse.frame.queries.offering import known
from hanse.frame.rules import may_see_case
from hanse.frame.spec.acts import Standing
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import Register
from hanse.identity.public import Viewer
from hanse.kernel.errors import NotThere


class Holding(StrEnum):
    """Which records are looked at."""

    ALL = "all"
    IN_FORCE = "in_force"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class OpenRegister:
    """A register that somebody may read: of the `own` services every record, of the others public ones."""

    key: str
    procedures: tuple[Procedure, ...]
    own: frozenset[str]

    @property
    def procedure(self) -> Procedure:
        """The one that names it, where several services write into it."""
        return self.procedures[0]

    @property
    def register(self) -> Register:
        found = self.procedure.register
        assert found is not None
        return found

    @property
    def public(self) -> tuple[Procedure, ...]:
        return tuple(one for one in self.procedures if one.register and one.register.public)


def registers(viewer: Viewer) -> list[OpenRegister]:
    """Those that the viewer may read, by key; a register outlives the offer of its services."""
    found = sorted(filter(_has_register, known()), key=_register_key)
    opened = (_opened(key, tuple(some), viewer) for key, some in groupby(found, _register_key))
    return [one for one in opened if one.procedures]


def register_of(key: str, viewer: Viewer) -> OpenRegister:
    """Raises NotThere, also for one that the viewer may not read."""
    found = next((one for one in registers(viewer) if one.key == key), None)
    if found is None:
        raise NotThere(_("There is no such register."))
    return found


def records_in(
    register: OpenRegister, today: date, holding: Holding = Holding.ALL, words: str = ""
) -> QuerySet[Record]:
    """The newest versions, the latest number first, with their cases."""
    found = _readable(register).filter(current=True).select_related("case").order_by("-number")
    if words:
        found = found.filter(words__icontains=words)
    holds = Q(standing=Standing.IN_FORCE) & (Q(valid_until=None) | Q(valid_until__gte=today))
    return {Holding.ALL: found, Holding.IN_FORCE: found.filter(holds), Holding.OVER: found.exclude(holds)}[holding]


def public_records(register: OpenRegister) -> QuerySet[Record]:
    """What anybody may take away, by number."""
    services = [one.key for one in register.public]
    return Record.objects.filter(register=register.key, service__in=services, public=True, current=True).order_by(
        "number"
    )


def versions_of(register: OpenRegister, number: str) -> list[Record]:
    """The versions of a record, the newest first. Raises NotThere."""
    found = list(_readable(register).filter(number=number).select_related("case").order_by("-version"))
    if not found:
        raise NotThere(_("There is no such record in this register."))
    return found


def _readable(register: OpenRegister) -> QuerySet[Record]:
    public = [one.key for one in register.public]
    may = Q(service__in=register.own) | Q(service__in=public, public=True)
    return Record.objects.filter(may, register=register.key)


def _has_register(procedure: Procedure) -> bool:
    return procedure.register is not None


def _register_key(procedure: Procedure) -> str:
    return procedure.register.key if procedure.register else ""


def _opened(key: str, procedures: tuple[Procedure, ...], viewer: Viewer) -> OpenRegister:
    own = frozenset(one.key for one in procedures if may_see_case.test(viewer, one))
    seen = tuple(one for one in procedures if one.key in own or (one.register and one.register.public))
    return OpenRegister(key, seen, own)


def newest_record(case: Case) -> Record | None:
    return Record.objects.filter(case=case, current=True).first()

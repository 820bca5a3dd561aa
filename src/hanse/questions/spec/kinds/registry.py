"""The kinds of question there are, each entered under its key."""

from hanse.questions.spec.kinds.address import Address
from hanse.questions.spec.kinds.case import CaseNumber
from hanse.questions.spec.kinds.country import Country
from hanse.questions.spec.kinds.date import Date
from hanse.questions.spec.kinds.declaration import Declaration
from hanse.questions.spec.kinds.duration import Duration
from hanse.questions.spec.kinds.email import Email
from hanse.questions.spec.kinds.file import Files
from hanse.questions.spec.kinds.group import Group
from hanse.questions.spec.kinds.identifier import Identifier
from hanse.questions.spec.kinds.known import kind_of, kinds, register
from hanse.questions.spec.kinds.matrix import Matrix
from hanse.questions.spec.kinds.money import MoneyKind
from hanse.questions.spec.kinds.multiple import Multiple
from hanse.questions.spec.kinds.number import Number
from hanse.questions.spec.kinds.organisation import Organisation
from hanse.questions.spec.kinds.person import Person
from hanse.questions.spec.kinds.phone import Phone
from hanse.questions.spec.kinds.place import Place
from hanse.questions.spec.kinds.signature import Signature
from hanse.questions.spec.kinds.single import Single
from hanse.questions.spec.kinds.slot import Slot
from hanse.questions.spec.kinds.stay import Stay
from hanse.questions.spec.kinds.text import FreeText
from hanse.questions.spec.kinds.time import Time
from hanse.questions.spec.kinds.yes_no import YesNo

__all__ = ["kind_of", "kinds", "register"]

_OWN = (
    Single(),
    Multiple(),
    Number(),
    Matrix(),
    FreeText(),
    YesNo(),
    Date(),
    Time(),
    Duration(),
    MoneyKind(),
    Email(),
    Phone(),
    Identifier(),
    CaseNumber(),
    Slot(),
    Stay(),
    Country(),
    Address(),
    Place(),
    Person(),
    Organisation(),
    Files(),
    Declaration(),
    Signature(),
    Group(),
)
for _kind in _OWN:
    register(_kind)

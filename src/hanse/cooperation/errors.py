"""Refusals of cooperation.

HanseError
├── Invalid
│   └── AddressInMessage    a message gives away an address before both sides have agreed
└── Conflict
    ├── AnsweredAlready     a request was answered, taken back, or is over
    ├── AskedAlready        there is an open request between the two cities, or one was declined not long ago
    ├── NobodyThere         the other city has no coordinator who could answer
    ├── PartnersAlready     the two are partners, or one of them waits for the other's word
    ├── ProjectChanged      a colleague has saved the joint project since it was opened
    └── TooManyOpen         the city has as many open requests as it may
"""

from django.utils.translation import gettext_lazy as _

from hanse.kernel.errors import Conflict, Invalid


class AddressInMessage(Invalid):
    pass


class AnsweredAlready(Conflict):
    pass


class AskedAlready(Conflict):
    pass


class NobodyThere(Conflict):
    pass


class PartnersAlready(Conflict):
    pass


class ProjectChanged(Conflict):
    says = _("Somebody else has saved this project in the meantime. What you have typed is kept on this page.")


class TooManyOpen(Conflict):
    pass

"""Refusals of the designer.

HanseError
├── NotThere
│   ├── NoSuchDraft     there is no such draft or revision
│   └── NoSuchPart      the draft has no such part (any more)
├── Invalid
│   ├── NotReady        the draft cannot be reviewed or published as it stands; says why
│   ├── CannotBegin     what was handed in cannot become a draft; says why
│   └── NotYaml         a file cannot be read, so its parts cannot be changed; says where
└── Conflict
    ├── DraftMoved      somebody else saved in the meantime; both are kept
    └── DraftClosed     a draft that is published or put aside does not change
"""

from django.utils.translation import gettext_lazy as _

from hanse.kernel.errors import Conflict, Invalid, NotThere


class NoSuchDraft(NotThere):
    says = _("There is no such draft.")


class NoSuchPart(NotThere):
    says = _("The draft has no such part any more. Look for it in the list of its parts.")


class CannotBegin(Invalid):
    pass


class NotReady(Invalid):
    says = _("The draft cannot be reviewed or published as it stands.")


class NotYaml(Invalid):
    says = _("The file cannot be read as YAML. Mend it as text first.")


class DraftMoved(Conflict):
    says = _("Somebody else has saved this draft in the meantime. What you have typed is kept on this page.")


class DraftClosed(Conflict):
    says = _("This draft does not change any more. Begin another one from it.")

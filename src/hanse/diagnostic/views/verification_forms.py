"""Forms of the examination of submitted answers."""

from django.utils.translation import gettext_lazy as _

from hanse.diagnostic.enums import Capacity
from hanse.kernel.files import EVIDENCE_KINDS, LARGEST
from hanse.ui.forms import Choice, ChoiceField, DateField, EmailField, FileField, Form, LongTextField, TextField

EVIDENCE_ENDINGS = tuple(ending for kind in EVIDENCE_KINDS for ending in kind.endings)


class ReviewerForm(Form):
    """Whom to ask to examine a city's answers, as what, and until when."""

    capacity = ChoiceField(
        label=_("Who examines the answers?"), choices=[Choice(one.value, one.label) for one in Capacity]
    )
    reviewer = EmailField(label=_("E-mail address of the reviewer"), hint=_("The one used to sign in here."))
    ends_on = DateField(label=_("Until which day?"), hint=_("After it the answers are closed to the reviewer."))
    note = LongTextField(label=_("A word to the reviewer"), required=False, max_length=1000)


class TakeOnForm(Form):
    """Whether the reviewer takes it on; a conflict of interest is hers to declare."""

    answer = ChoiceField(
        label=_("Do you examine these answers?"),
        choices=[
            Choice("accept", _("Yes. Nothing ties me to this city that could colour what I find")),
            Choice("conflict", _("No: I have a conflict of interest"), reveal="conflict_words"),
            Choice("decline", _("No, for another reason"), reveal="words"),
        ],
    )
    conflict_words = LongTextField(label=_("What ties you to the city?"), max_length=2000)
    words = LongTextField(label=_("Why not?"), max_length=2000)


class RequestForm(Form):
    """What the reviewer asks for."""

    words = LongTextField(label=_("What is to be explained or changed, and why?"), max_length=2000)


class DisputeForm(Form):
    """Why somebody cannot agree."""

    words = LongTextField(label=_("Why can you not agree?"), max_length=2000)


class EndForm(Form):
    """Why an examination is taken from its reviewer."""

    words = LongTextField(label=_("Why does it end?"), max_length=2000)


class ReplyForm(Form):
    """What the city says to what was asked."""

    words = LongTextField(label=_("Your explanation"), max_length=2000)
    link = TextField(label=_("A link"), hint=_("The whole address of a web page."), required=False)
    upload = FileField(label=_("A file"), endings=EVIDENCE_ENDINGS, max_bytes=LARGEST, required=False)


class DecisionForm(Form):
    """What the secretariat decides about a disagreement."""

    decision = ChoiceField(
        label=_("What do you decide?"),
        choices=[
            Choice("true", _("The answer is true: it counts as verified")),
            Choice("false", _("The answer is not shown to be true: it does not")),
        ],
    )
    words = LongTextField(label=_("For which reasons?"), hint=_("It stays on record."), max_length=2000)


class FinishForm(Form):
    """What the reviewer sums up."""

    words = LongTextField(label=_("A word to the city"), required=False, max_length=2000)


class LastDayForm(Form):
    """Until when an examination goes on."""

    ends_on = DateField(label=_("Until which day?"))

"""What is said below the fields that every designer meets, in plain words and every language of the interface."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

KEY = _(
    "The short name by which conditions, letters and other parts call this one: small letters, digits and _. "
    "Once people have used the service, leave it as it is."
)
ONLY_IF = _(
    'Only if this is true. Examples: category = "light", guests > 50, danger = true; joined by “and” or “or”. '
    "The names are keys of questions. Empty: always."
)

HINTS: Mapping[tuple[str, str], object] = {
    ("Section", "key"): KEY,
    ("Question", "key"): KEY,
    ("Office", "key"): KEY,
    ("State", "key"): KEY,
    ("Transition", "key"): KEY,
    ("Document", "key"): KEY,
    ("Question", "relevant"): ONLY_IF,
    ("Transition", "when"): ONLY_IF,
    ("Message", "when"): ONLY_IF,
    ("Opinion", "when"): ONLY_IF,
    ("Section", "title"): _("The heading over the questions."),
    ("Question", "kind"): _("What people give as an answer. Save, and the lines that belong to it appear."),
    ("Question", "text"): _("The question itself."),
    ("Question", "how"): _("A sentence that helps to answer."),
    ("Question", "optional"): _("Whether people may leave it open."),
    ("State", "title"): _("What offices read."),
    ("State", "office"): _("The office that has the case in its inbox."),
    ("Transition", "title"): _("What the button says."),
    ("Transition", "sources"): _("The states that it leads out of."),
    ("Transition", "target"): _("The state that it leads to."),
}
"""The name of a block and its line → the words; all others are described in the file's own (English) words."""

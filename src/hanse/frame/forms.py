"""Forms of the frame that no procedure declares."""

from django.utils.translation import gettext_lazy as _

from hanse.ui.forms import EmailField, Form


class LinkForm(Form):
    """Where the link to an application goes."""

    email = EmailField(
        label=_("Your e-mail address"), hint=_("We send the link there, and use the address for nothing else.")
    )

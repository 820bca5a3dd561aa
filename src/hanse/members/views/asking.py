"""Forms with which pages ask before something is done."""

from hanse.kernel.errors import HanseError, Invalid
from hanse.ui.forms import Form


def add_refusal(form: Form, refusal: HanseError) -> None:
    """What is refused stands at its field, or over the form."""
    field = refusal.field if isinstance(refusal, Invalid) else ""
    form.add_error(field if field in form.fields else None, refusal.message)

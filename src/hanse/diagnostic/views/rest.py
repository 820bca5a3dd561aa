"""What was typed on a page of several buttons beside what one of them sends: it comes back with the page, unsaved."""

from collections.abc import Iterable, Mapping

from django.http import HttpRequest

from hanse.ui.forms import Form

SESSION_KEY = "typed-beside"


def keep_rest(request: HttpRequest, others: Iterable[Form], served: Mapping[str, str]) -> None:
    """Keep what the forms that were not sent hold, but for what the page was `served` with and the server has."""
    typed = {name: request.POST.get(name, "").replace("\r\n", "\n") for form in others for name in form.fields}
    rest = {name: value for name, value in typed.items() if value and value != served.get(name, "")}
    if rest:
        request.session[SESSION_KEY] = {"page": request.path, "fields": rest}


def take_rest(request: HttpRequest) -> dict[str, str]:
    """What was kept for this page, once."""
    kept = request.session.get(SESSION_KEY)
    if kept is None or kept["page"] != request.path:
        return {}
    del request.session[SESSION_KEY]
    return dict(kept["fields"])

"""Begin a draft."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hanse.frame.tools.carried import templates
from hanse.frame.tools.designer.actions.drafting import begin_draft
from hanse.frame.tools.designer.forms.begin import BeginForm
from hanse.frame.tools.designer.origins import from_file, from_nothing, from_offered, from_template
from hanse.frame.tools.designer.presenters.lists import offered_lines, template_titles
from hanse.frame.tools.designer.views.asking import designing
from hanse.identity.public import person
from hanse.kernel.errors import Invalid

MOST_NOTES = 20


@require_http_methods(["GET", "POST"])
@designing
def begin(request: HttpRequest) -> HttpResponseBase:
    """From nothing, a template, what is online, or a file."""
    services = {one.service: f"{one.title} {one.version}" for one in offered_lines(get_language() or "en")}
    chosen = request.GET.get("service", "")
    initial = {"origin": "service", "service": chosen} if chosen in services else {"origin": "template"}
    carried = template_titles(templates())
    form = BeginForm(
        request.POST or None,
        request.FILES or None,
        templates={key: title for key, (title, _shows) in carried.items()},
        services=services,
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _begun(request, form)
        except Invalid as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
    return render(request, "designer/begin.html", {"form": form, "carried": carried.values()})


def _begun(request: HttpRequest, form: BeginForm) -> HttpResponseBase:
    given, based_on = form.cleaned_data, ""
    notes: Sequence[str] = ()
    if given["origin"] == "nothing":
        files = from_nothing(given["title"])
    elif given["origin"] == "template":
        files = from_template(given["template"])
    elif given["origin"] == "service":
        files, based_on = from_offered(given["service"])
    else:
        files, notes = from_file(given["file"].name, given["file"].read())
    draft = begin_draft(files, by=person(request), based_on=based_on)
    messages.success(request, _("The draft is begun. Every change is kept in its history."))
    for one in notes[:MOST_NOTES]:
        messages.warning(request, _("Not carried over: %(what)s") % {"what": one})
    return redirect("designer:outline", draft.id)

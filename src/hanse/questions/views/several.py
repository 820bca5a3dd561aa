"""A few questions on one page, sent once: the owner says what is done with the answers."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hanse.kernel.errors import Invalid
from hanse.questions.forms.several import SeveralForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def several(request: HttpRequest, *, desk: Any, **names: Any) -> HttpResponseBase:
    """A refusal of the owner's (`Invalid`) is shown above the form, with everything as it was typed."""
    visit = desk(request, **names)
    if isinstance(visit, HttpResponseBase):
        return visit
    posted = request.method == "POST"
    form = SeveralForm(visit.questionnaire, visit.reader, data=request.POST if posted else None, given=visit.answers)
    refused = ""
    if posted and form.is_valid():
        try:
            response: HttpResponseBase = visit.send(form.answers)
        except Invalid as error:
            refused = error.message
        else:
            return response
    problems = [*([{"text": refused, "href": "#send"}] if refused else []), *form.problems()]
    context = {"visit": visit, "form": form, "problems": problems}
    return render(request, "questions/several.html", context, status=422 if problems else 200)

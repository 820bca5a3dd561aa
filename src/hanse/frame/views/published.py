"""Pages of what a service publishes of its cases: anyone's to read, and nothing else of them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hanse.frame.presenters.published import published_lines, published_page
from hanse.frame.queries import procedure_of
from hanse.frame.queries.documents import file_of
from hanse.frame.queries.inbox import A_PAGE, CutOff
from hanse.frame.queries.published import published_case, published_cases, publishing
from hanse.frame.views.asking import in_time_of
from hanse.kernel.files import download
from hanse.questions.public import reader_in


@require_safe
def index(request: HttpRequest, service: str) -> HttpResponseBase:
    (procedure, public), language = publishing(service), get_language() or "en"
    page = CutOff(published_cases(service), A_PAGE).get_page(request.GET.get("page"))
    reader = reader_in(language, procedure.translations)
    context = {
        "service": service,
        "caption": reader(procedure.title),
        "title": reader(public.title),
        "lines": published_lines(page, language),
        "page": page,
    }
    return render(request, "frame/published/list.html", context)


@require_safe
def case(request: HttpRequest, service: str, number: str) -> HttpResponseBase:
    row = in_time_of(published_case(service, number))
    return render(
        request, "frame/published/case.html", {"page": published_page(row, get_language() or "en"), "service": service}
    )


@require_safe
def file(_request: HttpRequest, service: str, number: str, file_id: UUID) -> HttpResponseBase:
    row = published_case(service, number)
    public = procedure_of(row).public
    return download(file_of(row, file_id, among=public.answers if public else ()))

"""All questions of a section on one page; sent together, saved one by one, each with its own lock."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hanse.kernel.errors import NotThere
from hanse.questions.forms.answer import AnswerForm
from hanse.questions.models import Conflict
from hanse.questions.presenters.places import Places
from hanse.questions.presenters.section import section_page
from hanse.questions.presenters.words import answer_words, shown
from hanse.questions.queries import Visit, given_in, procedure_in, rows_of
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.progress import Status, progress
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Section
from hanse.questions.views.opening import require_open, runner_page
from hanse.questions.views.saving import rules_for, save_forms
from hanse.questions.views.typed import take_typed
from hanse.questions.views.uploads import received


@runner_page("GET", "HEAD", "POST")
def section(request: HttpRequest, visit: Visit, places: Places, *, section: str) -> HttpResponseBase:
    found = _section_of(visit, section)
    if request.method != "POST":
        typed = take_typed(request)
        return _show(request, visit, places, found, typed=typed, was_kept=typed is not None)
    require_open(visit)
    sent = [
        _sent(request, visit, one)
        for one in found.questions
        if visit.may_write(one.key) and f"{one.key}-page" in request.POST
    ]
    outcomes = save_forms(visit, [form for form in sent if form.is_valid()], final=True)
    if not all(form.is_valid() for form in sent):
        return _show(request, visit, places, found, typed=request.POST, forms=sent)
    if any(form.stays for form in sent):
        return redirect(places.section(found.key))
    conflict = next((one for one in outcomes if isinstance(one, Conflict)), None)
    return redirect(places.conflict(conflict.key, conflict.id) if conflict else places.tasks)


def _sent(request: HttpRequest, visit: Visit, one: Question) -> AnswerForm:
    data, refused = received(request, one, by=visit.by, prefix=one.key)
    rules = rules_for(visit, one.key)
    return AnswerForm(
        one, visit.reader, data=data, prefix=one.key, may_skip=True, heading=False, refused=refused, **rules
    )


def _section_of(visit: Visit, key: str) -> Section:
    try:
        return visit.questionnaire.section(key)
    except KeyError:
        raise NotThere(_("There is no such section.")) from None


def _show(
    request: HttpRequest,
    visit: Visit,
    places: Places,
    found: Section,
    *,
    typed: QueryDict | None = None,
    was_kept: bool = False,
    forms: Sequence[AnswerForm] = (),
) -> HttpResponseBase:
    """The page, with the `forms` that were sent as they are."""
    sent = {form.question.key: form for form in forms}
    rows = rows_of(visit.sheet)
    answers = given_in(rows, visit.questionnaire)
    state = progress(visit.questionnaire, answers)
    asked = [one for one in found.questions if state.statuses[one.key] is not Status.NOT_ASKED]
    shown_forms = [
        sent.get(one.key) or _form(visit, one, answers.get(one.key), procedure_in(rows, one.key), typed)
        for one in asked
        if visit.writable(one.key)
    ]
    refused = any(form.errors for form in shown_forms) and not was_kept
    context = {
        "visit": visit,
        "page": section_page(visit, found, state, places),
        "places": places,
        "forms": shown_forms,
        "readings": [
            (shown(visit.reader, one.text), answer_words(one, answers.get(one.key), visit.reader), "")
            for one in asked
            if not visit.writable(one.key)
        ],
        "problems": [problem for form in shown_forms for problem in form.problems()] if refused else [],
        "panels": visit.panels("section", found.key),
        "was_kept": was_kept,
        "multipart": any(form.is_multipart() for form in shown_forms),
    }
    return render(request, "questions/section.html", context, status=422 if refused else 200)


def _form(visit: Visit, one: Question, given: Answer | None, version: int, typed: QueryDict | None) -> AnswerForm:
    return AnswerForm(
        one,
        visit.reader,
        data=typed if typed is not None and f"{one.key}-page" in typed else None,
        given=given,
        version=version,
        heading=False,
        may_skip=True,
        prefix=one.key,
        **rules_for(visit, one.key),
    )

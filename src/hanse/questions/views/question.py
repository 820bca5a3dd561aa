"""One question: its page, and its saving by itself."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render

from hanse.kernel.errors import Invalid
from hanse.questions.forms.answer import AnswerForm
from hanse.questions.forms.talk import CommentForm, EvidenceForm
from hanse.questions.models import Answer, Conflict
from hanse.questions.presenters.panels import comment_lines, evidence_lines, people_in, person
from hanse.questions.presenters.places import Places
from hanse.questions.presenters.question import QuestionPage, question_page
from hanse.questions.queries import Visit, comments_of, conflicts_of, evidence_of, given_in, procedure_in, rows_of
from hanse.questions.spec.answer import Answer as Given
from hanse.questions.spec.exchange.received import digest
from hanse.questions.spec.progress import progress
from hanse.questions.spec.question import Question
from hanse.questions.views.opening import question_of, require_writable, runner_page
from hanse.questions.views.saving import answers_that_decide, place_after, rules_for, save_forms, tell_change
from hanse.questions.views.typed import take_typed
from hanse.questions.views.uploads import file_of, received


@runner_page("GET", "HEAD", "POST")
def question(request: HttpRequest, visit: Visit, places: Places, *, key: str) -> HttpResponseBase:
    asked = question_of(visit, key)
    if request.method != "POST":
        typed = take_typed(request)
        return show_question(request, visit, places, asked, typed=typed, was_kept=typed is not None)
    require_writable(visit, key)
    data, refused = received(request, asked, by=visit.by)
    form = AnswerForm(asked, visit.reader, data=data, refused=refused, **rules_for(visit, key))
    if not form.is_valid():
        return show_question(request, visit, places, asked, typed=data, refused_files=refused)
    decides = key in visit.questionnaire.conditions.deciding
    before = answers_that_decide(visit) if decides else {}
    [outcome] = save_forms(visit, [form], final=True)
    if isinstance(outcome, Conflict):
        return redirect(places.conflict(key, outcome.id))
    after = answers_that_decide(visit)
    if decides:
        tell_change(request, visit, before, after)
    if form.stays:
        return redirect(places.again(key, back=request.POST.get("back", ""), adds=form.adds))
    return redirect(place_after(visit, key, after, places, back=request.POST.get("back", "")))


@runner_page("POST")
def save(request: HttpRequest, visit: Visit, places: Places, *, key: str) -> HttpResponseBase:
    """What a page saves by itself while it is filled in: few queries, a small answer."""
    asked = question_of(visit, key)
    require_writable(visit, key)
    prefix = key if f"{key}-page" in request.POST else None
    form = AnswerForm(asked, visit.reader, data=request.POST, prefix=prefix, may_skip=True, **rules_for(visit, key))
    if not form.is_valid():
        words = " ".join(problem.text for problem in form.problems())
        return render(request, "questions/refused.html", {"key": key, "words": words}, status=422)
    [outcome] = save_forms(visit, [form], final=False)
    if isinstance(outcome, Conflict):
        conflicting = {"key": key, "href": places.conflict(key, outcome.id)}
        return render(request, "questions/conflicting.html", conflicting, status=HTTPStatus.CONFLICT)
    context = {
        "key": key,
        "prefix": f"{prefix}-" if prefix else "",
        "version": outcome.version if outcome else form.version,
        "shown": digest(asked, form.answer) if outcome else form.typed("shown"),
    }
    return render(request, "questions/saved.html", context)


@runner_page("GET", "HEAD")
def file(
    request: HttpRequest,  # noqa: ARG001 - every page takes it
    visit: Visit,
    places: Places,  # noqa: ARG001
    *,
    key: str,
    file_id: UUID,
) -> HttpResponseBase:
    """A file to which the answer refers; to have the visit is to have the right to read it."""
    asked = question_of(visit, key)
    return file_of(given_in(rows_of(visit.sheet, [key]), visit.questionnaire).get(asked.key), file_id)


def show_question(
    request: HttpRequest,
    visit: Visit,
    places: Places,
    asked: Question,
    *,
    typed: QueryDict | None = None,
    was_kept: bool = False,
    evidence_form: EvidenceForm | None = None,
    comment_form: CommentForm | None = None,
    refused_files: Sequence[Invalid] = (),
) -> HttpResponseBase:
    """The page, with what was typed where a form came back (`was_kept`: it has never been refused)."""
    rows = rows_of(visit.sheet)
    answers = given_in(rows, visit.questionnaire)
    page = _page(visit, asked, answers, rows.get(asked.key), places)
    form = AnswerForm(
        asked,
        visit.reader,
        data=typed if typed is not None and "page" in typed else None,
        given=answers.get(asked.key),
        version=procedure_in(rows, asked.key),
        may_skip=was_kept,
        adds_entry="add" in request.GET,
        refused=refused_files,
        **rules_for(visit, asked.key),
    )
    context = {
        "visit": visit,
        "page": page,
        "places": places,
        "form": form,
        "evidence_form": evidence_form or EvidenceForm(),
        "comment_form": comment_form or CommentForm(initial={"comment": typed.get("comment", "") if typed else ""}),
        "conflicts": [places.conflict(asked.key, one.id) for one in conflicts_of(visit.sheet, asked.key)],
        "panels": visit.panels("question", asked.key),
        "back": request.POST.get("back", request.GET.get("back", "")),
        "was_kept": was_kept,
        "unsaved": form.raw if not page.writable and isinstance(form.raw, str) else "",
    }
    refused = any(shown is not None and shown.errors for shown in (form, evidence_form, comment_form)) and not was_kept
    return render(request, "questions/question.html", context, status=422 if refused else 200)


def _page(
    visit: Visit, asked: Question, answers: Mapping[str, Given], row: Answer | None, places: Places
) -> QuestionPage:
    evidence, comments = list(evidence_of(visit.sheet, asked.key)), list(comments_of(visit.sheet, asked.key))
    names = visit.names({*people_in(evidence, comments), *([row.by_id] if row and row.by_id else [])})
    return question_page(
        visit,
        asked,
        answers=answers,
        row=row,
        progress=progress(visit.questionnaire, answers),
        places=places,
        by=person(names, row.by_id) if row else None,
        evidence=evidence_lines(evidence, names, places, writable=visit.takes_evidence(asked.key)),
        comments=comment_lines(comments, names, places, may_talk=visit.may_talk),
    )

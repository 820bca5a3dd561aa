"""The workbook: out, in, and the choice of what is saved of it."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.kernel.digits import whole_number
from hanse.kernel.downloads import attachment
from hanse.kernel.errors import NotAllowed
from hanse.kernel.files import clean_name
from hanse.questions.actions import apply_intake, receive_answers
from hanse.questions.errors import IntakeRefused
from hanse.questions.forms.talk import UploadForm
from hanse.questions.presenters.difference import difference_page
from hanse.questions.presenters.places import Places
from hanse.questions.queries import Visit, difference_of, reader_in, standing
from hanse.questions.queries import intake as intake_of
from hanse.questions.spec.reading import Reader
from hanse.questions.spec.workbook.reading import read_workbook
from hanse.questions.spec.workbook.safety import WorkbookRefusedError
from hanse.questions.spec.workbook.writing import write_workbook
from hanse.questions.views.opening import require_open, runner_page


@runner_page("GET", "HEAD", "POST")
def workbook(request: HttpRequest, visit: Visit, places: Places) -> HttpResponseBase:
    """Where the workbook is taken, and given back filled in."""
    if request.method != "POST":
        return _show(request, visit, places, UploadForm())
    _require_use(visit, by_id=visit.by.id)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, visit, places, form)
    upload = form.cleaned_data["workbook"]
    try:
        delivery = read_workbook(upload.read(), visit.questionnaire, lambda code: _reader(visit, code))
    except WorkbookRefusedError as refused:
        form.add_error("workbook", refused.problem.words(visit.reader))
        return _show(request, visit, places, form)
    name = clean_name(upload.name)
    kept = receive_answers(visit.sheet, delivery, visit.questionnaire, name=name, by=visit.by, reader=visit.reader)
    return redirect(places.difference(kept.id))


def _show(request: HttpRequest, visit: Visit, places: Places, form: UploadForm) -> HttpResponseBase:
    context = {
        "visit": visit,
        "form": form,
        "places": places,
        "languages": [(code, name) for code, name in settings.LANGUAGES if code in _languages(visit)],
        "chosen": visit.reader.language,
    }
    return render(request, "questions/workbook.html", context, status=422 if form.errors else 200)


@runner_page("GET", "HEAD")
def workbook_file(request: HttpRequest, visit: Visit, places: Places) -> HttpResponseBase:  # noqa: ARG001
    reader = _reader(visit, request.GET.get("language", ""))
    content = write_workbook(visit.questionnaire, standing(visit.sheet, visit.questionnaire), reader)
    return attachment(content, "xlsx", visit.title, visit.questionnaire.key, reader.language)


@runner_page("GET", "HEAD", "POST")
def difference(request: HttpRequest, visit: Visit, places: Places, *, intake_id: UUID) -> HttpResponseBase:
    """What the file would change; sent, the chosen answers are saved together."""
    found = intake_of(visit.sheet, intake_id)
    if request.method != "POST":
        page = difference_page(visit, found, difference_of(found, visit.questionnaire), places)
        return render(request, "questions/difference.html", {"visit": visit, "page": page})
    _require_use(visit, by_id=found.by_id)
    chosen = _chosen(request.POST, visit)
    try:
        applied = apply_intake(
            found, visit.questionnaire, chosen, comments=visit.may_talk, by=visit.by, then=visit.applied
        )
    except IntakeRefused as refused:
        messages.error(request, refused.message)
        return redirect(places.tasks)
    words = ngettext("%(number)s answer is saved.", "%(number)s answers are saved.", len(applied.keys))
    messages.success(request, words % {"number": len(applied.keys)})
    if applied.conflicts:
        messages.warning(request, _("Some answers changed while you were choosing. Both are kept: choose again."))
    return redirect(places.tasks)


def _chosen(given: QueryDict, visit: Visit) -> dict[str, int]:
    """The questions that were ticked, each with the version of the answer that stood beside the box."""
    seen = {key: whole_number(given.get(f"version-{key}", "")) for key in given.getlist("choose")}
    return {key: version for key, version in seen.items() if version is not None and visit.writable(key)}


def _require_use(visit: Visit, *, by_id: UUID | None) -> None:
    """Raises SheetFrozen, SheetHeld, and NotAllowed where nothing of what `by_id` sent could be saved by this person.

    Who may only comment may use what she sent herself: once used, it can be chosen from by nobody else.
    """
    require_open(visit)
    if not (visit.writes_anything or (visit.may_talk and by_id == visit.by.id)):
        raise NotAllowed(_("This question is not yours to answer. Ask the person who coordinates the answers."))


def _languages(visit: Visit) -> set[str]:
    translations = visit.reader.translations
    return {translations.default_language, *translations.languages}


def _reader(visit: Visit, language: str) -> Reader:
    """The reader of a workbook's language; the visitor's own where the questionnaire has none of that name."""
    known = language if language in _languages(visit) else visit.reader.language
    return reader_in(known, visit.reader.translations)

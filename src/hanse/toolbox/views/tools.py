"""The catalogue for everybody, and the pages on which the secretariat keeps it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hanse.identity.public import person, viewer_of
from hanse.kernel import files
from hanse.kernel.errors import Invalid
from hanse.kernel.rights import require
from hanse.toolbox import rules
from hanse.toolbox.actions.tool import add_document, add_tool, change_tool, remove_document
from hanse.toolbox.forms.tools import DocumentForm, ToolForm, known
from hanse.toolbox.presenters.tools import filters, name_of, tool_lines, tool_page, usable_status, wanted_in
from hanse.toolbox.queries.tools import document_of, found_tools, reach_of, tool_called, tools


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What the network offers, and which of it whoever looks may use."""
    viewer = viewer_of(request.user)
    keeps = rules.may_edit_tools.test(viewer, None)
    wanted, reach, every = wanted_in(request.GET.dict()), reach_of(viewer), list(tools(hidden=keeps))
    lines = tool_lines(found_tools(wanted, every, reach), reach, get_language() or "en")
    context = {
        "wanted": wanted,
        "filters": filters(wanted, every),
        "lines": [(line, usable_status(line)) for line in lines],
        "keeps": keeps,
        "asks": rules.may_ask.test(viewer, None),
    }
    return render(request, "toolbox/tools.html", context)


@never_cache
@require_safe
def tool(request: HttpRequest, key: str) -> HttpResponse:
    viewer = viewer_of(request.user)
    keeps = rules.may_edit_tools.test(viewer, None)
    found = tool_called(key, hidden=keeps)
    context = {
        "page": tool_page(found, reach_of(viewer), get_language() or "en"),
        "keeps": keeps,
        "asks": rules.may_ask.test(viewer, None),
    }
    return render(request, "toolbox/tool.html", context)


@require_safe
def document(request: HttpRequest, key: str, document_id: UUID) -> FileResponse:
    """A file about a tool, for everybody who reads of the tool."""
    keeps = rules.may_edit_tools.test(viewer_of(request.user), None)
    return files.download(document_of(key, document_id, hidden=keeps).file)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, key: str = "") -> HttpResponse:
    """Enter a tool, or say something else of it."""
    require(rules.may_edit_tools, viewer_of(request.user))
    found = tool_called(key, hidden=True) if key else None
    first = known(found) if found else {"language": get_language()}
    form = ToolForm(request.POST or None, initial=first)
    form.fields["key"].disabled = found is not None
    if request.method == "POST" and form.is_valid():
        by = person(request).actor
        try:
            done = change_tool(found, form.described(key), by=by) if found else add_tool(form.described(), by=by)
        except Invalid as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, _("The tool is saved."))
            return redirect("toolbox:tool", done.key)
    called = name_of(found, get_language() or "en") if found else ""
    context = {"form": form, "tool": found, "called": called}
    return render(request, "toolbox/edit.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def documents(request: HttpRequest, key: str) -> HttpResponse:
    """The files about a tool: one more, or one away."""
    require(rules.may_edit_tools, viewer_of(request.user))
    found = tool_called(key, hidden=True)
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            add_document(found, title=said["title"], upload=said["file"], by=person(request).actor)
        except Invalid as refusal:
            form.add_error("file", refusal.message)
        else:
            messages.success(request, _("The document is added."))
            return redirect("toolbox:documents", key)
    context = {"form": form, "page": tool_page(found, reach_of(viewer_of(request.user)), get_language() or "en")}
    return render(request, "toolbox/documents.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def take_away(request: HttpRequest, key: str, document_id: UUID) -> HttpResponse:
    require(rules.may_edit_tools, viewer_of(request.user))
    remove_document(document_of(key, document_id, hidden=True), by=person(request).actor)
    messages.success(request, _("The document is removed."))
    return redirect("toolbox:documents", key)

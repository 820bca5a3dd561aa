"""Webhooks of a person and of her offices: which there are, a new one, how one goes, and what it was told."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hanse.frame.actions.hooking.keeping import (
    BOTH_FOR,
    NewSecret,
    change_webhook,
    delete_webhook,
    make_webhook,
    pause_webhook,
    renew_secret,
    resume_webhook,
)
from hanse.frame.actions.hooking.repeating import send_delivery_again, try_webhook
from hanse.frame.forms import ALL, ChangeWebhookForm, WebhookForm
from hanse.frame.models import Webhook
from hanse.frame.presenters.webhooks import (
    delivery_line,
    delivery_lines,
    hook_lines,
    titles,
)
from hanse.frame.queries.inbox import A_PAGE, CutOff
from hanse.frame.queries.webhooks import deliveries_of, delivery_of, webhook_of, webhooks_of
from hanse.frame.views.asking import offices_of
from hanse.identity.public import person
from hanse.kernel.errors import Conflict, Invalid, TooMany


@login_required
@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    lines = hook_lines(webhooks_of(person(request)), get_language() or "en")
    return render(request, "frame/webhooks/list.html", {"hooks": lines})


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponseBase:
    """What to tell to whom; the secret is shown in the answer and never again."""
    language, mine = get_language() or "en", offices_of(request)
    all_offices, services = titles(language)
    offices = {key: title for key, title in all_offices.items() if key in mine}
    form = WebhookForm(request.POST or None, offices=offices, services=services, initial={"service": ALL})
    if request.method == "POST" and form.is_valid():
        try:
            return _with_secret(request, make_webhook(form.wish(), by=person(request)))
        except Invalid as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
    return render(request, "frame/webhooks/new.html", {"form": form})


@login_required
@never_cache
@require_safe
def webhook(request: HttpRequest, webhook_id: UUID) -> HttpResponseBase:
    """How it stands, and what it was told."""
    hook = webhook_of(person(request), webhook_id)
    page = CutOff(deliveries_of(hook), A_PAGE).get_page(request.GET.get("page"))
    context = {**_shown(hook), "page": page, "lines": delivery_lines(page, hook)}
    return render(request, "frame/webhooks/webhook.html", context)


@login_required
@never_cache
@require_safe
def delivery(request: HttpRequest, webhook_id: UUID, message: str) -> HttpResponseBase:
    """One event as it was sent, and what came back."""
    hook = webhook_of(person(request), webhook_id)
    row = delivery_of(hook, message)
    context = {**_shown(hook), "row": row, "line": delivery_line(row, hook)}
    return render(request, "frame/webhooks/delivery.html", context)


@login_required
@require_POST
def attempt(request: HttpRequest, webhook_id: UUID) -> HttpResponseBase:
    me = person(request)
    try:
        try_webhook(webhook_of(me, webhook_id), by=me)
    except (Conflict, TooMany) as refusal:
        messages.info(request, refusal.message)
    else:
        messages.success(request, _("A test is on its way. Load this page again to see what came of it."))
    return redirect("frame:webhook", webhook_id)


@login_required
@require_POST
def again(request: HttpRequest, webhook_id: UUID, message: str) -> HttpResponseBase:
    me = person(request)
    try:
        send_delivery_again(webhook_of(me, webhook_id), message, by=me)
    except (Conflict, TooMany) as refusal:
        messages.info(request, refusal.message)
    else:
        messages.success(request, _("It is sent once more. Load this page again to see what came of it."))
    return redirect("frame:hook_delivery", webhook_id, message)


@login_required
@require_POST
def pause(request: HttpRequest, webhook_id: UUID) -> HttpResponseBase:
    me = person(request)
    pause_webhook(webhook_of(me, webhook_id), by=me)
    messages.success(request, _("It is paused. What happens is collected for 30 days, and sent when you resume it."))
    return redirect("frame:webhook", webhook_id)


@login_required
@require_POST
def resume(request: HttpRequest, webhook_id: UUID) -> HttpResponseBase:
    me = person(request)
    resume_webhook(webhook_of(me, webhook_id), by=me)
    messages.success(request, _("What waits is being sent."))
    return redirect("frame:webhook", webhook_id)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, webhook_id: UUID) -> HttpResponseBase:
    """Another address, or other events."""
    me = person(request)
    hook = webhook_of(me, webhook_id)
    form = ChangeWebhookForm(request.POST or None, initial={"address": hook.address, "events": hook.events})
    if request.method == "POST" and form.is_valid():
        try:
            change_webhook(hook, **form.cleaned_data, by=me)
        except Invalid as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            words = _("It is changed. It is still paused: resume it.") if hook.paused else _("It is changed.")
            messages.success(request, words)
            return redirect("frame:webhook", webhook_id)
    return render(request, "frame/webhooks/change.html", {**_shown(hook), "form": form})


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def renew(request: HttpRequest, webhook_id: UUID) -> HttpResponseBase:
    """Ask, then make a new secret and show it."""
    me = person(request)
    hook = webhook_of(me, webhook_id)
    if request.method == "POST":
        return _with_secret(request, renew_secret(hook, by=me))
    return render(request, "frame/webhooks/renew.html", {**_shown(hook), "days": BOTH_FOR.days})


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, webhook_id: UUID) -> HttpResponseBase:
    """Ask, then take it away."""
    me = person(request)
    hook = webhook_of(me, webhook_id)
    if request.method == "GET":
        return render(request, "frame/webhooks/delete.html", _shown(hook))
    delete_webhook(hook, by=me)
    messages.success(request, _("The webhook is deleted. Nothing more is sent to it."))
    return redirect("frame:webhooks")


def _shown(hook: Webhook) -> dict[str, object]:
    [line] = hook_lines([hook], get_language() or "en")
    return {"hook": line}


def _with_secret(request: HttpRequest, made: NewSecret) -> HttpResponseBase:
    return render(request, "frame/webhooks/secret.html", {**_shown(made.webhook), "secret": made.secret})

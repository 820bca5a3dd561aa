"""Where providers of SMS report what became of a message."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from hanse.kernel.notices.receipts import note_receipt
from hanse.kernel.sms.twilio import is_genuine, receipt_address


@csrf_exempt
@never_cache
@require_POST
def sms_receipt(request: HttpRequest) -> HttpResponse:
    """A report of Twilio, signed with the account's token; whatever is not so signed is refused and changes nothing."""
    fields = {name: str(request.POST[name]) for name in request.POST}
    address = receipt_address(f"?{request.META['QUERY_STRING']}")
    signature = request.headers.get("X-Twilio-Signature", "")
    if not settings.TWILIO_TOKEN or not is_genuine(address, fields, signature):
        return HttpResponse(status=403)
    try:
        delivery_id = UUID(request.GET.get("delivery", ""))
    except ValueError:
        return HttpResponse(status=404)
    known = note_receipt(
        delivery_id,
        fields.get("MessageStatus", ""),
        reference=fields.get("MessageSid", ""),
        code=fields.get("ErrorCode", ""),
    )
    return HttpResponse(status=204 if known else 404)

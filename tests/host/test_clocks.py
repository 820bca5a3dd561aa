"""By whose clock pages tell moments."""

from django.http import HttpResponse
from django.utils import timezone

from hanse.host.clocks import SiteClockMiddleware


def test_no_request_leaves_its_zone_to_the_next(rf) -> None:
    told = []

    def answer(request):
        told.append(timezone.get_current_timezone_name())
        timezone.activate(request.GET["zone"])
        return HttpResponse(timezone.get_current_timezone_name())

    site = SiteClockMiddleware(answer)
    assert site(rf.get("/", {"zone": "Europe/Paris"})).content == b"Europe/Paris"
    assert site(rf.get("/", {"zone": "Africa/Nairobi"})).content == b"Africa/Nairobi"
    assert told == [timezone.get_default_timezone_name()] * 2
    assert timezone.get_current_timezone_name() == timezone.get_default_timezone_name()

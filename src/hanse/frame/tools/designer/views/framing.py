"""Pages that stand in a frame beside what is written, and pages that hold such a frame; of this site alone."""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpResponseBase
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override

type View = Callable[..., HttpResponseBase]

HOLDS: Mapping[str, Any] = settings.SECURE_CSP | {"frame-src": [CSP.SELF]}
FRAMED: Mapping[str, Any] = settings.SECURE_CSP | {"frame-ancestors": [CSP.SELF]}


def holds_frame(view: View) -> View:
    return csp_override(HOLDS)(view)


def framed(view: View) -> View:
    return xframe_options_sameorigin(csp_override(FRAMED)(view))

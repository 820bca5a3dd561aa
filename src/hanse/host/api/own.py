"""What this site itself says of its API, whichever its edition: without a server and without a database."""

import json

from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve

DESCRIPTION = "/api/v1/openapi.json"


def own_description() -> dict[str, object]:
    """The description (OpenAPI 3.1), as programs get it. Raises Resolver404 where a project has left the API out."""
    found = resolve(DESCRIPTION)
    response: HttpResponse = found.func(RequestFactory().get(DESCRIPTION), *found.args, **found.kwargs)
    return dict(json.loads(response.content))

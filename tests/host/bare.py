"""A site of the host and what lies below it, with one page: what tests of processes start, since it starts quickly.

It is settings, addresses and application at once.
"""

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from hanse.host.settings import *  # noqa: F403 - a site's settings are the host's and its own

ROOT_URLCONF = "tests.host.bare"
HANSE_SHELL = ""


def front_page(_request: HttpRequest) -> HttpResponse:
    """Answers once the database does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 'hello from PostgreSQL'")
        return HttpResponse(cursor.fetchone()[0])


urlpatterns = [path("", front_page)]


def application(environ, start_response):
    """The WSGI application, made at the first request: Django's settings must not load while they are imported."""
    global _handler  # noqa: PLW0603 - one for each process
    _handler = _handler or get_wsgi_application()
    return _handler(environ, start_response)


_handler: WSGIHandler | None = None

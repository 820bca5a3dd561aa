"""The design system on its own: its templates, its gallery, a strict policy, no database and no domain."""

import threading
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.test import Client, override_settings
from django.utils import translation
from django.utils.csp import CSP

from hanse.ui import rendering

ALONE = {
    "ROOT_URLCONF": "tests.ui.urls",
    "MIDDLEWARE": [
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.middleware.csp.ContentSecurityPolicyMiddleware",
    ],
    "TEMPLATES": [
        {
            "BACKEND": "django.template.backends.jinja2.Jinja2",
            "APP_DIRS": True,
            "OPTIONS": {"environment": "hanse.ui.jinja.environment"},
        }
    ],
    "STORAGES": {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}},
    "SECURE_CSP": {
        "default-src": [CSP.NONE],
        "script-src": [CSP.SELF],
        "style-src": [CSP.SELF],
        "img-src": [CSP.SELF],
        "connect-src": [CSP.SELF],
        "form-action": [CSP.SELF],
        "base-uri": [CSP.NONE],
    },
    "HANSE_SHELL": "hanse.ui.gallery.shell.gallery_shell",
    "SITE_NAME": "Hanse",
    "ALLOWED_HOSTS": ["127.0.0.1", "testserver"],
}


@pytest.fixture(scope="module", autouse=True)
def ui_alone() -> Iterator[None]:
    """Settings of the design system by itself, for every test of this folder and for none after it."""
    assert settings.configured
    with override_settings(**ALONE):
        rendering.active.cache_clear()
        yield
    rendering.active.cache_clear()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def client() -> Client:
    return Client()


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Requests of tests are no news."""


@pytest.fixture(scope="module")
def gallery(ui_alone: None) -> Iterator[str]:
    """The gallery's address, served by a thread; no database stands behind it."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietHandler)
    server.daemon_threads = True
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()

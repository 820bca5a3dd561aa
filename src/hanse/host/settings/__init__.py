"""Settings of a site made of the host and what lies below it: the frame's edition, to which others add their own.

They import with an empty environment; what production must set is checked by `hanse doctor` and `hanse serve`.
"""

import os
from pathlib import Path

import dj_database_url
from django.utils.csp import CSP
from psycopg_pool import ConnectionPool

from hanse.host import environment as env
from hanse.host import maps
from hanse.host.environment import Mode
from hanse.host.settings.naming import *  # noqa: F403 - the parts of these settings, as below
from hanse.host.settings.naming import MODE, VAR
from hanse.host.settings.sending import *  # noqa: F403
from hanse.host.settings.signing_in import *  # noqa: F403
from hanse.host.settings.watching import *  # noqa: F403
from hanse.host.storage import uploads
from hanse.kernel.languages import KNOWN_LANGUAGES

DEBUG = False
SECRET_KEY = env.secret_key()
ALLOWED_HOSTS = env.words("HANSE_HOSTS", "" if MODE == Mode.PRODUCTION else "localhost,127.0.0.1,[::1],testserver")
CSRF_TRUSTED_ORIGINS = env.words("HANSE_ORIGINS")
ROOT_URLCONF = "hanse.host.urls"
WSGI_APPLICATION = "hanse.host.wsgi.application"
HANSE_SHELL = "hanse.host.shell.shell"
# What makes the demonstration's people, and says who can sign in.
DEMONSTRATION = "hanse.host.demo.load"
# What is made ready at each start, after the tables and before a demonstration's people; quick when nothing is to do.
PREPARATIONS: list[str] = ["hanse.kernel.finding.index.prepare"]
# Apps whose tables a `migrate` of their own makes in an empty database; those of all others are made at once before it.
LATE_TABLES: list[str] = []
# Folders of services, each with one folder a service.
SERVICES = [Path(one) for one in env.text("HANSE_SERVICES").split(os.pathsep) if one]
# As they were found sound, signed: a start need not check what it checked before. A passing key signs nothing to keep.
SERVICES_KEPT = VAR / "run" / "services" if env.text("HANSE_SECRET_KEY") else None
# What somebody has begun under is never changed, but where a service is looked at while it is written.
VERSIONS_STAY = True
# Who takes payments online; nobody where it is empty. `local` moves no money.
PAYMENTS = env.one_of("HANSE_PAYMENTS", ("local", "stripe"), "" if MODE == Mode.PRODUCTION else "local")
STRIPE_SERVER = env.text("HANSE_STRIPE_SERVER", "https://api.stripe.com").rstrip("/")
STRIPE_PAGES = env.words("HANSE_STRIPE_PAGES", "https://checkout.stripe.com")
STRIPE_KEY = env.text("HANSE_STRIPE_KEY")
# Several while one takes the place of another.
STRIPE_NOTICES = env.words("HANSE_STRIPE_NOTICES")
# From this amount on, a second person of an office must agree before money is given back; 0: never.
REFUNDS_SECOND_FROM = env.number("HANSE_REFUNDS_SECOND_FROM", 0)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "pgtrigger",
    "procrastinate.contrib.django",
    # Before allauth: its pages wear the design system by templates that stand in identity.
    "hanse.identity",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "hanse.kernel",
    "hanse.ui",
    "hanse.questions",
    "hanse.frame",
    # Services are designed on the site itself; one that keeps them in folders alone can leave it out.
    "hanse.frame.tools.designer",
    "hanse.host",
]

MIDDLEWARE = [
    "hanse.host.probes.ProbesMiddleware",
    "hanse.host.metrics.counting.MetricsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Around all that may refuse a request, so that a page of errors has these headers whoever made it.
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "hanse.host.keeping.KeepNothingMiddleware",
    "hanse.host.clocks.SiteClockMiddleware",
    # Slow lines: a page of results in a seventh of its size. Tokens of forms are masked anew each time and the length
    # is blurred, so that compression gives no secret away (BREACH).
    "hanse.host.compression.CompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "hanse.host.unstorable.UnstorableMiddleware",
    # After the sign-in: operators go on while the site rests.
    "hanse.host.resting.MaintenanceMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "hanse.host.refusals.RefusalMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "hanse.ui.jinja.environment",
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
    {
        # allauth's own pages look here last; ours stand in jinja2/account/ and so on.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": dj_database_url.parse(env.text("DATABASE_URL") or "postgresql:///hanse", conn_health_checks=True),
}
if "postgresql" not in DATABASES["default"]["ENGINE"]:
    raise ValueError("DATABASE_URL must name a PostgreSQL database: Hanse runs on nothing else.")
# A pool within each process: no set-up of a connection in a request. A restart of the database is waited for; where
# one is away, it is asked four times a second, so that its return is seen at once, and who waits too long is told.
DATABASES["default"]["CONN_MAX_AGE"] = 0
DATABASES["default"].setdefault("OPTIONS", {})["pool"] = MODE != Mode.TEST and {
    "min_size": 1,
    "max_size": env.number("HANSE_DATABASE_POOL", 8),
    "timeout": 5,
    "reconnect_timeout": 0.25,
    "reconnect_failed": ConnectionPool.check,
}
# The server keeps the plan of a statement that a connection has sent a few times, so what every page asks for is
# planned once; values go beside the statement. Off for a pooler that hands connections on between transactions.
if env.flag("HANSE_DATABASE_PLANS", default=True):
    DATABASES["default"]["OPTIONS"] |= {"server_side_binding": True, "prepare_threshold": 3}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "kernel_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
}

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
BEHIND_TLS = env.flag("HANSE_TLS", default=MODE == Mode.PRODUCTION)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
BEHIND_PROXY = env.flag("HANSE_BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)
# Tiles of a map on which places are picked; only their host is let into pages beside the site itself.
MAP = maps.read_map()
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:", *([MAP.host] if MAP else [])],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.SELF],
    "manifest-src": [CSP.SELF],
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_HANDLERS = [
    "hanse.kernel.uploads.RefuseTooLarge",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# Whether search finds what is about the same in other words and languages as well.
SEARCH_BY_MEANING = env.flag("HANSE_MEANING", default=True)
# A virus scanner that speaks clamd's protocol: host:port, or the path of its socket.
SCANNER = env.text("HANSE_SCANNER")
API_REQUESTS_PER_MINUTE = env.number("HANSE_API_RATE", 120)

LANGUAGE_CODE = "en"
# A site offers those of the known languages that HANSE_LANGUAGES names.
LANGUAGES = env.some_of("HANSE_LANGUAGES", KNOWN_LANGUAGES, ",".join(KNOWN_LANGUAGES))
# A text of the interface that lacks its translation into one of these fails the tests.
COMPLETE_LANGUAGES = ("en", "fr", "es", "ru", "ko", "zh-hans", "ar")
LOCALE_PATHS = [Path(__file__).parents[2] / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.text("HANSE_TIME_ZONE", "UTC")

STATIC_URL = "/static/"
STATIC_ROOT: Path | None = VAR / "static"
MEDIA_ROOT = VAR / "files"
# Folders that are a part of the site and that a backup holds as well: name → where. Domains that have one add it.
KEPT_FOLDERS: dict[str, Path] = {}
STORAGES = {
    "default": uploads(MEDIA_ROOT),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# What apps call this city in GeoReport v2 (Open311); empty: whatever they call it.
JURISDICTION = env.text("HANSE_JURISDICTION")
# Networks inside to which webhooks may go as well, such as the city's own; how many days one that fails is tried.
OPEN_NETWORKS = env.networks("HANSE_OPEN_NETWORKS")
WEBHOOK_DAYS = env.number("HANSE_WEBHOOK_DAYS", 5)

if MODE == Mode.TEST:  # nothing slow, nothing that leaves the process, static files as they lie in the packages
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
    STATIC_ROOT = None

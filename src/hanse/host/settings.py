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
from hanse.host.storage import uploads
from hanse.kernel.languages import KNOWN_LANGUAGES

MODE = env.mode()
VAR = env.var()
DEBUG = False
SECRET_KEY = env.secret_key()
ALLOWED_HOSTS = env.words("HANSE_HOSTS", "" if MODE == Mode.PRODUCTION else "localhost,127.0.0.1,[::1],testserver")
CSRF_TRUSTED_ORIGINS = env.words("HANSE_ORIGINS")
SITE_NAME = env.text("HANSE_SITE_NAME", "Hanse")
SITE_CONTACT = env.text("HANSE_CONTACT", "contact@demo.example" if MODE == Mode.DEMO else "")
SITE_URL = env.text("HANSE_SITE_URL", "http://localhost:8000")
ROOT_URLCONF = "hanse.host.urls"
WSGI_APPLICATION = "hanse.host.wsgi.application"
HANSE_SHELL = "hanse.host.shell.shell"
# What makes the demonstration's people, and says who can sign in.
DEMONSTRATION = "hanse.host.demo.load"
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

AUTH_USER_MODEL = "identity.User"
AUTHENTICATION_BACKENDS = ["hanse.identity.views.backend.SignInBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
PASSWORD_RESET_TIMEOUT = 24 * 3600
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "account_login"
OPEN_SIGN_UP = env.flag("HANSE_OPEN_SIGN_UP")
FOUR_EYES = env.flag("HANSE_FOUR_EYES", default=True)
ACCOUNT_ADAPTER = "hanse.identity.views.adapter.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "hanse.identity.views.adapter.SocialAdapter"
MFA_ADAPTER = "hanse.identity.views.adapter.MfaAdapter"
MFA_FORMS = {"add_webauthn": "hanse.identity.forms.AddPasskeyForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SITE_URL.startswith("https") else "http"
# The key of failed sign-ins is the account and the place from which they come: see AccountAdapter.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "reset_password": "20/m/ip,5/m/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = MODE != Mode.PRODUCTION
MFA_TOTP_ISSUER = SITE_NAME
# A phone's clock may be half a minute wrong.
MFA_TOTP_TOLERANCE = 1
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []}}
if env.text("HANSE_OIDC_SERVER"):
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [
        {
            "provider_id": env.text("HANSE_OIDC_KEY", "oidc"),
            "name": env.text("HANSE_OIDC_NAME", "OpenID Connect"),
            "client_id": env.text("HANSE_OIDC_CLIENT"),
            "secret": env.text("HANSE_OIDC_SECRET"),
            "settings": {"server_url": env.text("HANSE_OIDC_SERVER")},
        }
    ]
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "kernel_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
}

SESSION_ENGINE = "hanse.kernel.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "hanse.ui.errors.csrf_failure"
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
# A virus scanner that speaks clamd's protocol: host:port, or the path of its socket.
SCANNER = env.text("HANSE_SCANNER")
API_REQUESTS_PER_MINUTE = env.number("HANSE_API_RATE", 120)

LANGUAGE_CODE = "en"
# A site offers those of the known languages that HANSE_LANGUAGES names.
LANGUAGES = env.some_of("HANSE_LANGUAGES", KNOWN_LANGUAGES, "en,fr,ar")
# A text of the interface that lacks its translation into one of these fails the tests.
COMPLETE_LANGUAGES = ("en", "fr")
LOCALE_PATHS = [Path(__file__).parent.parent / "locale"]
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

_SMTP = {
    "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "OPTIONS": {
        "host": env.text("HANSE_SMTP_HOST", "localhost"),
        "port": env.number("HANSE_SMTP_PORT", 25),
        "username": env.text("HANSE_SMTP_USER"),
        "password": env.text("HANSE_SMTP_PASSWORD"),
        "use_tls": env.flag("HANSE_SMTP_TLS"),
        "timeout": 20,
    },
}
# The demonstration sends nothing: its letters lie as files under var/mail.
_FILES = {
    "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
    "OPTIONS": {"file_path": str(VAR / "mail")},
}
MAILERS = {"default": _FILES if MODE == Mode.DEMO else _SMTP}
# Who carries SMS: "twilio", "file", the path of a class; empty: none is sent.
SMS = env.text("HANSE_SMS", "file" if MODE == Mode.DEMO else "")
TWILIO_SERVER = env.text("HANSE_TWILIO_SERVER", "https://api.twilio.com").rstrip("/")
TWILIO_ACCOUNT = env.text("HANSE_TWILIO_ACCOUNT")
TWILIO_TOKEN = env.text("HANSE_TWILIO_TOKEN")
TWILIO_FROM = env.text("HANSE_TWILIO_FROM")
# At night, by the reader's clock, telephones are left in peace; letters too, where the second says so.
QUIET_HOURS = env.text("HANSE_QUIET_HOURS", "21-7")
QUIET_LETTERS = env.flag("HANSE_QUIET_LETTERS")
DEFAULT_FROM_EMAIL = env.text("HANSE_FROM_ADDRESS", "hanse@localhost")
# Networks inside to which webhooks may go as well, such as the city's own; how many days one that fails is tried.
# What apps call this city in GeoReport v2 (Open311); empty: whatever they call it.
JURISDICTION = env.text("HANSE_JURISDICTION")
OPEN_NETWORKS = env.networks("HANSE_OPEN_NETWORKS")
WEBHOOK_DAYS = env.number("HANSE_WEBHOOK_DAYS", 5)

if MODE == Mode.TEST:  # nothing slow, nothing that leaves the process, static files as they lie in the packages
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
    STATIC_ROOT = None

# The address of a collector that speaks OTLP over HTTP.
METRICS = env.text("HANSE_METRICS")
METRICS_EVERY = env.number("HANSE_METRICS_EVERY", 60)

LOG_FORMAT, _ = env.some_of(
    "HANSE_LOG_FORMAT", {"json": "", "line": ""}, "json" if MODE == Mode.PRODUCTION else "line"
)[0]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "hanse.host.logs.Line", "format": "{asctime} {levelname} {name} {message}", "style": "{"},
        "json": {"()": "hanse.host.logs.JsonLine"},
    },
    "filters": {"without_secrets": {"()": "hanse.host.logs.WithoutSecrets"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT, "filters": ["without_secrets"]},
    },
    "root": {"handlers": ["console"], "level": env.text("HANSE_LOG_LEVEL", "INFO")},
    "loggers": {
        "procrastinate": {"level": "WARNING"},
        # It tells of every passkey that is used.
        "fido2": {"level": "WARNING"},
        "psycopg.pool": {"level": "ERROR"},  # every attempt to connect, while pages say that the database is away
    },
}

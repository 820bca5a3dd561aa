"""Who signs in and how, and the sessions and cookies that follow."""

from hanse.host import environment as env
from hanse.host.environment import Mode
from hanse.host.settings.naming import MODE, SITE_NAME, SITE_URL

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

SESSION_ENGINE = "hanse.kernel.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "hanse.ui.errors.csrf_failure"

if MODE == Mode.TEST:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

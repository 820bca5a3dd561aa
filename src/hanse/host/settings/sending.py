"""Letters and messages: who carries them, and when they are held back."""

from hanse.host import environment as env
from hanse.host.environment import Mode
from hanse.host.settings.naming import MODE, VAR

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

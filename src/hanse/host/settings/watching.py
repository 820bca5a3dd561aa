"""What is written in the log, and the numbers that a collector gets."""

from typing import Any

from hanse.host import environment as env
from hanse.host.environment import Mode
from hanse.host.settings.naming import MODE

# The address of a collector that speaks OTLP over HTTP.
METRICS = env.text("HANSE_METRICS")
METRICS_EVERY = env.number("HANSE_METRICS_EVERY", 60)

LOG_FORMAT, _ = env.some_of(
    "HANSE_LOG_FORMAT", {"json": "", "line": ""}, "json" if MODE == Mode.PRODUCTION else "line"
)[0]
LOGGING: dict[str, Any] = {
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

"""What production must set, as sentences that say what to do. Pure: no Django."""

from hanse.host import environment as env
from hanse.host.environment import Mode
from hanse.kernel.quiet import BadHours, quiet_hours

TWILIO = ("HANSE_TWILIO_ACCOUNT", "HANSE_TWILIO_TOKEN", "HANSE_TWILIO_FROM")


def problems() -> list[str]:
    """What keeps the settings of this environment from being safe in production; empty when they are."""
    found = []
    try:
        mode = env.mode()
    except env.BadSetting as error:
        return [str(error)]
    if mode is not Mode.PRODUCTION:
        return []
    if not env.words("HANSE_HOSTS"):
        found.append(
            "HANSE_HOSTS is empty: name the addresses by which people reach the site, as in hanse.example.org."
        )
    if "*" in env.words("HANSE_HOSTS"):
        found.append("HANSE_HOSTS must name hosts; * would let anyone forge links in our letters.")
    key = env.text("HANSE_SECRET_KEY")
    if key and len(key) < 32:
        found.append("HANSE_SECRET_KEY is shorter than 32 characters. Leave it out, and one is made and kept.")
    address = env.text("HANSE_SITE_URL")
    if not address.startswith("https://") and env.flag("HANSE_TLS", default=True):
        found.append("HANSE_SITE_URL must be the site's own address and begin with https:// (letters link to it).")
    if env.text("HANSE_PAYMENTS") == "stripe" and not (
        env.text("HANSE_STRIPE_KEY") and env.text("HANSE_STRIPE_NOTICES")
    ):
        found.append("HANSE_PAYMENTS is stripe: set HANSE_STRIPE_KEY and HANSE_STRIPE_NOTICES as Stripe shows them.")
    if env.text("HANSE_PAYMENTS") == "local":
        found.append("HANSE_PAYMENTS is local: whoever clicks counts as having paid. It is for demonstrations alone.")
    if env.flag("HANSE_TLS", default=True) and not env.flag("HANSE_BEHIND_PROXY"):
        found.append(
            "HANSE_BEHIND_PROXY is not set: Hanse speaks plain HTTP to a proxy that ends TLS and says so in "
            "X-Forwarded-Proto. Set it to 1 once the proxy does."
        )
    return [*found, *_messages()]


def _messages() -> list[str]:
    """What keeps messages from going out."""
    found = []
    try:
        quiet_hours(env.text("HANSE_QUIET_HOURS", "21-7"))
    except BadHours as error:
        found.append(str(error))
    missing = [name for name in TWILIO if not env.text(name)]
    if env.text("HANSE_SMS") == "twilio" and missing:
        found.append(f"HANSE_SMS is twilio, and these are empty: {', '.join(missing)}.")
    return found

"""What a site is: its mode, where it writes, and what it is called."""

from hanse.host import environment as env
from hanse.host.environment import Mode

MODE = env.mode()
VAR = env.var()
SITE_NAME = env.text("HANSE_SITE_NAME", "Hanse")
SITE_CONTACT = env.text("HANSE_CONTACT", "contact@demo.example" if MODE == Mode.DEMO else "")
SITE_URL = env.text("HANSE_SITE_URL", "http://localhost:8000")

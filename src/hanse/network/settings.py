"""Settings of the network edition: the base, and the network's domains. A sibling can be left out."""

from importlib.resources import files
from pathlib import Path

from hanse.diagnostic.method.places import own_folder
from hanse.host import environment as env
from hanse.host.environment import Mode
from hanse.host.settings import *  # noqa: F403 - an edition's settings are the base's and its own
from hanse.host.settings import INSTALLED_APPS as BASE_APPS
from hanse.host.settings import KEPT_FOLDERS, LOGGING, MODE, PREPARATIONS, SERVICES, SITE_NAME
from hanse.host.settings import MIDDLEWARE as BASE_MIDDLEWARE
from hanse.network.look import appearance
from hanse.site.settings import *  # noqa: F403 - those of Wagtail
from hanse.site.settings import APPS as SITE_APPS

# Domains of which none needs another; a site leaves out what it does not offer.
SIBLINGS = [f"hanse.{one}" for one in env.all_but("HANSE_WITHOUT", ["cooperation", "toolbox"])]
INSTALLED_APPS = [*BASE_APPS, "hanse.members", "hanse.diagnostic", *SIBLINGS, *SITE_APPS, "hanse.network"]
MIDDLEWARE = [*BASE_MIDDLEWARE, "wagtail.contrib.redirects.middleware.RedirectMiddleware"]
PREPARATIONS = [*PREPARATIONS, "hanse.site.actions.content.prepare"]
if "hanse.toolbox" in SIBLINGS:
    PREPARATIONS.append("hanse.toolbox.actions.content.prepare")
# What Wagtail does at once beside a request, told at each save.
LOGGING["loggers"].update(django_tasks={"level": "WARNING"}, wagtail={"level": "WARNING"})
if MODE == Mode.DEMO:  # the frame's own templates, as services of the demonstration
    SERVICES = [Path(str(files("hanse.frame"))) / "tools" / "templates", *SERVICES]
# What this network is: kinds of member, who admits them, posts.
NETWORK_FILE = env.text("HANSE_NETWORK", str(files("hanse.network") / "wego" / "network.toml"))
_APPEARANCE = appearance(Path(NETWORK_FILE), SITE_NAME)
SITE_NAME = MFA_TOTP_ISSUER = WAGTAIL_SITE_NAME = env.text("HANSE_SITE_NAME") or _APPEARANCE.name
HANSE_LOOK = _APPEARANCE.look
STATICFILES_DIRS = [("network", _APPEARANCE.folder)] if _APPEARANCE.folder else []
# The pages that the public site begins with, beside that file; none: no pages.
CONTENT_FOLDER = Path(NETWORK_FILE).parent / "content"
# The tools with which the catalogue begins, beside that file; none: an empty catalogue.
TOOLS_FILE = Path(NETWORK_FILE).parent / "tools.toml"
KEPT_FOLDERS = {**KEPT_FOLDERS, "frameworks": own_folder()}
ROOT_URLCONF = "hanse.network.urls"
LOGIN_REDIRECT_URL = "start"
HANSE_SHELL = "hanse.network.shell.shell"
DEMONSTRATION = "hanse.network.demo.loading.demonstration"
SITE_CONTACT = env.text("HANSE_CONTACT", "secretariat@demo.example" if MODE == Mode.DEMO else "")
# Every component on few pages, for people who make pages and for the tests; it saves nothing and guards nothing.
GALLERY = MODE != Mode.PRODUCTION

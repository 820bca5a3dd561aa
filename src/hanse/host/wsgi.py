"""The WSGI application of whichever edition or project this is."""

from django.core.wsgi import get_wsgi_application

from hanse.host import edition

edition.enter()
application = get_wsgi_application()

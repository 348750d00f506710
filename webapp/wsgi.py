"""The web server's entry."""

import os

from django.core.wsgi import get_wsgi_application

from webapp.storage import verify_storage

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "webapp.settings")
application = get_wsgi_application()
verify_storage()

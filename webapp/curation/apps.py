"""What editors do, as a Django application; and Django's admin, with our first page."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class CurationConfig(AppConfig):
    name = "webapp.curation"
    verbose_name = "Curation"


class SidelightAdminConfig(AdminConfig):
    default_site = "webapp.curation.site.SidelightAdmin"

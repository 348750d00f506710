"""What editors do, as a Django application; Django's admin, with our first page; and what it calls others' parts."""

from axes.apps import AppConfig as AxesConfig
from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.apps import AuthConfig


class CurationConfig(AppConfig):
    name = "webapp.curation"
    verbose_name = "Curation"


class SidelightAdminConfig(AdminConfig):
    default_site = "webapp.curation.site.SidelightAdmin"


class AccountsConfig(AuthConfig):
    """Django's accounts, by a word that says what they are."""

    verbose_name = "Accounts"


class SignInsConfig(AxesConfig):
    """django-axes, which counts wrong passwords, by a word that says what it keeps."""

    verbose_name = "Sign-ins"

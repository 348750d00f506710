"""Django's settings. Everything an installation may choose comes from the environment (environment.py)."""

from pathlib import Path

from csp.constants import NONE, SELF

from webapp.environment import read_environment

ENVIRONMENT = read_environment()
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = ENVIRONMENT.data_dir

DEBUG = ENVIRONMENT.is_debug
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
SIGN_IN_REQUIRED = ENVIRONMENT.needs_sign_in
"""People sign in, and see and change what their teams let them (people/rights.py)."""
DEMONSTRATION = ENVIRONMENT.is_demonstration
"""Everybody reads, nobody changes anything."""

INSTALLED_APPS = [
    "webapp.audit",
    "webapp.people",
    "webapp.corpus",
    "webapp.learning",
    "webapp.corrections",
    "webapp.codebooks",
    "webapp.analyses",
    "webapp.coding",
    "webapp.reviews",
    "webapp.jobs",
    "webapp.pages",
    "webapp.curation.apps.CurationConfig",
    "webapp.serving",
    "webapp.curation.apps.SidelightAdminConfig",
    "webapp.curation.apps.AccountsConfig",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "webapp.curation.apps.SignInsConfig",
    "csp",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "webapp.door.DoorMiddleware",
    "webapp.codebooks.showing.DataFilesMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "webapp.urls"
WSGI_APPLICATION = "webapp.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# --- storage ----------------------------------------------------------------------------------------------

DATABASES = {"default": ENVIRONMENT.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 48 * 1024 * 1024
"""Twenty pasted articles of the largest size that the reader takes, with what the form adds."""
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FILES = 100

FETCH_PORTS = ENVIRONMENT.fetch_ports
"""Ports that web pages are fetched from."""
INBOX = ENVIRONMENT.inbox
"""The watched folder, or None."""

# --- work -------------------------------------------------------------------------------------------------

LEASE_SECONDS = ENVIRONMENT.lease_seconds
REMEMBERED_TEXTS = ENVIRONMENT.remembered_texts
"""A job whose lease has run out is taken by the next worker. Limits follow from it: soft < hard < lease."""
CELERY_BROKER_URL = ENVIRONMENT.redis_url
CELERY_TASK_IGNORE_RESULT = True  # rows are the results
CELERY_TASK_ACKS_LATE = False  # the row recovers, not the message
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CONCURRENCY = 2
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_STORE_ERRORS_EVEN_IF_IGNORED = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # Publishing gives up at once: a hint that is lost costs a few seconds, a request that hangs costs trust.
    "max_retries": 0,
    "interval_start": 0,
    "socket_connect_timeout": 2,
    "socket_timeout": 10,
    "socket_keepalive": True,
}
CELERY_TASK_DEFAULT_QUEUE = "sidelight"
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = {
    # An unread sweep says nothing that the next one does not.
    "sweep": {"task": "analyses.sweep", "schedule": 5.0, "options": {"expires": 15}},
    "jobs": {"task": "jobs.sweep", "schedule": 5.0, "options": {"expires": 15}},
} | ({"inbox": {"task": "analyses.inbox", "schedule": 5.0, "options": {"expires": 5}}} if INBOX else {})
CELERY_BEAT_SCHEDULER = "celery.beat.Scheduler"  # in memory: the rows remember, the clock need not

# --- people -----------------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "webapp.people.permissions.RoleBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "event_list"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 1  # hour
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # others at that address still get in
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_RESET_ON_SUCCESS = True  # slips of a week do not add up
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the page says when to try again, and keeps its word
AXES_LOCKOUT_CALLABLE = "webapp.pages.views.accounts.locked_out"

LANGUAGE_CODE = "en-gb"  # days before months, as in the reports
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

# --- what is served ---------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "webapp" / "static"]
WHITENOISE_USE_FINDERS = True  # no build step: files are served from where they lie

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True

if ENVIRONMENT.is_https:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_REDIRECT_EXEMPT = [r"^health/$"]
    SECURE_HSTS_SECONDS = 31_536_000
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
# Whether all subdomains and the browsers' preload lists are bound too is for the owner of the domain to say.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "webapp": {"level": "INFO"},
        "analyzer": {"level": "INFO"},
        "django.request": {"level": "ERROR"},  # a page that is not there is for its reader, not for the log
    },
}

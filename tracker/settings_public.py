"""Settings of a process that serves readers only: the draft tables are not installed and cannot be imported into it."""

from . import environment
from .settings import *  # noqa: F403 - the public side is the whole less its draft half
from .settings import BASE_DIR, TEMPLATES

INSTALLED_APPS = ["tracker", "cases.published", "django.contrib.staticfiles", "django_filters"]
MIDDLEWARE = [
    "tracker.middleware.SecurityHeaders",
    "tracker.delivery.Delivery",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tracker.middleware.PageLanguage",
    "django.middleware.common.CommonMiddleware",
]
ROOT_URLCONF = "tracker.urls_public"
TEMPLATES = [
    {**TEMPLATES[0], "OPTIONS": {"context_processors": ["django.template.context_processors.request"]}},
]
DATABASES = {"default": environment.public_database(BASE_DIR)}
if REPLICAS := environment.replicas():
    DATABASES = {"default": environment.impatient(DATABASES["default"]), **REPLICAS}
    DATABASE_ROUTERS = ["tracker.replicas.Router"]
    MIDDLEWARE = [*MIDDLEWARE, "tracker.replicas.FromAnother"]
SILENCED_SYSTEM_CHECKS = ["security.W001", "security.W002", "security.W003"]  # W003: it takes no forms.
SIGNING_KEY = ""  # Heads are signed where editions are published; this process only shows them.

"""Settings of one process that serves both sides; everything secret comes from the environment."""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from . import environment

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = environment.switch("DEBUG", default=False)
SECRET_KEY = environment.secret(BASE_DIR)
SIGNING_KEY = environment.signing_key(BASE_DIR)
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "tracker",
    "cases.published",
    "cases",
    "cases.door",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
]

MIDDLEWARE = [
    "tracker.middleware.SecurityHeaders",
    "tracker.delivery.Delivery",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tracker.middleware.PageLanguage",
    "tracker.bounds.Bounds",
    "tracker.switches.Switches",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cases.admin.doorkeeper.Doorkeeper",
]

ROOT_URLCONF = "tracker.urls"
LOGIN_REDIRECT_URL = "/admin/"
WSGI_APPLICATION = "tracker.wsgi.application"

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
    },
]

DATABASES = {"default": environment.database(BASE_DIR)}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "cases.door.passwords.WithoutOwnWords"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ru", _("Russian")), ("kk", _("Kazakh"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = os.environ.get("STATIC_ROOT") or None
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT", BASE_DIR / "var" / "media"))
EXPUNGED_LEDGER = Path(os.environ.get("EXPUNGED_LEDGER", BASE_DIR / "var" / "expunged.jsonl"))
BACKUP_RECIPIENTS = environment.words("BACKUP_RECIPIENTS")
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

SITE_NAME = os.environ.get("SITE_NAME", "Case tracker")
LICENCE = os.environ.get("LICENCE", "")
LICENCE_URL = os.environ.get("LICENCE_URL", "")
SECURITY_CONTACT = os.environ.get("SECURITY_CONTACT", "")
ONION_LOCATION = os.environ.get("ONION_LOCATION", "").rstrip("/")

# Where a CDN is told to forget what has a tag; the header may hold a secret.
PURGE_URL = os.environ.get("PURGE_URL", "")
PURGE_HEADER = os.environ.get("PURGE_HEADER", "")

HTTPS = environment.switch("HTTPS", default=False)
# A name with this prefix is taken by a browser only over HTTPS, for this host alone; it asks for the path "/".
COOKIE_PREFIX, COOKIE_PATH = ("__Host-", "/") if HTTPS else ("", "/admin/")
SESSION_ENGINE = "cases.door.store"
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}language"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = LANGUAGE_COOKIE_PATH = COOKIE_PATH
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 12 * 60 * 60
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0

# Our own middleware sends what these two would (tracker.middleware), and the proxy turns readers to HTTPS.
SILENCED_SYSTEM_CHECKS = ["security.W001", "security.W002"]

# Letters go out only where a sender is named; without a mail server they are printed.
DIGEST_FROM = os.environ.get("DIGEST_FROM", "")
DIGEST_LINK = os.environ.get("DIGEST_LINK", "")
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = environment.switch("EMAIL_USE_TLS", default=False)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"

READ_ONLY = environment.switch("READ_ONLY", default=False)
FREEZE_PUBLICATION = environment.switch("FREEZE_PUBLICATION", default=False)
CLOSE_ADMIN = environment.switch("CLOSE_ADMIN", default=False)

KEPT_ANSWERS = 0 if DEBUG else environment.megabytes("KEPT_ANSWERS", default=32)

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "%(levelname)s %(name)s: %(message)s"},
        "json": {"()": "tracker.jsonlog.JsonFormatter"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain" if DEBUG else "json"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "cases.door": {"level": "INFO"},
        # A warning of this logger names the address that somebody asked for.
        "django.request": {"level": "ERROR"},
        # What strangers send as the name of a host says something of them and nothing of the site.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False, "level": "CRITICAL"},
    },
}

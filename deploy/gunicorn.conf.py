"""Gunicorn on a server: `gunicorn -c deploy/gunicorn.conf.py tracker.wsgi`, behind a proxy that speaks TLS."""

import os

from tracker.quietlog import QUIET

bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WORKERS", "2"))
worker_class = "gthread"
threads = 4
proc_name = "case-tracker"
accesslog, loglevel, logger_class = QUIET["accesslog"], QUIET["loglevel"], QUIET["logger_class"]

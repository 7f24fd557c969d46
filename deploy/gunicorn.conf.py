"""Gunicorn on a server: `gunicorn -c deploy/gunicorn.conf.py tracker.wsgi`, behind a proxy that speaks TLS."""

import os

from tracker.quickworker import OWN_PATH
from tracker.quietlog import QUIET

bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WORKERS", "2"))
worker_class = "tracker.quickworker.Worker"
threads = int(os.environ.get("THREADS", "4"))
proc_name = "case-tracker"
timeout = 60
graceful_timeout = 20
keepalive = 5
limit_request_line = 8190
limit_request_fields = 60
limit_request_field_size = 8190
forwarder_headers = OWN_PATH["forwarder_headers"]
# A worker is begun anew now and then, so that what leaks does not grow for ever.
max_requests, max_requests_jitter = 20_000, 2_000
accesslog, loglevel, logger_class = QUIET["accesslog"], QUIET["loglevel"], QUIET["logger_class"]

"""The site for a WSGI server: `gunicorn --config webapp/gunicorn_config.py webapp.wsgi:app`."""

import logging
import sys

from kb.errors import ContentError
from webapp import create_app, logs
from webapp.config import ConfigError

logs.to_stream()
try:
    app = create_app()
except (ConfigError, ContentError) as error:
    logging.getLogger("madoguchi").critical("the site cannot open:\n%s", error)
    sys.exit(1)

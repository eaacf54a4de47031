"""The part of gunicorn's logger that `webapp.server_log` builds on; gunicorn ships no types."""

import logging

class Logger:
    error_log: logging.Logger

    def warning(self, msg: str, *args: object, **kwargs: object) -> None: ...
    def exception(self, msg: str, *args: object, **kwargs: object) -> None: ...

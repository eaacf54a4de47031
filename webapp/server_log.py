"""gunicorn's own log, as private as ours: it would write addresses, request lines and header values."""

from __future__ import annotations

import sys

from gunicorn.glogging import Logger

from webapp import logs


class PrivateLogger(Logger):
    """Says that a request was refused or failed, never whose or which."""

    def warning(self, msg: str, *args: object, **kwargs: object) -> None:
        """Write a warning, without the visitor whom it may speak of."""
        if msg.startswith("Invalid request"):
            self.error_log.warning("a malformed request was refused")
        else:
            super().warning(msg, *args, **kwargs)

    def exception(self, msg: str, *args: object, **kwargs: object) -> None:
        """Write which type of error came from where; `msg` and its arguments may hold an address."""
        error = sys.exc_info()[1]
        if error is not None:
            logs.unexpected(error)

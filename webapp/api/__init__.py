"""The JSON API under `/api/v1`: search, chat and everything that the pages show, for programs."""

from webapp.api import views
from webapp.api.operations import blueprint

__all__ = ["blueprint", "views"]

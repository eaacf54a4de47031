"""The JSON API under `/api/v1`: search, chat and everything that the pages show, for programs."""

from __future__ import annotations

from flask import Flask

from webapp.api import sharing, views
from webapp.api.bulk import SHELF, Shelf
from webapp.api.gate import LIMITS
from webapp.api.limits import Limits
from webapp.api.operations import blueprint
from webapp.config import Config

__all__ = ["register", "views"]


def register(app: Flask, config: Config) -> None:
    """Serve the API under `/api/v1`."""
    app.extensions[LIMITS] = Limits(config.requests_per_minute)
    app.extensions[SHELF] = Shelf()
    app.register_blueprint(blueprint, url_prefix="/api/v1")
    sharing.register(app)

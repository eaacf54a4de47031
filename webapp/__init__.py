"""Madoguchi on the web: pages, chat and JSON API on top of the library `kb`."""

from __future__ import annotations

from flask import Flask, Response
from flask.json.provider import DefaultJSONProvider
from werkzeug.middleware.proxy_fix import ProxyFix

from kb.base import KnowledgeBase
from webapp import (
    api,
    bodies,
    caching,
    chat,
    converters,
    current,
    errors,
    interface,
    logs,
    public,
    security,
    widget,
)
from webapp.assets import Assets
from webapp.config import Config
from webapp.reload import LiveBase
from webapp.state import ConversationSeal


class Madoguchi(Flask):
    """A Flask app that keeps requests out of its log also where an error page itself fails."""

    def log_exception(self, exc_info: object) -> None:
        """Write down where the error came from, without the path that Flask would add."""
        if isinstance(exc_info, tuple) and isinstance(exc_info[1], BaseException):
            logs.unexpected(exc_info[1])


def create_app(config: Config | None = None, base: KnowledgeBase | None = None) -> Flask:
    """Return the site. Without arguments, settings come from the environment and content from the disk.

    Raises ConfigError or ContentError: a site does not start broken.
    """
    settings = config or Config.from_environment()
    app = Madoguchi(__name__, static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=settings.max_body, MAX_FORM_MEMORY_SIZE=settings.max_body)
    if isinstance(app.json, DefaultJSONProvider):
        app.json.ensure_ascii = False  # half the bytes in most of our scripts
    app.extensions[current.EXTENSION] = _site(settings, base)
    # What runs before a request runs in this order, what runs after it in the other: the log sees both ends.
    logs.register(app)
    security.register(app, settings.https)
    bodies.register(app, settings.max_body)
    for part in (converters, interface, errors):
        part.register(app)
    caching.register(app)
    _add_routes(app)
    api.register(app, settings)
    app.extensions[current.EXTENSION].live.watch(settings.reload_seconds)
    if settings.trusted_proxies:
        proxies = settings.trusted_proxies
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies, x_prefix=0
        )
    return app


def _site(config: Config, base: KnowledgeBase | None) -> current.Site:
    def load() -> KnowledgeBase:
        return KnowledgeBase.load(config.data, lambda: config.now().date(), var=config.var)

    return current.Site(
        config=config,
        live=LiveBase(config.data, load, base),
        seal=ConversationSeal(config.secret_key, config.conversation_seconds),
        assets=Assets(),
    )


def _add_routes(app: Flask) -> None:
    app.register_blueprint(public.blueprint)
    app.register_blueprint(chat.blueprint)
    app.register_blueprint(widget.blueprint)

    @app.get("/static/<fingerprint>/<path:name>", endpoint="static")
    def _static(fingerprint: str, name: str) -> Response:
        return current.site().assets.response(fingerprint, name)

    @app.before_request
    def _watch_content() -> None:
        current.site().live.watch(current.site().config.reload_seconds)  # again after a fork

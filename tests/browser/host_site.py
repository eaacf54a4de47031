"""Another site, on another port, that puts the widget on its pages under a strict content security policy."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

PAGE = """<!doctype html><html lang="{lang}" dir="{dir}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Host</title></head>
<body><main><h1>Host</h1><p>{text}</p><p><a href="/elsewhere">A link of the host</a></p></main>
{widget}</body></html>"""


@contextmanager
def served(app: object) -> Iterator[str]:
    """Serve a WSGI app on a free port; yield its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass
class Host:
    """A site of an embedder. `widget_site` is known only after both are served, so it is set later."""

    address: str = ""
    widget_site: str = ""

    def page(
        self, lang: str = "vi", attributes: str = "", lines: int = 1, dir: str = "ltr", body: str = ""
    ) -> str:
        """Return the address of a page with `lines` script lines, or with `body` instead of them."""
        asked = {"lang": lang, "attributes": attributes, "lines": lines, "dir": dir, "body": body}
        return f"{self.address}/?{urlencode(asked)}"

    def __call__(self, environ: dict[str, object], start_response: object) -> object:
        """Answer a request for a page."""
        asked = Request(environ).args
        options = f'data-lang="auto" {asked.get("attributes", "")}'
        line = f'<script src="{self.widget_site}/widget.js" {options} async></script>'
        widget = asked.get("body") or line * int(asked.get("lines", 0))
        html = PAGE.format(
            lang=asked.get("lang", "en"), dir=asked.get("dir", "ltr"), text="Words. " * 300, widget=widget
        )
        response = Response(html, mimetype="text/html")
        response.headers["Content-Security-Policy"] = (
            f"default-src 'none'; script-src {self.widget_site}; frame-src {self.widget_site}; "
            "require-trusted-types-for 'script'"
        )
        return response(environ, start_response)

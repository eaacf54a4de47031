"""Style sheets, scripts, icons: read once, each named by its content so that it may be kept for ever."""

from __future__ import annotations

import gzip
import mimetypes
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from flask import Response, request
from werkzeug.exceptions import NotFound

FOLDER = Path(__file__).with_name("static")
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "public, max-age=60"

mimetypes.add_type("text/javascript", ".js")


@dataclass(frozen=True, slots=True)
class Asset:
    """One file, plain and compressed."""

    name: str
    fingerprint: str
    media_type: str
    plain: bytes
    compressed: bytes


class Assets:
    """All files of the static folder, in memory."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._assets = {
            path.relative_to(folder).as_posix(): _asset(path, folder)
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    def fingerprint(self, name: str) -> str:
        """Return the part of the address that changes with the content of `name`."""
        return self._assets[name].fingerprint

    def response(self, fingerprint: str, name: str) -> Response:
        """Return the file. An old fingerprint gets today's file, to be asked for again soon."""
        asset = self._assets.get(name)
        if asset is None:
            raise NotFound
        squeeze = request.accept_encodings["gzip"] > 0
        response = Response(asset.compressed if squeeze else asset.plain, mimetype=asset.media_type)
        response.headers["Cache-Control"] = FOR_EVER if fingerprint == asset.fingerprint else ASK_AGAIN
        response.headers["Vary"] = "Accept-Encoding"
        if squeeze:
            response.headers["Content-Encoding"] = "gzip"
        return response


def _asset(path: Path, folder: Path) -> Asset:
    content = path.read_bytes()
    return Asset(
        name=path.relative_to(folder).as_posix(),
        fingerprint=sha256(content).hexdigest()[:12],
        media_type=mimetypes.guess_type(path.name)[0] or "application/octet-stream",
        plain=content,
        compressed=gzip.compress(content, mtime=0),
    )

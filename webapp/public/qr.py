"""An address as a QR code, for the counter card: the person takes the answer along on the phone."""

from __future__ import annotations

from io import BytesIO

import segno

QUIET = 4
"""The white margin that readers of the code need, in its own squares."""


def svg(address: str) -> bytes:
    """Return a QR code of `address` as a picture, black on white also on a dark page."""
    picture = BytesIO()
    code = segno.make_qr(address, error="m")
    code.save(
        picture,
        kind="svg",
        border=QUIET,
        dark="#000",
        light="#fff",
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        omitsize=True,
    )
    return picture.getvalue()

"""Static files: kept for ever under the name of their content, small, and from nowhere else."""

from __future__ import annotations

import gzip
import re

import pytest
from flask.testing import FlaskClient

from webapp.assets import FOLDER, Assets

MOST_CSS = 20_000
"""Bytes over all style sheets together, as they are written."""

OWN_PART = "/* What the pages use"
"""Where our own part of tokens.css begins; before it stand the values of the Digital Agency."""

LONGEST_LINE = 320
"""Small by being simple: a style sheet squeezed into one line would be small too."""

MOST_SCRIPT_COMPRESSED = 15_000


def test_an_address_changes_with_the_content(visitor: FlaskClient) -> None:
    address = f"/static/{Assets().fingerprint('site.css')}/site.css"
    assert address in visitor.get("/en/").text
    response = visitor.get(address)
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.mimetype == "text/css"


def test_an_old_address_gets_the_file_of_today_for_a_minute(visitor: FlaskClient) -> None:
    response = visitor.get("/static/000000000000/site.css")
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "public, max-age=60")


@pytest.mark.parametrize("name", ["none.css", "../config.py", "..%2fconfig.py", "site.css/"])
def test_nothing_else_is_served(visitor: FlaskClient, name: str) -> None:
    assert visitor.get(f"/static/0/{name}").status_code == 404


@pytest.mark.parametrize(("name", "kind"), [("chat.js", "text/javascript"), ("icon.svg", "image/svg+xml")])
def test_files_say_what_they_are(visitor: FlaskClient, name: str, kind: str) -> None:
    assert visitor.get(f"/static/0/{name}").mimetype == kind


def test_compressed_files_are_the_same(visitor: FlaskClient) -> None:
    plain = visitor.get("/static/0/site.css")
    small = visitor.get("/static/0/site.css", headers={"Accept-Encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.data) == plain.data


def test_what_we_wrote_of_style_is_small_over_all_files_and_can_be_read() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.css")}
    assert OWN_PART in written["tokens.css"]
    written["tokens.css"] = written["tokens.css"].partition(OWN_PART)[2]
    assert sum(len(text.encode()) for text in written.values()) < MOST_CSS
    assert max(len(line) for text in written.values() for line in text.splitlines()) < LONGEST_LINE


def test_scripts_stay_small() -> None:
    scripts = b"".join(path.read_bytes() for path in FOLDER.glob("*.js"))
    assert len(gzip.compress(scripts)) < MOST_SCRIPT_COMPRESSED


def test_styles_read_in_both_directions() -> None:
    physical = re.compile(r"(margin|padding|border)-(left|right)|[^-](left|right):|text-align: (left|right)")
    one_sided = re.compile(r"(?:margin|padding): [^\s;]+ ([^\s;]+) [^\s;]+ (?!\1;)[^\s;]+;")
    for path in FOLDER.glob("*.css"):
        for rule in (physical, one_sided):
            assert not rule.search(path.read_text(encoding="utf-8")), path.name


def test_colours_and_sizes_are_tokens_that_exist() -> None:
    tokens = (FOLDER / "tokens.css").read_text(encoding="utf-8")
    defined = set(re.findall(r"(--[a-z0-9-]+):", tokens))
    used = {
        name
        for path in FOLDER.glob("*.css")
        for name in re.findall(r"var\((--[a-z0-9-]+)\)", path.read_text(encoding="utf-8"))
    }
    assert used <= defined
    for name in ("site.css", "print.css", "chat.css"):
        on_screen = (FOLDER / name).read_text(encoding="utf-8").partition("@media print")[0]
        assert set(re.findall(r"#[0-9a-f]{3,8}\b", on_screen)) <= {"#fff"}, name


def test_no_file_asks_another_site_for_anything() -> None:
    for path in FOLDER.glob("*"):
        addresses = re.findall(r"https?://[^\s\"')]+", path.read_text(encoding="utf-8"))
        assert set(addresses) <= {"http://www.w3.org/2000/svg"}

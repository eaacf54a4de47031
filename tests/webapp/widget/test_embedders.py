"""Who may embed: one setting for frames and for the API."""

from __future__ import annotations

import pytest

from webapp.embedders import Embedders

CITY = "https://www.city.example.jp"


@pytest.mark.parametrize(
    ("written", "ancestors"),
    [
        ("", "'self'"),
        ("  ", "'self'"),
        ("*", "*"),
        (CITY, f"'self' {CITY}"),
        (f"{CITY}/, https://*.NGO.example http://localhost:8080", f"'self' {CITY} https://*.ngo.example http://localhost:8080"),
        (f"{CITY}:443 {CITY}", f"'self' {CITY}"),
        ("http://a.example:80", "'self' http://a.example"),
    ],
)  # fmt: skip
def test_a_setting_becomes_the_frames_policy(written: str, ancestors: str) -> None:
    assert Embedders.read(written).frame_ancestors == ancestors


@pytest.mark.parametrize(
    ("written", "origin", "admitted"),
    [
        ("", CITY, False),
        ("*", CITY, True),
        ("*", "null", True),
        (CITY, CITY, True),
        (CITY, "http://www.city.example.jp", False),
        (CITY, f"{CITY}:8443", False),
        (CITY, f"{CITY}.evil.example", False),
        ("https://*.city.example.jp", CITY, True),
        ("https://*.city.example.jp", "https://a.b.city.example.jp", True),
        ("https://*.city.example.jp", "https://city.example.jp", False),
        ("https://*.city.example.jp", "https://evilcity.example.jp", False),
        ("https://*.city.example.jp", "https://evil.example/.city.example.jp", False),
        (CITY, "null", False),
        (CITY, "", False),
    ],
)
def test_an_origin_is_admitted_or_not(written: str, origin: str, admitted: bool) -> None:
    assert Embedders.read(written).admit(origin) is admitted


@pytest.mark.parametrize(
    "written", ["city.example.jp", "ftp://a.example", "https://", "https://*", "https://a.*.example", "https://a.example/x",
    "'self'", "https://窓口.example", "https://a.example:99999999", "https://a_b.example"]
)  # fmt: skip
def test_what_is_no_origin_is_refused_with_words(written: str) -> None:
    with pytest.raises(ValueError, match="is no origin"):
        Embedders.read(written)

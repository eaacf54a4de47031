"""The settings of a running site: made once from the environment, checked at start, never changed."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from kb.clock import TOKYO
from webapp.embedders import NOBODY, Embedders

CHECKOUT = Path(__file__).resolve().parents[1]
SECRET_FILE = "secret_key"
SHORTEST_SECRET = 32
THIS_MACHINE = "127.0.0.1"
HOURS_OF_A_CONVERSATION = 6


class ConfigError(Exception):
    """A setting cannot be used; the message tells the operator which one and how to mend it."""


def now_in_tokyo() -> datetime:
    """Return the present moment as a clock in Japan shows it."""
    return datetime.now(TOKYO)


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that an operator can set.

    `public_url` is the address that visitors know, without a slash at its end, or None. `report_to`
    is where mistakes are reported: `mailto:` and an address, or that of an issue tracker's form.
    `trusted_proxies` is how many proxies stand in front. `embedders` are the sites that may show the widget
    and read the API from their pages. `requests_per_minute` is what one address may ask of the API, 0 for
    any number. `max_body` is in bytes. `reload_seconds` is how often a worker looks for changed content, 0
    for never. `now` is the clock; the day of the law follows from it.
    """

    secret_key: str = field(repr=False)
    data: Path = CHECKOUT
    var: Path = CHECKOUT / "var"
    host: str = THIS_MACHINE
    port: int = 8000
    public_url: str | None = None
    report_to: str | None = None
    trusted_proxies: int = 0
    embedders: Embedders = NOBODY
    requests_per_minute: int = 0
    max_body: int = 64 * 1024
    reload_seconds: float = 2.0
    workers: int = 2
    threads: int = 4
    conversation_seconds: int = HOURS_OF_A_CONVERSATION * 3600
    now: Callable[[], datetime] = now_in_tokyo

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Config:
        """Return the settings of `environment`, by default the process's own.

        Without SECRET_KEY a private key is made once and kept in the var folder. Raises ConfigError.
        """
        given = os.environ if environment is None else environment
        data = Path(given.get("MADOGUCHI_DATA") or CHECKOUT)
        if not (data / "questions").is_dir():
            raise ConfigError(f"MADOGUCHI_DATA: {data} has no folder `questions`; name the one that has")
        var = Path(given.get("MADOGUCHI_VAR") or data / "var")
        return cls(
            secret_key=_secret(given.get("SECRET_KEY"), var),
            data=data,
            var=var,
            host=given.get("HOST") or THIS_MACHINE,
            port=_whole(given, "PORT", 8000, 0, 65_535),
            public_url=_public_url(given.get("MADOGUCHI_PUBLIC_URL")),
            report_to=_report_to(given.get("MADOGUCHI_REPORT_TO")),
            trusted_proxies=_whole(given, "MADOGUCHI_PROXIES", 0, 0, 10),
            embedders=_embedders(given.get("MADOGUCHI_EMBED")),
            requests_per_minute=_whole(given, "MADOGUCHI_REQUESTS_PER_MINUTE", 3_000, 0, 1_000_000),
            max_body=_whole(given, "MADOGUCHI_MAX_BODY", 64 * 1024, 1024, 16 * 1024 * 1024),
            reload_seconds=_whole(given, "MADOGUCHI_RELOAD_SECONDS", 2, 0, 3600),
            workers=_whole(given, "WEB_CONCURRENCY", 2, 1, 64),
            threads=_whole(given, "MADOGUCHI_THREADS", 4, 1, 64),
        )

    @property
    def https(self) -> bool:
        """Return whether visitors reach the site by https."""
        return self.public_url is not None and self.public_url.startswith("https:")


def _whole(given: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    written = given.get(name) or str(default)
    if not (written.isascii() and written.isdigit()) or not least <= int(written) <= most:
        raise ConfigError(f"{name}: write a whole number from {least} to {most}")
    return int(written)


def _public_url(written: str | None) -> str | None:
    if not written:
        return None
    parts = urlsplit(written)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise ConfigError("MADOGUCHI_PUBLIC_URL: write the whole address, such as https://counter.example.jp")
    return written.rstrip("/")


def _report_to(written: str | None) -> str | None:
    if not written:
        return None
    parts = urlsplit(written)
    mail = parts.scheme == "mailto" and "@" in parts.path and not parts.query
    tracker = parts.scheme == "https" and parts.netloc and not parts.fragment
    if not mail and not tracker:
        raise ConfigError(
            "MADOGUCHI_REPORT_TO: write mailto:somebody@example.jp, or the https address of an issue form"
        )
    return written


def _embedders(written: str | None) -> Embedders:
    try:
        return Embedders.read(written or "")
    except ValueError as error:
        raise ConfigError(f"MADOGUCHI_EMBED: {error}") from None


def _secret(written: str | None, var: Path) -> str:
    if written:
        if len(written) < SHORTEST_SECRET:
            raise ConfigError(f"SECRET_KEY: give at least {SHORTEST_SECRET} characters that nobody can guess")
        return written
    try:
        return _kept_secret(var / SECRET_FILE)
    except OSError as error:
        raise ConfigError(
            f"the private key {var / SECRET_FILE} cannot be read or made ({error.strerror}); "
            "make the folder writable, or set SECRET_KEY"
        ) from error


def _kept_secret(path: Path) -> str:
    """Return the key of `path`, made at first. Processes that start together agree on one."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(48))
            _keep_first(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    path.chmod(0o600)
    secret = path.read_text(encoding="ascii").strip()
    if len(secret) < SHORTEST_SECRET:
        raise ConfigError(f"{path} is damaged; delete it and start again")
    return secret


def _keep_first(draft: Path, path: Path) -> None:
    """Give the draft its name, unless another process was quicker: then theirs counts."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return

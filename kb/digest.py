"""Digests of texts: what staleness and reviews are bound to."""

from __future__ import annotations

from hashlib import sha256

from kb.model import Pair

DIGEST_LENGTH = 12
"""Hex digits; enough that two texts of one key never share a digest by chance, short enough to type."""


def digest(*texts: str) -> str:
    """Return the first digits of the SHA-256 of the texts, which are kept apart by a NUL."""
    return sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_LENGTH]


def pair_digest(pair: Pair) -> str:
    """Return the digest of a source text: the Japanese and the English together."""
    return digest(pair.ja, pair.en)

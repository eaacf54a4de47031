"""The flows of the house, by id, so that each is a case of its own."""

from __future__ import annotations

from kb.base import CHECKOUT

FLOWS = sorted(path.stem for path in (CHECKOUT / "questions" / "flows").glob("*.yaml"))

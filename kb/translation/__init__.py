"""Catalogs, staleness, reviews: everything that people read in another language than the source."""

from kb.translation.loader import load_translations
from kb.translation.status import language_report, overview, status
from kb.translation.store import Translations
from kb.translation.update import update

__all__ = ["Translations", "language_report", "load_translations", "overview", "status", "update"]

"""The pages that everybody reads, what is kept on a phone that asks for it, and what machines read."""

from webapp.public import deadline_file, keeping, machines
from webapp.public.routes import blueprint

__all__ = ["blueprint", "deadline_file", "keeping", "machines"]

"""The state of a conversation on its way: signed, not secret, and short-lived.

It travels with the visitor (a hidden form field or a JSON value); the server keeps nothing.
"""

from __future__ import annotations

from hashlib import sha256

from itsdangerous import BadData, URLSafeTimedSerializer
from pydantic import ValidationError

from kb.chat.reply import Conversation

LONGEST_SEALED = 4_096
"""Characters; no honest conversation comes near."""

_SALT = "madoguchi conversation 1"


class ConversationSeal:
    """Signs conversations and opens what it signed."""

    def __init__(self, secret_key: str, life_seconds: int) -> None:
        self._serializer = URLSafeTimedSerializer(
            secret_key, salt=_SALT, signer_kwargs={"digest_method": sha256}
        )
        self._life_seconds = life_seconds

    def seal(self, conversation: Conversation) -> str:
        """Return the conversation as a signed text for a form field or a JSON value."""
        said = self._serializer.dumps(conversation.model_dump(mode="json", exclude_defaults=True))
        return said if isinstance(said, str) else said.decode("ascii")

    def open(self, sealed: str | None) -> Conversation | None:
        """Return the conversation, or None for anything else: nothing, too old, too long, tampered with.

        None lets the chat begin afresh; a visitor is never blamed for a page that lay open overnight.
        """
        if not sealed or len(sealed) > LONGEST_SEALED or not sealed.isascii():
            return None
        try:
            return Conversation.model_validate(self._serializer.loads(sealed, max_age=self._life_seconds))
        except (BadData, ValidationError):
            return None

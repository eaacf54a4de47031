"""How central an entry is: the one that its neighbours point to comes before those that go into detail.

Two entries may answer a short query equally well by its words: "extend my visa" fits the entry on extension
and the one on a visitor who falls ill. Editors have already said which is the main one, by `related`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from kb.content.store import Content
from kb.search import weights

NAMED_BY_MANY = 20
"""Where even the most named entry is named less often, a few links must not decide."""


def behind(content: Content) -> Mapping[str, float]:
    """Return for each entry id what is taken off its scores, nothing off the one that most others name.

    It shrinks with the logarithm of the number of entries that name it as related.
    """
    named = Counter(
        related
        for versions in content.versions.values()
        for related in {one for version in versions for one in version.entry.related}
    )
    most = math.log1p(max([NAMED_BY_MANY, *named.values()]))
    return {
        entry_id: weights.STANDING * (1 - math.log1p(named[entry_id]) / most) for entry_id in content.versions
    }


def only_for_officers(content: Content) -> frozenset[str]:
    """Return the ids of the entries that are for officers alone."""
    return frozenset(
        entry_id
        for entry_id, versions in content.versions.items()
        if all(version.entry.audience == ("officer",) for version in versions)
    )

"""Every marked sentence of templates and code reaches the translators, each once."""

from __future__ import annotations

from pathlib import Path

from kb.translation.extraction import InterfaceMessage, interface_messages

TEMPLATE = """\
<h1>{{ _("Welcome, {name}", name=visitor) }}</h1>
{# _("not this") #}
<p title="{{ _('Search')|plain }}">{{ ngettext("{n} answer", "{n} answers", found.total) }}</p>
{% if unknown_test is defined %}{{ _("Search") }}{% endif %}{{ _(variable) }}
"""
CODE = '''\
from x import _

TITLE = _("Nothing found")
def say(base, interface):
    """_("not this")"""
    return base.translations.interface("Long sentences are "
        "joined, {name}", "vi", name="x") + base.interface_plural("{n} day", "{n} days", 2, "vi")
'''


def test_marked_sentences_are_found_in_order_with_their_files(tmp_path: Path) -> None:
    for name, text in (
        ("webapp/public/templates/a.html", TEMPLATE),
        ("webapp/static/script.txt", '_("not this")'),
        ("kb/chat/b.py", CODE),
        ("kb/chat/c.py", 'interface_text("Search", code)\nHELLO = N_("Hello")\n'),
        ("scripts/d.py", '_("not this")\n'),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    page, code, other = "webapp/public/templates/a.html", "kb/chat/b.py", "kb/chat/c.py"
    assert interface_messages(tmp_path) == (
        InterfaceMessage("Welcome, {name}", None, (page,)),
        InterfaceMessage("Search", None, (page, other)),
        InterfaceMessage("{n} answer", "{n} answers", (page,)),
        InterfaceMessage("Nothing found", None, (code,)),
        InterfaceMessage("Long sentences are joined, {name}", None, (code,)),
        InterfaceMessage("{n} day", "{n} days", (code,)),
        InterfaceMessage("Hello", None, (other,)),
    )


def test_the_house_itself_has_sentences() -> None:
    found = {message.english for message in interface_messages()}
    assert "(not recorded for this day)" in found

"""Replies and entries as lines of plain text, as the command prints them."""

from __future__ import annotations

from kb.chat.reply import Reply
from kb.rendered import RenderedEntry, RenderedFact, RenderedItem


def reply_text(reply: Reply, *, trace: bool) -> str:
    """Return a reply of the chat, with `trace` also why it was given."""
    lines = [*(notice.text for notice in reply.notices), reply.text]
    for further in reply.also:
        lines += ["", further.entry.question.text, further.text]
    for deadline in reply.deadlines:
        left, late = deadline.days_left, deadline.late
        told = f"{left} days left" if left >= 0 else f"{-left} days late"
        lines.append(f"Last day: {deadline.last_day} ({told})  {deadline.fact}")
        lines += [] if late is None else [f"  {late.text}"]
    lines += [f"  * {note.text.text}" for note in (reply.flow.notes if reply.flow else ())]
    lines += [f"  - {option.label}" for option in reply.options]
    lines += [f"  {contact.phone or contact.url}  {contact.name.text}" for contact in reply.contacts]
    lines += [f"[{entry.id}, checked {entry.checked}, {entry.review}]" for entry in reply.entries]
    lines += [f"  {step.rule}: {step.detail}" for step in reply.trace if trace]
    return "\n".join(lines)


def entry_text(entry: RenderedEntry) -> str:
    """Return all that an entry says."""
    lines = [entry.question.text, "", entry.answer.text]
    lines += _section("Steps", entry.steps)
    lines += _section("Bring", entry.bring)
    if entry.where:
        lines += ["", f"Where: {entry.where.text}"]
    for title, facts in (("By when", entry.deadline), ("Fee", entry.fee), ("If you do not", entry.penalty)):
        lines += _fact_lines(title, facts)
    lines += _section("Notes", entry.notes)
    lines += _section("For officers", entry.for_officers)
    lines += [
        "",
        "Legal basis: " + "; ".join(_basis(one.name.text, one.provision) for one in entry.legal_basis),
    ]
    lines += [f"Source: {source.title} {source.url} ({source.seen})" for source in entry.sources]
    lines += [f"As of {entry.on}; checked {entry.checked}; {entry.confidence}; translation: {entry.review}"]
    return "\n".join(lines)


def _section(title: str, items: tuple[RenderedItem, ...]) -> list[str]:
    return ["", f"{title}:", *(f"  - {item.text.text}" for item in items)] if items else []


def _fact_lines(title: str, facts: tuple[RenderedFact, ...]) -> list[str]:
    if not facts:
        return []
    lines = ["", f"{title}:"]
    for fact in facts:
        lines.append(f"  - {fact.label.text}: {fact.text or 'not recorded for this day'}")
        if fact.table:
            for row in fact.table.rows:
                cells = zip(fact.table.columns, row.cells, strict=True)
                amounts = "; ".join(f"{column.text}: {cell}" for column, cell in cells)
                lines.append(f"      {row.label.text}: {amounts}")
    return lines


def _basis(name: str, provision: str | None) -> str:
    return f"{name} {provision}" if provision else name


def counted(number: int, noun: str) -> str:
    """Return a number with its English noun, in the plural where it is not one."""
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number} {noun if number == 1 else plural}"

"""The `madoguchi` command. It parses and prints; all work is done in the library."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click
from pydantic_core import to_jsonable_python

from kb.base import KnowledgeBase, data_root, var_folder
from kb.content import load_content
from kb.content.coverage import check_coverage
from kb.content.schemas import write_schemas
from kb.errors import ContentError, EntryMoved, MadoguchiError, UnknownEntry
from kb.evaluation.answers import answers_table
from kb.evaluation.conversations import DAY, load_scripts
from kb.evaluation.relevance import load_sets
from kb.evaluation.report import as_json as report_json
from kb.evaluation.report import losses, measure, table
from kb.evaluation.scorecard import scorecard
from kb.garbage import collecting_later
from kb.languages.furigana import load_readings
from kb.plain_text import counted, entry_text, reply_text
from kb.search.clues import load_clues
from kb.search.lexicon import load_lexicon
from kb.timeline import changes_since
from kb.translation import language_report, load_translations, overview, update
from kb.translation.ruby import check_ruby

F = TypeVar("F", bound=Callable[..., Any])


class _Command(click.Group):
    """A group that turns the library's errors into one clear line and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ContentError as error:
            for problem in error.problems:
                click.echo(str(problem), err=True)
            click.echo(f"{counted(len(error.problems), 'problem')}; nothing was changed", err=True)
        except EntryMoved as error:
            click.echo(f"{error.entry_id} is now {error.new_id}", err=True)
        except UnknownEntry as error:
            click.echo(f"{error}; `madoguchi search <words>` finds its id", err=True)
        except MadoguchiError as error:
            click.echo(str(error), err=True)
        sys.exit(1)


def _lang(command: F) -> F:
    return click.option("--lang", default="en", show_default=True, help="Language code or alias.")(command)


def _on(command: F) -> F:
    kind = click.DateTime(formats=["%Y-%m-%d"])
    return click.option("--on", type=kind, help="As of this day, YYYY-MM-DD; today in Japan if left out.")(
        command
    )


def _as_json(command: F) -> F:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")(command)


@click.group(cls=_Command, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def main() -> None:
    """Madoguchi: answers on immigration law and resident registration in Japan."""


@main.command()
def serve() -> None:
    """Check the content, build the indexes and serve on HOST:PORT (127.0.0.1:8000).

    Example: PORT=9000 madoguchi serve
    """
    host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
    base = KnowledgeBase.load()
    entries, languages = len(base.content.versions), len(base.languages)
    click.echo(f"{counted(entries, 'entry')}, {counted(languages, 'language')}")
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Madoguchi is open: http://{shown}:{port}/")
    sys.stdout.flush()
    config = Path(__file__).resolve().parent.parent / "webapp" / "gunicorn_config.py"
    arguments = [sys.executable, "-m", "gunicorn", "--config", str(config), "--bind", f"{shown}:{port}"]
    os.execv(sys.executable, [*arguments, "webapp.wsgi:app"])


@main.command()
@click.argument("query")
@_lang
@_on
@click.option("--topic", help="Only this topic.")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 50))
@_as_json
def search(query: str, lang: str, on: datetime | None, topic: str | None, limit: int, as_json: bool) -> None:
    """Search the entries.

    Example: madoguchi search "mat the cu tru" --lang vi
    """
    response = KnowledgeBase.load().search(query, lang, limit, _day(on), topic=topic)
    if as_json:
        _print_json(response)
        return
    if response.did_you_mean:
        click.echo(f"Did you mean: {response.did_you_mean}")
    for result in response.results:
        click.echo(f"{result.score:.2f}  {result.id}  {result.question.text}")
    if not response.results:
        click.echo("Nothing was found. Try other words, or `madoguchi show` with an id.")


@main.command()
@click.argument("message", required=False)
@_lang
@_on
@click.option("--trace", is_flag=True, help="Say why: concepts, scores, rules.")
@_as_json
def ask(message: str | None, lang: str, on: datetime | None, trace: bool, as_json: bool) -> None:
    """Ask the chat one question; without MESSAGE, talk line by line until the end of the input.

    Example: madoguchi ask "I lost my residence card" --trace
    """
    base = KnowledgeBase.load()
    state = None
    messages: Iterable[str] = sys.stdin if message is None else (message,)
    for said in messages:
        reply = base.ask(said, lang, state, _day(on))
        state = reply.conversation
        if as_json:
            _print_json(reply)
        else:
            click.echo(reply_text(reply, trace=trace))


@main.command()
@click.argument("entry_id")
@_lang
@_on
@_as_json
def show(entry_id: str, lang: str, on: datetime | None, as_json: bool) -> None:
    """Show one entry.

    Example: madoguchi show residence-card-lost --lang ja --on 2025-03-31
    """
    entry = KnowledgeBase.load().entry(entry_id, lang, _day(on))
    if as_json:
        _print_json(entry)
    else:
        click.echo(entry_text(entry))


@main.command()
@click.option(
    "--coverage",
    is_flag=False,
    flag_value="",
    metavar="[SHEETS]",
    help="Also that every researched fact and typical question has its entry; with the folder of the "
    "research sheets, also that none is missing in the list.",
)
@_as_json
@collecting_later()
def check(coverage: str | None, as_json: bool) -> None:
    """Check questions/ and translations/; report every problem at once.

    Example: madoguchi check --coverage
    """
    root = data_root()
    loaded = load_content(root)
    problems = list(loaded.problems)
    covered = None
    if loaded.content is not None:
        translations, wrong = load_translations(root, loaded.content)
        readings, wrong_readings = load_readings(root)
        lexicon, wrong_forms = load_lexicon(root, loaded.content)
        wrong_clues = load_clues(root, loaded.content, lexicon)[1]
        problems += [*wrong, *wrong_forms, *wrong_clues, *wrong_readings]
        if translations is not None:
            problems += check_ruby(readings, loaded.content, translations)
        if coverage is not None:
            covered = check_coverage(root, loaded.content, Path(coverage) if coverage else None)
            problems += covered.problems
    if as_json:
        _print_json(problems)
    else:
        for problem in problems:
            click.echo(str(problem))
    if problems:
        click.echo(counted(len(problems), "problem"), err=True)
        sys.exit(1)
    if loaded.content is not None and not as_json:
        entries, facts = len(loaded.content.versions), len(loaded.content.facts)
        flows = f", {counted(len(loaded.content.flows), 'flow')}" if loaded.content.flows else ""
        click.echo(f"{counted(entries, 'entry')}, {counted(facts, 'fact')}{flows}: good")
        for flow in loaded.content.flows.values():
            click.echo(
                f"  flow {flow.id}: {counted(len(flow.nodes), 'question')}, {counted(len(flow.ends), 'end')}"
            )
    if covered is not None and not as_json:
        for part, carried in covered.carried.items():
            click.echo(
                f"{part}: {carried} carried by entries, {covered.left_out[part]} left out with a reason"
            )


@main.command()
@click.option("--lang", help="Only this language.")
@click.option("--record", is_flag=True, help="Write the scores down as those that may not be lost.")
@click.option("--compare", is_flag=True, help="Fail where a recorded score is lost.")
@click.option("--answers", is_flag=True, help="Only how the chat answers the questions, by set and split.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def evaluate(lang: str | None, record: bool, compare: bool, answers: bool, as_json: bool) -> None:
    """Ask the questions of tests/relevance, play those of tests/conversations, and print the scores.

    Example: madoguchi evaluate --compare
    """
    folder = data_root() / "tests"
    sets, problems = load_sets(folder / "relevance")
    scripts, wrong = load_scripts(folder / "conversations")
    if problems or wrong:
        raise ContentError((*problems, *wrong))
    base = KnowledgeBase.load(clock=lambda: DAY)
    if lang is not None:
        code = base.language(lang).code
        sets = {name: {code: asked[code]} for name, asked in sets.items() if code in asked}
        scripts = tuple(placed for placed in scripts if placed.script.lang == code)
    if answers:
        click.echo(answers_table(base, {name or "questions": asked for name, asked in sets.items()}))
        return
    reports = measure(base, base, sets, scripts)
    click.echo(report_json(reports) if as_json else table(reports))
    recorded = folder / "relevance" / "recorded.json"
    if record:
        recorded.write_text(report_json(reports), encoding="utf-8")
        (data_root() / "docs" / "scorecard.md").write_text(scorecard(recorded), encoding="utf-8")
    if compare:
        lost = losses(recorded, reports)
        for loss in lost:
            click.echo(str(loss), err=True)
        sys.exit(1 if lost else 0)


@main.command()
def index() -> None:
    """Build the search indexes that are missing, beside the live ones.

    Example: madoguchi index
    """
    base = KnowledgeBase.load()
    click.echo(f"{counted(len(base.languages), 'language')} ready in {var_folder(data_root()) / 'index'}")


@main.command()
@click.option("--since", type=click.DateTime(formats=["%Y-%m-%d"]), help="Only from this day on.")
@_lang
@_as_json
def changes(since: datetime | None, lang: str, as_json: bool) -> None:
    """List what changed in the law, and what will change on a known day.

    Example: madoguchi changes --since 2026-01-01
    """
    found = changes_since(KnowledgeBase.load().renderer(lang), _day(since))
    if as_json:
        _print_json(found)
        return
    for change in found:
        click.echo(f"{change.on}  {change.what.text}")


@main.command()
def schemas() -> None:
    """Write docs/schemas/ from the model, for editors with a YAML language server.

    Example: madoguchi schemas
    """
    for path in write_schemas(data_root() / "docs" / "schemas"):
        click.echo(path.name)


@main.group()
def translations() -> None:
    """See and renew the catalogs of the languages."""


@translations.command("status")
@click.argument("code", required=False)
@_as_json
def translations_status(code: str | None, as_json: bool) -> None:
    """Count what is current, stale and missing; for one language also list what waits, and reviews.

    Example: madoguchi translations status vi
    """
    base = KnowledgeBase.load()
    found = language_report(base.translations, base.language(code)) if code else overview(base.translations)
    if as_json:
        _print_json(found)
    else:
        click.echo(str(found))


@translations.command("update")
@click.argument("codes", nargs=-1)
def translations_update(codes: tuple[str, ...]) -> None:
    """Bring catalogs up to date with the entries and the interface; nothing translated is lost.

    Example: madoguchi translations update vi
    """
    base = KnowledgeBase.load()
    written = update(data_root(), base.content, base.languages, codes)
    for path in written:
        click.echo(path.relative_to(data_root()).as_posix())
    click.echo(f"{counted(len(written), 'file')} written")


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


def _print_json(value: object) -> None:
    click.echo(json.dumps(to_jsonable_python(value, by_alias=True), ensure_ascii=False, indent=2))

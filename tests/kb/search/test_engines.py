"""The calls that we make to an engine, on both engines: they must answer alike."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kb.search.engine import FIELDS, Engine, IndexDocument, OpenIndex, Term
from kb.search.tantivy_engine import TantivyEngine
from kb.search.whoosh_engine import WhooshEngine

DOCUMENTS = (
    {"text": ["lost", "lost", "card", "在留"], "concepts": ["lose"]},
    {"text": ["renew", "card"], "concepts": ["renew"]},
    {"text": ["card", "fee", "fee", "fee"], "codes": ["art:19-9(1)", "tel:#9110"]},
    {},
)


def document(fields: dict[str, list[str]]) -> IndexDocument:
    return IndexDocument({name: fields.get(name, []) for name in FIELDS})


@pytest.fixture(params=[WhooshEngine, TantivyEngine], ids=["whoosh", "tantivy"])
def engine(request: pytest.FixtureRequest) -> Engine:
    made: Engine = request.param()
    return made


@pytest.fixture
def index(engine: Engine, tmp_path: Path) -> OpenIndex:
    engine.build(tmp_path, [document(fields) for fields in DOCUMENTS])
    return engine.open(tmp_path)


def numbers(index: OpenIndex, *terms: Term, among: set[int] | None = None) -> list[int]:
    return [one.number for one in index.search(terms, 10, among)]


def test_every_document_is_counted_even_an_empty_one(index: OpenIndex) -> None:
    assert index.count() == len(DOCUMENTS)


def test_the_number_of_a_document_is_its_place(index: OpenIndex) -> None:
    assert numbers(index, Term("text", "lost")) == [0]
    assert numbers(index, Term("text", "renew")) == [1]
    assert numbers(index, Term("text", "在留")) == [0]


def test_any_term_is_enough_and_rare_ones_count_more(index: OpenIndex) -> None:
    assert numbers(index, Term("text", "card"), Term("text", "lost"))[0] == 0
    assert set(numbers(index, Term("text", "card"), Term("text", "unknown"))) == {0, 1, 2}


def test_a_weight_changes_the_order(index: OpenIndex) -> None:
    lost, renew = Term("text", "lost", 0.1), Term("text", "renew", 5.0)
    assert numbers(index, lost, renew) == [1, 0]


def test_codes_are_found_whole(index: OpenIndex) -> None:
    assert numbers(index, Term("codes", "art:19-9(1)")) == [2]
    assert numbers(index, Term("codes", "art:19-9")) == []


def test_fields_are_kept_apart(index: OpenIndex) -> None:
    assert numbers(index, Term("concepts", "lost")) == []
    assert index.frequency("text", "card") == 3
    assert index.frequency("concepts", "card") == 0


@pytest.mark.parametrize("left_out", [3, 90])
def test_the_best_of_those_asked_for_are_found_however_many_are_left_out(
    engine: Engine, tmp_path: Path, left_out: int
) -> None:
    engine.build(tmp_path, [document({"text": ["card"] * (1 + place % 3)}) for place in range(100)])
    index = engine.open(tmp_path)
    among = set(range(left_out, 100))

    found = numbers(index, Term("text", "card"), among=among)

    assert found == sorted(among, key=lambda place: (-(place % 3), place))[:10]


def test_only_those_asked_for_are_found(index: OpenIndex) -> None:
    assert numbers(index, Term("text", "card"), among={1, 3}) == [1]
    assert numbers(index, Term("text", "card"), among=set()) == []


@pytest.mark.parametrize(("terms", "limit"), [((), 5), ((Term("text", "card"),), 0)])
def test_nothing_sought_is_nothing_found(index: OpenIndex, terms: tuple[Term, ...], limit: int) -> None:
    assert index.search(terms, limit) == []


def test_the_best_come_first_up_to_the_limit(index: OpenIndex) -> None:
    found = index.search([Term("text", "card"), Term("text", "fee")], 2)
    assert len(found) == 2
    assert found[0].number == 2
    assert found[0].score > found[1].score > 0


def test_threads_may_search_at_once(index: OpenIndex) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(
            pool.map(lambda _: numbers(index, Term("text", "lost"), Term("text", "card")), range(200))
        )
    assert all(one == found[0] for one in found)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Whoosh leaves it open
@pytest.mark.parametrize("content", [b"", b"rubbish"])
def test_a_damaged_index_cannot_be_opened(engine: Engine, tmp_path: Path, content: bytes) -> None:
    engine.build(tmp_path, [document(DOCUMENTS[0])])
    for path in tmp_path.iterdir():
        path.write_bytes(content)
    with pytest.raises((OSError, ValueError)):
        engine.open(tmp_path)
    gc.collect()


def test_a_missing_index_cannot_be_opened(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises((OSError, ValueError)):
        engine.open(tmp_path / "nowhere")


def test_both_engines_score_alike(tmp_path: Path) -> None:
    terms = [
        Term("text", "card"),
        Term("text", "fee", 2.5),
        Term("text", "lost", 0.4),
        Term("concepts", "lose"),
    ]
    found = []
    for engine in (WhooshEngine(), TantivyEngine()):
        folder = tmp_path / engine.name
        folder.mkdir()
        engine.build(folder, [document(fields) for fields in DOCUMENTS])
        found.append(engine.open(folder).search(terms, 10))
    whoosh, tantivy = found
    assert [one.number for one in whoosh] == [one.number for one in tantivy]
    assert [one.score for one in whoosh] == pytest.approx([one.score for one in tantivy], rel=0.05)

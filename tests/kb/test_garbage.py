"""Garbage is looked for later, and afterwards as before; what is asked for inside is done."""

from __future__ import annotations

import gc
import weakref

import pytest

from kb.garbage import collecting_later


class Circle:
    def __init__(self) -> None:
        self.itself = self


def test_python_does_not_look_for_garbage_inside_and_does_afterwards() -> None:
    with collecting_later():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_an_error_inside_leaves_it_on() -> None:
    with pytest.raises(ValueError, match="inside"), collecting_later():
        raise ValueError("inside")
    assert gc.isenabled()


def test_who_had_it_off_keeps_it_off() -> None:
    with collecting_later():
        with collecting_later():
            pass
        assert not gc.isenabled()


def test_what_is_new_inside_is_found_where_it_is_asked_for() -> None:
    with collecting_later():
        circle = weakref.ref(Circle())
        assert circle() is not None
        gc.collect()
        assert circle() is None

"""The collector of cycles is paused while an event is compared, and on again afterwards."""

import gc

import pytest

from analyzer.collecting import collector_paused


def test_it_is_paused_inside_and_on_again_behind():
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_error_leaves_it_on():
    with pytest.raises(KeyError), collector_paused():
        raise KeyError
    assert gc.isenabled()


def test_who_had_it_off_keeps_it_off():
    gc.disable()
    try:
        with collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()

"""The collector of cycles is paused while an event is compared, and on again afterwards."""

import gc
import subprocess
import sys

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


def test_what_was_made_meanwhile_is_not_walked_when_it_is_on_again():
    """In a process of its own, because what other code has frozen stays frozen."""
    code = (
        "import gc\n"
        "from analyzer.collecting import collector_paused\n"
        "with collector_paused():\n"
        "    made = [[number] for number in range(10_000)]\n"
        "old = {id(one) for one in gc.get_objects(generation=2)}\n"
        "assert gc.isenabled() and old.issuperset(map(id, made))\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_somebody_else_has_frozen_stays_frozen():
    code = (
        "import gc\n"
        "from analyzer.collecting import collector_paused\n"
        "gc.freeze()\n"
        "with collector_paused():\n"
        "    pass\n"
        "assert gc.get_freeze_count()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_where_somebody_has_frozen_some_what_was_made_is_walked_once():
    code = (
        "import gc\n"
        "from analyzer.collecting import collector_paused\n"
        "gc.freeze()\n"
        "with collector_paused():\n"
        "    made = [[number] for number in range(10_000)]\n"
        "old = {id(one) for one in gc.get_objects(generation=2)}\n"
        "assert gc.isenabled() and old.issuperset(map(id, made))\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

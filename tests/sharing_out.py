"""Which tests go to one process, and which files begin: no installation is made twice, and no process works on alone."""

from __future__ import annotations

from xdist.scheduler import LoadFileScheduling

TOGETHER = {
    "tests/journeys/test_accessibility.py": "states",
    "tests/journeys/test_coding_journey.py": "states",
    "tests/journeys/test_invitation_journey.py": "states",
    "tests/journeys/test_print_journey.py": "states",
}
"""What looks at the installation in which every state stands still. The other journeys walk through one that works."""
FIRST = (
    "states",
    "tests/webapp/faults/test_faults.py",
    "journeys",
    "tests/webapp/faults/test_curators.py",
    "tests/gold/test_floors.py",
    "tests/webapp/pages/test_who_opens_the_admin.py",
    "tests/webapp/pages/test_corrections.py",
    "tests/webapp/pages/test_who_sees_what.py",
    "tests/webapp/pages/test_sharing.py",
)
"""What takes longest, first: begun at the end, it would keep one process at work while the others have nothing to do."""


def group_of(nodeid: str) -> str:
    """A file, which may have made things for its tests; or all journeys through one installation."""
    file = nodeid.partition("::")[0]
    return TOGETHER.get(file) or ("journeys" if file.startswith("tests/journeys/") else file)


def turn_of(nodeid: str) -> tuple[int, str]:
    """Sorts tests so that the longest groups begin."""
    group = group_of(nodeid)
    return (FIRST.index(group) if group in FIRST else len(FIRST)), group


class Sharing(LoadFileScheduling):
    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)

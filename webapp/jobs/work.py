"""Long work that is no act on rows: kind → what does it. It takes the job and says in words what came of it.

Pages add theirs when the application starts (pages/apps.py): they stand above this layer.
"""

from __future__ import annotations

from collections.abc import Callable

from webapp.jobs.fitting import FIT, FIT_FILE, fit_given, fit_labels
from webapp.jobs.models import Job

WORK: dict[str, Callable[[Job], str]] = {FIT: fit_labels, FIT_FILE: fit_given}

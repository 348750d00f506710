"""Reading jobs."""

from __future__ import annotations

from django.db.models import QuerySet

from webapp.audit.services import Person
from webapp.jobs.models import Job, MadeFile
from webapp.people import rights


def job_standing(pk: int) -> Job | None:
    """Whose a job is, for those who judge rights."""
    return Job.objects.filter(pk=pk).only("person").first()


def made_standing(pk: int) -> MadeFile | None:
    """Whose a file is that a job has made, and whose event it tells of; None where there is none any more."""
    events = ("report__event__team", "report__event__maker", "report__event__visibility")
    found = MadeFile.objects.filter(job=pk).select_related("job", "report__event")
    return found.only("job__person", "report__event", *events).first()


def get_made(pk: int) -> MadeFile | None:
    """The file that a job has made, whole."""
    return MadeFile.objects.filter(job=pk).first()


def get_job(pk: int, person: Person) -> Job | None:
    """A job that somebody asked for, or anybody's for those who look after the installation."""
    job = Job.objects.defer("asked").filter(pk=pk).first()
    if job is None:
        return None
    is_own = person is not None and job.person_id is not None and job.person_id == person.pk
    return job if is_own or rights.may_administer(person) else None


def jobs_of(person: Person) -> QuerySet[Job]:
    """What somebody asked for; everybody's, for those who look after the installation."""
    jobs = Job.objects.defer("asked", "touched", "problems")
    return jobs if rights.may_administer(person) else jobs.filter(person=getattr(person, "pk", None) or 0)

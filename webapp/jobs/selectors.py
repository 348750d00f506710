"""Reading jobs."""

from __future__ import annotations

from django.db.models import QuerySet

from webapp.audit.services import Person
from webapp.jobs.models import Job
from webapp.people import rights


def job_standing(pk: int) -> Job | None:
    """Whose a job is, for those who judge rights."""
    return Job.objects.filter(pk=pk).only("person").first()


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

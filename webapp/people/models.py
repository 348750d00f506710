"""Teams, who belongs to them in which role, and invitations. What a role allows is said in rights.py alone."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

LONGEST_TEAM_NAME = 100


class Role(models.TextChoices):
    """Each may do all that those before it may."""

    VIEWER = "viewer", "viewer"
    CONTRIBUTOR = "contributor", "contributor"
    CURATOR = "curator", "curator"
    ADMIN = "admin", "admin"

    def includes(self, other: Role) -> bool:
        order = list(Role)
        return order.index(self) >= order.index(other)


class Visibility(models.TextChoices):
    """Who may read an event."""

    PRIVATE = "private", "only its maker"
    TEAM = "team", "the team"
    PUBLIC = "public", "whoever has the link"


class Team(models.Model):
    """People who share events."""

    name = models.CharField(max_length=LONGEST_TEAM_NAME, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Somebody's place in a team."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=11, choices=Role.choices, default=Role.VIEWER)
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["team__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["team", "person"], name="one_place_in_a_team")]

    def __str__(self) -> str:
        return f"{self.person} in {self.team}: {self.get_role_display()}"


class Invitation(models.Model):
    """A link by which one person joins a team. Only a hash of it is kept, so that a copy of the database opens nothing."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=11, choices=Role.choices, default=Role.VIEWER)
    note = models.CharField(max_length=100, blank=True, help_text="whom it is for")
    token_hash = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the token")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Invitation {self.pk} to {self.team} as {self.get_role_display()}"

    @property
    def is_open(self) -> bool:
        return self.used_at is None and self.withdrawn_at is None and self.expires_at > timezone.now()

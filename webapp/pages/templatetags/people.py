"""What pages say of the installation and of roles."""

from django import template

from webapp.people.models import Role, Visibility
from webapp.people.rights import Installation
from webapp.people.rights import installation as this_installation

register = template.Library()


@register.simple_tag
def installation() -> Installation:
    """The same for every reader, so that stored pages may hold it."""
    return this_installation()


@register.filter
def role_word(role: str) -> str:
    return str(Role(role).label)


@register.filter
def visibility_word(visibility: str) -> str:
    return str(Visibility(visibility).label)

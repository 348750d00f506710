"""What pages say of the installation and of roles."""

from typing import Any

from django import template
from django.template import Context

from webapp.people.models import Role, Visibility
from webapp.people.rights import Installation, is_everybodys, is_signed_in, may_contribute
from webapp.people.rights import installation as this_installation

register = template.Library()


@register.simple_tag
def installation() -> Installation:
    """The same for every reader, so that stored pages may hold it."""
    return this_installation()


@register.simple_tag(takes_context=True)
def reader_is_known(context: Context) -> bool:
    """Whether the reader is signed in, or need not be. A stored page has no request: its tools say for whom it is."""
    request: Any = context.get("request")
    if request is None:
        tools: Any = context.get("tools")
        return bool(tools is None or tools.signed)
    return is_everybodys() or is_signed_in(getattr(request, "user", None))


@register.simple_tag(takes_context=True)
def reader_uploads(context: Context) -> bool:
    """Whether the reader may bring texts at all; a stored page says so by its tools."""
    request: Any = context.get("request")
    if request is None:
        tools: Any = context.get("tools")
        return bool(tools is None or tools.uploads)
    return may_contribute(getattr(request, "user", None))


@register.filter
def role_word(role: str) -> str:
    return str(Role(role).label)


@register.filter
def visibility_word(visibility: str) -> str:
    return str(Visibility(visibility).label)

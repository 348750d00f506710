"""Terms in place: a word that leads to what it means."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from webapp.pages.contexts.glossary import TERMS

register = template.Library()


@register.simple_tag
def term(key: str, words: str = "") -> SafeString:
    """The word, or the words given, as a link to its entry. An unknown key is a mistake of the template: KeyError."""
    found = TERMS[key]
    return format_html(
        '<a class="term" href="{}#{}">{}</a>', reverse("glossary"), key, words or found.word.lower()
    )

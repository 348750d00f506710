"""The words of the house, and terms in place."""

import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from webapp.pages.contexts.glossary import GLOSSARY, TERMS


def test_every_term_has_an_address_of_its_own(client: Client) -> None:
    page = client.get(reverse("glossary")).content.decode()
    assert all(f'id="{key}"' in page for key in TERMS)
    assert len(TERMS) == sum(len(chapter.terms) for chapter in GLOSSARY)


def test_a_term_in_place_leads_to_its_entry() -> None:
    shown = Template('{% load glossary %}{% term "own-voice" "The outlet’s own" %}').render(Context())
    assert shown == f'<a class="term" href="{reverse("glossary")}#own-voice">The outlet’s own</a>'


def test_a_term_that_the_glossary_has_not_is_a_mistake_of_the_template() -> None:
    with pytest.raises(KeyError):
        Template('{% load glossary %}{% term "no-such" %}').render(Context())

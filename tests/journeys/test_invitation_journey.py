"""Somebody is invited, makes an account with the link, and belongs to the team."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.ways import PASSWORD

pytestmark = pytest.mark.browser


def test_whoever_is_invited_makes_an_account_and_belongs_to_the_team(browser: Any, states: str) -> None:
    inviting, invited = browser.new_page(base_url=states), browser.new_page(base_url=states)
    inviting.goto("/teams/1/")
    inviting.locator("form", has_text="Make an invitation").get_by_label("Role").select_option("viewer")
    inviting.get_by_role("button", name="Make an invitation").click()
    link = inviting.get_by_label("Link of the invitation").input_value()

    invited.goto(link)
    invited.get_by_label("Name to sign in with").fill("Mira")
    invited.get_by_label("Password", exact=True).fill(PASSWORD)
    invited.get_by_label("The password once more").fill(PASSWORD)
    invited.get_by_role("button", name="Make the account and join").click()
    expect(invited.get_by_text("You belong to Harbour desk now, as viewer.")).to_be_visible()

    invited.goto(link)
    expect(invited.locator("h1")).not_to_contain_text("Join")
    for page in (inviting, invited):
        page.close()

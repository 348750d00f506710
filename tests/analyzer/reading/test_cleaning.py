"""What is not the article goes, whatever its wording; what might be the article stays."""

import pytest

from analyzer.reading.blocks import Block
from analyzer.reading.cleaning import reasons_for
from analyzer.reading.mapped import MappedText


def reason_of(line: str) -> str | None:
    return reasons_for([Block(MappedText.of(line))])[0]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Share this article", "share buttons"),
        ("whatsapp sharing button", "share buttons"),
        ("Facebook Twitter LinkedIn Copy link", "share buttons"),
        ("Follow The Harbour Post on Instagram for more pictures", "share buttons"),
        ("Home » City » Harbour", "navigation path"),
        ("Skip to main content", "page controls"),
        ("4 min read", "page controls"),
        (
            "Ferry stops after storm | Mayor wins second term in city hall | Old mill to become museum | School bus turns over",
            "ticker of other headlines",
        ),
        ("ALSO READ: Ferry stops after storm", "pointer to another article"),
        ("Read more | The ferry that never came", "pointer to another article"),
        ("Related stories", "pointer to another article"),
        ("Sign up for our morning newsletter", "newsletter or app prompt"),
        ("Get the latest headlines in your inbox every day", "newsletter or app prompt"),
        ("Download the Harbour app for live alerts", "newsletter or app prompt"),
        ("We use cookies to give you the best experience.", "cookie notice"),
        ("By continuing to browse this site you accept our privacy policy.", "cookie notice"),
        ("ADVERTISEMENT", "advertisement mark"),
        ("Story continues below this ad", "advertisement mark"),
        ("Edited by Ann Bell", "editor's line"),
        ("(With inputs from agencies)", "editor's line"),
        ("Reporting by Ann Bell in Porto; Editing by Tom Roe", "editor's line"),
        ("(This story has not been edited by our staff and comes from a syndicated feed.)", "editor's line"),
        ("Photo: Ann Bell/Harbour Post", "picture credit"),
        ("Image courtesy of the Harbour Museum", "picture credit"),
        ("Representative image", "picture credit"),
        ("© 2024 The Harbour Post", "copyright line"),
        ("Tags: bridge, harbour, council", "list of tags"),
        ("###", "mark of the page"),
        ("Follow her on Twitter @annbell", "share buttons"),
        ("Media contact:", "line of contact"),
        ("Ann Bell, press@example.org, +351 000 000", "line of contact"),
        ("Ann Bell can be reached at ann@example.org", "line of contact"),
        ("More:Ferry stops after storm at the harbour", "pointer to another article"),
        ("CLICK HERE TO READ MORE ON HARBOUR POST", "pointer to another article"),
        ("Click here to get the Harbour app", "newsletter or app prompt"),
        ("You can unsubscribe at any time.", "newsletter or app prompt"),
        ("This page is protected by reCAPTCHA and the terms of service apply.", "newsletter or app prompt"),
        ("Your email address By signing up, you agree to our terms", "newsletter or app prompt"),
        ("Stories you like delivered to your inbox.", "newsletter or app prompt"),
        ("Stay up to date on the latest harbour news", "newsletter or app prompt"),
        ("Why The Ferry Stopped Listen · 3:05 3:05", "page controls"),
        ("Slideshow (12 images)", "page controls"),
        ("Enlarge this image toggle caption Ann Bell/HP Ann Bell/HP", "picture credit"),
        ("Contributing: Ann Bell, Tom Roe", "editor's line"),
        ("Ann Bell and Tom H. Roe contributed to this report from Porto.", "editor's line"),
        ("• Ann Bell of The Harbour Post contributed reporting.", "editor's line"),
        ("Click here for reprint permission.", "copyright line"),
        ("4.", "mark of the page"),
    ],
)
def test_furniture_goes_with_its_reason(line: str, reason: str) -> None:
    assert reason_of(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "The council will share the cost of the bridge with the state.",
        "Facebook and Twitter removed the pictures of the bridge within an hour, the companies said.",
        "Support for the bridge has grown since the ferry stopped.",
        "Support our troops, the mayor told the crowd, and we will support you.",
        "Home prices near the harbour rose by a tenth.",
        "Follow the money, the auditor told the court on Monday.",
        "Read the report aloud, the judge ordered.",
        "The photo showed the mayor on the bridge.",
        "Image matters more than cost, said the architect.",
        "We use cookies as bait, the fisherman explained to the children on the pier.",
        "Sign up or stay out, the coach told the players.",
        "Edited by three committees, the bill was hardly recognisable when it reached the floor.",
        "The yes | no question split the council.",
        "Reuters reported that the bridge had been shut.",
        "More news on the bridge is expected when the council meets.",
        "Related work by the museum found cracks in the deck.",
        "Subscribers to the ferry pass will get their money back.",
        "Registered voters must bring a card.",
        "Advertisement boards along the bridge will be taken down.",
        "Contact with the ship was lost at noon.",
        "Letters went to press@example.org for a week, the clerk told the court.",
        "Press contacts were kept to a minimum.",
        "Top stories of the tower will be closed to visitors.",
        "Your contribution matters to this city, the mayor told the volunteers on Monday.",
        "More: that was what the council asked the harbour for.",
        "More: fewer",
        "You can unsubscribe at any time, the clerk told the court.",
        "Stay up to date on the latest warnings, the harbour told its skippers.",
        "Visitors listen at 3:05 to the bells of the tower.",
        "Contributing to the delay is a crack in the deck.",
        "Ann Bell contributed to this story of a bridge that nobody wanted.",
        "The deck was late. Ann Bell contributed to this report.",
        "“Ann Bell contributed to this report,” the mayor said.",
        "Harbour Works Ltd",
        "4",
        "WHAT THE NEW DECK MEANS FOR SAILORS",
    ],
)
def test_prose_stays(line: str) -> None:
    assert reason_of(line) is None


def blocks(*lines: str) -> list[Block]:
    return [Block(MappedText.of(line)) for line in lines]


def test_an_appeal_takes_what_goes_on_about_us_and_you() -> None:
    page = blocks(
        "The bridge reopened on Tuesday.",
        "Support independent journalism",
        "Our reporters work for nobody but you.",
        "We take no money from parties.",
        "The ferry will stop in June.",
    )

    assert reasons_for(page) == [None, *["appeal for donations"] * 3, None]


def test_a_quotation_ends_an_appeal() -> None:
    page = blocks("Support our journalism", "“We need your help,” the mayor told volunteers.")

    assert reasons_for(page)[1] is None


def test_linked_items_in_a_row_are_navigation_and_one_alone_is_not() -> None:
    item = Block(MappedText.of("Harbour"), "item", is_link=True)
    prose = Block(MappedText.of("The bridge reopened."))

    assert reasons_for([item, item, prose]) == ["navigation list", "navigation list", None]
    assert reasons_for([item, prose, item]) == [None, None, None]


def test_a_passage_said_twice_is_kept_once_and_a_refrain_always() -> None:
    quote = "The bridge will serve the harbour for fifty years and more, the mayor said."

    assert reasons_for(blocks(quote, "Between.", quote)) == [None, None, "repeats an earlier passage"]
    assert reasons_for(blocks(quote, quote, quote)) == [None, None, None]


_BEFORE = "The bridge reopened on Tuesday after a year of repairs."
_AFTER = "The ferry will stop in June, the council said on Monday."
_TEASER = "COUNCIL SAYS NEW BRIDGE WILL COST HARBOUR MILLIONS"


def test_a_headline_in_capitals_between_paragraphs_is_a_teaser() -> None:
    assert reasons_for(blocks(_BEFORE, _TEASER, _AFTER)) == [None, "pointer to another article", None]


def test_a_prompt_in_capitals_keeps_its_own_reason() -> None:
    prompt = "SIGN UP FOR THE DAILY HARBOUR NEWSLETTER NOW"

    assert reasons_for(blocks(_BEFORE, prompt, _AFTER))[1] == "newsletter or app prompt"


@pytest.mark.parametrize(
    "lines",
    [
        (_TEASER, _BEFORE, _AFTER),
        (_BEFORE, _AFTER, _TEASER),
        (_BEFORE, "CRACKS IN THE DECK, WORRIES", _AFTER),
        (_BEFORE, f"{_TEASER}.", _AFTER),
        (_BEFORE.upper(), _TEASER, _AFTER.upper()),
    ],
    ids=["title", "end", "heading", "sentence", "text in capitals"],
)
def test_other_lines_in_capitals_stay(lines: tuple[str, ...]) -> None:
    assert set(reasons_for(blocks(*lines))) == {None}


def test_a_line_that_is_a_link_between_paragraphs_points_elsewhere() -> None:
    link = Block(MappedText.of("Ferry stops after storm"), is_link=True)
    heading = Block(MappedText.of("Ferry stops after storm"), "heading", is_link=True)
    before, after = blocks(_BEFORE, _AFTER)

    assert reasons_for([before, link, after])[1] == "pointer to another article"
    assert reasons_for([link, before, after])[0] is None
    assert reasons_for([before, heading, after])[1] is None


def test_a_company_goes_with_the_copyright_line_before_it() -> None:
    page = blocks("Copyright © 2024", "Harbour Post Media, LLC.", "Harbour Works Ltd")

    assert reasons_for(page) == ["copyright line", "copyright line", None]

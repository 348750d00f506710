"""What is not the article: small named rules, each with the reason that people are shown. In doubt a passage stays.

A rule looks at one block (`rule`) or at a run of neighbours (`run_rule`). The words of a rule are those that such
furniture is written in; what it needs besides (few words, no sentence, a run of links) keeps prose out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import analyzer.reading.captions
import analyzer.reading.small_print  # noqa: F401  (both declare rules)
from analyzer.reading.blocks import Block
from analyzer.reading.rules import FULL_STOP, count_words, matcher, reasons_for, rule, run_rule

__all__ = ["reasons_for"]


# --- buttons and menus ------------------------------------------------------------------------------------

_PLATFORM = (
    r"(?:facebook|twitter|x|instagram|youtube|whats ?app|linked ?in|telegram|reddit|pinterest|threads|bluesky|mastodon"
    r"|messenger|e-?mail|flipboard|tumblr|snapchat|tiktok|google news|copy link|print|rss)"
)
_BUTTON_WORD = r"(?:share|sharing|shares|follow|tweet|post|pin|like|button|buttons|icon|logo|link|via|on|this|us|to|and|with|white|black)"
_SHARE_LINE = matcher(rf"^\W*(?:{_PLATFORM}|{_BUTTON_WORD})(?:[\W_]+(?:{_PLATFORM}|{_BUTTON_WORD}))*\W*$")
_HAS_PLATFORM = matcher(rf"\b{_PLATFORM}\b")
_SHARE_PROMPT = matcher(
    r"^\W*(?:follow us(?: on)?|share(?: (?:this|the) (?:article|story|post|page|news|on))?|share via|share on"
    r"|click to share.{0,40}|tweet|copy link|(?:link )?copied!?|\d+ shares?)\s*[:!.]?\W*$"
)
_FOLLOW_US = matcher(rf"^\W*(?:follow|like|find|join|connect with) (?:us|.{{2,40}}?) on {_PLATFORM}\b")
_MOST_BUTTON_WORDS = 8


@rule("share buttons")
def share_buttons(block: Block) -> bool:
    words = block.words
    if _SHARE_PROMPT.match(words[:120]):
        return True
    if count_words(words) > 20:
        return False
    if _FOLLOW_US.match(words):
        return True
    return count_words(words) <= _MOST_BUTTON_WORDS and bool(
        _SHARE_LINE.match(words) and _HAS_PLATFORM.search(words)
    )


_SKIP = matcher(
    r"^\W*(?:skip to (?:main )?(?:content|navigation|search)|menu|search|close|log ?in|sign ?in|sign up|register|subscribe"
    r"|home|back to top|next|previous|next article|previous article|load more|show more|view all|see all|listen"
    r"|(?:leave|post|add) a comment|(?:view |show )?(?:all )?(?:\d+ )?comments?(?: \(\d+\))?|\d+ comments?"
    r"|listen to (?:this )?(?:article|story)(?: .{0,20})?|\d+ ?min(?:ute)?s?(?: read)?|slide ?show ?\( ?\d+ (?:images|photos|pictures) ?\))\W*$"
)
_PLAYER = matcher(r"\blisten ?[·•|] ?\d{1,2}:\d\d(?: \d{1,2}:\d\d)?\W*$")
"""A sound that can be played, after its name: "Listen · 2:48 2:48"."""
_LONGEST_CONTROL = 80


@rule("page controls")
def page_controls(block: Block) -> bool:
    words = block.words
    return len(words) <= _LONGEST_CONTROL and bool(_SKIP.match(words) or _PLAYER.search(words))


_BREADCRUMB = matcher(r"^\W*(?:you are here:? )?home(?:page)?\s*(?:>|»|›|/|→|::|\|)\s*\S")


@rule("navigation path")
def navigation_path(block: Block) -> bool:
    return (
        bool(_BREADCRUMB.match(block.words))
        and count_words(block.words) <= 30
        and not FULL_STOP.search(block.words)
    )


@run_rule("navigation list")
def navigation_list(blocks: Sequence[Block]) -> list[int]:
    """Two or more list items in a row that are nothing but links."""
    found: list[int] = []
    run: list[int] = []
    for index, block in [*enumerate(blocks), (len(blocks), None)]:
        if block is not None and block.kind == "item" and block.is_link:
            run.append(index)
            continue
        if len(run) >= 2:
            found += run
        run = []
    return found


# --- other stories ----------------------------------------------------------------------------------------

_TICKER_MARK = re.compile(r"\s(?:\||\|\||•|»|●|★|■)\s")
_FEWEST_HEADLINES = 4
_HEADLINE_WORDS = 4
"""A headline has four words or more on average; a row of section names has one or two."""


@rule("ticker of other headlines")
def ticker(block: Block) -> bool:
    """Four headlines or more in one line, parted by bars or bullets."""
    parts = [part for part in _TICKER_MARK.split(block.words) if part.strip()]
    if len(parts) < _FEWEST_HEADLINES:
        return False
    ends = sum(part.rstrip().endswith(".") for part in parts)
    return count_words(block.words) >= _HEADLINE_WORDS * len(parts) and 2 * ends < len(parts)


_ALSO = matcher(
    r"^\W*(?:also (?:read|see|watch|on)|read (?:also|more|next|this)|must read|see also|watch (?:also|more|now)"
    r"|related(?: (?:stories|articles|news|story|article|coverage|posts|topics|links))?|more (?:stories|news|on this|from)\b[^.]{0,60}"
    r"|recommended(?: (?:for you|stories|reading))?|you (?:may|might) (?:also )?like|trending(?: now| stories)?|most (?:read|popular|viewed)"
    r"|top (?:stories|news)|latest (?:news|stories)|editor[’']?s['’]? picks?|don[’']t miss|in case you missed it)\s*(?:[:|–—\-]|$)"
    r"|^\W*also on \S+\.[a-z]{2,}\b|^\W*click here to (?:read|see|watch|view)\b"
)
_MORE = matcher(r"^more ?: ?\w")
"""Before a headline; what ends as a sentence does may be prose."""
_MOST_POINTER_WORDS = 40


@rule("pointer to another article")
def also_read(block: Block) -> bool:
    words = block.words
    if count_words(words) > _MOST_POINTER_WORDS:
        return False
    return bool(_ALSO.match(words)) or (
        count_words(words) >= _HEADLINE_WORDS and bool(_MORE.match(words)) and not FULL_STOP.search(words)
    )


_FEWEST_PROSE_WORDS = 8
_FEWEST_TEASER_WORDS = 7
"""A heading in capitals is shorter."""


@run_rule("pointer to another article")
def teasers(blocks: Sequence[Block]) -> list[int]:
    """Headlines in capitals, or nothing but a link, between the paragraphs of the article."""
    prose = [
        index
        for index, block in enumerate(blocks)
        if FULL_STOP.search(block.words)
        and not block.words.isupper()
        and count_words(block.words) >= _FEWEST_PROSE_WORDS
    ]
    return [index for index in range(prose[0], prose[-1]) if _is_teaser(blocks[index])] if prose else []


def _is_teaser(block: Block) -> bool:
    words = block.words
    if block.kind != "paragraph" or not words[-1:].isalnum() or newsletter(block):
        return False
    size = count_words(words)
    return (block.is_link and size >= _HEADLINE_WORDS) or (words.isupper() and size >= _FEWEST_TEASER_WORDS)


# --- the newsroom speaks to its readers -------------------------------------------------------------------

_APPEAL_OPENS = matcher(
    r"^\W*(?:(?:please )?support (?:our|us|independent|objective|quality|free|honest|local|fearless|public)\b.{0,40}?"
    r"(?:journalism|reporting|newsroom|work|news|media|us)\b"
    r"|(?:please )?donate(?: now| today| here)?\W*$|become (?:a|our) (?:member|supporter|patron)\b|make a (?:donation|contribution)\b"
    r"|help us (?:keep|continue|stay|fund)\b|we (?:need|rely on|cannot do without|depend on) (?:you|your)\b"
    r"|your (?:contribution|donation|support) (?:helps|supports|keeps|makes|will))"
)
_ADDRESS = matcher(
    r"\b(?:we|us|our|ours|you|your)\b|\bcontribut(?:e|ion)s?\b|\bdonat(?:e|ion)s?\b|\bsupport\b"
)
_SPEECH = re.compile(r"[“”\"]")
_MOST_OPENER_WORDS = 25
_MOST_APPEAL_WORDS = 120


@run_rule("appeal for donations")
def donation_appeal(blocks: Sequence[Block]) -> list[int]:
    """An opener such as "Support our journalism" and the blocks after it that go on about "we" and "you".

    A quotation ends it: there somebody else is speaking.
    """
    found: list[int] = []
    budget = 0
    for index, block in enumerate(blocks):
        size = count_words(block.words)
        if _SPEECH.search(block.words):
            budget = 0
        elif size <= _MOST_OPENER_WORDS and _APPEAL_OPENS.match(block.words):
            budget = _MOST_APPEAL_WORDS
        elif not (size <= budget and _ADDRESS.search(block.words)):
            budget = 0
        if budget:
            found.append(index)
            budget = max(0, budget - size)
    return found


_NEWSLETTER = matcher(
    r"^\W*(?:(?:please )?(?:sign ?up|subscribe|register) (?:for|to|now|here|today)\b|(?:get|receive) (?:the |our |all )?(?:latest|breaking|daily|top|best)\b.{0,80}"
    r"(?:inbox|newsletter|alerts?|email|app)\b|(?:download|install|get) (?:the |our )\S{0,20} ?app\b|download the\b.{0,40}\bapp\b"
    r"|join (?:our|the)\b.{0,40}(?:channel|newsletter|community|group)\b|enter your e-?mail\b|newsletters?\W*$|thank you for (?:subscribing|signing up)"
    r"|already a (?:subscriber|member)|this (?:article|content|story) is (?:for|available to) (?:subscribers|members)"
    r"|click here to (?:get|join|subscribe|sign up|download)\b|you (?:can|may) unsubscribe at any time(?:\W*$| and you\b)"
    r"|this (?:sign-?up )?(?:form|page|site) is protected by recaptcha\b|(?:your e-?mail address )?by signing up,? you agree\b"
    r"|(?:stories|news|updates)\b.{0,40} delivered to your inbox\W*$|stay up to date (?:on|with) the latest\b[^.,]{0,60}$"
    r"|(?:catch|get|stay updated with|for) (?:all )?(?:the |more )?(?:latest|breaking|live)?\s?(?:news|updates)\b.{0,120}(?:app|channel|website|newsletter|youtube|twitter|facebook|instagram)\b)"
)


_SIGN_UP = matcher(
    r"\bsign(?:ing)? up\b.{0,200}\b(?:newsletter|inbox|e-?mails?)\b|\b(?:by )?click(?:ing)? here\W*$"
)
_MOST_PROMPT_WORDS = 50


@rule("newsletter or app prompt")
def newsletter(block: Block) -> bool:
    """A prompt at its beginning, or one that sends its reader somewhere; a quotation is somebody's speech."""
    words = block.words
    if count_words(words) > _MOST_PROMPT_WORDS:
        return False
    return bool(_NEWSLETTER.match(words)) or (not _SPEECH.search(words) and bool(_SIGN_UP.search(words)))


_CONTACT = matcher(
    r"^\W*(?:(?:got|have|do you have) (?:a|any|news) (?:tips?|stor(?:y|ies))\b|(?:follow|e-?mail|contact) (?:him|her|them|the (?:author|writer|reporter))\b"
    r"|.{3,60}\b(?:can|may) be (?:reached|contacted) (?:at|on|via)\b|like (?:this|what you)\b.{0,40}\?\s*(?:share|subscribe|sign)\b)"
)


_PRESS_CONTACT = matcher(
    r"^\W*(?:(?:media|press) (?:contacts?|enquiries|inquiries|office)|for (?:more|further) information)\s*:"
)
_ADDRESS_CARD = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w")
_MOST_CARD_WORDS = 20
"""A name, an office, an e-mail address and a telephone number, without a sentence around them."""


@rule("line of contact")
def contact_line(block: Block) -> bool:
    words = block.words
    size = count_words(words)
    if size > _MOST_PROMPT_WORDS:
        return False
    is_card = size <= _MOST_CARD_WORDS and not FULL_STOP.search(words) and bool(_ADDRESS_CARD.search(words))
    return (
        is_card
        or bool(_CONTACT.match(words))
        or (size <= _MOST_CARD_WORDS and bool(_PRESS_CONTACT.match(words)))
    )


_FEWEST_REPEATED_WORDS = 12
"""Shorter lines may recur for good reason: a heading, a slogan."""


@run_rule("repeats an earlier passage")
def repetition(blocks: Sequence[Block]) -> list[int]:
    """A passage that stands on the page twice, word for word: a pull quote, a copy for another device.

    What comes back more often is a refrain, such as the same question to every guest.
    """
    times = Counter(block.words for block in blocks if count_words(block.words) >= _FEWEST_REPEATED_WORDS)
    seen: set[str] = set()
    found: list[int] = []
    for index, block in enumerate(blocks):
        if times[block.words] == 2 and block.words in seen:
            found.append(index)
        seen.add(block.words)
    return found


_COOKIES = matcher(
    r"^\W*(?:(?:we|this (?:web)?site|our (?:web)?site|our partners)\b.{0,60}?\buses? cookies(?: (?:to|on|and|for|so|in order|that)\b|[.,:]|\W*$)|(?:accept|reject|manage|allow) (?:all |my )?cookies\b"
    r"|by (?:continuing|using|clicking|browsing)\b.{0,80}\b(?:cookies|privacy policy|terms)\b|cookie (?:policy|settings|preferences|notice)\W*$"
    r"|we and our (?:\d+ )?partners\b.{0,120}\b(?:cookies|store|process)\b|we value your privacy\b)"
)


@rule("cookie notice")
def cookie_notice(block: Block) -> bool:
    return count_words(block.words) <= 80 and bool(_COOKIES.match(block.words))


_ADVERTISEMENT = matcher(
    r"^\W*(?:advertisements?|advertorial|sponsored(?: content| by .{1,40})?|promoted(?: content)?|ad"
    r"|(?:story|article|content|report) continues (?:below|after)\b.{0,40}|scroll (?:down )?(?:to|for)\b.{0,30}|skip (?:this )?(?:ad|advertisement)"
    r"|remove ads?)\W*$"
)


@rule("advertisement mark")
def advertisement(block: Block) -> bool:
    return len(block.words) <= 100 and bool(_ADVERTISEMENT.match(block.words))

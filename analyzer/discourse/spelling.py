"""British spellings as American ones, so that "organised" and "organized" are one word.

Rules for the two productive endings, tables for the rest; the exceptions are words whose -ise is no suffix.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ISE = re.compile(r"^(\w{3,})(is)(e|ed|es|ing|er|ers|ation|ations|ational)$")
_YSE = re.compile(r"^(\w{2,}ly|paraly|cataly|analy)(s)(e|ed|ing|er|ers)$")
_NO_SUFFIX = tuple(
    str.split("""advert adv apprais appr ar bru chast circumc comprom compr conc cru dem desp dev disgu enterpr exc exerc expert
    franch guis impro improv inc likew merchand no otherw parad po pra prec prem prom ra rev superv surm surpr telev
    treat up porpo tortoi turquo clockw fundra appra bra ma""")
)
"""Stems before -ise in words that are spelled so everywhere: advise, exercise, promise, surprise, raise …"""

_OUR = re.compile(
    r"^(arm|behavi|cand|clam|col|discol|endeav|fav|ferv|flav|harb|hon|hum|lab|misdemean|neighb|od|parl|ranc|rig|rum|"
    r"sav|savi|splend|succ|tum|val|vap|vig|dishon|demean|belab|glam)our"
)
_DOUBLED = re.compile(
    r"^(bejewe|cance|channe|counse|dia|due|ename|equa|fue|funne|grove|grue|initia|kenne|labe|leve|libe|marsha|meda|mode|pane|"
    r"penci|peta|quarre|riva|shove|signa|snive|spira|swive|tinse|tota|towe|trave|tunne|unrave|yode)ll(e|ed|er|ers|ing|ings|or|ors)$"
)
"""Verbs that double their l before an ending only in British print; "gruelle" is what the parser makes of "gruelling"."""
_WORDS = {
    "aeroplane": "airplane", "ageing": "aging", "aluminium": "aluminum", "calibre": "caliber", "catalogue": "catalog",
    "centre": "center", "cheque": "check", "cosy": "cozy", "defence": "defense", "dialogue": "dialog", "draught": "draft",
    "enrol": "enroll", "enrolment": "enrollment", "fibre": "fiber", "fulfil": "fulfill", "fulfilment": "fulfillment",
    "grey": "gray", "instalment": "installment", "jewellery": "jewelry", "judgement": "judgment", "kerb": "curb",
    "licence": "license", "litre": "liter", "lustre": "luster", "manoeuvre": "maneuver", "metre": "meter",
    "kilometre": "kilometer", "millimetre": "millimeter", "centimetre": "centimeter", "mould": "mold",
    "moustache": "mustache", "offence": "offense", "plough": "plow", "practise": "practice", "pretence": "pretense",
    "programme": "program", "pyjamas": "pajamas", "sceptic": "skeptic", "sceptical": "skeptical",
    "scepticism": "skepticism", "skilful": "skillful", "sombre": "somber", "spectre": "specter", "storey": "story",
    "theatre": "theater", "tonne": "ton", "towards": "toward",  "tyre": "tire",
    "wilful": "willful", "anaesthetic": "anesthetic", "paediatric": "pediatric", "haemorrhage": "hemorrhage",
    "oesophagus": "esophagus", "foetus": "fetus",  "marvellous": "marvelous",
}  # fmt: skip


_MAY_BE_BRITISH = re.compile(r"is|ys|ll|our")
"""Each of the patterns holds one of these; of most words, none of them needs to be tried."""
_REMEMBERED_WORDS = 50_000
"""More than the vocabulary of an event; about 10 MB."""


@lru_cache(maxsize=_REMEMBERED_WORDS)
def american(word: str) -> str:
    """The American spelling of a lower-case word; the word itself where there is no other."""
    word = word[1:] if word.startswith("aesthe") else word
    table = _WORDS.get(word) or (word.endswith("s") and _WORDS.get(word[:-1], "") + "s")
    if table and table != "s":
        return table
    if not _MAY_BE_BRITISH.search(word):
        return word
    if (match := _ISE.match(word)) and match.group(1) not in _NO_SUFFIX:
        return f"{match.group(1)}iz{match.group(3)}"
    if match := _YSE.match(word):
        return f"{match.group(1)}z{match.group(3)}"
    if match := _DOUBLED.match(word):
        return f"{match.group(1)}l{match.group(2)}"
    return _OUR.sub(r"\1or", word)

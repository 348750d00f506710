"""Whether two places can be one inside the other, as far as names and the texts themselves tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from analyzer.measure import EventView
from analyzer.types import Analysis

_COUNTRIES = frozenset(
    name.strip()
    for name in str.split(
        """afghanistan, albania, algeria, angola, argentina, armenia, australia, austria, azerbaijan, bahrain,
    bangladesh, belarus, belgium, bolivia, bosnia, botswana, brazil, bulgaria, cambodia, cameroon, canada, chad, chile,
    china, colombia, congo, costa rica, croatia, cuba, cyprus, denmark, ecuador, egypt, estonia, ethiopia, finland,
    france, georgia, germany, ghana, greece, guatemala, haiti, honduras, hungary, iceland, india, indonesia, iran, iraq,
    ireland, israel, italy, jamaica, japan, jordan, kazakhstan, kenya, kosovo, kuwait, laos, latvia, lebanon, libya,
    lithuania, luxembourg, malaysia, mali, malta, mexico, moldova, mongolia, montenegro, morocco, mozambique, myanmar,
    namibia, nepal, netherlands, new zealand, nicaragua, niger, nigeria, north korea, norway, oman, pakistan, panama,
    paraguay, peru, philippines, poland, portugal, qatar, romania, russia, rwanda, saudi arabia, senegal, serbia,
    singapore, slovakia, slovenia, somalia, south africa, south korea, spain, sri lanka, sudan, sweden, switzerland,
    syria, taiwan, tanzania, thailand, tunisia, turkey, uganda, ukraine, uae, uk, uruguay, us, uzbekistan, venezuela,
    vietnam, yemen, zambia, zimbabwe, england, scotland, wales""",
        ",",
    )
)
"""A city and a country never exclude each other here: which city lies where is not known to the core."""


def may_be_nested(event: EventView, one: str, other: str) -> bool:
    """Whether one may lie in the other: one is a country and the other is not, or a text names them in one breath."""
    if (one in _COUNTRIES) != (other in _COUNTRIES):
        return True
    first, second = (r"\s+".join(map(re.escape, name.split())) for name in (one, other))
    pattern = re.compile(
        rf"\b(?:{first},?\s+(?:in\s+)?{second}|{second},?\s+(?:in\s+)?{first})\b", re.IGNORECASE
    )
    every = tuple(event.analyses.values())
    return any(event.memory.of_texts(f"places {pattern.pattern}", every, partial(_which_say, pattern)))


def _which_say(pattern: re.Pattern[str], analyses: Sequence[Analysis]) -> list[bool]:
    return [pattern.search(analysis.document.text) is not None for analysis in analyses]

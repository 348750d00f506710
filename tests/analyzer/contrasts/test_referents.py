"""Values are put in the groups that they would be put in if nothing were known of the comparison before."""

from hypothesis import given
from hypothesis import strategies as st

from analyzer.contrasts.referents import Held, given_in, of_one_statement, of_one_thing
from analyzer.types import FactMention
from tests.analyzer.builders import analysis_of

SENTENCES = (
    "The storm wrecked nine boats in the harbour of Faro.",
    "The storm wrecked nine boats in the harbour of Porto.",
    "The storm of Monday wrecked nine boats in the harbour of Faro.",
    "The storm of Monday sank nine boats in the old harbour.",
    "The storm sank boats.",
    "The storm did not sink boats.",
)
TOLD = st.tuples(
    st.sampled_from(SENTENCES), st.sampled_from(["9", "10", ">10"]), st.sampled_from(["boat", "old boat"])
)


def _read(name, act, told):
    facts = tuple(
        FactMention("number", about, act, value, value, number, *_span([one for one, _, _ in told], number))
        for number, (_, value, about) in enumerate(told)
    )
    return analysis_of(name, [sentence for sentence, _, _ in told], facts=facts)


def _span(sentences, number):
    start = sum(len(sentence) + 1 for sentence in sentences[:number])
    return start, start + 1


@given(
    texts=st.lists(st.lists(TOLD, min_size=1, max_size=3), min_size=1, max_size=6),
    chance=st.randoms(use_true_random=False),
    is_thing=st.booleans(),
)
def test_values_are_grouped_as_without_what_is_held_of_the_comparison_before(texts, chance, is_thing):
    act, group = ("count:boat", of_one_thing) if is_thing else ("figure:boat", of_one_statement)
    every = [_read(f"n{number}", act, told) for number, told in enumerate(texts)]
    held = Held()
    for _ in range(4):
        present = chance.sample(every, chance.randint(0, len(every)))
        items = [item for of_text in given_in(present) for those in of_text.values() for item in those]
        assert group(items, held) == group(items, Held())
        assert held.fitting.keys() == {item.told for item in items}

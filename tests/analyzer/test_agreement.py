"""Agreement between coders comes out as in the published examples, and stays silent where it says nothing."""

from __future__ import annotations

from math import sqrt

import pytest

from analyzer.agreement import NO_PAIRS, ONE_LABEL, ONE_VALUE, agreement
from analyzer.statistics import share

Unit = dict[str, str]


def units_of(**rows: str) -> list[Unit]:
    """One string a coder, one character a unit; a dot where the coder said nothing."""
    return [
        {coder: label for coder, label in zip(rows, column, strict=True) if label != "."}
        for column in zip(*rows.values(), strict=True)
    ]


# Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section C: four observers, twelve units, and
# Gwet 2014, Handbook of Inter-Rater Reliability (4th edition), who works the same table.
FOUR_OBSERVERS = units_of(
    a="123321412...", b="1233224125.3", c=".3332342251.", d="12332441251."
)  # fmt: skip


def test_two_observers_and_two_labels_as_krippendorff_works_them():
    """Section A of Krippendorff 2011. By hand: 4 of 10 units differ, so both mixed cells hold 4; 14 zeros and 6
    ones were given; alpha = 1 − (20 − 1) · 4 / (14 · 6) = 1 − 76/84 = 0.095."""
    found = agreement(units_of(meg="0100000010", owen="1110010000"), "01")
    assert found.alpha.value is not None
    assert found.alpha.value.value == pytest.approx(1 - 76 / 84)
    assert round(found.alpha.value.value, 3) == 0.095
    assert found.percent.value is not None
    assert (found.percent.value.count, found.percent.value.n) == (6, 10)


def test_two_observers_and_five_labels_as_krippendorff_works_them():
    found = agreement(units_of(ben="aabbdcccedda", gerry="babbbccceddd"), "abcde")
    assert found.alpha.value is not None
    assert round(found.alpha.value.value, 3) == 0.692


@pytest.mark.parametrize(("ordered", "alpha"), [(False, 0.743), (True, 0.815)])
def test_four_observers_with_missing_labels_as_krippendorff_works_them(ordered: bool, alpha: float):
    found = agreement(FOUR_OBSERVERS, "12345", ordered=ordered)
    assert found.alpha.value is not None
    assert round(found.alpha.value.value, 3) == alpha
    assert (found.coders, found.units) == (4, 11)  # the twelfth unit was labelled by one of them


def test_the_same_table_as_gwet_works_it():
    """AC1 0.77544 from an observed agreement of 0.81818, standard error 0.14295."""
    found = agreement(FOUR_OBSERVERS, "12345")
    assert found.percent.value is not None
    assert found.ac1.value is not None
    assert round(found.percent.value.value, 5) == 0.81818
    assert round(found.ac1.value.value, 5) == 0.77544
    assert found.ac1.value.low == pytest.approx(0.77544 - 1.64485 * 0.14295, abs=2e-5)
    assert found.ac1.value.high == 1.0  # 0.77544 + 0.23513 is above what can be


def test_ac1_of_two_coders_worked_by_hand():
    """20 units: yes-yes 16, no-no 1, three apart. pa = 17/20; yes is given 35 of 40 times: pe = 2 · 7/8 · 1/8 = 7/32;
    AC1 = (0.85 − 0.21875) / 0.78125 = 0.808. Alpha = 1 − 39 · 3 / (35 · 5) = 0.331: most units being yes lowers it."""
    found = agreement(units_of(a="y" * 16 + "n" + "yyn", b="y" * 16 + "n" + "nny"), "yn")
    assert found.ac1.value is not None
    assert found.alpha.value is not None
    assert found.ac1.value.value == pytest.approx(0.808)
    assert found.alpha.value.value == pytest.approx(1 - 39 * 3 / (35 * 5))


def test_agreement_in_every_unit_is_one_when_more_than_one_label_was_given():
    found = agreement(units_of(a="yynnyynnyy", b="yynnyynnyy"), "yn")
    assert found.alpha.value is not None
    assert (found.alpha.value.value, found.alpha.value.low, found.alpha.value.high) == (1.0, 1.0, 1.0)


def test_where_everybody_gave_one_label_alpha_has_no_value_and_says_why():
    found = agreement(units_of(a="nnnnnnnnnnnn", b="nnnnnnnnnnnn"), "yn")
    assert (found.alpha.value, found.alpha.reason) == (None, ONE_LABEL)
    assert found.percent.value is not None
    assert found.percent.value.value == 1.0
    assert found.ac1.value is not None
    assert found.ac1.value.value == 1.0  # nobody could have agreed by chance on a label nobody gave


@pytest.mark.parametrize("units", [[], [{"a": "y"}], [{"a": "y"}, {"b": "n"}], [{}]])
def test_without_a_unit_that_two_people_labelled_nothing_has_a_value(units: list[Unit]):
    found = agreement(units, "yn")
    assert {found.percent.reason, found.alpha.reason, found.ac1.reason} == {NO_PAIRS}
    assert (found.units, found.alpha.value) == (0, None)


def test_with_one_label_to_choose_from_chance_cannot_be_told():
    assert agreement(units_of(a="yy", b="yy"), "y").ac1.reason == ONE_VALUE


def test_a_label_that_is_not_on_offer_is_refused():
    with pytest.raises(ValueError, match="'x' is none of the labels"):
        agreement(units_of(a="yx", b="yy"), "yn")


def test_few_units_have_figures_without_an_interval():
    found = agreement(units_of(a="ynyn", b="ynnn"), "yn")
    assert found.alpha.value is not None
    assert (found.alpha.value.low, found.alpha.value.high) == (None, None)
    assert found.ac1.value is not None
    assert found.ac1.value.low is None


def test_the_interval_holds_the_figure_and_is_the_same_with_the_same_seed():
    units = units_of(a="yynnyynnyynnyynnyyyy", b="yynnynnnyynnyyynyyyn")
    one, again, other = (agreement(units, "yn", seed=seed).alpha.value for seed in (7, 7, 8))
    assert one is not None
    assert one.low is not None
    assert one.high is not None
    assert one.low < one.value < one.high
    assert one == again
    assert other is not None
    assert other.value == one.value


def test_more_units_narrow_the_interval():
    few = agreement(units_of(a="ynynynynyn", b="yyynynynyn"), "yn").alpha.value
    many = agreement(units_of(a="ynynynynyn" * 20, b="yyynynynyn" * 20), "yn").alpha.value
    assert few is not None
    assert many is not None
    assert many.high - many.low < (few.high - few.low) / 2  # type: ignore[operator]


def test_the_order_of_labels_matters_to_ordered_alpha_alone():
    """One step apart is nearer than four; without an order both are simply apart."""
    near = units_of(a="1122334455", b="1122334454")
    far = units_of(a="1122334455", b="1122334451")
    assert (
        agreement(near, "12345", ordered=True).alpha.value.value
        > agreement(  # type: ignore[union-attr]
            far, "12345", ordered=True
        ).alpha.value.value
    )  # type: ignore[union-attr]
    by_name = [agreement(units, "12345").percent.value.value for units in (near, far)]  # type: ignore[union-attr]
    assert by_name[0] == by_name[1]


def test_names_and_order_of_coders_do_not_matter():
    one = agreement(units_of(a="ynynynynynyn", b="yyynynynynnn"), "yn")
    turned = agreement(units_of(zoe="yyynynynynnn", ida="ynynynynynyn"), "yn")
    assert one == turned


def test_forty_one_of_fifty_with_its_wilson_interval():
    """By hand with z = 1.645: z² = 2.706; centre (0.82 + 0.02706) / 1.05411 = 0.80357; half
    1.645 · √(0.82 · 0.18 / 50 + 2.706 / 10000) / 1.05411 = 0.08858."""
    found = share(41, 50)
    z2 = 1.6448536**2
    assert found.low == pytest.approx(0.7150, abs=1e-3)
    assert found.high == pytest.approx(0.8922, abs=1e-3)
    assert (found.high - found.low) / 2 == pytest.approx(  # type: ignore[operator]
        sqrt(z2) * sqrt(0.82 * 0.18 / 50 + z2 / 10000) / (1 + z2 / 50)
    )

"""True rewrites, found by meaning where words find nothing, with the model that the development packages carry."""

from datetime import date

import pytest

from analyzer.comparison import compare
from analyzer.engines import embedding
from tests.analyzer.builders import Said, analysis_of

THERE = "Nobody disputes that the physician is qualified for the position"
REWRITTEN = "No one denies that the doctor is fit for the job"
REST = (
    "The harbour council approved the new ferry terminal on the northern quay",
    "Fishermen blocked the bridge for two hours in heavy rain",
    "The budget of the museum will be cut by a third next year",
    "A storm damaged the roof of the old railway station",
)

pytestmark = pytest.mark.skipif(not embedding.available(), reason="the extra “semantic” is not installed")


@pytest.fixture
def model(monkeypatch):
    monkeypatch.setenv(embedding.SETTING, embedding.INSTALLED)


def cell(there: Said | str, here: Said | str):
    release = analysis_of("r", [there, *REST], role="release", published=date(2031, 3, 1))
    article = analysis_of("a", [*REST[:2], here], published=date(2031, 3, 2))
    return compare([release, article]).claims[0].cells["a"]


def test_without_a_named_model_words_decide_alone(monkeypatch):
    monkeypatch.delenv(embedding.SETTING, raising=False)
    assert cell(THERE, REWRITTEN).status == "absent"


def test_a_rewrite_in_other_words_is_found_and_says_how(model):
    found = cell(THERE, REWRITTEN)
    assert found.status in ("paraphrase", "partial")
    assert found.differences == ("other words, found by meaning",)


def test_another_matter_stays_absent(model):
    assert cell(THERE, "The baker sold out of rye bread before noon on Saturday").status == "absent"


def test_a_denial_is_no_rewrite(model):
    there = Said("The physician is qualified for the difficult position", is_negated=False)
    here = Said("The doctor does not have what it takes to do the demanding job", is_negated=True)
    assert cell(there, here).status == "absent"


def test_other_figures_are_no_rewrite(model):
    there = Said("The physician treated 12 sailors in the clinic overnight", numbers=("12",))
    here = Said("The doctor cared for 40 seamen at the hospital during the night", numbers=("40",))
    assert cell(there, here).status in ("absent", "conflict")


def test_a_name_that_is_not_there_is_no_rewrite(model):
    there = Said("Physician Ilse Brandt is qualified for the position", names=("Ilse Brandt",))
    assert cell(there, REWRITTEN).status == "absent"


def test_the_comparison_names_the_model(model, monkeypatch):
    analyses = [analysis_of("a", REST), analysis_of("b", REST)]
    with_model = compare(analyses)
    monkeypatch.delenv(embedding.SETTING)
    without = compare(analyses)
    assert with_model.semantic_model == embedding.version()
    assert without.semantic_model is None
    assert with_model.fingerprint != without.fingerprint

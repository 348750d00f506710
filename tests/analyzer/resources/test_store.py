import pytest

from analyzer.errors import ResourceError
from analyzer.resources import Resources

TABLE = b"term\tclass\tweight\tnote\nsplendidly\tdegree\t1\t\n"
EDITION = (TABLE, Resources.shipped().files("boosters")[1])


def test_the_shipped_files_are_read_once():
    assert Resources.shipped() is Resources.shipped()
    assert Resources.shipped().lexicon("boosters") is Resources.shipped().lexicon("boosters")


def test_names_are_unique_over_lexicons_and_codebooks():
    resources = Resources.shipped()

    assert not set(resources.lexicon_names()) & set(resources.codebook_names())
    assert set(resources.hashes()) == set(resources.names())


def test_an_edition_takes_the_place_of_the_shipped_file():
    edited = Resources({"boosters": EDITION})

    assert [entry.term for entry in edited.lexicon("boosters").entries] == ["splendidly"]
    assert edited.lexicon("hedges").entries == Resources.shipped().lexicon("hedges").entries


def test_an_edition_changes_its_hash_and_no_other():
    shipped, edited = Resources.shipped().hashes(), Resources({"boosters": EDITION}).hashes()

    assert [name for name in shipped if shipped[name] != edited[name]] == ["boosters"]


def test_a_broken_edition_is_refused_at_once():
    with pytest.raises(ResourceError, match=r"boosters\.tsv, line 2"):
        Resources({"boosters": (TABLE.replace(b"\t1\t", b"\thigh\t"), EDITION[1])})


def test_an_edition_of_nothing_is_refused():
    with pytest.raises(ResourceError, match="no codebook 'boosts'"):
        Resources({"boosts": EDITION})


@pytest.mark.parametrize("ask", [Resources.lexicon, Resources.codebook])
def test_an_unknown_name_is_refused_with_the_known_ones(ask):
    with pytest.raises(ResourceError, match="known are"):
        ask(Resources.shipped(), "nothing")

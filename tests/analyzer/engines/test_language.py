"""English is never refused by mistake; another language is named."""

import pytest

from analyzer.engines.language import language_name, language_of


@pytest.mark.parametrize(
    "text",
    [
        "The bridge reopened on Tuesday after two years of repairs, the council said in a statement.",
        "Shri Ramesh Iyer and Smt Lakshmi Nair of the Thiruvananthapuram Corporation met in the Padmanabha hall on Monday.",
        "Premier-elect Jürgen Müller and François Lefèvre said in Zürich that they would reopen the bridge in the spring.",
        "He said he'd go. She said she'd stay. They said it was not their bridge.",
    ],
)
def test_english_with_any_names_is_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Die Brücke wurde am Dienstag nach zwei Jahren wieder eröffnet, sagte der Rat in einer Erklärung.",
            "German",
        ),
        (
            "Le pont a rouvert mardi après deux ans de travaux, a déclaré le conseil dans un communiqué.",
            "French",
        ),
        (
            "El puente reabrió el martes después de dos años de obras, dijo el consejo en un comunicado.",
            "Spanish",
        ),
        (
            "De brug is dinsdag na twee jaar weer geopend, zei de raad in een verklaring over het werk.",
            "Dutch",
        ),
        ("पुल दो साल की मरम्मत के बाद मंगलवार को फिर से खुल गया, परिषद ने एक बयान में कहा।", "Hindi"),
        ("这座桥经过两年的维修后于周二重新开放，市议会在一份声明中说。", "Chinese"),
    ],
)
def test_another_language_is_named(text: str, name: str) -> None:
    assert language_name(language_of(text)) == name


def test_an_unknown_code_is_said_as_it_is() -> None:
    assert "xx" in language_name("xx")

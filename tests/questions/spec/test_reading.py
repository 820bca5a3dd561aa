from hanse.kernel.texts import Text, Translations
from hanse.questions.spec.reading import ENGLISH, Reader


def test_a_missing_translation_falls_back_and_says_so():
    reader = Reader("fr", Translations(languages={"fr": {"a": "Oui"}}))
    assert reader(Text("a", "Yes")) == "Oui"
    wording = reader.wording(Text("b", "No"))
    assert (wording.text, wording.language, wording.translated) == ("No", "en", False)
    assert reader(None) == ""


def test_direction_follows_the_language():
    assert Reader("ar").right_to_left
    assert Reader("fa-AF").right_to_left
    assert not ENGLISH.right_to_left

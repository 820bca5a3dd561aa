import json

from markupsafe import escape

from hanse.kernel.texts import Text, Translations

CITY = Text("city", "city", note="a local government")
TEXTS = Translations("en", {"fr": {"city": "ville"}})


def test_a_text_is_shown_in_the_readers_language():
    wording = TEXTS.wording(CITY, "fr")

    assert (str(wording), wording.language, wording.translated) == ("ville", "fr", True)


def test_a_missing_translation_falls_back_visibly():
    wording = TEXTS.wording(CITY, "ko")

    assert (str(wording), wording.language, wording.translated) == ("city", "en", False)


def test_the_default_language_needs_no_translation():
    assert TEXTS.wording(CITY, "en").translated


def test_a_page_marks_what_is_not_translated_and_a_file_gets_the_words_alone():
    wording = Translations("en").wording(Text("city", "city & town"), "ar")

    marked = '<span class="hanse-untranslated" lang="en" dir="auto">city &amp; town</span>'
    assert escape(wording.text) == escape(str(wording)) == marked
    assert json.dumps([wording.text]) == '["city & town"]'
    assert type(str(wording.text)) is str
    assert not hasattr(TEXTS.wording(CITY, "fr").text, "__html__")

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

from hanse.kernel.finding.words import configuration, plain


def test_each_language_has_its_own_stems_or_none():
    assert [configuration(code) for code in ("fr", "ar", "ko")] == ["french", "arabic", "simple"]


def test_accents_are_taken_off_and_other_marks_stay_letters():
    assert plain("Bâtiment à Çeşme") == "Batiment a Cesme"
    assert plain("서울 北京") == "서울 北京"

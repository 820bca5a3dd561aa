import pytest

from hanse.kernel.names import in_words, one_line


@pytest.mark.parametrize(
    "name",
    [
        "Łódź",
        "القاهرة",
        "می\u200cرضا",
        "יְרוּשָׁלַיִם",
        "北京 𠮷野家",
        "서울",
        "กรุงเทพ",
        "क्षितिज",
        "አዲስ አበባ",
        "👩🏽\u200d💻",
        "Nguye\u0302\u0303n",
    ],
)
def test_every_script_survives_with_its_marks_and_joiners(name):
    assert one_line(name) == name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Ana\n Maria\t", "Ana Maria"),
        ("Lima\u202egpj.exe\u202c", "Limagpj.exe"),
        ("\u2067Ana\u2069", "Ana"),
        ("A\x00na\x7f", "Ana"),
        ("Ana\ufffe\ufdd0", "Ana"),
        ("\u202e", ""),
    ],
)
def test_what_steers_the_words_around_it_does_not(given, kept):
    assert one_line(given) == kept


def test_a_longer_text_keeps_its_lines_and_loses_what_no_paper_holds():
    assert in_words(" Ana\x08\n\tMaria\x0b\ufffe \u200fعلي ") == "Ana\n\tMaria \u200fعلي"

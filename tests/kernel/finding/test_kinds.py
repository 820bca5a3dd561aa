from hanse.kernel.finding.kinds import declare_finder, indexed, kinds


def test_readers_look_through_pages_first_whoever_declared_them_when(texts):
    for key in ("members", "pages"):
        declare_finder(key, key, lambda words, language: [], lambda keys, language: {})

    assert [one.key for one in kinds()] == ["pages", "members", "ants", "bees"]


def test_the_index_keeps_what_has_texts(texts):
    assert [key for key, _texts in indexed()] == ["ants"]

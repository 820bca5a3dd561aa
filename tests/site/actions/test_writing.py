import pytest

from hanse.site.actions.writing import Writing
from hanse.site.manuscripts.manuscript import ManuscriptError, Part

WRITING = Writing("fr", {"about": 7})


def test_ways_lead_to_the_pages_of_the_same_language():
    text = '<p><a href="page:about">A</a> <a href="/services/">B</a> <a href="https://c.example/">C</a></p>'

    stream = WRITING.stream([Part("text", text)], "x")

    assert stream.raw_data[0]["value"] == (
        '<p><a linktype="page" id="7">A</a> <a href="/fr/services/">B</a> <a href="https://c.example/">C</a></p>'
    )


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        (Part("film", {}), "no page has a part “film”"),
        (Part("link", {"text": "x", "page": "shop"}), "leads to “shop”, which is no page in “fr”"),
        (Part("text", '<a href="page:shop">x</a>'), "leads to “shop”"),
    ],
)
def test_a_part_that_cannot_be_is_told_with_its_place(part, fault):
    with pytest.raises(ManuscriptError, match=f"fr/home: .*{fault}"):
        WRITING.stream([part], "fr/home")

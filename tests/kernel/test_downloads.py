import pytest

from hanse.kernel.downloads import MEDIA, attachment


@pytest.mark.parametrize("ending", MEDIA)
def test_a_file_says_what_it_is_and_is_never_opened_in_the_page(ending):
    response = attachment(b"body", ending, "Gumi", "Round of 2027")
    assert response.content == b"body"
    assert response.headers["Content-Type"] == MEDIA[ending]
    assert response.headers["Content-Disposition"] == f'attachment; filename="gumi-round-of-2027.{ending}"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["구미시", "라운드"], "results"),
        (["구미시", "peers"], "peers"),
        (['x"; filename="y', "\r\nSet-Cookie: a"], "x-filenamey-set-cookie-a"),
    ],
)
def test_a_name_in_another_script_or_with_signs_of_a_header_does_no_harm(words, name):
    response = attachment("", "csv", *words, otherwise="results")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}.csv"'


def test_an_unknown_ending_is_refused():
    with pytest.raises(KeyError):
        attachment("", "exe", "Gumi")

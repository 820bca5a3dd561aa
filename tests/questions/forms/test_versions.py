import pytest

from hanse.questions.forms.versions import version_in


@pytest.mark.parametrize(("typed", "version"), [("0", 0), ("12", 12), ("999999999", 999_999_999)])
def test_a_version_is_a_whole_number(typed, version):
    assert version_in(typed) == version


@pytest.mark.parametrize("typed", ["", " 1", "-1", "1.5", "²", "٣", "x", "9" * 10, "9" * 5000])
def test_what_no_page_of_ours_sends_is_no_version(typed):
    assert version_in(typed) is None

import pytest

from hanse.frame.tools.designer.editing.feel_names import renamed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('lamp = "lamp"', 'post = "lamp"'),
        ("record.lamp = lamp", "record.lamp = post"),
        ("count(lamp) > 1 and lamp[1] = 2", "count(post) > 1 and post[1] = 2"),
        ("size + 1", "size + 1"),
        ("lamp =", None),
        ("some lamp in record satisfies lamp > 1", None),
        ("{lamp: 1}.lamp = 1", None),
    ],
)
def test_a_name_is_renamed_where_it_is_one(text, wanted):
    assert renamed(text, "lamp", "post", names={"record", "size"}) == wanted


def test_a_cell_tests_its_input():
    assert renamed('< lamp, "lamp"', "lamp", "post", names=(), tests=True) == '< post, "lamp"'

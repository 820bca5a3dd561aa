import pytest

from tests.feel.evaluation import feel


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('@"2026-01-01T12:00:00Z" = @"2026-01-01T13:00:00@Europe/Paris"', True),
        ('@"2026-01-01" < @"2026-01-02"', True),
        ('@"10:00:00Z" < @"10:00:00"', False),
        ('@"10:00:00Z" <= @"10:00:00"', True),
        ('@"10:00:00Z" = @"10:00:00"', False),
        ('@"09:59:59" < @"10:00:00+05:00"', True),
        ('@"2026-07-01T12:00:00@Europe/Paris" > @"2026-07-01T11:30:00"', True),
        ('@"2026-07-01T12:00:00" in [@"2026-07-01T11:00:00Z"..@"2026-07-01T13:00:00@Europe/Paris"]', True),
        ('before(@"09:00:00", @"10:00:00Z")', True),
        ('@"P1D" = @"PT24H"', True),
        ('@"P1D" = @"P1M"', None),
        ('@"P1Y" > @"P11M"', True),
        ("[1..5] = [1..5]", True),
        ("[1..5] = [1..5)", False),
        ("{a: 1, b: [2]} = {b: [2], a: 1}", True),
        ("[1, null] = [1, null]", True),
        ("null = null", True),
        ("1 = null", False),
        ('1 = "1"', None),
        ("true < false", None),
        ('@"2026-01-01" in [@"2026-01-01"..@"2026-12-31"]', True),
        ("5 in (> 3)", True),
        ("3 in (!= 3)", False),
    ],
)
def test_equality_and_order(text, expected):
    assert feel(text) is expected

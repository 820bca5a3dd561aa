import pytest

from hanse.kernel.sms.segments import for_telephones, segments


@pytest.mark.parametrize(
    ("text", "encoding", "length", "number"),
    [
        ("", "GSM-7", 0, 1),
        ("a" * 160, "GSM-7", 160, 1),
        ("a" * 161, "GSM-7", 161, 2),
        ("a" * 306, "GSM-7", 306, 2),
        ("a" * 307, "GSM-7", 307, 3),
        ("é à ü ñ £", "GSM-7", 9, 1),
        ("10 €", "GSM-7", 5, 1),  # the euro sign takes two
        ("€" * 80, "GSM-7", 160, 1),
        ("€" * 153, "GSM-7", 306, 3),  # none is cut in two: 76 a part
        ("ê" + "a" * 69, "UCS-2", 70, 1),  # ê is not in the alphabet
        ("ê" + "a" * 70, "UCS-2", 71, 2),
        ("مرحبا", "UCS-2", 5, 1),
        ("😀" * 35, "UCS-2", 70, 1),
        ("😀" * 67, "UCS-2", 134, 3),  # 33 a part
    ],
)
def test_a_text_is_counted_as_telephones_count_it(text, encoding, length, number):
    found = segments(text)

    assert (found.encoding, found.length, found.number) == (encoding, length, number)


def test_finer_marks_of_print_do_not_make_a_text_twice_as_long():
    text = for_telephones("« L’heure vous va-t-elle\u00a0? » – merci…")

    assert text == '" L\'heure vous va-t-elle ? " - merci...'
    assert segments(text).encoding == "GSM-7"

import pytest
from django.core import mail

from hanse.kernel import notices
from hanse.kernel.models import Delivery
from hanse.kernel.notices import Recipient
from hanse.kernel.notices.email import letter_of, paragraphs
from tests.kernel.notices.written import written

pytestmark = pytest.mark.django_db


def page_of(notice) -> str:
    letter = letter_of(list(notice.deliveries.all()))
    [(content, kind)] = letter.alternatives
    assert kind == "text/html"
    return str(content)


def test_the_html_part_says_what_the_plain_part_says():
    notice = written(body="Dear <Kim>,\nit is done.\n\nSee https://example.org/x?a=1&b=2.")

    page = page_of(notice)

    assert 'lang="en" dir="ltr"' in page
    assert "Dear &lt;Kim&gt;,<br>it is done.</p>" in page
    assert '<a href="https://example.org/x?a=1&amp;b=2" dir="ltr"' in page
    assert "b=2</a>.</p>" in page
    assert "<script" not in page


def test_arabic_is_read_from_right_to_left():
    notice = written(to=Recipient("kim@example.org", "ar"), subject="مرحبا", body="مرحبا\n\nhttps://example.org/x")

    page = page_of(notice)

    assert 'lang="ar" dir="rtl"' in page
    assert "text-align:right" in page
    assert '<a href="https://example.org/x" dir="ltr"' in page


def test_a_letter_has_the_same_id_each_time_by_which_mailboxes_know_a_copy(settings):
    settings.SITE_URL = "https://hanse.example.org"
    delivery = written().deliveries.get()

    notices.send_delivery(delivery.id)

    [letter] = mail.outbox
    assert letter.extra_headers["Message-ID"] == f"<{delivery.id}@hanse.example.org>"
    assert Delivery.objects.get().reference == f"<{delivery.id}@hanse.example.org>"


def test_an_address_that_no_letter_can_hold_is_refused():
    notice = written(to=Recipient("kim@example.org\nBcc: all@example.org"))

    notices.send_due()

    assert notice.deliveries.get().state == "failed"
    assert mail.outbox == []


def test_paragraphs_and_lines_and_links():
    found = list(paragraphs("One\ntwo http://a.example/x.\n\n\nThree"))

    assert found == [
        [[("One", "")], [("two ", ""), ("http://a.example/x", "http://a.example/x"), (".", "")]],
        [[("Three", "")]],
    ]


def test_letters_that_can_be_ended_say_where_and_others_do_not():
    ended = written(leave="https://hanse.example.org/stop/")
    plain = written()

    heads = letter_of(list(ended.deliveries.all())).extra_headers

    assert heads["List-Unsubscribe"] == "<https://hanse.example.org/stop/>"
    for several in ([*plain.deliveries.all()], [*ended.deliveries.all(), *plain.deliveries.all()]):
        assert "List-Unsubscribe" not in letter_of(several).extra_headers

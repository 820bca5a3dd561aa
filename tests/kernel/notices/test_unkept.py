"""A letter of which nothing is kept, whether it goes or not."""

import pytest
from django.core import mail

from hanse.kernel import notices
from hanse.kernel.models import Delivery, Notice
from hanse.kernel.models.notice import Channel
from hanse.kernel.notices.channels import Away, way_of

pytestmark = pytest.mark.django_db
TO = notices.Recipient("a.person@example.org", language="fr", name="Ana")


def test_it_goes_in_her_language_and_leaves_no_row() -> None:
    assert notices.send_unkept("identity/erased", to=TO, context={"site": "WeGO", "contact": ""})
    [letter] = mail.outbox
    assert letter.to == ["a.person@example.org"]
    assert "Ana" in letter.body
    assert "WeGO" in letter.body
    assert not Notice.objects.exists()
    assert not Delivery.objects.exists()


def test_where_it_cannot_go_the_log_names_nobody(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_deliveries: object) -> str:
        raise Away("SMTP 421")

    monkeypatch.setattr(way_of(Channel.EMAIL), "send", fail)
    assert not notices.send_unkept("identity/erased", to=TO, context={"site": "WeGO", "contact": ""})
    assert "SMTP 421" in caplog.text
    assert "example.org" not in caplog.text

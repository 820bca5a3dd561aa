"""Notices: messages in the reader's language, sent by jobs along several ways, with a log of what became of each.

A template `notices/<name>.txt` holds the subject in its first line, an empty line, then the body. Jinja swallows the
line's end after a tag: a tag that ends a line is written `+%}`. Paragraphs left out leave no gap.
"""

from hanse.kernel.models.notice import Channel
from hanse.kernel.notices.channels import use
from hanse.kernel.notices.email import ByEmail
from hanse.kernel.notices.keeping import KEPT_FOR, WORDS_KEPT_FOR, forget, purge
from hanse.kernel.notices.reading import (
    LOST,
    Written,
    came_back_about,
    last_written,
    lost_to,
    notices_about,
    number_to,
    outcomes_about,
    written_to,
)
from hanse.kernel.notices.recipient import Recipient
from hanse.kernel.notices.sending import send_delivery, send_due, sensible_while
from hanse.kernel.notices.text_message import BySms
from hanse.kernel.notices.unkept import send_unkept
from hanse.kernel.notices.writing import SECRET, About, post, send, send_again

__all__ = [
    "KEPT_FOR",
    "LOST",
    "SECRET",
    "WORDS_KEPT_FOR",
    "About",
    "Recipient",
    "Written",
    "came_back_about",
    "forget",
    "last_written",
    "lost_to",
    "notices_about",
    "number_to",
    "outcomes_about",
    "post",
    "purge",
    "send",
    "send_again",
    "send_delivery",
    "send_due",
    "send_unkept",
    "sensible_while",
    "written_to",
]

use(Channel.EMAIL, ByEmail())
use(Channel.SMS, BySms())

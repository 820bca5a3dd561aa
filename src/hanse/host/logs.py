"""What never stands in a log: the secret that makes an address open something to whoever has it."""

import logging
import re

_SECRET = re.compile(r"(?<=/)[\w:-]{43,}")
"""A part of an address as long as 256 bits in base 64, or longer: a link's secret or a signed token."""


class WithoutSecrets(logging.Filter):
    """Puts three dots in the place of every secret in a message; ids (36 characters) stay."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        masked = _SECRET.sub("…", message)
        if masked != message:
            record.msg, record.args = masked, ()
        return True

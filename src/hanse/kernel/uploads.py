"""Files that are far too large are refused by the size that they announce, before a byte of them is stored anywhere."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

MOST_BYTES = 51 * 1024 * 1024
"""The whole of a form with its files. What is smaller is read, so that its page can say how large each file may be."""


class RefuseTooLarge(FileUploadHandler):
    """The first of the handlers: it only looks at the length, and hands everything on."""

    def handle_raw_input(
        self,
        input_data: Any,  # noqa: ARG002 - Django's call
        META: Mapping[str, Any],  # noqa: ARG002, N803
        content_length: int,
        boundary: str,  # noqa: ARG002
        encoding: str | None = None,  # noqa: ARG002
    ) -> None:
        if content_length > MOST_BYTES:
            raise RequestDataTooBig(f"a form of {content_length} bytes: at most {MOST_BYTES}")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002
        return raw_data

    def file_complete(self, file_size: int) -> None:  # noqa: ARG002
        return None

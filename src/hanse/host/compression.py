"""Compressed pages for slow lines, and what of a page was drawn once is compressed once as well."""

import gzip
import secrets
import zlib
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware, re_accepts_gzip
from django.utils.cache import patch_vary_headers

LEVEL = 6
BLUR = 100


class CompressionMiddleware(GZipMiddleware):
    """Django's own, but for pages that hold a part which was drawn before (`ui.rendering.render_around`)."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        drawn = getattr(response, "drawn", "")
        if (
            drawn
            and isinstance(response, HttpResponse)
            and re_accepts_gzip.search(request.headers.get("Accept-Encoding", ""))
        ):
            part = drawn.encode()
            before, found, after = response.content.partition(part)
            if found:
                response.content = compressed(before, part, after)
                response["Content-Encoding"], response["Content-Length"] = "gzip", str(len(response.content))
                patch_vary_headers(response, ["Accept-Encoding"])
        return super().process_response(request, response)


def compressed(before: bytes, part: bytes, after: bytes) -> bytes:
    """All three as one gzip file. Its length is blurred, so that it tells nothing of a secret in it (BREACH)."""
    name = b"a" * secrets.randbelow(BLUR) + b"\0"
    head = b"\x1f\x8b\x08" + bytes([gzip.FNAME]) + bytes(4) + b"\0\xff" + name
    whole = zlib.crc32(after, zlib.crc32(part, zlib.crc32(before)))
    size = len(before) + len(part) + len(after)
    end = whole.to_bytes(4, "little") + (size & 0xFFFF_FFFF).to_bytes(4, "little")
    return head + _deflated(before) + _once(part) + _deflated(after, zlib.Z_FINISH) + end


def _deflated(content: bytes, flush: int = zlib.Z_FULL_FLUSH) -> bytes:
    """A piece of a stream that looks back at no other piece."""
    stream = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return stream.compress(content) + stream.flush(flush)


_once = lru_cache(maxsize=200)(_deflated)

"""What cannot be answered is told in words of this house, whatever went wrong."""

from __future__ import annotations

import logging
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler

from bimtek.web.pages import page

LOG: Final = logging.getLogger(__name__)
WORDS: Final = {
    400: "Yang dikirim tidak terbaca. Kembali, lalu coba lagi.",
    404: "Halaman ini tidak ada. Periksa alamatnya.",
    405: "Halaman ini tidak menerima permintaan itu.",
    408: "Yang dikirim tidak datang seutuhnya. Periksa wifi, lalu coba lagi.",
    413: "Yang dikirim terlalu panjang. Bagi menjadi beberapa bagian.",
    415: "Yang dikirim bukan isian halaman ini.",
    429: "Terlalu banyak permintaan sekaligus. Tunggu sebentar, lalu coba lagi.",
    503: "Terlalu banyak yang tersambung. Tutup jendela yang lain, atau coba lagi nanti.",
    500: "Halaman ini tidak dapat ditampilkan. Yang sudah tersimpan tetap ada; coba lagi.",
}


@web.middleware
async def say_why(request: web.Request, handler: Handler) -> web.StreamResponse:
    """The outermost frame of a request."""
    try:
        return await handler(request)
    except web.HTTPException as refusal:
        if refusal.status not in WORDS or refusal.content_type == "text/html":
            raise
        return _told(refusal.status, refusal.headers.get("Retry-After", ""))
    except ConnectionError:
        raise  # nobody is there any more who could be told
    except Exception:
        if request.writer.output_size:
            raise  # something was sent already: nothing can be said any more
        LOG.exception("%s %s", request.method, request.rel_url.raw_path)
        return _told(500)


def _told(status: int, wait: str = "") -> web.Response:
    answer = page("galat.html", status=status, words=WORDS[status])
    if wait:
        answer.headers["Retry-After"] = wait
    return answer

"""What a page sends: read whole, or refused; nobody is waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, cast

from aiohttp import web

if TYPE_CHECKING:
    from multidict import MultiDictProxy

SLOWEST_SECONDS: Final = 20.0
"""For a form to come whole."""
FORM: Final = "application/x-www-form-urlencoded"
"""The only sort that our pages send; parts of files would each be kept until the last came."""


async def form_of(request: web.Request) -> MultiDictProxy[str]:
    """The fields of a form.

    Raises:
        HTTPUnsupportedMediaType: it is no form.
        HTTPRequestEntityTooLarge: it is longer than a form can be.
        HTTPRequestTimeout: it did not come.
        HTTPBadRequest: it is in no known writing.
    """
    if request.content_type != FORM:
        raise web.HTTPUnsupportedMediaType
    try:
        async with asyncio.timeout(SLOWEST_SECONDS):
            form: Mapping[str, object] = await request.post()
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except (LookupError, ValueError, web.RequestPayloadError):
        raise web.HTTPBadRequest from None
    return cast("MultiDictProxy[str]", form)

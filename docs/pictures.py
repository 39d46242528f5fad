"""Makes the README's pictures from the app: `uv run python docs/pictures.py`."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from bimtek.demo import build
from bimtek.script.library import home

HERE = Path(__file__).parent
SIZE = (80, 24)
WEB_FONTS = re.compile(r"@font-face\s*\{.*?\}\s*", re.DOTALL)
"""Textual's pictures ask the internet for a font; ours take the reader's own."""


async def main() -> None:
    """Open the sample session and take a picture of two screens."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BIMTEK_HOME"] = folder
        os.environ["BIMTEK_CLOCK"] = "2023-07-03T14:10:00+07:00"
        path = Path(folder) / "blitar.bimtek"
        build(path, home() / "blitar-2023")
        from bimtek.bootstrap import open_session
        from bimtek.tui.app import BimtekApp
        from bimtek.tui.workspace import Workspace

        session = open_session(path, "Fasilitator Contoh", "fasilitator")
        app = BimtekApp(lambda: Workspace(session))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(0.5)
            picture(app.export_screenshot(title="bimtek · kesenjangan"), "kesenjangan.svg")
            await pilot.press("f7")
            await pilot.pause(0.5)
            picture(app.export_screenshot(title="bimtek · presensi"), "presensi.svg")
        session.close()


def picture(svg: str, name: str) -> None:
    """Write one picture, without addresses of the internet."""
    (HERE / name).write_text(WEB_FONTS.sub("", svg), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())

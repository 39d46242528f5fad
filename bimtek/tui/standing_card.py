"""Kartu serah terima on the screen: where we are, what is open; `e` writes it as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from bimtek.locale.dates import clock
from bimtek.overview.standing import standing
from bimtek.tui.minutes_out import write_standing
from bimtek.ui.columns import safe
from bimtek.ui.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bimtek.session import Session
    from bimtek.tui.copying import Tell

LABEL_CELLS = 12
PRINTS = "↑ ↓ gulir · e tulis sebagai lembar · Esc tutup"


class StandingCard(Reading):
    """What whoever goes on should know.

    Args:
        session: what is read.
        tell: says where the page was written.
        title: what it is about.
        before, behind: what stands above and below, such as who hands over to whom.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e,E", "write", "tulis sebagai lembar", show=False),
    ]
    hint = PRINTS

    def __init__(
        self,
        session: Session,
        tell: Tell,
        title: str = "Kartu serah terima",
        before: tuple[str, ...] = (),
        behind: tuple[str, ...] = (),
    ) -> None:
        first = before or (f"Keadaan pukul {clock(session.now())}.",)
        super().__init__(title, [*first, *facts(session), *behind])
        self._session = session
        self._tell = tell

    @work
    async def action_write(self) -> None:
        """One page beside the session."""
        elsewhere = self.app.is_web
        await write_standing(self._session.path, self._tell, elsewhere=elsewhere)
        self.dismiss()


def facts(session: Session) -> Iterator[str]:
    """The lines of the card."""
    for fact in standing(session):
        yield f"{fact.label:<{LABEL_CELLS}}{safe(fact.text)}"

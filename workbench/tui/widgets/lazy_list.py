"""A list of which nothing is made but the rows on the screen: ten thousand entries cost what forty do."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from textual.geometry import Size

from workbench.tui.widgets.pieces import Piece, Row, cut
from workbench.tui.widgets.row_list import RowList

#: Rows that are kept, so that going back over them asks nobody.
_KEPT = 400


class LazyList(RowList):
    """One row an entry. ``keys``: what each one means; ``made``: the words of a key, asked when it is painted."""

    FOLLOWS = True

    def __init__(self, *, id: str | None = None) -> None:
        self._keys: Sequence[object] = ()
        self._made: Callable[[object], Row] = lambda _: (Piece(""),)
        self._known: OrderedDict[object, Row] = OrderedDict()
        super().__init__(id=id)

    def fill(self, keys: Sequence[object], made: Callable[[object], Row], key: object = None) -> None:
        """Other entries, the cursor on ``key``, else where it was as far as there are so many."""
        kept = self.key if key is None else key
        self._keys, self._made = keys, made
        self._lay_out_again(kept, must_be_seen=True)

    def _count(self) -> int:
        return len(self._keys)

    def _key(self, number: int) -> object:
        return self._keys[number]

    def _lay_out(self) -> None:
        self._laid = self.scrollable_content_region.width or self.size.width
        self._first = range(len(self._keys))
        self._known.clear()
        self.virtual_size = Size(self._laid, len(self._keys))
        self.refresh()

    def _row(self, number: int) -> tuple[int, Row] | None:
        if not 0 <= number < len(self._keys):
            return None
        key = self._keys[number]
        if key not in self._known:
            self._known[key] = cut(self._made(key), self._laid)
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return number, self._known[key]

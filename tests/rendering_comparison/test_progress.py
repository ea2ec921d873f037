"""Long work tells its steps, hands over what it returns and what it raises, and stops when nobody wants it."""

import threading
from collections.abc import Callable
from itertools import count

import pytest

from tests.rendering_comparison.conftest import Drafts
from workbench.rendering.comparison.export import export_redline, export_table
from workbench.rendering.comparison.progress import SILENT, Cancelled, Progress


def after(calls: int) -> Callable[[], bool]:
    """True from this call on."""
    asked = count()
    return lambda: next(asked) >= calls


def test_what_the_work_returns_and_what_it_raises() -> None:
    def fail() -> None:
        raise ZeroDivisionError

    assert SILENT.step("一", lambda: threading.current_thread() is threading.main_thread()) is False
    with pytest.raises(ZeroDivisionError):
        SILENT.step("二", fail)


def test_work_under_way_is_left() -> None:
    gate = threading.Event()
    with pytest.raises(Cancelled):
        Progress(cancelled=after(2)).step("等", gate.wait)
    gate.set()


def test_nothing_begins_once_it_is_cancelled() -> None:
    begun: list[str] = []
    with pytest.raises(Cancelled):
        Progress(begun.append, lambda: True).step("一", lambda: begun.append("work"))
    assert begun == []


@pytest.mark.parametrize("format", ["docx", "xlsx", "pdf", "html", "md", "json"])
def test_every_format_tells_its_steps(drafts: Drafts, format: str) -> None:
    told: list[str] = []
    export_table(drafts.table(0, 2), format, progress=Progress(told.append))
    assert told == ["排版", f"写成{format}"]
    with pytest.raises(Cancelled):
        export_redline(drafts.table(0, 2), "md", progress=Progress(cancelled=after(1)))

"""Long work in a library that hears nothing: it runs beside, and whoever waits can be interrupted."""

from collections.abc import Callable
from threading import Thread

_PULSE = 0.1


def unhurried(work: Callable[[], bytes]) -> bytes:
    """What ``work`` returns or raises; KeyboardInterrupt is raised at once and leaves the work to end unheard."""
    done: list[bytes] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            done.append(work())
        except Exception as error:
            failed.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_PULSE)
    if failed:
        raise failed[0]
    return done[0]

"""One measured figure, with what it is held against and the aim."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """``seconds`` for ``what``; ``beside`` the seconds of ``against``, measured in the same run.

    ``limit``: at most this many seconds. ``times``: at most this many times ``beside``. With neither the figure
    is reported without an aim. ``unit``: of ``seconds`` and ``limit`` where they are no time.
    """

    what: str
    seconds: float
    against: str = ""
    beside: float = 0.0
    limit: float = 0.0
    times: float = 0.0
    unit: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times as long as what it is held against."""
        return self.seconds / self.beside if self.beside else None

    @property
    def aim(self) -> str:
        """The aim in words, "" where there is none."""
        if self.times:
            return f"≤ {self.times:g} ×"
        return f"≤ {self.shown(self.limit)}" if self.limit else ""

    def shown(self, value: float) -> str:
        """A value with its unit."""
        return f"{value:.0f} {self.unit}" if self.unit else duration(value)

    @property
    def met(self) -> bool | None:
        """Whether the aim is met; None where there is none."""
        if self.times and self.ratio is not None:
            return self.ratio <= self.times
        return self.seconds <= self.limit if self.limit else None


def duration(seconds: float) -> str:
    """Two or three digits and a unit: 83 µs, 4.1 ms, 1.25 s."""
    for factor, unit in ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs")):
        if seconds >= factor or unit == "µs":
            value = seconds / factor
            return f"{value:.3g} {unit}" if value < 100 else f"{value:.0f} {unit}"
    return f"{seconds:g} s"

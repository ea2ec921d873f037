"""Whether the time grows in step with the law: 126, 1,260 and 12,600 articles."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from bench.comparing import document
from bench.holding import looked_at_again, waiting
from bench.laws import generated
from bench.reading import import_law, number_and_word
from bench.timing import best
from bench.versions import amended, reread
from workbench.model.instrument import Instrument
from workbench.storage.files.codec import dump, load

T = TypeVar("T")
#: A tenth of the civil code, the civil code, ten times the civil code.
SIZES = (126, 1_260, 12_600)
#: Time per article at the largest size may be this many times that at the middle one and still be called linear.
LINEAR = 1.5


class Growth(NamedTuple):
    """Seconds for each of ``SIZES``."""

    what: str
    seconds: tuple[float, ...]

    @property
    def linear(self) -> bool:
        """Whether ten times the articles take at most ten times ``LINEAR`` times as long."""
        return self.seconds[-1] / self.seconds[-2] <= SIZES[-1] / SIZES[-2] * LINEAR


def growth(folder: Path) -> list[Growth]:
    """One row per piece of work."""
    laws = [generated(folder, size) for size in SIZES]
    trees = [import_law(law) for law in laws]
    files = [dump(tree) for tree in trees]
    later = [(tree, amended(tree, 0.1)) for tree in trees]
    apart = [(tree, reread(new, folder)) for tree, new in later]
    return [
        Growth("import: lines to tree, words to ids", _each(import_law, laws)),
        Growth("number and word everything", _each(number_and_word, trees)),
        Growth("tree to files", _each(dump, trees)),
        Growth("files to tree, no cache", _each(load, files)),
        Growth("a tenth amended: table by ids, to json", _each(_compared, later)),
        Growth("a tenth amended: table by content, to json", _each(_compared, apart)),
        Growth(
            "an amendment for each article, looked at again after an edit",
            _each(looked_at_again, [waiting(tree) for tree in trees]),
        ),
    ]


def _compared(versions: tuple[Instrument, Instrument]) -> bytes:
    return document(*versions)


def _each(work: Callable[[T], object], given: Sequence[T]) -> tuple[float, ...]:
    return tuple(best(partial(work, one), 2) for one in given)

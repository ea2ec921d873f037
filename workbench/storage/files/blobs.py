"""Files that are known by their blob before they are read."""

from abc import abstractmethod
from collections.abc import Collection, Mapping


class Tree(Mapping[str, bytes]):
    """Files by path. Asking for a blob id costs nothing; reading many is one step after :meth:`fetch`."""

    @abstractmethod
    def blob(self, path: str) -> str:
        """git's id of the content of ``path``."""

    @abstractmethod
    def fetch(self, paths: Collection[str]) -> None:
        """Read all these at once; what cannot be read (too large) is left out and reported by ``__getitem__``."""

"""The digest that the operation log keeps of every result: two processes that replay it must get the same draft."""

import hashlib

from workbench.model.instrument import Instrument
from workbench.storage.files.codec import changes


class Fingerprint:
    """Digests of one state of a draft after the other; a file that stays as it was is not written again."""

    def __init__(self) -> None:
        self._last: Instrument | None = None
        self._files: dict[str, bytes] = {}

    def of(self, instrument: Instrument) -> str:
        """Of the canonical files, so that whatever is saved is covered."""
        for path, content in changes(self._last, instrument).items():
            if content is None:
                del self._files[path]
            else:
                self._files[path] = content
        self._last = instrument
        return _digest(self._files)


def digest(instrument: Instrument) -> str:
    """The digest of a single state."""
    return Fingerprint().of(instrument)


def _digest(files: dict[str, bytes]) -> str:
    whole = hashlib.blake2b(digest_size=16)
    for path in sorted(files):
        content = files[path]
        whole.update(f"{path}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()

"""The digest that the operation log keeps of every result: two processes that replay it must get the same draft."""

import hashlib

from workbench.model.instrument import Instrument
from workbench.storage.files.codec import changes


class Fingerprint:
    """Digests of one state of a draft after the other; a file that stays as it was is not written again."""

    def __init__(self) -> None:
        self._last: Instrument | None = None
        self._entries: dict[str, bytes] = {}

    def of(self, instrument: Instrument) -> str:
        """Of the canonical files, so that whatever is saved is covered."""
        for path, content in changes(self._last, instrument).items():
            if content is None:
                del self._entries[path]
            else:
                self._entries[path] = f"{path}\0{len(content)}\0".encode() + content
        self._last = instrument
        whole = b"".join(self._entries[path] for path in sorted(self._entries))
        return hashlib.blake2b(whole, digest_size=16).hexdigest()


def digest(instrument: Instrument) -> str:
    """The digest of a single state."""
    return Fingerprint().of(instrument)

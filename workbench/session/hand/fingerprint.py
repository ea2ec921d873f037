"""The digest that the operation log keeps of every result: two processes that replay it must get the same draft."""

import hashlib

from workbench.model.instrument import Instrument
from workbench.storage.files.codec import dump


def digest(instrument: Instrument) -> str:
    """Of the canonical files, so that whatever is saved is covered."""
    whole = hashlib.blake2b(digest_size=16)
    for path, content in sorted(dump(instrument).items()):
        whole.update(f"{path}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()

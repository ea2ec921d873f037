"""The file that proves that something was run."""

from pathlib import Path


class Canary:
    """``command``: what a trap runs. Each trap has a name, so that the test says which of them went off."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder

    def command(self, trap: str) -> str:
        """Words for a shell that make the canary sing."""
        return f"touch '{self.folder / trap}'"

    def script(self, trap: str, rest: str = "cat") -> str:
        """The path of a program that does so, and then what a git helper would do."""
        path = self.folder.parent / f"trap-{trap}"
        path.write_text(f"#!/bin/sh\n{self.command(trap)}\nexec {rest}\n", encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    def sung(self) -> list[str]:
        """The traps that went off."""
        return sorted(path.name for path in self.folder.iterdir())

"""One of several people at the same draft: so many insertions, each saved at once under the own name.

python -m tests.cli.editing_alone FOLDER NAME COUNT
"""

import contextlib
import io
import sys

from workbench.cli.main import main


def edit(folder: str, name: str, count: int) -> int:
    """How many of the commands were refused."""
    refused = 0
    for n in range(count):
        with contextlib.redirect_stdout(io.StringIO()):
            words = ["insert", "--into", name, "--text", f"{name}的第{n}段话。", "-m", f"{name}之{n}"]
            refused += main(["-C", folder, *words]) != 0
    return refused


if __name__ == "__main__":
    sys.exit(edit(sys.argv[1], sys.argv[2], int(sys.argv[3])))

"""``python -m workbench``: the same program as the installed ``workbench`` command."""

import sys

from workbench.cli.main import main

if __name__ == "__main__":
    sys.exit(main())

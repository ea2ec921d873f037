"""A draft with a long random past, and the record of what really happened to whom."""

import pytest

from bench.drafts import founded
from bench.histories import Past, lived
from bench.laws import generated
from bench.reading import import_law
from tests.thoroughness import so_many
from workbench.storage.workspace import Workspace

COMMITS = so_many(300, thorough=5000)
ARTICLES = so_many(60, thorough=1260)


@pytest.fixture(scope="session")
def long_past(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Past]:
    folder = tmp_path_factory.mktemp("past")
    instrument = import_law(generated(folder, ARTICLES))
    workspace = founded(instrument, folder / "workspace")
    return workspace, lived(workspace, instrument, COMMITS)

"""Shared fixtures: the folder of real documents, and hypothesis profiles."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.thoroughness import PROFILE

settings.register_profile("suite", max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fuzz", max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile(PROFILE)


def pytest_xdist_auto_num_workers() -> int:
    """Two for a core: half of the time a test waits for a git or a browser that has just been started."""
    return 2 * (os.cpu_count() or 1)


SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real statutes beside the checkout; skipped where it is missing, unless it is required."""
    if not (SHARED / "seeds").is_dir():
        if os.environ.get("WORKBENCH_REQUIRE_SHARED"):
            pytest.fail(f"real documents are required and missing: {SHARED}")
        pytest.skip("real documents (../shared) are not beside this checkout")
    return SHARED

"""What every test shares: Hypothesis's pace, and where the shared corpora are."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]

settings.register_profile("here", deadline=None, max_examples=100)
settings.register_profile(
    "ci",
    deadline=None,  # a loaded machine is slow, not wrong
    derandomize=True,  # the same commit gives the same verdict
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The corpora beside the project that quality is measured on; they are not part of it."""
    folder = ROOT.parent / "shared"
    if not (folder / "README.md").is_file():
        pytest.skip("needs ../shared, the corpora that are not part of the project")
    return folder


@pytest.fixture(scope="session")
def fixtures() -> Path:
    """The project's own small corpora."""
    return ROOT / "fixtures"

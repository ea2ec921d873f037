"""What is tracked names no download address and no machine."""

import re
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
# Written as patterns, so that this file does not contain what it forbids.
ADDRESSES = {
    "a package registry": re.compile(
        r"pypi\.(?:org|io)|pythonhosted\.|registry\.npmjs|npmmirror|deb\.debian|archive\.ubuntu"
    ),
    "a registry mirror": re.compile(r"mirrors?\.[\w-]+\.(?:com|cn|edu|org)|pypi\.[\w.-]*(?:tsinghua|douban|aliyun)"),
    "a lock address": re.compile(r"(?:https?|file)://\S+\.(?:whl|tar\.gz|tgz|zip)\b|--(?:extra-)?index-url"),
    "a hash of a download": re.compile(r"sha(?:256|512)[:=-][0-9A-Fa-f]{16}"),
}


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [REPOSITORY / name for name in listed.stdout.decode().split("\0") if name]


def _offences(text: str) -> list[str]:
    return [f"{what}: {found[0]}" for what, pattern in ADDRESSES.items() if (found := pattern.search(text))]


def test_no_download_address_is_tracked() -> None:
    found = {}
    for path in _tracked():
        if path.is_file() and path != Path(__file__).resolve() and (hits := _offences(_read(path))):
            found[str(path.relative_to(REPOSITORY))] = hits
    assert found == {}


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace")


@pytest.mark.parametrize(
    "line",
    [
        "--index" + "-url x",
        "https" + "://example.invalid/a/b.whl",
        "https" + "://py" + "pi.org/simple",
        "sha256" + ":0123456789abcdef0",
    ],
)
def test_the_patterns_find_what_they_are_for(line: str) -> None:
    assert _offences(line)


def test_no_lock_file_is_tracked() -> None:
    names = {path.name for path in _tracked()}
    assert names & {"poetry.lock", "uv.lock", "Pipfile.lock", "pdm.lock", "package-lock.json"} == set()

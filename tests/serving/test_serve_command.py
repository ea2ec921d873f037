"""What can be wrong with the command itself: one clear sentence, and what to do."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serving.served import served
from tests.tui_screens.desk import founded
from workbench.cli.main import main


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return founded(tmp_path / "w")


def _said(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> str:
    capsys.readouterr()
    assert main(["-C", str(folder), "serve", "--no-open", *words]) in (1, 2)
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err and not printed.out
    return printed.err


def test_a_port_in_use(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = _said(capsys, workspace, "--port", str(port))
    assert f"端口 {port} 已经被别的程序占用" in said and "不写 --port" in said


@pytest.mark.parametrize("port", ["0", "-1", "65536", "99999999999"])
def test_no_port_at_all(workspace: Path, capsys: pytest.CaptureFixture[str], port: str) -> None:
    assert "端口号应在 1 到 65535 之间" in _said(capsys, workspace, "--port", port)


def test_a_port_in_words(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "--port" in _said(capsys, workspace, "--port", "八千")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "example.com", "", "127.0.0.2"])
def test_no_other_machine(workspace: Path, capsys: pytest.CaptureFixture[str], host: str) -> None:
    said = _said(capsys, workspace, "--host", host)
    assert f"网页界面只在本机上开放，不能开在「{host}」上" in said and "ssh -L" in said


def test_no_such_folder_draft_or_stage(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "没有这个文件夹" in _said(capsys, workspace / "none")
    assert "没有代号为「none」的草案" in _said(capsys, workspace, "none")
    assert "没有" in _said(capsys, workspace, "law@草案")
    assert "工作区" in _said(capsys, workspace.parent, "law")


@pytest.mark.parametrize("package", ["textual_serve", "aiohttp"])
def test_without_its_packages(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    for name in [name for name in sys.modules if name.startswith("workbench.serving")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    said = _said(capsys, workspace)
    assert f"没有安装网页界面要用的组件 {package}" in said and "workbench tui" in said


def test_a_port_that_is_asked_for(workspace: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    with served(workspace, "--port", str(port)) as server:
        assert server.root == f"http://127.0.0.1:{port}"


def test_in_the_c_locale(workspace: Path) -> None:
    with served(workspace, LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0") as server:
        assert server.root.startswith("http://127.0.0.1:")
        assert server.interrupt() == 0
    assert "Traceback" not in server.said and "PYTHONUTF8=1" in server.said


def test_json_is_one_document(workspace: Path) -> None:
    command = [sys.executable, "-m", "workbench", "-C", str(workspace), "serve", "--json", "--host", "0.0.0.0"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1 and '"not-loopback"' in done.stdout

"""roles.toml: which branch carries which stage, who may close it, and signatures that must hold."""

import subprocess
from pathlib import Path

import pytest

from tests.cli.running import Runner

RULES = """\
[[stage]]
name = "草案"
branch = "main"
closed_by = ["zhang@example.invalid"]

[[stage]]
name = "*"
closed_by = [
    "zhang@example.invalid",
    "li@example.invalid",
]
"""


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.fixture
def office(run: Runner) -> Runner:
    run.ok("init", ".", "--author", "张三 <zhang@example.invalid>")
    (run.folder / "law.txt").write_text("某市规定\n第一条　甲。\n第二条　乙。\n", encoding="utf-8")
    run.ok("import", "law.txt", "--draft", "law")
    git(run.folder, "branch", "-M", "main")
    ruled(run, RULES)
    return run


def ruled(run: Runner, rules: str) -> None:
    (run.folder / "roles.toml").write_text(rules, encoding="utf-8")
    git(run.folder, "add", "roles.toml")
    git(run.folder, "commit", "-q", "-m", "分工")


def codes(run: Runner) -> list[str]:
    return [problem["code"] for problem in run("check", "--repository", "--json").data["problems"]]


def test_who_may_on_the_branch_it_belongs_to(office: Runner) -> None:
    office.ok("stage", "草案")
    assert codes(office) == []


def test_somebody_else_is_refused_and_found(office: Runner) -> None:
    git(office.folder, "config", "user.email", "wang@example.invalid")
    assert office.code("stage", "草案") == "stage-not-entitled"
    git(office.folder, "tag", "-a", "stage/law/草案", "-m", "x")
    assert codes(office) == ["stage-not-entitled"]
    git(office.folder, "tag", "stage/law/二审稿")
    assert codes(office) == ["stage-not-entitled"] * 2


def test_the_general_rule_serves_where_no_other_does(office: Runner) -> None:
    git(office.folder, "config", "user.email", "li@example.invalid")
    office.ok("stage", "二审稿")
    assert office.code("stage", "草案") == "stage-not-entitled"
    assert codes(office) == []


def test_another_branch_is_refused_and_found(office: Runner) -> None:
    git(office.folder, "switch", "-q", "-c", "side")
    assert office.code("stage", "草案") == "stage-elsewhere"
    office.ok("replace", "第一条", "--old", "甲", "--new", "丙", "-m", "改")
    git(office.folder, "tag", "-a", "stage/law/草案", "-m", "x")
    assert codes(office) == ["stage-elsewhere"]


def test_a_signature_that_does_not_hold_is_an_error(office: Runner) -> None:
    office.ok("stage", "草案")
    body = git(office.folder, "cat-file", "tag", "stage/law/草案")
    forged = body.rstrip("\n") + "\n-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQ==\n-----END SSH SIGNATURE-----\n"
    made = subprocess.run(
        ["git", "hash-object", "-t", "tag", "-w", "--stdin"],
        cwd=office.folder,
        input=forged,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    git(office.folder, "update-ref", "refs/tags/stage/law/草案", made.stdout.strip())
    assert codes(office) == ["bad-signature"]


def test_a_signature_of_somebody_the_user_knows_holds(office: Runner, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The list of known signers is the user's own; one that the repository names is not believed."""
    place = tmp_path_factory.mktemp("keys")
    try:
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(place / "key")], check=True)
    except FileNotFoundError:
        pytest.skip("ssh-keygen is not here")
    public = (place / "key.pub").read_text(encoding="utf-8")
    (place / "signers").write_text(f"zhang@example.invalid {public}", encoding="utf-8")
    own = ["-c", "gpg.format=ssh", "-c", f"user.signingkey={place / 'key'}"]
    git(office.folder, *own, "tag", "-s", "stage/law/草案", "-m", "x")
    git(office.folder, "config", "gpg.ssh.allowedSignersFile", str(place / "signers"))
    assert codes(office) == ["bad-signature"]
    git(office.folder, "config", "--global", "gpg.ssh.allowedSignersFile", str(place / "signers"))
    assert codes(office) == []


@pytest.mark.parametrize("rules", ["x = 1\n", '[[stage]]\nbranch = "main"\n', "[[stage]\n", "[[stage]]\nname = 3\n"])
def test_rules_that_cannot_be_read_are_told(office: Runner, rules: str) -> None:
    ruled(office, rules)
    found = office("check", "--repository", "--json")
    assert found.code == 1 and {problem["code"] for problem in found.data["problems"]} <= {"bad-roles", "bad-toml"}

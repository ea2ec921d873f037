"""Whether the other repository answers: a short question that waits for nobody and prompts nobody."""

from workbench.storage.git import program
from workbench.storage.git.remotes import quiet, remote_of
from workbench.storage.git.repository import Repository

#: Seconds; a repository in the same house answers in less than one.
PATIENCE = 6.0


def reached(repository: Repository) -> str:
    """The address of the remote when it answers, else ""; refuses as :func:`remote_of` does, asking nobody."""
    remote = remote_of(repository)
    words = ["ls-remote", "--heads", "--upload-pack=git-upload-pack", "--", remote.address]
    code, _, _ = program.attempt(repository.top, words, env=quiet(repository.top), patience=PATIENCE)
    return remote.address if code == 0 else ""

"""One commit with the files of amendments, made anew when somebody else saved in between."""

from collections.abc import Callable, Mapping

from workbench.amendments.values import Amendment
from workbench.model.problems import WorkbenchError
from workbench.session.amending.register import Register
from workbench.session.hand.state import PATIENCE
from workbench.session.reading.history import trailers as action_trailers
from workbench.session.session import Session
from workbench.storage.saving.save import save

Files = Mapping[str, bytes | None]


def committed(
    session: Session, make: Callable[[Register], Files], say: Callable[[], tuple[str, Mapping[str, str]]]
) -> str:
    """The commit of what ``make`` gives on the newest register; ``say``: its subject and trailers, asked afterwards."""
    for left in reversed(range(PATIENCE)):
        register = Register(session.desk, session.slug)
        changes = make(register)
        message, trailers = say()
        try:
            commit = save(session.desk.workspace, changes, message, trailers=trailers, expected=register.base)
            session.reread()
            return commit
        except WorkbenchError as error:
            if error.problem.code != "branch-moved" or not left:
                raise
    raise AssertionError("unreachable")


def trailers(action: str, amendment: Amendment, reason: str = "") -> dict[str, str]:
    """What a commit says about an amendment."""
    said = {"Amendment": amendment.id, "Proposer": amendment.proposer, "Reason": reason or amendment.reason}
    return action_trailers(action) | {key: " ".join(words.split()) for key, words in said.items() if words}

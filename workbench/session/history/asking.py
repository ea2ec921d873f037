"""Which clause somebody means, and up to which version its past is told."""

from collections.abc import Iterator
from contextlib import contextmanager

from workbench.model.identity import Id, is_id
from workbench.model.problems import WorkbenchError, refuse
from workbench.session.desk import Desk
from workbench.session.history.draft_past import DraftPast
from workbench.session.history.versions import Clause
from workbench.session.view import View


@contextmanager
def clause(desk: Desk, slug: str, words: str, revision: str | None = None) -> Iterator[Clause]:
    """The past of a place up to a revision (None: the branch). LOCATOR@STAGE uses the numbers of that stage.

    A place that is gone can be asked for by the number it had then, or by its id.
    """
    id = place_of(desk, slug, words, revision)
    with DraftPast(desk.workspace, slug, desk.commit(slug, revision)) as past:
        yield Clause(past, id)


def place_of(desk: Desk, slug: str, words: str, revision: str | None = None) -> Id:
    """The id of a place, by the numbers of a revision (None: the branch) or of the stage in LOCATOR@STAGE."""
    place, at, stage = words.partition("@")
    then = desk.at(slug, desk.stage(slug, stage) if at else desk.commit(slug, revision)).view
    return _located(then, place, bool(at))


def _located(view: View, place: str, staged: bool) -> Id:
    try:
        return view.locate(place)
    except WorkbenchError as error:
        if is_id(place):
            return Id(place)
        if staged:
            raise
        hint = "已经删去的条款，写它在某一审次的条号，如「第八条@征求意见稿」。"
        raise refuse(error.problem.code, error.problem.message, where=place, hint=hint) from error

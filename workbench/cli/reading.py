"""What the reading commands share: which draft, at which revision, and LOCATOR@STAGE."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.edits import add_draft
from workbench.cli.paths import folder

if TYPE_CHECKING:
    from workbench.session.targets import Target


def add_reading(parser: ArgumentParser) -> None:
    """--draft and --at."""
    add_draft(parser)
    parser.add_argument("--at", metavar="REV", help="哪个版本：审次，或者版本号")


def read(args: Namespace, words: str | None = None, stage: str | None = None) -> "Target":
    """The draft or file to read; ``stage`` comes from LOCATOR@STAGE."""
    from workbench.model.problems import refuse
    from workbench.session.targets import open_draft, open_target

    if stage is not None and args.at is not None:
        raise refuse("two-revisions", "@审次和 --at 只能写一个。", hint="请去掉其中一个。")
    if words is not None and args.draft is not None:
        raise refuse("two-drafts", "TARGET 和 --draft 只能写一个。", hint="请去掉其中一个。")
    slug = f"{args.draft or ''}@{stage}" if stage is not None else args.draft
    return open_draft(folder(args), slug, args.at) if words is None else open_target(folder(args), words, args.at)


def locator_and_stage(words: str) -> tuple[str, str | None]:
    """第十五条@征求意见稿 → 第十五条, 征求意见稿."""
    place, at, stage = words.partition("@")
    return place, stage if at else None

"""What every deed of ``opinion`` begins with: the draft, its book of opinions, and the draft as it is today."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.cli.output import Output
from workbench.cli.paths import folder

if TYPE_CHECKING:
    from workbench.amendments.opinions.standing import Today
    from workbench.session.opinions.book import Book


@contextmanager
def opened(args: Namespace, out: Output) -> "Iterator[Book]":
    """The book of the draft of --draft; what could not be read in it is told."""
    from workbench.cli.problems import lines_of
    from workbench.session.desk import Desk
    from workbench.session.opinions.book import Book

    desk = Desk.find(folder(args))
    with Book.opened(desk, desk.choose(args.draft)) as book:
        out.note(*(line for problem in (*desk.notices, *book.problems) for line in lines_of(problem)))
        yield book


def today(book: "Book") -> "Today":
    """The draft in hand."""
    from workbench.amendments.opinions.standing import Today

    view = book.desk.in_hand(book.slug).view
    return Today(view.instrument, view.labels, view.wording)


def numbers(words: list[str]) -> list[str]:
    """意见编号 as said: 132, #132, 意见#132, or several with 、 between."""
    from workbench.amendments.opinions.numbers import read_number

    said = [one for word in words for one in word.replace("、", ",").replace("，", ",").split(",") if one.strip()]
    return [read_number(one) for one in said or words]

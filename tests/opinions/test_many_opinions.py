"""Some thousands of opinions: several shards, one campaign, listed by article, taken back without a trace."""

from pathlib import Path

from tests.opinions.desks import SLUG, desk, row, table, taken
from workbench.amendments.opinions.questions import Wanted
from workbench.amendments.opinions.standing import Today
from workbench.session.opinions.accounting import ledger
from workbench.session.opinions.book import Book
from workbench.session.opinions.listing import places_of, shown
from workbench.session.opinions.withdrawing import withdraw

_MANY = 2300
_CAMPAIGN = "坚决支持本条例尽快出台，并建议加强对服务机构的监督检查，保障群众的合法权益。"


def _letter(number: int) -> str:
    """Nobody else's words."""
    return "".join(chr(0x4E00 + (number * 37 + place * place * 11) % 5000) for place in range(40))


def test_a_few_thousand(tmp_path: Path) -> None:
    at = desk(tmp_path / "w")
    before = at.workspace.repository.git("rev-parse", "HEAD^{tree}")
    rows = [row(_CAMPAIGN if n % 5 == 0 else _letter(n), f"第{1 + n % 5}条" if n % 5 else "") for n in range(_MANY)]
    done = taken(at, table(tmp_path / "a.csv", rows))
    assert (len(done.added), done.linked, done.grouped) == (_MANY, _MANY * 4 // 5, _MANY // 5 - 1)
    folder = at.workspace.root / "amendments" / SLUG / "opinions"
    assert [len(path.read_bytes().splitlines()) for path in sorted(folder.iterdir())] == [1000, 1000, 300]
    with Book.opened(at, SLUG) as book:
        view = at.in_hand(SLUG).view
        today = Today(view.instrument)
        places = places_of(today, view.locate("第三条"))
        assert len(shown(book, today, Wanted(places))) == book.asking.count(Wanted(places)) == _MANY // 5
        found = ledger(book, today)
        assert (found.total, found.groups, found.general) == (_MANY, 1, _MANY // 5)
        assert sum(sum(counted.values()) for counted in found.by_article.values()) == _MANY * 4 // 5
        assert len(withdraw(book).opinions) == _MANY
    assert at.workspace.repository.git("rev-parse", "HEAD^{tree}") == before
    assert taken(at, table(tmp_path / "a.csv", rows)).known == 0

"""How long amendments take: one held against a law that went on, and a thousand looked at again after an edit."""

import random
import time
from collections.abc import Sequence
from statistics import median

from bench.figure import Figure
from bench.rewriting import Rewriter
from bench.timing import best_prepared
from workbench.amendments.evaluation import evaluate
from workbench.amendments.ground import Ground
from workbench.amendments.pending import Pending
from workbench.amendments.token_form import cut, cut_sentences
from workbench.amendments.values import Amendment, Rewording
from workbench.model.identity import IdSource
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.model.provision import Provision
from workbench.model.tokens import encode
from workbench.operations.apply import apply
from workbench.operations.results import Applied
from workbench.operations.values import Batch, Replace

COUNT = 1000


def figures(law: Instrument) -> list[Figure]:
    """Both of them."""
    amendments = proposals(law, COUNT)
    spent = sorted(durations(amendments, edited(law, random.Random(2), 3)))
    ground, later = Ground(law), edited(law, random.Random(3), 1)
    again = best_prepared(lambda: Pending(amendments, ground), lambda pending: pending.follow(Ground(later)))
    whole = best_prepared(lambda: Ground(later), lambda found: [evaluate(one, found) for one in amendments])
    return [
        Figure("hold one amendment against the draft, nothing cut yet: median", median(spent), limit=0.001),
        Figure("the same: 99 of 100 are quicker than", spent[len(spent) * 99 // 100]),
        Figure("hold 1,000 amendments again", whole),
        Figure("after an edit to one article: look at 1,000 again, the law indexed anew", again, limit=0.05),
    ]


def proposals(law: Instrument, count: int) -> list[Amendment]:
    """Amendments that reword a 款 each; every article has one before any has two."""
    rewriter, ids = Rewriter(law, random.Random(1)), IdSource(choose=random.Random(1).choice)
    parts = _paragraphs(law)
    made: list[Amendment] = []
    while len(made) < count:
        for part in parts[: count - len(made)]:
            change = Rewording(part.id, encode(part.text), encode(rewriter.light(part).text))
            made.append(Amendment(ids.draw(), len(made) + 1, "", part.id, (change,), "", "", ""))
    return made


def _paragraphs(law: Instrument) -> list[Provision]:
    """The longest 款 or 项 of each article."""
    articles = (part for part in law.root.walk() if part.level is Level.ARTICLE and part.children)
    found = (max(article.walk(), key=lambda part: len(encode(part.text))) for article in articles)
    return [part for part in found if part.text]


def edited(law: Instrument, dice: random.Random, every: int) -> Instrument:
    """The law with one 款 reworded; with more, one of ``every`` articles."""
    rewriter, parts = Rewriter(law, dice), _paragraphs(law)
    chosen = parts[::every] if every > 1 else [parts[len(parts) // 2]]
    done = apply(Batch(tuple(Replace(part.id, rewriter.light(part).text) for part in chosen)), law)
    if not isinstance(done, Applied):
        raise ValueError(done.problem.message)
    return done.instrument


def durations(amendments: Sequence[Amendment], later: Instrument) -> list[float]:
    """Seconds of each, its words never having been cut before."""
    ground, spent = Ground(later), list[float]()
    evaluate(amendments[0], ground)
    for amendment in amendments[1:]:
        cut.cache_clear()
        cut_sentences.cache_clear()
        start = time.perf_counter()
        evaluate(amendment, ground)
        spent.append(time.perf_counter() - start)
    return spent


def waiting(law: Instrument) -> tuple[Pending, Instrument]:
    """One amendment for each article, and the law after an edit to one: for growth."""
    return Pending(proposals(law, len(_paragraphs(law))), Ground(law)), edited(law, random.Random(3), 1)


def looked_at_again(case: tuple[Pending, Instrument]) -> None:
    """All of them, the law indexed anew."""
    pending, later = case
    pending.follow(Ground(later))

"""What is shown says what is meant: the words of every reference, read by a stranger, name the same provisions."""

from hypothesis import given

from tests.strategies import instruments
from workbench.citing.binding import bind_text
from workbench.citing.wording import Wording
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.reference import Reference
from workbench.model.text import Text, join, references


def targets(text: Text) -> list[Id]:
    """Every provision a text names, in order; 前两款 and 第一款、第二款 name the same two."""
    return [id for reference in references(text) for pointer in reference.pointers for id in pointer.targets]


def apart(text: Text) -> Text:
    """The text with words between its references: nobody writes 本编第三条 as two citations."""
    return join(piece for reference in text for piece in (reference, "，" if isinstance(reference, Reference) else ""))


@given(instruments())
def test_shown_words_read_back_to_the_same_targets(instrument: Instrument) -> None:
    wording = Wording(instrument)
    for id in wording.labels:
        text = apart(wording.labels.node(id).text)
        words = wording.words(text, id)
        again, problems = bind_text(words, id, wording.labels)
        assert targets(again) == targets(text), (words, problems)
        assert wording.words(again, id) == words

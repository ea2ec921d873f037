"""comments.xml: who said what about which words."""

from collections.abc import Mapping

from lxml import etree

from workbench.importing.docx.names import W, children
from workbench.importing.docx.runs import Reader, paragraphs
from workbench.importing.imported import Comment


def comments(
    root: etree._Element | None, anchors: Mapping[str, tuple[int, str]], reader: Reader
) -> tuple[Comment, ...]:
    """The comments in the order of the text they are about; ``anchors``: id → (line, words)."""
    made = [_comment(element, anchors, reader) for element in children(root, "comment")]
    return tuple(sorted(made, key=lambda comment: comment.line))


def _comment(element: etree._Element, anchors: Mapping[str, tuple[int, str]], reader: Reader) -> Comment:
    line, words = anchors.get(element.get(W + "id", ""), (0, ""))
    text = "\n".join(reader.words(paragraph).text.strip() for paragraph in paragraphs(element))
    return Comment(line, element.get(W + "author", ""), words.strip(), text.strip())

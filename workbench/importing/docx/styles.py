"""Paragraph styles: which list a style numbers its paragraphs in, by itself or by what it is based on."""

from lxml import etree

from workbench.importing.docx.names import W, children, number, value

_LONGEST_CHAIN = 20


class Styles:
    """The styles of a document by id; ``default`` is the id of the default paragraph style."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles = {style.get(W + "styleId", ""): style for style in children(root, "style")}
        plain = (id for id, style in self._styles.items() if _default(style))
        self.default = next(plain, "")

    def numbering(self, style: str) -> tuple[str | None, int | None]:
        """(w:numId, w:ilvl) that paragraphs of the style inherit."""
        listed: str | None = None
        level: int | None = None
        for _ in range(_LONGEST_CHAIN):
            element = self._styles.get(style)
            if element is None:
                break
            listed = listed or value(element, "w:pPr/w:numPr/w:numId")
            level = level if level is not None else number(element, "w:pPr/w:numPr/w:ilvl")
            style = value(element, "w:basedOn") or ""
        return listed, level


def _default(style: etree._Element) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on")

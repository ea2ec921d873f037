"""Names in the XML of WordprocessingML, and small readers of its attributes."""

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_STRICT = "http://purl.oclc.org/ooxml/"


def value(element: etree._Element | None, path: str, attribute: str = "val") -> str | None:
    """The attribute of the element at ``path`` ("w:numPr/w:numId") below ``element``."""
    found = below(element, path)
    return None if found is None else found.get(W + attribute)


def below(element: etree._Element | None, path: str) -> etree._Element | None:
    """The first element at a path of w: names."""
    if element is None:
        return None
    return element.find("/".join(W + step.removeprefix("w:") for step in path.split("/")))


def number(element: etree._Element | None, path: str) -> int | None:
    """The same as a whole number; None when it is missing or none."""
    written = value(element, path)
    try:
        return int(written) if written is not None else None
    except ValueError:
        return None


def switched(element: etree._Element | None) -> bool:
    """Whether a toggle element is there and on."""
    return element is not None and element.get(W + "val", "1") not in ("0", "false", "off")


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """Direct children of a w: name."""
    return iter(()) if element is None else element.iterchildren(W + name)

"""html: one self-contained page without scripts; nothing is loaded from outside."""

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from workbench.rendering.opinions.sheets import Sheet


def write(sheets: Sequence[Sheet]) -> bytes:
    """The page, UTF-8. Words are escaped by the template."""
    return _template().render(sheets=sheets, policy="default-src 'none'; style-src 'unsafe-inline'").encode()


@cache
def _template() -> Template:
    loader = PackageLoader("workbench.rendering.opinions", "page_files")
    settings = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return settings.get_template("opinions.html.jinja")

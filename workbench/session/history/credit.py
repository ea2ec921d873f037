"""Why a version was made, and on whose proposal: what a change is credited to, as readers and as programs see it."""

from collections.abc import Iterator

from workbench.storage.history.lookup import Meta

_KEYS = ("Amendment", "Proposer", "Reason")


def credit(commit: Meta) -> dict[str, str]:
    """``amendment``, ``proposer`` and ``reason`` of a version; "" for what was not said."""
    return {key.lower(): commit.trailers.get(key, "") for key in _KEYS}


def credit_lines(commit: Meta) -> Iterator[str]:
    """The same in Chinese, a line for each thing that was said."""
    amendment, proposer, reason = credit(commit).values()
    if amendment:
        yield f"修改建议 {amendment}（{proposer}）" if proposer else f"修改建议 {amendment}"
    elif proposer:
        yield f"提出：{proposer}"
    if reason:
        yield f"理由：{reason}"

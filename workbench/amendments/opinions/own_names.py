"""What people call the draft they write about: 《某某条例（草案）》, 草案, 征求意见稿, 条例. All mean this one."""

import re

from workbench.model.instrument import Instrument

_STAGES = "草案|征求意见稿|修订草案|修正草案|草案征求意见稿|送审稿|二次审议稿|三次审议稿|审议稿|修改稿|讨论稿"
_LOOSE = re.compile(rf"[（(](?:{_STAGES})[^（）()]{{0,12}}[）)]|(?:{_STAGES})$")


class OwnNames:
    """Turns the names of one instrument into its self-name, so that citations behind them are read as its own."""

    def __init__(self, instrument: Instrument) -> None:
        self._own = instrument.self_names[0] if instrument.self_names else "本法"
        bare = _LOOSE.sub("", instrument.title)
        kind = self._own.removeprefix("本")
        titles = "|".join(sorted((re.escape(name) for name in {instrument.title, bare} if name), key=len, reverse=True))
        stage = rf"(?:[（(]?(?:{_STAGES})[）)]?)"
        forms = [
            rf"《(?:{titles})[^《》]{{0,12}}》{stage}?" if titles else "",
            rf"(?:{titles}){stage}?" if titles else "",
            rf"(?:[本该此]{kind})?{stage}",
            rf"(?:(?<=[，。；、：！？\s（])|(?<=建议)|(?<=[对将把在于认照据])|^)该?{kind}(?=第|中第|的第|草案)",
        ]
        self._names = re.compile("|".join(form for form in forms if form))

    def said_plainly(self, words: str) -> str:
        """The words with every such name said as the instrument says it: 本条例."""
        return self._names.sub(self._own, words)

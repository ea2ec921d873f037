"""Personal data in free text: numbers by their form, names and addresses by what stands before them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from workbench.amendments.opinions.personal_numbers import numbers
from workbench.amendments.opinions.surnames import is_name


class Datum(StrEnum):
    """What was found; a mask says it in brackets."""

    IDENTITY = "身份证号"
    CARD = "银行卡号"
    MOBILE = "手机号"
    TELEPHONE = "电话"
    EMAIL = "邮箱"
    ACCOUNT = "网络账号"
    NAME = "姓名"
    ADDRESS = "住址"


#: What a person may choose to leave unmasked: the rest is never in doubt and never goes into git.
OPTIONAL = (Datum.TELEPHONE, Datum.EMAIL, Datum.ACCOUNT, Datum.NAME, Datum.ADDRESS)


class Found(NamedTuple):
    """``text[start:end]`` is personal."""

    start: int
    end: int
    what: Datum


#: Digits of every width, and what people put between them, become plain; the length stays.
_PLAIN = {ord(wide): plain for wide, plain in zip("０１２３４５６７８９．＠ＸｘⅩ", "0123456789.@XxX", strict=True)}
_PLAIN |= dict.fromkeys(map(ord, "－—–‐−"), "-") | {0x3000: " "}
_EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+\-]*@[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?(?:\.[A-Za-z]{2,})+")
_ACCOUNT = re.compile(
    r"(?:QQ|qq|微信|微信号|weixin|WeChat)(?:号码?)?[:： ]{0,3}(?P<it>[A-Za-z0-9][A-Za-z0-9_\-]{4,19})"
)
_HAN = "[\u3400-\u9fff\U00020000-\U0003ffff]"
_NAMED = re.compile(
    rf"(?:我叫|我的名字[是叫]|姓名|署名|签名|签字|联系人|提出人|建议人|反映人|投诉人|申请人|本人|我是|村民|居民|市民)"
    rf"[:： 　]{{0,3}}(?P<it>{_HAN}{{2,4}}(?:·{_HAN}{{1,6}})*)"
    r"(?=[^\u3400-\u9fff]|$|[，,。；电手身住男女系敬于建认希觉对])"
)
#: A name behind a word that is often followed by something else is taken only when the word says so plainly.
_SIGNED = re.compile(
    rf"(?:\n[ 　]*|(?:此致|敬礼|--)[ 　\n]*)(?P<it>{_HAN}{{2,4}}?)[ 　]*(?:敬上|呈上)?"
    r"[ 　]*(?:\n?[ 　]*[0-9]{4}[年.\-][^\n]{0,12})?$"
)
_LIVING = re.compile(
    r"(?:家住|住在|现住|住址|家庭住址|联系地址|通信地址|通讯地址|地址)[:： 是为于在]{0,3}"
    r"(?P<it>[^\s，,。；;！？、]{5,40})"
)
#: Without one of these nothing of the three patterns above can be there, and most opinions have none.
_CUE = re.compile("叫|姓名|[署签]|[系出议映诉请本]人|我是|[村居市]民|QQ|qq|微信|[Ww]ei|WeChat|[家现]住|住在|[住地]址")
_END, _DIGIT = re.compile("\n|此致|敬礼|--"), re.compile("[0-9]")
_HOUSE = re.compile(r"[路街巷村组号栋幢室弄道镇乡区县]")


#: Shorter words from a column would blot out half of an ordinary sentence.
_LEAST, _LEAST_KNOWN = 5, {Datum.NAME: 2}


def personal(text: str, known: Mapping[str, Datum] | None = None) -> tuple[Found, ...]:
    """What is personal in ``text``, in order, nothing twice. ``known``: what was said about the one who sent it."""
    every = (*_by_form(text), *_known(text, known or {}))
    if not every:
        return ()
    found: list[Found] = []
    for one in sorted(every, key=lambda one: (one.start, -one.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
        elif one.end > found[-1].end:
            found[-1] = found[-1]._replace(end=one.end)
    return tuple(found)


def masked(text: str, found: Iterable[Found]) -> str:
    """The text with 〔手机号〕 and its like where something personal stood; every other character as it was."""
    pieces, end = [], 0
    for one in found:
        pieces += [text[end : one.start], f"〔{one.what}〕"]
        end = one.end
    return "".join([*pieces, text[end:]])


class Names:
    """Names of many people, each of three or four characters, to be looked for in words at once."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names: set[str] = set()
        self._firsts: set[str] = set()
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """One more; a shorter name may be an ordinary word (高峰), and is not looked for."""
        if len(name) in (3, 4):
            self._names.add(name)
            self._firsts.add(name[0])

    def found_in(self, text: str) -> dict[str, Datum]:
        """Which of them stand in ``text``."""
        starts = [at for at, character in enumerate(text) if character in self._firsts] if self._firsts else ()
        runs = (text[at : at + size] for at in starts for size in (3, 4))
        return {run: Datum.NAME for run in runs if run in self._names}


def _known(text: str, known: Mapping[str, Datum]) -> Iterator[Found]:
    """Where what is known of the sender stands in the words."""
    for words, what in known.items():
        at = text.find(words) if len(words) >= _LEAST_KNOWN.get(what, _LEAST) else -1
        while at >= 0:
            yield Found(at, at + len(words), what)
            at = text.find(words, at + len(words))


@lru_cache(4096)
def _by_form(text: str) -> tuple[Found, ...]:
    """What looks personal; most cells of a column say what others say."""
    plain = text.translate(_PLAIN)
    found: list[Found] = []
    if _DIGIT.search(plain):
        found += (Found(start, end, Datum(what)) for start, end, what in numbers(plain))
    if "@" in plain:
        found += _spans(_EMAIL, plain, Datum.EMAIL)
    if _CUE.search(plain):
        found += _spans(_ACCOUNT, plain, Datum.ACCOUNT)
        found += _spans(_NAMED, plain, Datum.NAME, is_name)
        found += _spans(_LIVING, plain, Datum.ADDRESS, lambda words: _HOUSE.search(words) is not None)
    if _END.search(plain):
        found += _spans(_SIGNED, plain, Datum.NAME, is_name)
    return tuple(found)


def _spans(
    pattern: re.Pattern[str], text: str, what: Datum, fits: Callable[[str], bool] | None = None
) -> Iterator[Found]:
    group: str | int = "it" if "it" in pattern.groupindex else 0
    for hit in pattern.finditer(text):
        if fits is None or fits(hit[group]):
            yield Found(hit.start(group), hit.end(group), what)

"""Which column holds what: guessed by the words over it, settled by 「意见=内容」."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from workbench.model.problems import refuse


class Field(StrEnum):
    """What a column can hold; the value is its name on the command line."""

    TEXT = "意见"
    PLACE = "条款"
    PROPOSED = "建议文字"
    REASON = "理由"
    NAME = "提出人"
    KIND = "类别"
    REGION = "地区"
    CHANNEL = "渠道"
    DATE = "日期"
    TELEPHONE = "电话"
    IDENTITY = "证件"
    ADDRESS = "地址"
    EMAIL = "邮箱"


#: Heads that say it outright come first; what merely holds the words is taken where nothing else is.
_EXACT = {
    Field.TEXT: "意见|意见内容|内容|意见建议|意见和建议|具体意见|修改意见|建议|建议内容|反馈意见|正文|留言内容"
    "|text|content|opinion|comment",
    Field.PLACE: "条款|条文|条款号|条号|涉及条款|所提条款|章节|条目|对应条款|article|provision",
    Field.PROPOSED: "建议文字|建议修改为|修改为|建议条文|修改后|修改后条文|建议表述|proposed",
    Field.REASON: "理由|修改理由|建议理由|说明|依据|reason",
    Field.NAME: "提出人|姓名|提出单位|提出单位/人|单位|单位名称|单位/个人|提交人|建议人|名称|来信人|署名|网名|昵称"
    "|用户名|反馈单位|submitter|name|author",
    Field.KIND: "类别|类型|身份|提出人类别|意见来源类别|主体类型|来源类别|性质|kind|type",
    Field.REGION: "地区|地域|省份|所在地|所在地区|区域|城市|省市|region|province|city",
    Field.CHANNEL: "渠道|来源|途径|方式|提交方式|来件方式|channel|source",
    Field.DATE: "日期|时间|提交时间|收到日期|提交日期|反馈时间|来信日期|留言时间|date|time",
    Field.TELEPHONE: "电话|手机|手机号|手机号码|联系电话|联系方式|电话号码|phone|telephone|mobile|tel",
    Field.IDENTITY: "证件|身份证|身份证号|身份证号码|证件号|证件号码|identity|idcard",
    Field.ADDRESS: "地址|住址|联系地址|通信地址|通讯地址|家庭住址|address",
    Field.EMAIL: "邮箱|电子邮箱|电子邮件|邮件|email|e-mail|mail",
}
_HOLDS = {
    Field.TEXT: "意见|建议|内容",
    Field.PLACE: "条款|条文|章节",
    Field.NAME: "姓名|单位|提出人|提交人",
    Field.DATE: "日期|时间",
    Field.TELEPHONE: "电话|手机|联系方式",
    Field.IDENTITY: "身份证|证件",
    Field.ADDRESS: "地址|住址",
    Field.EMAIL: "邮箱|邮件",
    Field.REGION: "地区|省|市",
    Field.CHANNEL: "渠道|来源",
    Field.KIND: "类别|类型",
    Field.REASON: "理由",
}
_LOOSE = re.compile(r"[\s　:：*＊（）()]+")

Columns = dict[Field, int]


def guess(heads: Sequence[str]) -> Columns:
    """Which column each field is in, as far as the heads tell; no column twice."""
    plain = [_LOOSE.sub("", head).lower() for head in heads]
    found: Columns = {}
    for table, matches in ((_EXACT, re.fullmatch), (_HOLDS, re.search)):
        for field, words in table.items():
            free = (place for place, head in enumerate(plain) if head and place not in found.values())
            at = next((place for place in free if matches(words, plain[place])), None)
            if field not in found and at is not None:
                found[field] = at
    return found


def mapped(heads: Sequence[str], said: Mapping[str, str]) -> Columns:
    """The guess with what somebody said instead; WorkbenchError for a field or a column there is not."""
    wanted = {_field(name): _column(heads, head) for name, head in said.items()}
    found = {field: at for field, at in guess(heads).items() if field not in wanted and at not in wanted.values()}
    return found | {field: at for field, at in wanted.items() if at is not None}


def settled(heads: Sequence[str], said: Mapping[str, str]) -> Columns:
    """The same; WorkbenchError, too, where no column holds the opinions."""
    found = mapped(heads, said)
    if Field.TEXT not in found:
        shown = "、".join(head for head in heads if head)[:200] or "没有栏目名"
        hint = f"文件里的栏目：{shown}。用 --column 意见=栏目名 指明。"
        raise refuse("no-opinion-column", "没有找到写意见内容的一栏。", hint=hint)
    return found


def _field(name: str) -> Field:
    if name not in [field.value for field in Field]:
        raise refuse("unknown-field", f"没有「{name}」这一项。", hint=f"可以指定：{'、'.join(Field)}。")
    return Field(name)


def _column(heads: Sequence[str], head: str) -> int | None:
    """The place of a head, or of a letter or number of a column (C, 3); None for 「-」: the file has none."""
    if head == "-":
        return None
    if head in heads:
        return list(heads).index(head)
    if re.fullmatch("[1-9][0-9]{0,2}", head) and int(head) <= len(heads):
        return int(head) - 1
    if re.fullmatch("[A-Z]", head) and ord(head) - ord("A") < len(heads):
        return ord(head) - ord("A")
    shown = "、".join(one for one in heads if one)[:200]
    raise refuse("no-such-column", f"文件里没有「{head}」这一栏。", hint=f"文件里的栏目：{shown}。")


def known(cells: Sequence[str]) -> int:
    """How many columns a row names, as heads do: 0 when it does not name the one of the text, or holds sentences."""
    found = guess(cells)
    short = all(len(cell) <= 30 for cell in cells)
    return len(found) if short and Field.TEXT in found else 0

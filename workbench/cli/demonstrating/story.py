"""The story of the demo: a draft is published, opinions come in and are weighed, the papers for the meeting go out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A command as it is typed, without ``workbench``. ``fails``: it is refused, and that is what it shows."""

    words: tuple[str, ...]
    fails: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """``told``: what happens, for somebody who has never seen it."""

    told: str
    lines: tuple[Line, ...]


def _line(*words: str, fails: bool = False) -> Line:
    return Line(words, fails)


#: What is left for the meeting, in the order in which it is made.
EXPORTS = ("exports/正文.docx", "exports/修改对照表.docx", "exports/意见采纳情况表.xlsx")

STORY = (
    Step("把现在的草案定为征求意见稿。", (_line("stage", "征求意见稿"),)),
    Step(
        "导入收到的意见：姓名、电话只留在本机，提到的条款当场认出；来信里能骗过终端、表格的字符不起作用。",
        (_line("opinion", "import", "征求意见.csv"), _line("opinion", "import", "网络来信.jsonl")),
    ),
    Step(
        "没有写条号的意见，指定它说的是哪一处。",
        (_line("opinion", "link", "18", "--to", "第二十条第二款"), _line("opinion", "list", "第二十条")),
    ),
    Step(
        "同样的来信归为一组，只答复一次。",
        (
            _line("opinion", "group"),
            _line("opinion", "dispose", "21", "--state", "部分采纳", "--reason", "算力券已由第三十九条规定。"),
        ),
    ),
    Step(
        "采纳一件修改建议：草案改了，它所出自的意见同时有了答复，存为一个版本。",
        (_line("amend", "accept", "7", "--reason", "有了时限，企业好安排。"),),
    ),
    Step(
        "另一件建议改的是同一处，现在已经对不上了：程序拒绝，并且列出三方的文字。",
        (_line("amend", "accept", "8", fails=True),),
    ),
    Step(
        "插入一条：后面的条号和全文的引用一起跟着变。",
        (
            _line(
                "insert", "--after", "第二十条", "--heading", "遴选监督",
                "--text", "市主管部门应当对前条规定的遴选活动开展抽查，并公布抽查结果。", "-m", "增加遴选监督的规定",
            ),
        ),
    ),
    Step("看一款的沿革：哪一次、为什么、改了哪些字。", (_line("history", "第八条第二款", "--patch"),)),
    Step("看每个词句是谁的建议带来的。", (_line("blame", "第八条第二款"),)),
    Step("再定一稿；还有意见没有答复，所以要写明 --allow-open。", (_line("stage", "草案修改稿", "--allow-open"),)),
    Step(
        "导出上会的文件：正文，以及与征求意见稿的修改对照表。",
        (
            _line("export", "text", "yunchuan", "-o", EXPORTS[0]),
            _line("export", "table", "yunchuan@草案修改稿", "-o", EXPORTS[1]),
        ),
    ),
    Step("导出意见采纳情况表。", (_line("export", "opinions", "yunchuan", "-o", EXPORTS[2]),)),
)  # fmt: skip

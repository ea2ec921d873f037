"""What can be chosen about 意见采纳情况表. Nothing is imported to say it."""

from argparse import _ArgumentGroup

OF_OPINIONS = ("xlsx", "docx", "html", "md", "json")
BY = ("article", "submitter")


def add_opinions(group: _ArgumentGroup) -> None:
    """The options of ``export opinions``."""
    group.add_argument("--by", metavar="次序", choices=BY, default=BY[0], help="article 按条文，submitter 按提出人")
    group.add_argument("--public", action="store_true", help="只要对外公布的情况：数目、主要意见、采纳情况，不带提出人")
    group.add_argument("--with-personal-data", action="store_true", help="带上这台机器上存有的姓名、电话和未遮盖的原文")

"""Personal data is found in free text, and what merely looks like it is left alone."""

import pytest

from workbench.amendments.opinions.personal import Datum, masked, personal
from workbench.amendments.opinions.personal_numbers import is_card, is_identity

IDENTITY = "11010519491231002X"
CARD = "6222020200112233446"


def _mask(text: str) -> str:
    return masked(text, personal(text))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("请回电13812345678，谢谢", "请回电〔手机号〕，谢谢"),
        ("手机 138-1234-5678", "手机 〔手机号〕"),
        ("手机１３８１２３４５６７８", "手机〔手机号〕"),
        ("+86 138 1234 5678", "〔手机号〕"),
        ("座机025-83211234转8", "座机〔电话〕"),
        ("（025）83211234", "〔电话〕"),
        ("电话：8321 1234", "电话：〔电话〕"),
        (f"身份证{IDENTITY}。", "身份证〔身份证号〕。"),
        ("身份证号：110105 19491231 0023", "身份证号：〔身份证号〕"),
        (f"卡号 {CARD}", "卡号 〔银行卡号〕"),
        (f"第12 {IDENTITY} 号", "第12 〔身份证号〕 号"),
        ("卡号6222 0202 0011 2233 446，余额", "卡号〔银行卡号〕，余额"),
        ("邮箱zhang.san@mail.example.cn。", "邮箱〔邮箱〕。"),
        ("ＱＱ不算，QQ：12345678", "ＱＱ不算，QQ：〔网络账号〕"),
        ("我叫王小明，建议修改", "我叫〔姓名〕，建议修改"),
        ("联系人：欧阳娜娜 电话见附件", "联系人：〔姓名〕 电话见附件"),
        ("建议修改。\n张三\n2026年3月1日", "建议修改。\n〔姓名〕\n2026年3月1日"),
        ("此致\n敬礼！\n李四敬上", "此致\n敬礼！\n〔姓名〕敬上"),
        ("家住南京市鼓楼区中山路8号3栋，建议", "家住〔住址〕，建议"),
    ],
)
def test_it_is_masked(text: str, shown: str) -> None:
    assert _mask(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "第八条第二款中的三十日改为60日，罚款100000元以上1000000元以下。",
        "我是一名教师，本人认为第八条不妥。",
        "姓名权应当受到保护，身份证件由公安机关签发。",
        "参见国发〔2009〕62号，2026-03-01 10:20:30。",
        "统一社会信用代码91320100MA1XXXXX0X不应公开。",
        "地址信息属于个人信息。",
        "建议增加：\n服务机构\n应当公开信息",
        "110105194912310021是校验不对的号码",
        "6222020200112233440",
    ],
)
def test_it_is_left_alone(text: str) -> None:
    assert _mask(text) == text


def test_what_the_columns_say_is_masked_in_the_words_too() -> None:
    known = {"玛依努尔": Datum.NAME, "81234567": Datum.TELEPHONE, "1234": Datum.TELEPHONE}
    text = "玛依努尔建议，请拨81234567，第1234号文件"
    assert masked(text, personal(text, known)) == "〔姓名〕建议，请拨〔电话〕，第1234号文件"


def test_overlapping_finds_are_one() -> None:
    text = "我叫王小明明，王小明"
    assert masked(text, personal(text, {"王小明": Datum.NAME})).count("王") == 0


def test_checksums() -> None:
    assert is_identity(IDENTITY) and not is_identity("110105194912310021")
    assert is_card(CARD) and not is_card("6222020200112233440") and not is_card("1" * 16)

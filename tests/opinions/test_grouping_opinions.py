"""Campaigns are found; letters that ask for something else are not put among them, however alike."""

import random

from workbench.amendments.opinions.grouping import Said, grouped
from workbench.amendments.opinions.sameness import key, same

LETTER = "建议将第三条规定的答复期限由三十日延长为六十日，以便服务机构核实情况，保障申请人的合法权益。"


def _groups(*texts: str) -> list[int | None]:
    return grouped([Said(key(text)) for text in texts])


def test_the_same_words_are_one_group_whatever_the_typesetting() -> None:
    assert _groups(LETTER, LETTER.replace("，", ","), " " + LETTER + "！") == [None, 0, 0]


def test_nearly_the_same_words_are_one_group() -> None:
    assert _groups(LETTER, "尊敬的领导：" + LETTER, LETTER.replace("以便", "方便")) == [None, 0, 0]


def test_another_number_or_a_denial_is_another_opinion() -> None:
    others = LETTER.replace("六十日", "九十日"), LETTER.replace("建议", "不建议"), LETTER.replace("第三条", "第四条")
    assert _groups(LETTER, *others) == [None, None, None, None]
    assert not same(key(LETTER), key(others[1]))


def test_the_same_words_about_another_place_are_another_opinion() -> None:
    assert grouped([Said("删去本条", ("A",)), Said("删去本条", ("B",)), Said("删去本条", ("A",))]) == [None, None, 0]


def test_short_words_must_be_the_same() -> None:
    assert _groups("同意这一稿", "同意那一稿", "同意这一稿") == [None, None, 0]


def test_nothing_to_compare() -> None:
    assert grouped([]) == [] and _groups("一") == [None] and _groups("", "") == [None, 0]


def test_groups_given_before_never_change_and_later_ones_join_them() -> None:
    another = "完全不同的另一条意见，谈的是经费保障问题。"
    said = [Said(key(text)) for text in (LETTER, LETTER, another, "您好，" + LETTER)]
    assert grouped(said, [None, None, None]) == [None, None, None, 0]
    assert grouped(said, [None, 0, None]) == [None, 0, None, 0]


def test_members_are_held_against_the_first_not_in_a_chain() -> None:
    dice = random.Random(5)
    chain = [LETTER]
    for _ in range(30):
        at = dice.randrange(8, len(chain[-1]))
        chain.append(chain[-1][:at] + chr(0x6000 + dice.randrange(3000)) + chain[-1][at + 1 :])
    said = [Said(key(text)) for text in chain]
    found = grouped(said)
    assert all(head is None or same(said[head].key, said[place].key) for place, head in enumerate(found))
    assert any(head is None for head in found[1:])


def test_a_campaign_among_two_thousand_letters() -> None:
    dice = random.Random(7)
    letters = ["".join(chr(0x4E00 + dice.randrange(3000)) for _ in range(60)) for _ in range(2000)]
    repeated = [dice.choice(letters) for _ in range(400)]
    changed = [text[:30] + "咦" + text[31:] for text in repeated]
    said = [Said(key(text)) for text in letters + changed]
    found = grouped(said)
    right = sum(found[2000 + place] is not None for place in range(400))
    assert right >= 380
    assert found[:2000] == [None] * 2000
    assert all(same(said[head].key, said[place].key) for place, head in enumerate(found) if head is not None)

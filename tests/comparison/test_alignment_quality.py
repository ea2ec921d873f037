"""Without ids: nearly every counterpart is found again after light and after heavy rewriting of the civil code."""

from pathlib import Path

import pytest

from bench.accuracy import scores
from bench.alignment_quality import LEAST, told
from bench.laws import civil_code
from bench.reading import import_law


@pytest.mark.parametrize("heavy", [False, True], ids=["light", "heavy"])
def test_counterparts_are_found_after_rewriting(heavy: bool, shared: Path, tmp_path: Path) -> None:
    assert (shared / "corpus" / "statutes").is_dir()
    every, *kinds = scores(*told(import_law(civil_code(tmp_path)), tmp_path, (1,), heavy=heavy))
    assert every.true > 1300 and {score.kind for score in kinds} == {"对应", "移动", "拆分", "合并", "新增", "删除"}
    assert min(score.f1 for score in (every, *kinds)) >= LEAST

"""Strict reading of serial forms."""

import pytest

from workbench.operations.provision_data import provision_from_data
from workbench.operations.serial import from_data

BAD: list[object] = [
    None,
    [],
    "delete",
    {},
    {"do": "explode"},
    {"do": ["delete"]},
    {"do": "delete"},
    {"do": "delete", "target": "../../x"},
    {"do": "delete", "target": "A1000000", "more": 1},
    {"do": "move", "target": "A1000000", "parent": "A2000000", "index": -1},
    {"do": "move", "target": "A1000000", "parent": "A2000000", "index": True},
    {"do": "move", "target": "A1000000", "parent": "A2000000", "index": "1"},
    {"do": "replace", "target": "A1000000", "text": "{broken"},
    {"do": "replace", "target": "A1000000", "text": 7},
    {"do": "split", "target": "A1000000", "at": [], "new_id": "N1000000"},
    {"do": "split", "target": "A1000000", "at": [1, 2, 3], "new_id": "N1000000"},
    {"do": "level", "target": "A1000000", "level": "款"},
    {"do": "merge", "targets": "A1000000"},
    {"do": "batch", "operations": [{"do": "delete"}]},
    {"do": "repoint", "at": "A1000000", "nth": 0, "old": "词", "new": "{A1000000}"},
    {"do": "property", "key": "notes", "value": [1]},
    {"do": "traits", "target": "A1000000", "level": "article", "number": [1]},
    {
        "do": "insert",
        "parent": "A1000000",
        "index": 0,
        "provision": {"id": "N1000000", "level": "article", "children": {}},
    },
]


@pytest.mark.parametrize("data", BAD, ids=repr)
def test_bad_data_is_a_value_error(data: object) -> None:
    with pytest.raises(ValueError, match="."):
        from_data(data)


def test_deep_nesting_is_a_value_error() -> None:
    data: object = {"do": "batch", "operations": []}
    for _ in range(5000):
        data = {"do": "batch", "operations": [data]}
    with pytest.raises(ValueError, match="nested"):
        from_data(data)


def test_a_provision_needs_id_and_level() -> None:
    for data in ({"id": "N1000000"}, {"level": "article"}, {"id": "N1000000", "level": "article", "heading": "条旨"}):
        with pytest.raises(ValueError, match="."):
            provision_from_data(data)

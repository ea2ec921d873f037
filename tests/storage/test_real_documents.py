"""Real documents, imported, go through the files and come back."""

from pathlib import Path

import pytest

from workbench.importing.load import load as import_file
from workbench.storage.files.codec import dump, load

DOCUMENTS = ["seeds/nanjing-ai-draft.txt", "seeds/jiangsu-ai-draft.txt", "seeds/suzhou-ai-draft.txt"]
DOCUMENTS += ["seeds/shenzhen-ai-regulation.txt", "seeds/nanjing-pilot-zone-plan.txt"]
DOCUMENTS += ["corpus/statutes/civil-code-2020.md", "corpus/statutes/criminal-law-2023.md"]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_real_document_comes_back(shared: Path, document: str) -> None:
    instrument = import_file(shared / document).instrument
    files = dump(instrument)
    read, problems = load(files)
    assert problems == ()
    assert read == instrument
    assert dump(read) == files

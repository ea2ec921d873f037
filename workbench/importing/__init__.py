"""Foreign files (.txt, .md, .docx) → an instrument, with everything that was noticed on the way."""

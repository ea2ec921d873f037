"""An instrument → a file to hand over: txt, Markdown, HTML, docx, json."""

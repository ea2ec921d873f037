"""A comparison table → a file to take into the meeting: docx, html, md, json."""

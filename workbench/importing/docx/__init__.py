"""Word files, read from their XML: python-docx drops inserted and deleted text and knows no automatic numbers."""

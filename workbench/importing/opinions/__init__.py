"""Files of opinions: spreadsheets, lines of JSON, and drafts with tracked changes and comments."""

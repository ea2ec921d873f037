"""What is read without changing anything: shown text, outline, citations, searches, counts, versions."""

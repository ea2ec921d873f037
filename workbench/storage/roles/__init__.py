"""Who may close which stage, and on which branch: a convention kept in the repository, checked wherever it arrives."""

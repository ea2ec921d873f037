"""doctor: what git, the repository, the workspace and the drafts are like, and mending what may be mended."""

"""The git gateway: the program, the repository, its trees, and commits built without the work tree."""

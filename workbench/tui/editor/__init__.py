"""The article editor: a line for every 款 and 项, with numbers and marks drawn by the program."""
